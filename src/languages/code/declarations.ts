import type { Node } from "../../tree/node.ts";
import { functionOfCall, parseBodyBelow } from "./application.ts";
import { parseArguments } from "./arguments.ts";
import { makeAssignments } from "./assignments.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { fieldsOf, functionWithBody, parseFunction, parseGetter } from "./functions.ts";
import { parseClass } from "./classes.ts";
import { holdsValue } from "./constructed-variables.ts";
import { parseLiteral } from "./literals.ts";
import { call, declaration, nameOf } from "./nodes.ts";
import { fieldGiven, noParameters, parseParameters } from "./parameters.ts";
import { parsePostfix } from "./postfix.ts";
import type { Token } from "./token.ts";
import { lengthOfType, passAngles, skipType, typeText } from "./types.ts";

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
function parseDeclared(cursor: Cursor, target: Node, start: number): readonly Node[] {
  const from = cursor.token.start;
  const found = parseGiven(cursor, target, start);
  const [first] = found;
  const behind = first?.kind === "assign" ? Math.min(first.value.start, first.end) : cursor.previous.end;
  const isTyped = cursor.text.startsWith(":", from) || cursor.dialect.only === "go";
  const type = isTyped && behind > from ? typeText(cursor, from, behind) : undefined;
  return type === undefined ? found : ofType(found, target, type.replace(/^:/, "").replace(/=$/, "").trim());
}

/** The same with the type that was told of the target. */
function ofType(found: readonly Node[], target: Node, type: string): readonly Node[] {
  if (target.kind !== "name") return found;
  const [first] = found;
  if (!first) return [declaration(target.name, type, target)];
  return first.kind === "assign" && first.target === target && first.type === undefined ? [{ ...first, type }, ...found.slice(1)] : found;
}

