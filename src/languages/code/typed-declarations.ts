import type { Node } from "../../tree/node.ts";
import { parseArguments } from "./arguments.ts";
import { makeAssignments } from "./assignments.ts";
import { holdsValue } from "./constructed-variables.ts";
import type { Cursor } from "./cursor.ts";
import { ofType, parseDeclared } from "./declarations.ts";
import type { Role } from "./dialect.ts";
import { functionWithBody, parseGetter } from "./functions.ts";
import { parseLiteral } from "./literals.ts";
import { call, nameOf } from "./nodes.ts";
import { fieldGiven, noParameters, parseParameters } from "./parameters.ts";
import type { Token } from "./token.ts";
import { lengthOfType, passAngles, typeText } from "./types.ts";

/** Declarations that no keyword begins: those of a type and a name, and methods. */

/** Reads `String x = …`, `int f(…) { … }`, a constructor. Nothing where no type stands before a name. */
export function parseTyped(cursor: Cursor): readonly Node[] | undefined {
  const method = parseMethod(cursor);
  if (method) return method;
  if (!cursor.dialect.typesFirst || cursor.token.type !== "word" || !canBeginType(cursor.role())) return undefined;
  const length = lengthOfType(cursor, cursor.index);
  if (length === 0 || !isDeclaredName(cursor, length) || isGroovyCommand(cursor, length)) return undefined;
  const { start } = cursor.token;
  return parseNamed(cursor, start, passType(cursor, length));
}

function canBeginType(role: Role | undefined): boolean {
  return role === undefined || role === "type" || role === "modifier" || role === "declare" || role === "class";
}

/** Whether the word so many places ahead is a name that what stands before it declares. */
function isDeclaredName(cursor: Cursor, ahead: number): boolean {
  const name = cursor.peek(ahead);
  if (name.type !== "word" || name.newline) return false;
  const role = cursor.role(name);
  if (role === "operator" || role === "modifier" || role === "class") return false;
  const after = cursor.peek(ahead + 1);
  if (after.type === "end" || (after.newline && cursor.dialect.lines)) return true;
  // Dart: `String get key => …`
  if (cursor.dialect.only === "dart" && name.text === "get" && after.type === "word") return true;
  return after.type === "operator" && /^(?:[=;,([{<)]|=>|::)$/.test(after.text);
}

/** Groovy's `println format(x)` and `task build { … }` look like a type and a name. */
function isGroovyCommand(cursor: Cursor, ahead: number): boolean {
  if (cursor.dialect.only !== "groovy" || cursor.inClass || cursor.role() === "type") return false;
  const { text, partner } = cursor.peek(ahead + 1);
  const isFollowedByBrace = partner > 0 && cursor.at(partner + 1).text === "{";
  return (text === "(" || text === "{") && !isFollowedByBrace;
}

/** Goes over a type and gives its name: of `Dictionary<string, string>` what stands before the brackets. */
function passType(cursor: Cursor, length: number): Token {
  let name = cursor.token;
  let inAngles = false;
  for (let skipped = 0; skipped < length; skipped++) {
    const passed = cursor.next();
    if (passed.text === "<") inAngles = true;
    if (passed.type === "word" && !inAngles) name = passed;
  }
  return name;
}

/** What follows a type: variables, a function, a property. */
export function parseNamed(cursor: Cursor, start: number, type: Token): readonly Node[] {
  const { indent } = cursor.token;
  const { only } = cursor.dialect;
  const name = parseDeclaredName(cursor);
  if (cursor.is("(")) return parseWithParentheses(cursor, start, type, name, indent);
  if (cursor.is("{") && only === "csharp") return parseProperty(cursor, start, name);
  if (cursor.is("=>")) return [functionWithBody(cursor, start, name.text, noParameters, indent)];
  if (name.text === "get" && only === "dart" && cursor.token.type === "word") {
    return [functionWithBody(cursor, start, cursor.next().text, noParameters, indent)];
  }
  const told = typeText(cursor, start, name.start);
  const target = nameOf(name);
  const read = parseVariables(cursor, target, start);
  const found = told === undefined ? read : ofType(read, target, told);
  return only === "csharp" ? found.map((node) => ofDeclaredType(node, type)) : found;
}

/** C++'s `Client::method(…)`, C#'s `Send<T>(…)`: the last word is the name. */
function parseDeclaredName(cursor: Cursor): Token {
  let name = cursor.next();
  for (let count = 0; count < 12; count++) {
    passAngles(cursor);
    if (!cursor.is("::", ".") || cursor.peek().type !== "word") break;
    cursor.next();
    name = cursor.next();
  }
  return name;
}

/** A function, or C++'s variable that is made with arguments: `Client client("…");`. */
function parseWithParentheses(cursor: Cursor, start: number, type: Token, name: Token, indent: number): readonly Node[] {
  const { only } = cursor.dialect;
  if (only === "c" && !cursor.inClass && holdsValue(cursor)) {
    const callee = nameOf(type);
    const value = call(callee, parseArguments(cursor), cursor.range(start));
    return makeAssignments(nameOf(name), value, true, cursor.range(start));
  }
  const given = parseParameters(cursor);
  // A prototype says nothing of values.
  if (only === "c" && cursor.is(";")) return [];
  return [...given.fields, functionWithBody(cursor, start, name.text, given, indent)];
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
function parseProperty(cursor: Cursor, start: number, name: Token): readonly Node[] {
  const getter = parseGetter(cursor, start, name.text);
  if (!cursor.is("=")) return getter.body.length > 0 ? [getter] : [];
  return parseDeclared(cursor, nameOf(name), start);
}

/** A constructor, or a method without a type before its name, in a class. */
function parseMethod(cursor: Cursor): readonly Node[] | undefined {
  const { token } = cursor;
  if (!canBeMethod(cursor)) return undefined;
  let ahead = 1;
  // C++: `Client::Client(…)`, Dart: `Client.named(…)`
  while (/^(?:\.|::)$/.test(cursor.peek(ahead).text) && cursor.peek(ahead + 1).type === "word") ahead += 2;
  const open = cursor.peek(ahead);
  if (open.text !== "(" || open.partner < 0 || !canNameMethod(cursor.role()) || !beginsBody(cursor, open.partner + 1)) return undefined;
  for (let skipped = 0; skipped < ahead; skipped++) cursor.next();
  const given = parseParameters(cursor);
  const made = functionWithBody(cursor, token.start, token.text, given, token.indent);
  const names = new Set(given.fields.map(({ target }) => (target.kind === "name" ? target.name : "")));
  const set = given.parameters.filter(({ name }) => names.has(name)).map((one) => fieldGiven(one));
  return [...given.fields, { ...made, body: [...set, ...made.body] }];
}

/** In classes; C++'s constructors stand outside, too: `Client::Client(…)`. */
function canBeMethod(cursor: Cursor): boolean {
  const { only, typesFirst } = cursor.dialect;
  if (!typesFirst && only !== "javascript" && only !== "swift") return false;
  return cursor.inClass || (only === "c" && cursor.peek().text === "::" && cursor.peek(2).text === cursor.token.text);
}

function canNameMethod(role: Role | undefined): boolean {
  return role === undefined || role === "type" || role === "import" || role === "new";
}

/** Whether what stands behind the parameters makes them those of a declaration, and no call. */
function beginsBody(cursor: Cursor, at: number): boolean {
  // Swift: `init(…)` may be all of it.
  const isInitialiser = cursor.dialect.only === "swift" && cursor.token.text === "init";
  return isInitialiser || /^(?:[{:;]|=>|throws|async|noexcept|=)$/.test(cursor.at(at).text);
}
