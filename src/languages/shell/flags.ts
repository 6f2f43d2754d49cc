import type { Argument, Node } from "../../tree/node.ts";
import { assignmentOf } from "./assignments.ts";
import type { FlagTable } from "./flag-tables.ts";
import type { Word } from "./word.ts";

/** Flags whose value sets a variable: `-e X=v`, `--build-arg X=v`. */
const environmentFlags = new Set(["e", "env", "env-var", "env-vars", "set-env-vars", "update-env-vars", "build-arg", "from-literal", "var"]);

/** More letters than this behind one dash are no flags. */
const longestCombination = 20;
const definition = /^-D([\w.-]+)=/;
/** esbuild's `--define:NAME=value` */
const longDefinition = /^--([a-z-]+:[\w.$-]+)(?==)/;
const longFlag = /^--?([^\s=:]+)/;

interface ReadArguments {
  readonly args: readonly Argument[];
  /** The first word that was not read. */
  readonly next: number;
}

interface ArgumentRules {
  readonly table: FlagTable | undefined;
  /** Stops before the positional word with this number: what follows is a command of its own. */
  readonly positionals?: number;
  /** Stops right behind the last of `positionals`, also before flags: those of a subcommand are others. */
  readonly stopsAtOnce?: boolean;
  /** Stops behind `--`. */
  readonly stopsAtDashes?: boolean;
  /** Positional words `X=v` set a variable. */
  readonly assigns?: boolean;
}

/** Reads the words of a command from `from` on: flags become named arguments. */
export function readArguments(words: readonly Word[], from: number, rules: ArgumentRules): ReadArguments {
  const args: Argument[] = [];
  let positionals = 0;
  let flagsEnded = false;
  let index = from;
  while (index < words.length) {
    const word = words[index];
    if (!word) break;
    if (!flagsEnded && word.constant === "--") {
      flagsEnded = true;
      index++;
      if (rules.stopsAtDashes) break;
    } else if (!flagsEnded && /^-./.test(word.leading)) {
      index = readFlag(words, index, rules.table, args);
    } else {
      if (positionals === rules.positionals) break;
      positionals++;
      args.push(positional(word, rules.assigns ?? false));
      index++;
      if (rules.stopsAtOnce && positionals === rules.positionals) break;
    }
  }
  return { args, next: index };
}

function positional(word: Word, assigns: boolean): Argument {
  const assign = assigns ? assignmentOf(word) : undefined;
  if (assign) return { value: assign };
  return { value: word.node(), ...(word.spread ? { spread: true } : {}) };
}

/** Reads the flag at `index` and gives the index behind it and its value. */
function readFlag(words: readonly Word[], index: number, table: FlagTable | undefined, args: Argument[]): number {
  const word = words[index];
  if (!word) return index + 1;
  const { leading } = word;
  const defined = definition.exec(leading);
  if (defined && !table) {
    const [whole, name] = defined;
    args.push(named(name ?? "", word, 2, whole.length - 1, word.after(whole.length).node()));
    return index + 1;
  }
  if (table && !leading.startsWith("--") && !table.singleDash) return readCombined(words, index, table, args);
  const name = (longDefinition.exec(leading) ?? longFlag.exec(leading))?.[1] ?? leading.replace(/^-+/, "");
  const nameStart = leading.startsWith("--") ? 2 : 1;
  const nameEnd = nameStart + name.length;
  if (leading.charAt(nameEnd) === "=") {
    args.push(named(name, word, nameStart, nameEnd, valueOf(name, word.after(nameEnd + 1))));
    return index + 1;
  }
  const next = words[index + 1];
  if (next && takesValue(name, leading, next, table)) {
    args.push(named(name, word, nameStart, nameEnd, valueOf(name, next)));
    return index + 2;
  }
  args.push(named(name, word, nameStart, nameEnd, switchOn(word)));
  return index + 1;
}

/** Flags that are switches in every command that has them; what follows is no value of theirs. */
const switches = /^(?:(?:[a-z]+-)*insecure|no-check-certificate|no-verify(?:-ssl|-tls)?|skip-(?:[a-z]+-)*(?:verify|verification)|unsafely-ignore-certificate-errors|(?:tls|ssl)-skip-verify|verbose|quiet|silent|force|debug|yes)$/;

function takesValue(name: string, written: string, next: Word, table: FlagTable | undefined): boolean {
  if (table) return table.valued.has(name);
  if (switches.test(name)) return false;
  if (name === "e" && assignmentOf(next)) return true;
  // Nothing is known of this command: a long flag takes the word behind it unless that is a flag.
  return written.startsWith("--") && !next.leading.startsWith("-");
}

/** Reads `-sSk`, `-HX: y`, `-d value`: letters, the last of which may take a value. */
function readCombined(words: readonly Word[], index: number, table: FlagTable, args: Argument[]): number {
  const word = words[index];
  if (!word) return index + 1;
  const { leading } = word;
  for (let at = 1; at < Math.min(leading.length, longestCombination); at++) {
    const letter = leading.charAt(at);
    const name = table.short.get(letter) ?? letter;
    if (!table.valued.has(name)) {
      args.push(named(name, word, at, at + 1, switchOn(word)));
      continue;
    }
    const attached = word.after(at + 1);
    if (at + 1 < leading.length || attached.pieces.length > 0) {
      args.push(named(name, word, at, at + 1, valueOf(name, attached)));
      return index + 1;
    }
    const next = words[index + 1];
    args.push(named(name, word, at, at + 1, next ? valueOf(name, next) : switchOn(word)));
    return index + 2;
  }
  return index + 1;
}

function valueOf(name: string, word: Word): Node {
  return (environmentFlags.has(name) ? assignmentOf(word) : undefined) ?? word.node();
}

function switchOn(word: Word): Node {
  return { kind: "literal", ...word.source.range(word.start, word.end), value: true };
}

function named(name: string, word: Word, from: number, to: number, value: Node): Argument {
  const { start, end } = word.part(from, to);
  return { name, nameRange: { start, end }, value };
}
