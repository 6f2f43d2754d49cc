import type { Node } from "../../tree/node.ts";
import { functionOfCall, parseBodyBelow } from "./application.ts";
import { makeAssignments } from "./assignments.ts";
import { parseClass } from "./classes.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { fieldsOf, functionWithBody, parseFunction, parseGetter } from "./functions.ts";
import { parseLiteral } from "./literals.ts";
import { declaration, nameOf } from "./nodes.ts";
import { noParameters } from "./parameters.ts";
import { parsePostfix } from "./postfix.ts";
import { parseNamed, parseTyped } from "./typed-declarations.ts";
import { skipType, typeText } from "./types.ts";

/** Reads `let x = …`, `const ( … )`, `my ($a, $b) = …`. */
export function parseDeclaration(cursor: Cursor): readonly Node[] {
  const keyword = cursor.next();
  const { start } = keyword;
  const { only } = cursor.dialect;
  const role = cursor.role();
  // `const fn`, `local function`, `final class`, `static mut`
  if (role === "function") {
    const made = parseFunction(cursor);
    return [...fieldsOf(made), made];
  }
  if (role === "class" && cursor.peek().type === "word") return parseClass(cursor);
  if (role === "declare" || role === "modifier") {
    const next = cursor.peek();
    const isName = next.type === "operator" && !/^[(<[{]$/.test(next.text);
    return isName ? parseDeclarators(cursor, start) : parseDeclaration(cursor);
  }
  if (only === "go" && cursor.is("(")) return cursor.inBrackets({ lines: true }, () => parseGroup(cursor));
  if (only === "groovy" && cursor.token.type === "word" && cursor.peek().text === "(") return parseNamed(cursor, start, keyword);
  if (cursor.dialect.typesFirst) {
    const typed = parseTyped(cursor);
    if (typed) return typed;
  }
  return parseDeclarators(cursor, start);
}

/** The lines of Go's `const ( … )`. */
function parseGroup(cursor: Cursor): Node[] {
  const body: Node[] = [];
  while (!cursor.ended) {
    if (cursor.eat(";", ",")) continue;
    const before = cursor.index;
    body.push(...parseDeclarators(cursor, cursor.token.start));
    if (cursor.index === before) cursor.next();
  }
  return body;
}

/** Reads `a = 1, b: T = 2`. */
function parseDeclarators(cursor: Cursor, start: number): Node[] {
  const found: Node[] = [];
  do {
    const target = parseTarget(cursor);
    if (!target) break;
    found.push(...parseDeclared(cursor, target, found.length === 0 ? start : target.start));
  } while (cursor.eat(",") && !cursor.ended);
  return found;
}

/** A field without a keyword: TypeScript's `key: string = "…"`, PHP's `string $key = '…'` behind its modifiers. */
export function parseField(cursor: Cursor): readonly Node[] | undefined {
  const { only } = cursor.dialect;
  const next = cursor.peek();
  if (only === "javascript" && cursor.inClass && /^[:=?!;]$/.test(next.text) && next.type === "operator" && cursor.role() === undefined) {
    return parseDeclarators(cursor, cursor.token.start);
  }
  if (only !== "php") return undefined;
  const { start } = cursor.token;
  let ahead = 0;
  while (ahead < 8 && /^(?:[?|\\]|\w+)$/.test(cursor.peek(ahead).text) && cursor.peek(ahead).sigil === "") ahead++;
  if (cursor.peek(ahead).sigil !== "$") return undefined;
  for (let skipped = 0; skipped < ahead; skipped++) cursor.next();
  return parseDeclarators(cursor, start);
}

/** The name or pattern that is declared. */
function parseTarget(cursor: Cursor): Node | undefined {
  const { only } = cursor.dialect;
  while (cursor.is("mut", "ref", "&", "inout")) cursor.next();
  // Kotlin: `val <T> String.name`; extension properties keep their last word.
  if (cursor.dialect.application) return parsePostfix(cursor);
  if (cursor.is("(", "[", "{")) return parsePattern(cursor);
  let target = parseNamePattern(cursor);
  while (target && only === "kotlin" && cursor.is(".") && cursor.peek().type === "word") {
    cursor.next();
    target = nameOf(cursor.next());
  }
  if (!target || !cursor.is(",") || !/^(?:go|lua|python|swift)$/.test(only ?? "")) return target;
  // `a, b := f()`, `local a, b = f()`; a comma after a value begins another declaration.
  const items = [target];
  while (cursor.is(",") && cursor.peek().type === "word") {
    cursor.next();
    items.push(nameOf(cursor.next()));
    if (cursor.is("<")) cursor.next();
  }
  return { kind: "list", items, start: target.start, end: items.at(-1)?.end ?? target.end };
}

function parsePattern(cursor: Cursor): Node | undefined {
  if (cursor.dialect.only === "objectivec") return undefined;
  return cursor.is("{") ? parseLiteral(cursor, true) : parsePostfix(cursor);
}

function parseNamePattern(cursor: Cursor): Node | undefined {
  if (cursor.token.type !== "word") return undefined;
  // Rust, Scala: `Some(x)`, `Config { url, .. }`
  const isPattern = cursor.peek().text === "(" && /^(?:rust|scala|swift|elixir)$/.test(cursor.dialect.only ?? "");
  if (isPattern) return parsePostfix(cursor);
  return nameOf(cursor.next());
}

/** Reads the type and the value behind a name. */
export function parseDeclared(cursor: Cursor, target: Node, start: number): readonly Node[] {
  const from = cursor.token.start;
  const found = parseGiven(cursor, target, start);
  const [first] = found;
  const behind = first?.kind === "assign" ? Math.min(first.value.start, first.end) : cursor.previous.end;
  const isTyped = cursor.text.startsWith(":", from) || cursor.dialect.only === "go";
  const type = isTyped && behind > from ? typeText(cursor, from, behind) : undefined;
  return type === undefined ? found : ofType(found, target, type.replace(/^:/, "").replace(/=$/, "").trim());
}

/** The same with the type that was told of the target. */
export function ofType(found: readonly Node[], target: Node, type: string): readonly Node[] {
  if (target.kind !== "name") return found;
  const [first] = found;
  if (!first) return [declaration(target.name, type, target)];
  return first.kind === "assign" && first.target === target && first.type === undefined ? [{ ...first, type }, ...found.slice(1)] : found;
}

function parseGiven(cursor: Cursor, target: Node, start: number): readonly Node[] {
  const { only } = cursor.dialect;
  const name = target.kind === "name" ? target.name : "";
  skipMarks(cursor);
  if (only === "vb" && cursor.eat("as")) {
    // VB: `Dim client As New HttpClient()`
    if (cursor.is("new")) return ofValue(cursor, target, start);
    skipType(cursor);
  } else skipTypeOfVariable(cursor);
  const getter = parseComputed(cursor, start, name);
  if (getter) return [getter];
  // Kotlin: `val key by lazy { … }`
  if (only === "kotlin" && cursor.eat("by")) return ofValue(cursor, target, start);
  if (!cursor.eat("=", ":=", "<-")) return [];
  const made = ofValue(cursor, target, start);
  // Swift's observers: `var x = "…" { didSet { … } }`
  if (only === "swift" && cursor.is("{") && /^(?:didSet|willSet)$/.test(cursor.peek().text)) {
    return [...made, parseGetter(cursor, cursor.token.start, name)];
  }
  return made;
}

/** Lua's `<const>`, C's arrays, Bicep's types in `param x string = 'a'` and `resource x 'type' = {}`. */
function skipMarks(cursor: Cursor): void {
  const { only, typesFirst, linesPart } = cursor.dialect;
  if (cursor.is("<") && only === "lua") while (!cursor.ended && !cursor.eat(">")) cursor.next();
  while (cursor.is("[") && typesFirst) cursor.skip();
  if (linesPart) while (!cursor.ended && !cursor.token.newline && !cursor.is("=", ":")) cursor.next();
}

/** `: String`, TypeScript's `!: string`, Go's type that has no sign before it. */
function skipTypeOfVariable(cursor: Cursor): void {
  if (cursor.is("!", "?") && cursor.peek().text === ":") cursor.next();
  if (cursor.is(":")) {
    cursor.next();
    skipType(cursor);
  } else if (cursor.dialect.only === "go" && !cursor.is("=", ",", ";") && !cursor.token.newline) skipType(cursor);
}

/** Swift's `var key: String { … }`, Kotlin's `val key get() = …`. */
function parseComputed(cursor: Cursor, start: number, name: string): Node | undefined {
  const { only } = cursor.dialect;
  if (cursor.is("{") && (only === "swift" || (only === "kotlin" && cursor.peek().text === "get"))) {
    return parseGetter(cursor, start, name);
  }
  return only === "kotlin" ? parseKotlinGetter(cursor, start, name) : undefined;
}

/** `val key: String` and on the next line `get() = …`. */
function parseKotlinGetter(cursor: Cursor, start: number, name: string): Node | undefined {
  if (!cursor.is("get") || cursor.peek().text !== "(") return undefined;
  cursor.next();
  cursor.skip();
  return functionWithBody(cursor, start, name, noParameters);
}

function ofValue(cursor: Cursor, target: Node, start: number): readonly Node[] {
  const value = (cursor.dialect.application ? parseBodyBelow(cursor) : undefined) ?? parseExpression(cursor, 1);
  if (!value) return [];
  const made = cursor.dialect.application ? functionOfCall(target, value, cursor.range(start)) : undefined;
  if (made) return [made];
  if (target.kind !== "list" || !cursor.is(",")) return makeAssignments(target, value, true, cursor.range(start));
  const values = [value];
  while (cursor.eat(",")) {
    const next = parseExpression(cursor, 1);
    if (next) values.push(next);
  }
  const list: Node = { kind: "list", items: values, start: value.start, end: cursor.range(start).end };
  return makeAssignments(target, list, true, cursor.range(start));
}
