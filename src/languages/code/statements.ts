import { outerNames, type Node } from "../../tree/node.ts";
import { parseAnnotationList, parseAnnotationOfField, parseModuleAttribute } from "./annotations.ts";
import { skipSignature } from "./application.ts";
import { eatEnd, parseBlock, parseIndented, parseStatementBody, parseUntilEnd } from "./blocks.ts";
import { parseIf, parseSwitchStatement, parseTry } from "./choices.ts";
import { parseClass } from "./classes.ts";
import type { Cursor } from "./cursor.ts";
import { parseDeclaration, parseField } from "./declarations.ts";
import type { Role } from "./dialect.ts";
import { parseErlangForm } from "./erlang.ts";
import { parseExpressionStatement } from "./expression-statements.ts";
import { parseExpression, parseFlat } from "./expressions.ts";
import { fieldsOf, parseFunction } from "./functions.ts";
import { parseHeader } from "./headers.ts";
import { parseImport } from "./imports.ts";
import { assign, member, nameOf, operation, plainString } from "./nodes.ts";
import { parseObjectiveStatement } from "./objective-c.ts";
import { parseReadonly } from "./perl.ts";
import { parseDirective } from "./preprocessor.ts";
import { isAttribute, parseAttribute } from "./rust.ts";
import type { Token } from "./token.ts";
import { parseTyped } from "./typed-declarations.ts";
import { passAngles } from "./types.ts";

/** Reads statements to the end of the bracket, or as far as told. */
export function parseStatements(cursor: Cursor, until?: () => boolean): Node[] {
  const body: Node[] = [];
  while (!cursor.ended) {
    if (cursor.eat(";")) continue;
    if (until?.()) break;
    const before = cursor.index;
    for (const node of parseStatement(cursor)) body.push(node);
    if (cursor.index === before) cursor.next();
  }
  return body;
}

function parseStatement(cursor: Cursor): readonly Node[] {
  return cursor.deeper(
    () => readStatement(cursor),
    () => {
      const flat = parseFlat(cursor);
      return flat ? [flat] : [];
    },
  );
}

function readStatement(cursor: Cursor): readonly Node[] {
  const { token } = cursor;
  if (cursor.dialect.only === "erlang") {
    const form = parseErlangForm(cursor);
    if (form) return form;
  }
  if (cursor.dialect.application && skipSignature(cursor)) return [];
  if (token.type === "operator") {
    const special = parseSignStatement(cursor);
    if (special) return special;
  }
  if (token.type === "word") {
    if (token.sigil === "@" && cursor.dialect.only === "elixir") {
      const attribute = parseModuleAttribute(cursor);
      if (attribute) return attribute;
    }
    const constant = cursor.dialect.only === "perl" ? parseReadonly(cursor) : undefined;
    if (constant) return constant;
    const role = cursor.role();
    const made = role === undefined ? undefined : parseByRole(cursor, role);
    if (made) return made;
    const typed = parseTyped(cursor) ?? (cursor.dialect.only === "javascript" ? parseField(cursor) : undefined);
    if (typed) return typed;
  }
  return parseExpressionStatement(cursor);
}

function parseSignStatement(cursor: Cursor): readonly Node[] | undefined {
  const { token, dialect } = cursor;
  const next = cursor.peek();
  if (dialect.only === "objectivec") {
    const made = parseObjectiveStatement(cursor);
    if (made) return made;
  }
  if (dialect.only === "rust" && isAttribute(cursor)) return parseAttribute(cursor);
  if (token.text === "#") return parseDirective(cursor);
  if (token.text === "@" && next.type === "word") return [parseAnnotationOfField(cursor)];
  if (token.text === "[" && dialect.only === "csharp" && (token.newline || cursor.inClass) && next.type === "word") return parseAnnotationList(cursor);
  if (token.text === "{" && (dialect.braces !== "object" || dialect.only === "javascript") && dialect.braces !== "closure") {
    return [parseBareBlock(cursor)];
  }
  return undefined;
}

/** A block on its own, in which functions are no methods even where a class is around it. */
function parseBareBlock(cursor: Cursor): Node {
  const { start } = cursor.token;
  const { inClass } = cursor;
  cursor.inClass = false;
  const body = parseBlock(cursor);
  cursor.inClass = inClass;
  return { kind: "block", body, ...cursor.range(start) };
}

