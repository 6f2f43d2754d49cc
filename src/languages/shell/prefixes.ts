import { assignmentOf } from "./assignments.ts";
import type { Word } from "./word.ts";

interface Prefix {
  /** The flags that take the next word. */
  readonly valued: string;
  /** How many words besides flags stand before the command. */
  readonly words?: number;
}

/** Commands that run the command behind them and change nothing about it that matters. */
const prefixes = new Map<string, Prefix>([
  ["sudo", { valued: "ughpCrtTUD" }],
  ["doas", { valued: "uC" }],
  ["exec", { valued: "a" }],
  ["command", { valued: "" }],
  ["builtin", { valued: "" }],
  ["noglob", { valued: "" }],
  ["time", { valued: "fo" }],
  ["nohup", { valued: "" }],
  ["nice", { valued: "n" }],
  ["ionice", { valued: "cn" }],
  ["setsid", { valued: "" }],
  ["stdbuf", { valued: "ioe" }],
  ["chronic", { valued: "" }],
  ["unbuffer", { valued: "" }],
  ["timeout", { valued: "ks", words: 1 }],
  ["retry", { valued: "tdn" }],
  ["watch", { valued: "n" }],
  ["xargs", { valued: "InPLdEsa" }],
  ["parallel", { valued: "jN" }],
  ["env", { valued: "uCS" }],
  ["cross-env", { valued: "" }],
  ["cross-env-shell", { valued: "" }],
]);

export function isPrefix(name: string): boolean {
  return prefixes.has(name);
}

/** The index of the command that a prefix runs, or the number of words if it runs none. */
export function skipPrefix(name: string, words: readonly Word[], from: number): number {
  const prefix = prefixes.get(name);
  let others = prefix?.words ?? 0;
  let index = from;
  for (let word = words[index]; word; word = words[index]) {
    const raw = word.constant ?? "";
    if (raw === "--") return index + 1;
    // `command -v curl` asks for a command instead of running it.
    if (name === "command" && /^-[vV]/.test(raw)) return words.length;
    if (/^-\w/.test(raw)) index += raw.length === 2 && (prefix?.valued ?? "").includes(raw.charAt(1)) ? 2 : 1;
    else if (raw.startsWith("--") || assignmentOf(word)) index++;
    else if (others-- > 0) index++;
    else return index;
  }
  return words.length;
}