function parseGiven(cursor: Cursor, target: Node, start: number): readonly Node[] {
  const { only } = cursor.dialect;
  const name = target.kind === "name" ? target.name : "";
  // Lua's `<const>`, C's arrays.
  if (cursor.is("<") && only === "lua") while (!cursor.ended && !cursor.eat(">")) cursor.next();
  while (cursor.is("[") && cursor.dialect.typesFirst) cursor.skip();
  // Bicep: `param x string = 'a'`, `resource x 'type' = {}`
  if (cursor.dialect.linesPart) while (!cursor.ended && !cursor.token.newline && !cursor.is("=", ":")) cursor.next();
  if (cursor.is("as") && cursor.dialect.only === "vb") {
    cursor.next();
    if (cursor.is("new")) return ofValue(cursor, target, start);
    skipType(cursor);
  } else if (cursor.is(":") || (cursor.is("!", "?") && cursor.peek().text === ":")) {
    if (!cursor.eat(":")) {
      cursor.next();
      cursor.next();
    }
    skipType(cursor);
  } else if (only === "go" && !cursor.is("=", ",", ";") && !cursor.token.newline) skipType(cursor);
  if (cursor.is("{") && (only === "swift" || (only === "kotlin" && cursor.peek().text === "get"))) {
    return [parseGetter(cursor, start, name)];
  }
  if (cursor.is("by") && only === "kotlin") {
    cursor.next();
    return ofValue(cursor, target, start);
  }
  const getter = only === "kotlin" ? parseKotlinGetter(cursor, start, name) : undefined;
  if (getter) return [getter];
  if (!cursor.is("=", ":=", "<-")) return [];
  cursor.next();
  const made = ofValue(cursor, target, start);
  // Swift's observers: `var x = "…" { didSet { … } }`
  if (only === "swift" && cursor.is("{") && /^(?:didSet|willSet)$/.test(cursor.peek().text)) {
    return [...made, parseGetter(cursor, cursor.token.start, name)];
  }
  return made;
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

/** Reads `String x = …`, `int f(…) { … }`, a constructor. Nothing where no type stands before a name. */
export function parseTyped(cursor: Cursor): readonly Node[] | undefined {
  const { dialect, token } = cursor;
  const method = parseMethod(cursor);
  if (method) return method;
  if (!dialect.typesFirst || token.type !== "word") return undefined;
  const role = cursor.role();
  if (role !== undefined && role !== "type" && role !== "modifier" && role !== "declare" && role !== "class") return undefined;
  const length = lengthOfType(cursor, cursor.index);
  const name = cursor.peek(length);
  if (length === 0 || name.type !== "word" || name.newline) return undefined;
  const nameRole = cursor.role(name);
  if (nameRole === "operator" || nameRole === "modifier" || nameRole === "class") return undefined;
  const after = cursor.peek(length + 1);
  const isEnd = after.type === "operator" && /^(?:[=;,([{<)]|=>|::)$/.test(after.text);
  const isGetter = dialect.only === "dart" && name.text === "get" && after.type === "word";
  if (!isEnd && after.type !== "end" && !(after.newline && dialect.lines) && !isGetter) return undefined;
  if (dialect.only === "groovy" && (after.text === "(" || after.text === "{") && !cursor.inClass && role !== "type" && !isFollowedByBrace(cursor, length + 1)) return undefined;
  const { start } = token;
  let type = token;
  let inAngles = false;
  for (let skipped = 0; skipped < length; skipped++) {
    const passed = cursor.next();
    // Of `Dictionary<string, string>` the type is what stands before the brackets.
    if (passed.text === "<") inAngles = true;
    if (passed.type === "word" && !inAngles) type = passed;
  }
  return parseNamed(cursor, start, type);
}

function isFollowedByBrace(cursor: Cursor, ahead: number): boolean {
  const { partner } = cursor.peek(ahead);
  return partner > 0 && cursor.at(partner + 1).text === "{";
}

/** What follows a type: variables, a function, a property. */
function parseNamed(cursor: Cursor, start: number, type: Token): readonly Node[] {
  const { indent } = cursor.token;
  const { only } = cursor.dialect;
  let name = cursor.next();
  // C++: `Client::method(…)`, C#: `Send<T>(…)`
  for (let count = 0; count < 12; count++) {
    passAngles(cursor);
    if (!cursor.is("::", ".") || cursor.peek().type !== "word") break;
    cursor.next();
    name = cursor.next();
  }
  if (cursor.is("(")) {
    const isValue = only === "c" && !cursor.inClass && holdsValue(cursor);
    if (isValue) {
      const callee = nameOf(type);
      const value = call(callee, parseArguments(cursor), cursor.range(start));
      return makeAssignments(nameOf(name), value, true, cursor.range(start));
    }
    const given = parseParameters(cursor);
    // A prototype says nothing of values.
    if (only === "c" && cursor.is(";")) return [];
    return [...given.fields, functionWithBody(cursor, start, name.text, given, indent)];
  }
  if (cursor.is("{") && only === "csharp") return parseProperty(cursor, start, name);
  if (cursor.is("=>")) return [functionWithBody(cursor, start, name.text, noParameters, indent)];
  if (name.text === "get" && only === "dart" && cursor.token.type === "word") {
    name = cursor.next();
    return [functionWithBody(cursor, start, name.text, noParameters, indent)];
  }
  const told = typeText(cursor, start, name.start);
  const target = nameOf(name);
  const read = parseVariables(cursor, target, start);
  const found = told === undefined ? read : ofType(read, target, told);
  return only === "csharp" ? found.map((node) => ofDeclaredType(node, type)) : found;
}

/** C#: `Config config = new("…")` makes a Config. */
function ofDeclaredType(node: Node, type: Token): Node {
  if (node.kind !== "assign" || node.value.kind !== "call") return node;
  const { callee } = node.value;
  return callee.kind === "name" && callee.name === "new"
    ? { ...node, value: { ...node.value, callee: { ...callee, name: type.text } } }
    : node;
}

function parseVariables(cursor: Cursor, first: Node, start: number): Node[] {
  const found: Node[] = [];
  let target: Node | undefined = first;
  for (let from = start; target; ) {
    while (cursor.is("[")) cursor.skip();
    if (cursor.is("{") && cursor.dialect.only === "c") {
      const value = parseLiteral(cursor);
      found.push(...makeAssignments(target, inBraces(value), true, cursor.range(from)));
    } else found.push(...parseDeclared(cursor, target, from));
    if (!cursor.eat(",")) break;
    while (cursor.is("*", "&", "const")) cursor.next();
    from = cursor.token.start;
    target = cursor.token.type === "word" ? nameOf(cursor.next()) : undefined;
  }
  return found;
}

/** C++: `key{"x"}` holds its only value, `keys{{"a", "b"}}` a list. */
function inBraces(value: Node): Node {
  const [only] = value.kind === "list" && value.items.length === 1 ? value.items : [];
  return only && only.kind !== "list" ? only : value;
}

/** C# `string Key { get; set; } = "x";` and `string Key { get { … } }`. */
function parseProperty(cursor: Cursor, start: number, name: { text: string; start: number; end: number }): readonly Node[] {
  const getter = parseGetter(cursor, start, name.text);
  if (!cursor.is("=")) return getter.body.length > 0 ? [getter] : [];
  return parseDeclared(cursor, nameOf(name), start);
}

/** A constructor, or a method without a type before its name, in a class. */
function parseMethod(cursor: Cursor): readonly Node[] | undefined {
  const { dialect, token } = cursor;
  const isOutside = dialect.only === "c" && cursor.peek().text === "::" && cursor.peek(2).text === token.text;
  if (!(cursor.inClass || isOutside) || !(dialect.typesFirst || dialect.only === "javascript" || dialect.only === "swift")) return undefined;
  let ahead = 1;
  // C++: `Client::Client(…)`, Dart: `Client.named(…)`
  while (/^(?:\.|::)$/.test(cursor.peek(ahead).text) && cursor.peek(ahead + 1).type === "word") ahead += 2;
  const open = cursor.peek(ahead);
  const role = cursor.role();
  if (open.text !== "(" || open.partner < 0 || (role !== undefined && role !== "type" && role !== "import" && role !== "new")) return undefined;
  const after = cursor.at(open.partner + 1);
  const begins = /^(?:[{:;]|=>|throws|async|noexcept|=)$/.test(after.text) || (dialect.only === "swift" && token.text === "init");
  if (!begins) return undefined;
  for (let skipped = 0; skipped < ahead; skipped++) cursor.next();
  const given = parseParameters(cursor);
  const made = functionWithBody(cursor, token.start, token.text, given, token.indent);
  const names = new Set(given.fields.map(({ target }) => (target.kind === "name" ? target.name : "")));
  const set = given.parameters.filter(({ name }) => names.has(name)).map((one) => fieldGiven(one));
  return [...given.fields, { ...made, body: [...set, ...made.body] }];
}