/** Words that are never names, whatever follows them. */
const neverNames = new Set<Role>(["return", "end", "clause", "if", "case", "output"]);

/** Whether what follows a keyword says that it is a plain name here. */
function isPlainName(cursor: Cursor, role: Role): boolean {
  const { only } = cursor.dialect;
  const next = cursor.peek();
  if (only === "python" && (role === "switch" || role === "case")) return !beginsPattern(next);
  if (next.type !== "operator") return false;
  if (/^(?:=|\.|:=|->|\+=)$/.test(next.text)) return !neverNames.has(role);
  // Go: `import ( … )`
  if (next.text !== "(" || next.partner <= 0 || (role === "import" && only === "go")) return false;
  return role === "skip" || role === "import" || role === "class" || (role === "modifier" && isCall(cursor, next));
}

/** Python's `match` and `case` are words like any other but before a pattern. */
function beginsPattern({ type, text, newline, space }: Token): boolean {
  if (newline || type === "end") return false;
  return type !== "operator" || /^[[{\-*]$/.test(text) || (text === "(" && space);
}

/** `internal(x)`; `pub(crate) fn` and `public (string, int) pair` qualify what follows. */
function isCall(cursor: Cursor, open: Token): boolean {
  return !open.space && cursor.at(open.partner + 1).type !== "word";
}

/** Reads a statement that its first word tells. Nothing where it begins an expression. */
function parseByRole(cursor: Cursor, role: Role): readonly Node[] | undefined {
  if (isPlainName(cursor, role)) return undefined;
  switch (role) {
    case "modifier":
      return parseModifier(cursor);
    case "function":
      return parseFunctionStatement(cursor);
    case "class":
      // C: `struct point *p = …` declares a variable.
      return isTypeOfVariable(cursor) ? undefined : parseClass(cursor);
    case "declare":
      return parseDeclaration(cursor);
    case "if":
      return parseIf(cursor).nodes;
    case "loop":
      return parseLoop(cursor);
    case "switch":
      return parseSwitchStatement(cursor);
    case "try":
      return parseTry(cursor).nodes;
    case "block":
      return parseWordBlock(cursor);
    case "import":
      return parseImport(cursor);
    case "skip":
      return skipStatement(cursor);
    case "case":
      return parseCase(cursor);
    case "clause":
      return parseLoneClause(cursor);
    case "end":
      eatEnd(cursor);
      return [];
    default:
      return undefined;
  }
}

function parseFunctionStatement(cursor: Cursor): readonly Node[] | undefined {
  const { only } = cursor.dialect;
  const next = cursor.peek();
  // Without a name it is a value: an expression begins here.
  if (next.text === "(" && only !== "go") return undefined;
  const owner = only === "lua" && next.type === "word" && /^[.:]$/.test(cursor.peek(2).text) ? next : undefined;
  const made = parseFunction(cursor);
  // Lua: `function Config.key() … end` is a field of Config.
  if (owner && made.kind === "function" && made.name !== undefined) {
    return [assign(member(nameOf(owner), plainString(made.name, owner), owner), made, false, made)];
  }
  return [...fieldsOf(made), made];
}

/** `unsafe { … }`, `begin … end` */
function parseWordBlock(cursor: Cursor): readonly Node[] {
  const { start } = cursor.next();
  const body = cursor.is("{") ? parseBlock(cursor) : cursor.dialect.blocks === "end" ? parseUntilEnd(cursor) : undefined;
  return body ? [{ kind: "block", body, ...cursor.range(start) }] : [];
}

/** Scala's `case class` declares; elsewhere `case` is a label. */
function parseCase(cursor: Cursor): readonly Node[] {
  const declares = cursor.dialect.only === "scala" && /^(?:class|object)$/.test(cursor.peek().text);
  return declares ? parseModifier(cursor) : parseLabel(cursor);
}

/** `else`, `catch` and their like, where what they belong to was not understood. */
function parseLoneClause(cursor: Cursor): readonly Node[] {
  const { start, indent } = cursor.next();
  if (cursor.is("{") && cursor.dialect.only !== "erlang") return [{ kind: "block", body: parseBlock(cursor), ...cursor.range(start) }];
  return cursor.dialect.blocks === "indent" && cursor.eat(":") ? parseIndented(cursor, indent) : [];
}

function isTypeOfVariable(cursor: Cursor): boolean {
  if (cursor.dialect.only !== "c" && cursor.dialect.only !== "objectivec") return false;
  const after = cursor.peek(2);
  return cursor.peek().type === "word" && (after.type === "word" ? cursor.role(after) === undefined && after.text !== "final" : /^[*&]/.test(after.text));
}

/** `public`, `static`, `pub(crate)`: what follows is the statement. */
function parseModifier(cursor: Cursor): readonly Node[] {
  cursor.next();
  if (cursor.is("(") && !cursor.token.space) cursor.skip();
  // C++: `template <typename T>`
  passAngles(cursor);
  // C++: `public:`
  cursor.eat(":");
  if (cursor.is("{")) return [parseBareBlock(cursor)];
  if (cursor.ended) return [];
  const isField = cursor.dialect.only === "php" && (cursor.role() === undefined || cursor.role() === "null");
  return (isField ? parseField(cursor) : undefined) ?? readStatement(cursor);
}

function parseLoop(cursor: Cursor): readonly Node[] {
  const { start, text, indent } = cursor.next();
  const header = cursor.is("{") || text === "repeat" ? [] : parseHeader(cursor);
  const assignments = header.filter(({ kind }) => kind === "assign");
  const conditions = header.filter(({ kind }) => kind !== "assign");
  const end = Math.max(cursor.previous.end, ...header.map((one) => one.end));
  const from = cursor.token.start;
  const body = parseStatementBody(cursor, indent);
  if (cursor.dialect.blocks === "end") {
    while (cursor.role() === "clause") {
      cursor.next();
      body.push(...parseUntilEnd(cursor));
    }
    eatEnd(cursor);
  }
  const block: Node = { kind: "block", body, start: Math.min(from, cursor.reach), end: cursor.reach };
  return [...assignments, operation(text, conditions, { start, end }), block];
}

/** `case "x":`, `default:`: the statements behind it stand on their own. */
function parseLabel(cursor: Cursor): readonly Node[] {
  const { start, indent } = cursor.next();
  if (isEnumMember(cursor)) return parseEnumMember(cursor, start);
  // Scala's patterns say nothing of values.
  if (cursor.dialect.only === "scala") while (!cursor.ended && !cursor.is("=>") && !cursor.token.newline) cursor.skip();
  const values = parseLabelled(cursor);
  const range = cursor.range(start);
  const isIndented = cursor.dialect.blocks === "indent";
  if (cursor.eat(":") && isIndented) return [{ kind: "block", body: parseIndented(cursor, indent), ...cursor.range(start) }];
  cursor.eat("->", "=>");
  return values.length > 0 ? [operation("case", values, range)] : [];
}

/** Swift's and PHP's enums: `case llm = "…"` */
function isEnumMember(cursor: Cursor): boolean {
  const { only } = cursor.dialect;
  return (only === "swift" || only === "php") && cursor.token.type === "word" && cursor.peek().text === "=";
}

function parseEnumMember(cursor: Cursor, start: number): readonly Node[] {
  const name = nameOf(cursor.next());
  cursor.next();
  const value = parseExpression(cursor);
  return value ? [assign(name, value, true, cursor.range(start))] : [];
}

/** The values of a label, up to the sign that ends it. */
function parseLabelled(cursor: Cursor): Node[] {
  const values: Node[] = [];
  while (!cursor.ended && !cursor.is(":", ";", "{", "->", "=>") && !(cursor.token.newline && cursor.lines)) {
    const before = cursor.index;
    const value = parseExpression(cursor, 3.6);
    if (value) values.push(value);
    if (cursor.index === before) cursor.next();
  }
  return values;
}

function skipStatement(cursor: Cursor): readonly Node[] {
  const { text, start } = cursor.next();
  const names: Node[] = [];
  while (!cursor.ended && !cursor.is(";") && !cursor.token.newline) {
    if (cursor.token.type === "word") names.push(nameOf(cursor.token));
    cursor.skip();
  }
  // Python's and PHP's `global key`: what the function does with the name it does with that of the file.
  return /^(?:global|nonlocal)$/i.test(text) ? [operation(outerNames, names, cursor.range(start))] : [];
}
