interface Interpreter {
  readonly language: string;
  /** The flags that are followed by a script, in lower case. */
  readonly flags: readonly string[];
}

const shells = ["sh", "bash", "zsh", "ksh", "dash", "ash", "fish", "su"];
const python = { language: "python", flags: ["-c"] };
const javascript = { language: "javascript", flags: ["-e", "--eval", "-p", "--print", "-pe"] };
const powershell = { language: "powershell", flags: ["-command", "-c"] };

const interpreters = new Map<string, Interpreter>([
  ...shells.map((name): [string, Interpreter] => [name, { language: "shell", flags: ["-c"] }]),
  ["python", python],
  ["python2", python],
  ["python3", python],
  ["py", python],
  ["node", javascript],
  ["bun", javascript],
  ["deno", { language: "typescript", flags: ["eval"] }],
  ["ruby", { language: "ruby", flags: ["-e"] }],
  ["perl", { language: "perl", flags: ["-e"] }],
  ["php", { language: "php", flags: ["-r"] }],
  ["lua", { language: "lua", flags: ["-e"] }],
  ["Rscript", { language: "r", flags: ["-e"] }],
  ["powershell", powershell],
  ["pwsh", powershell],
  ["cmd", { language: "batch", flags: ["/c", "/k"] }],
  ["psql", { language: "sql", flags: ["-c", "--command"] }],
  ["mysql", { language: "sql", flags: ["-e", "--execute"] }],
  ["sqlite3", { language: "sql", flags: ["-cmd"] }],
]);

/** The language of what a command interprets, if it is an interpreter. */
export function interpreterOf(command: string): string | undefined {
  return interpreters.get(command)?.language;
}

export function isShell(command: string): boolean {
  return shells.includes(command);
}

/** Whether a script follows this flag; shells let it end a combination: `bash -lc`. */
export function scriptFlag(command: string, flag: string): boolean {
  const lower = flag.toLowerCase();
  if (interpreters.get(command)?.flags.includes(lower)) return true;
  return isShell(command) && /^-[a-z]{1,5}c$/.test(lower);
}
