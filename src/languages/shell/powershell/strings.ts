import type { Node } from "../../../tree/node.ts";
import type { Cursor } from "../cursor.ts";
import { type Word, WordBuilder } from "../word.ts";
import { readSubexpression } from "./expressions.ts";

const escapes = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["0", "\0"],
  ["a", "\x07"],
  ["b", "\b"],
  ["e", "\x1b"],
  ["f", "\f"],
  ["v", "\v"],
]);
const variable = /\$(?:(\w{1,20}):(?=\w))?(?:(\w+)|[?^$])/y;
const bracedVariable = /\$\{(?:(\w{1,20}):)?([^}\n]{0,200})\}/y;
const hereOpening = /@(["'])[ \t]*\r?\n/y;

/** Reads the variable at `$`: `$env:X` is a member of `env`; a scope (`$script:x`) makes no difference. */
export function readVariable(cursor: Cursor): Node | undefined {
  const found = cursor.match(bracedVariable) ?? cursor.match(variable);
  if (!found) return undefined;
  const { source } = cursor;
  const start = cursor.pos;
  cursor.pos += found[0].length;
  const range = source.range(start, cursor.pos);
  const [written, scope] = found;
  const name = found[2] ?? written.slice(1);
  switch (name.toLowerCase()) {
    case "true":
    case "false":
      return { kind: "literal", ...range, value: name.toLowerCase() === "true" };
    case "null":
      return { kind: "literal", ...range, value: null };
  }
  if (scope?.toLowerCase() !== "env") return { kind: "name", ...range, name };
  const scopeStart = start + written.indexOf(scope);
  const nameStart = scopeStart + scope.length + 1;
  return {
    kind: "member",
    ...range,
    object: { kind: "name", ...source.range(scopeStart, scopeStart + scope.length), name: "env" },
    property: source.verbatim(nameStart, nameStart + name.length),
  };
}

/** Reads the string that begins here, if one does. */
export function readString(cursor: Cursor): Word | undefined {
  const { char } = cursor;
  if (char === "@") return readHereString(cursor);
  if (char !== "'" && char !== '"') return undefined;
  const builder = new WordBuilder(cursor.source, cursor.pos);
  cursor.pos++;
  builder.quote(cursor.pos);
  if (char === "'") readLiteral(cursor, builder);
  else readExpandable(cursor, builder, true);
  if (cursor.char === char) cursor.pos++;
  return builder.finish(cursor.pos);
}

function readLiteral(cursor: Cursor, builder: WordBuilder): void {
  while (!cursor.done) {
    const next = cursor.text.indexOf("'", cursor.pos);
    const end = next < 0 ? cursor.end : Math.min(next, cursor.end);
    builder.copy(cursor.pos, end);
    cursor.pos = end;
    if (!cursor.startsWith("''")) return;
    builder.write("'", end, end + 2);
    cursor.pos += 2;
  }
}

/** Reads text with variables, subexpressions and escapes, up to its closing quote if it has one. */
function readExpandable(cursor: Cursor, builder: WordBuilder, quoted: boolean): void {
  while (!cursor.done) {
    const { char } = cursor;
    if (char === '"' && quoted) {
      if (cursor.peek() !== '"') return;
      builder.write('"', cursor.pos, cursor.pos + 2);
      cursor.pos += 2;
    } else if (char === "`" && cursor.pos + 1 < cursor.end) {
      readEscape(cursor, builder);
    } else if (char !== "$" || !readExpansion(cursor, builder)) {
      let end = cursor.pos + 1;
      while (end < cursor.end && !'"`$'.includes(cursor.text.charAt(end))) end++;
      builder.copy(cursor.pos, end);
      cursor.pos = end;
    }
  }
}

/** Reads a backtick with what it escapes; before a line break it continues the line. */
export function readEscape(cursor: Cursor, builder: WordBuilder): void {
  const next = cursor.peek();
  if (next === "\r" && cursor.peek(2) === "\n") {
    cursor.pos += 3;
    return;
  }
  if (next !== "\n") builder.write(escapes.get(next) ?? next, cursor.pos, cursor.pos + 2);
  cursor.pos += 2;
}

/** Reads a variable or `$(…)` inside a text. */
export function readExpansion(cursor: Cursor, builder: WordBuilder): boolean {
  const start = cursor.pos;
  const node = cursor.peek() === "(" ? readSubexpression(cursor, 2) : readVariable(cursor);
  if (!node) return false;
  builder.expansion(node, start, cursor.pos);
  return true;
}

function readHereString(cursor: Cursor): Word | undefined {
  const opening = cursor.match(hereOpening);
  if (!opening) return undefined;
  const quote = opening[1] ?? '"';
  const builder = new WordBuilder(cursor.source, cursor.pos);
  const start = cursor.pos + opening[0].length;
  const { end, resume } = findHereEnd(cursor, start - 1, quote);
  builder.quote(Math.min(start, end));
  if (quote === "'") {
    builder.copy(start, end);
  } else {
    cursor.within(start, end, () => {
      readExpandable(cursor, builder, false);
    });
  }
  cursor.pos = resume;
  return builder.finish(resume);
}

/** A here-string ends at a quote and `@` that begin a line. */
function findHereEnd(cursor: Cursor, from: number, quote: string): { end: number; resume: number } {
  const found = cursor.text.indexOf(`\n${quote}@`, from);
  if (found < 0 || found + 3 > cursor.end) return { end: cursor.end, resume: cursor.end };
  const end = cursor.text.charAt(found - 1) === "\r" && found > from ? found - 1 : found;
  return { end: Math.max(end, from + 1), resume: found + 3 };
}
