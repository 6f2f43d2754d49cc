import type { Argument, CallNode, Node, Range } from "../../tree/node.ts";
import { assignmentOf } from "./assignments.ts";
import { flagsOf, runFlags } from "./flag-tables.ts";
import { readArguments } from "./flags.ts";
import { withHeredocs } from "./heredoc-use.ts";
import { interpreterOf, isShell, scriptFlag } from "./interpreters.ts";
import { isPrefix, skipPrefix } from "./prefixes.ts";
import type { Redirection } from "./redirections.ts";
import type { Source } from "./source.ts";
import type { Word } from "./word.ts";

/** Reads a text as a shell script: that of `sh -c "…"`. */
export type ScriptReader = (source: Source) => Node[];

/** Commands that only show or compare their words: `X=v` among them sets nothing. */
const verbatimCommands = new Set(
  "echo printf print logger cat tee grep egrep rg sed awk curl curlie wget http https xh xhs jq yq".split(" "),
);
const containers = new Set(["docker", "podman", "nerdctl", "docker-compose"]);
/** Commands that run what stands behind `--`. */
const dashRunners = new Set(
  "kubectl oc op doppler dotenv dotenvx infisical chamber aws-vault vault teller envconsul npx".split(" "),
);
/** `ssh a ssh b …` is followed this deep. */
const deepestCommand = 8;

interface Context {
  readonly source: Source;
  readonly redirections: readonly Redirection[];
  readonly script: ScriptReader;
  readonly depth: number;
}

/**
 * The call that a command line makes. Simple prefixes (`sudo`, `time`, `env X=v`) are taken off; what
 * `ssh`, `docker run` or `sh -c` run becomes a call inside theirs. Gives the assignments of the prefixes first.
 */
export function buildCommand(
  words: readonly Word[],
  redirections: readonly Redirection[],
  range: Range,
  script: ScriptReader,
  source: Source,
): Node[] {
  return build(words, range, { source, redirections, script, depth: 0 });
}

function build(words: readonly Word[], range: Range, context: Context): Node[] {
  const before: Node[] = [];
  let index = 0;
  for (let name = commandName(words[0]); isPrefix(name); name = commandName(words[index])) {
    const next = skipPrefix(name, words, index + 1);
    for (let at = index + 1; at < next; at++) {
      const word = words[at];
      const assign = word ? assignmentOf(word) : undefined;
      if (assign) before.push(assign);
    }
    if (next >= words.length) {
      // A prefix that runs nothing is the command itself: `env`, `exec > log`.
      if (before.length > 0) return before;
      break;
    }
    index = next;
  }
  const command = words[index];
  const rest = index === 0 ? words : words.slice(index);
  const start = command ? command.source.range(command.start, command.end).start : range.start;
  before.push(call(rest, { start: Math.max(range.start, start), end: Math.max(range.end, start) }, context));
  return before;
}

/** The name of a command without its folder and `.exe`. */
export function commandName(word: Word | undefined): string {
  const written = word?.constant ?? "";
  const name = written.slice(Math.max(written.lastIndexOf("/"), written.lastIndexOf("\\")) + 1);
  return name.toLowerCase().endsWith(".exe") ? name.slice(0, -4) : name;
}

function call(words: readonly Word[], range: Range, context: Context): CallNode {
  const [command] = words;
  const name = commandName(command);
  const args = [...argumentsOf(name, words, context), ...withHeredocs(name, words, context.redirections, context)];
  return { kind: "call", ...range, command: true, callee: calleeOf(command, name, range, context.source), args };
}

function calleeOf(command: Word | undefined, name: string, range: Range, source: Source): Node {
  if (!command) return { kind: "string", start: range.start, end: range.start, value: "", contentStart: range.start };
  const written = command.constant;
  if (written === undefined) return command.node();
  const from = written.lastIndexOf(name);
  const callee = from <= 0 && name.length === written.length ? command.node() : command.part(from, from + name.length);
  return callee.kind === "string" || name !== "" ? callee : source.verbatim(command.start, command.end);
}

