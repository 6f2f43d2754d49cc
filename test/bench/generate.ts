import { spawn } from "node:child_process";
import { once } from "node:events";
import { fakeKey } from "../../src/cinclus/fake-key.ts";

/** Runs git in a folder, feeding it text, and gives what it printed. */
export async function git(folder: string, args: readonly string[], input: Iterable<string> = []): Promise<string> {
  const child = spawn("git", args, { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  for (const text of input) if (!child.stdin.write(text)) await once(child.stdin, "drain");
  child.stdin.end();
  await once(child, "close");
  if (child.exitCode !== 0) throw new Error(`git ${args.join(" ")} ended with ${child.exitCode}.`);
  return output.trim();
}

/** How many keys a repository has in its history: none, or one that is still there and one that was taken out. */
export type Leaks = "none" | "two";

/**
 * A repository that looks like one people work on: many files in folders, most commits change a few lines
 * of a few of them. The same size gives the same repository.
 *
 * @param commits each makes about six objects
 */
export async function generateRepository(folder: string, commits: number, leaks: Leaks = "none"): Promise<void> {
  await git(folder, ["init", "-q", "-b", "main", "."]);
  await git(folder, ["fast-import", "--quiet", "--done"], history(commits, leaks));
  await git(folder, ["-c", "gc.auto=0", "repack", "-adq", "--threads=2"]);
}

function* history(commits: number, leaks: Leaks): Generator<string> {
  const random = randomNumbers(42);
  const files = new Map<string, string[]>();
  for (let number = 0; number < commits; number++) {
    const message = `Change ${number}: ${sentence(random)}\n`;
    yield `commit refs/heads/main\ncommitter Ada <ada@acme.example> ${1_500_000_000 + 600 * number} +0000\ndata ${message.length}\n${message}\n`;
    for (let change = 0; change < 3; change++) {
      const path = `src/part${random() % 40}/module${random() % 25}.js`;
      const lines = files.get(path) ?? Array.from({ length: 60 + (random() % 300) }, () => codeLine(random));
      const at = random() % lines.length;
      lines.splice(at, random() % 6, ...Array.from({ length: random() % 6 }, () => codeLine(random)));
      files.set(path, lines);
      const text = `${lines.join("\n")}\n`;
      yield `M 100644 inline ${path}\ndata ${text.length}\n${text}\n`;
    }
    if (leaks === "two") yield leakAt(number / commits, (number + 1) / commits);
  }
  yield "done\n";
}

/** What the commit between two points of the history does about keys. */
function leakAt(from: number, to: number): string {
  const isNow = (point: number): boolean => from <= point && point < to;
  if (isNow(1 / 4)) return keyFile("src/part3/settings.js", 1);
  if (isNow(1 / 2)) return keyFile("deploy/production.env", 2);
  return isNow(3 / 4) ? "D deploy/production.env\n" : "";
}

function keyFile(path: string, number: number): string {
  const text = `CINCLUS_API_KEY="${fakeKey("service", number)}"\n`;
  return `M 100644 inline ${path}\ndata ${text.length}\n${text}\n`;
}

const words = "value index request response client cloud always include config token render update state handler stream buffer parse".split(" ");

function sentence(random: () => number): string {
  return Array.from({ length: 4 + (random() % 6) }, () => words[random() % words.length]).join(" ");
}

function codeLine(random: () => number): string {
  const word = (): string => `${words[random() % words.length]}${random() % 100}`;
  return `  const ${word()} = await ${word()}.${word()}(${word()}, "${sentence(random)}");`;
}

function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 8;
  };
}
