import type { Argument, Node } from "../../../tree/node.ts";
import { buildCommand, commandName } from "../command.ts";
import type { Cursor } from "../cursor.ts";
import { flagsOf } from "../flag-tables.ts";
import type { Redirection } from "../redirections.ts";
import { plainWord, type Word, WordBuilder } from "../word.ts";
import { readScript } from "../words.ts";
import { readOperand } from "./expressions.ts";
import { readEscape, readExpansion, readString } from "./strings.ts";
import { skipBlanks, skipComment } from "./trivia.ts";

const redirection = /[1-6*]?>>?(?:&[12])?/y;
const splat = /@(\w+)/y;
const parameter = /^-[A-Za-z][\w-]*:?$/;
const cmdlet = /^[A-Za-z]+-[A-Za-z]\w*$/;
const cmdletStyle = /^-(?:[A-Z][a-z]+)+$/;
const bareEnd = /[\s;|&(){},"'$`>]/;

/** Parameters of cmdlets that take no value. */
const switches = new Set(
  `skipcertificatecheck usebasicparsing force recurse asplaintext nonewline usedefaultcredentials verbose debug
   append passthru raw allowunencryptedauthentication quiet wait noclobber assecurestring resume preserveauthorizationonredirect
   skipheadervalidation skiphttperrorcheck disablekeepalive proxyusedefaultcredentials compress asarray ashashtable
   noprofile noninteractive nologo whatif unique descending file directory leaf parent isvalid notypeinformation
   useculture nonewwindow`.split(/\s+/),
);

/** Reads a command with its arguments: a cmdlet or a program. */
export function readCommand(cursor: Cursor): Node | undefined {
  const start = cursor.pos;
  // `& "path"` calls, `. path` runs a script in this scope.
  if (cursor.char === "&" || (cursor.char === "." && /\s/.test(cursor.peek()))) {
    cursor.pos++;
    skipBlanks(cursor);
  }
  const words: Word[] = [];
  const redirections: Redirection[] = [];
  let end = cursor.pos;
  for (;;) {
    skipBlanks(cursor);
    if (cursor.char === "#") skipComment(cursor);
    const before = cursor.pos;
    readArgument(cursor, words, redirections);
    if (cursor.pos === before) break;
    end = cursor.pos;
  }
  const [first] = words;
  if (!first) return undefined;
  const range = cursor.source.range(start, end);
  if (isCmdlet(words)) {
    const args = [...cmdletArguments(words), ...redirections.map(({ argument }) => argument)];
    return { kind: "call", ...range, command: true, callee: first.node(), args };
  }
  return buildCommand(words, redirections, range, (source) => readScript(source, cursor), cursor.source).at(-1);
}

/** Programs have flags; cmdlets, aliases of them and functions have parameters: `-Name value`. */
function isCmdlet([first, ...others]: readonly Word[]): boolean {
  if (cmdlet.test(first?.constant ?? "")) return true;
  const written = (first?.constant ?? "").toLowerCase();
  if (written.endsWith(".exe")) return false;
  const named = others.some(({ leading }) => cmdletStyle.test(leading));
  return named || (flagsOf(commandName(first)) === undefined && !others.some(({ leading }) => leading.startsWith("-")));
}

function readArgument(cursor: Cursor, words: Word[], redirections: Redirection[]): void {
  const found = cursor.match(redirection);
  if (found) {
    const nameRange = cursor.source.range(cursor.pos, cursor.pos + found[0].length);
    cursor.pos += found[0].length;
    if (found[0].includes("&")) return;
    skipBlanks(cursor);
    const start = cursor.pos;
    const value = readWord(cursor)?.node() ?? cursor.source.verbatim(start, start);
    redirections.push({ argument: { name: found[0], nameRange, value } });
    return;
  }
  const word = readListed(cursor);
  if (word) words.push(word);
}

/** A word, or several with commas between them as one list. */
function readListed(cursor: Cursor): Word | undefined {
  const first = readWord(cursor);
  if (!first) return undefined;
  const items = [first.node()];
  for (;;) {
    const before = cursor.pos;
    skipBlanks(cursor);
    if (cursor.char !== ",") {
      cursor.pos = before;
      break;
    }
    cursor.pos++;
    skipBlanks(cursor);
    const next = readWord(cursor);
    if (!next) break;
    items.push(next.node());
  }
  if (items.length === 1) return first;
  const builder = new WordBuilder(cursor.source, first.start);
  const range = cursor.source.range(first.start, cursor.pos);
  builder.expansion({ kind: "list", ...range, items }, first.start, cursor.pos);
  return builder.finish(cursor.pos);
}

function readWord(cursor: Cursor): Word | undefined {
  const start = cursor.pos;
  const splatted = cursor.match(splat);
  const builder = new WordBuilder(cursor.source, start);
  if (splatted) {
    cursor.pos += splatted[0].length;
    const range = cursor.source.range(start, cursor.pos);
    builder.expansion({ kind: "name", ...range, name: splatted[1] ?? "" }, start, cursor.pos, true);
    return builder.finish(cursor.pos);
  }
  const quoted = readString(cursor);
  if (quoted) return bareEnd.test(cursor.char || " ") ? quoted : appended(cursor, quoted);
  if ("$({@[".includes(cursor.char || " ")) {
    const node = cursor.char === "[" ? undefined : readOperand(cursor);
    if (node) builder.expansion(node, start, cursor.pos);
  }
  readBare(cursor, builder);
  return cursor.pos > start ? builder.finish(cursor.pos) : undefined;
}

/** `"a"b`: what stands right behind a string belongs to its word. */
function appended(cursor: Cursor, quoted: Word): Word {
  const builder = new WordBuilder(cursor.source, quoted.start);
  builder.expansion(quoted.node(), quoted.start, quoted.end);
  readBare(cursor, builder);
  return builder.finish(cursor.pos);
}

function readBare(cursor: Cursor, builder: WordBuilder): void {
  while (!cursor.done) {
    const { char } = cursor;
    if (char === "`" && /[^\r\n]/.test(cursor.peek())) {
      readEscape(cursor, builder);
    } else if (char === "$" && cursor.pos + 1 < cursor.end) {
      if (readExpansion(cursor, builder)) continue;
      builder.copy(cursor.pos, cursor.pos + 1);
      cursor.pos++;
    } else if (char === '"' || char === "'") {
      if (!readQuotedPart(cursor, builder)) return;
    } else if (bareEnd.test(char)) {
      return;
    } else {
      builder.copy(cursor.pos, cursor.pos + 1);
      cursor.pos++;
    }
  }
}

/** `--header="X"`: a string in the middle of a word. */
function readQuotedPart(cursor: Cursor, builder: WordBuilder): boolean {
  const quoted = readString(cursor);
  if (!quoted) return false;
  for (const piece of quoted.pieces) {
    if (piece.kind === "node") builder.expansion(piece.node, piece.start, piece.end);
    else builder.writePen(piece.pen);
  }
  return true;
}

function cmdletArguments(words: readonly Word[]): Argument[] {
  const args: Argument[] = [];
  for (let index = 1; index < words.length; index++) {
    const word = words[index];
    if (!word) break;
    const flag = /^-[A-Za-z][\w-]*:?/.exec(word.leading)?.[0];
    if (flag === undefined) {
      args.push({ value: word.node(), ...(word.spread ? { spread: true } : {}) });
      continue;
    }
    const nameEnd = flag.endsWith(":") ? flag.length - 1 : flag.length;
    const { start, end } = word.part(1, nameEnd);
    const name = flag.slice(1, nameEnd);
    const named = { name, nameRange: { start, end } };
    const attached = flag.endsWith(":") ? word.after(flag.length) : undefined;
    const next = words[index + 1];
    if (attached && attached.pieces.length > 0) {
      args.push({ ...named, value: attached.node() });
    } else if (next && (attached ?? (!switches.has(name.toLowerCase()) && !isParameter(next)))) {
      args.push({ ...named, value: next.node() });
      index++;
    } else {
      args.push({ ...named, value: { kind: "literal", start, end, value: true } });
    }
  }
  return args;
}

function isParameter(word: Word): boolean {
  return parameter.test(word.leading) && plainWord(word.source, word.start, word.end).raw.startsWith("-");
}