function argumentsOf(name: string, words: readonly Word[], context: Context): readonly Argument[] {
  const interpreter = interpreterOf(name);
  if (interpreter !== undefined) return interpreterArguments(name, interpreter, words, context);
  if (containers.has(name)) return containerArguments(name, words, context);
  if (name === "ssh" || dashRunners.has(name)) {
    const rules = { table: flagsOf(name), stopsAtDashes: true, assigns: true };
    const { args, next } = readArguments(words, 1, name === "ssh" ? { ...rules, positionals: 1 } : rules);
    return [...args, ...innerCommand(words, next, context)];
  }
  if (name === "eval") return innerCommand(words, 1, context);
  if (name === "find") return findArguments(words, context);
  const assigns = !verbatimCommands.has(name);
  return readArguments(words, 1, { table: flagsOf(name), assigns }).args;
}

/** What the words from `from` on run, as one argument. A single word is a script of its own. */
function innerCommand(words: readonly Word[], from: number, context: Context): Argument[] {
  const inner = words.slice(from);
  const [first, second] = inner;
  if (!first) return [];
  if (context.depth >= deepestCommand) return inner.map((word) => ({ value: word.node() }));
  const last = inner.at(-1) ?? first;
  const range = first.source.range(first.start, last.end);
  const nodes = second
    ? build(inner, range, { ...context, redirections: [], depth: context.depth + 1 })
    : context.script(first.script());
  return [{ value: blockOf(nodes, range) }];
}

function blockOf(nodes: readonly Node[], range: Range): Node {
  const [first, second] = nodes;
  return first && !second ? first : { kind: "block", ...range, body: nodes };
}

function containerArguments(name: string, words: readonly Word[], context: Context): readonly Argument[] {
  const table = flagsOf(name);
  const head = readArguments(words, 1, { table, positionals: 1, stopsAtOnce: true });
  const args: Argument[] = [...head.args];
  let { next } = head;
  let verb = words[next - 1]?.constant;
  if (verb === "compose" || verb === "container" || verb === "buildx") {
    const inner = readArguments(words, next, { table, positionals: 1, stopsAtOnce: true });
    args.push(...inner.args);
    ({ next } = inner);
    verb = words[next - 1]?.constant;
  }
  if (verb !== "run" && verb !== "exec") {
    return [...args, ...readArguments(words, next, { table, assigns: true }).args];
  }
  const tail = readArguments(words, next, { table: runFlags, positionals: 1 });
  return [...args, ...tail.args, ...innerCommand(words, tail.next, context)];
}

/** `sh -c "…"` holds a script of the shell, `python -c "…"` one of Python. */
function interpreterArguments(
  name: string,
  language: string,
  words: readonly Word[],
  context: Context,
): readonly Argument[] {
  const at = words.findIndex((word, index) => index > 0 && scriptFlag(name, word.constant ?? ""));
  const script = words[at + 1];
  if (at < 0 || !script) return readArguments(words, 1, { table: undefined }).args;
  const { args } = readArguments(words.slice(0, at), 1, { table: undefined });
  const range = script.source.range(script.start, script.end);
  const value =
    isShell(name) && context.depth < deepestCommand
      ? blockOf(context.script(script.script()), range)
      : script.source.embedded(language, script.scriptPen(), script.end);
  const flag = words[at];
  const flagRange = flag?.source.range(flag.start, flag.end);
  const name_ = { name: flag?.constant?.replace(/^-+|^\//, "") ?? "", ...(flagRange ? { nameRange: flagRange } : {}) };
  const others = words.slice(at + 2).map((word): Argument => ({ value: word.node() }));
  return [...args, { ...name_, value }, ...others];
}

/** `find … -exec curl … {} \;` */
function findArguments(words: readonly Word[], context: Context): readonly Argument[] {
  const at = words.findIndex(({ raw }) => raw === "-exec" || raw === "-execdir");
  const args = (at < 0 ? words.slice(1) : words.slice(1, at)).map((word): Argument => ({ value: word.node() }));
  return at < 0 ? args : [...args, ...innerCommand(words, at + 1, context)];
}
