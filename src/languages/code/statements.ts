import { outerNames, type Node } from "../../tree/node.ts";
import { leftover } from "./arguments.ts";
import { parseAnnotationList, parseAnnotationOfField, parseModuleAttribute } from "./annotations.ts";
import { skipSignature } from "./application.ts";
import { makeAssignments } from "./assignments.ts";
import { eatEnd, parseBlock, parseIndented, parseStatementBody, parseUntilEnd } from "./blocks.ts";
import { parseIf, parseSwitchStatement, parseTry } from "./choices.ts";
import { parseClass } from "./classes.ts";
import type { Cursor } from "./cursor.ts";
import { parseDeclaration, parseField, parseTyped } from "./declarations.ts";
import type { Role } from "./dialect.ts";
import { parseErlangForm } from "./erlang.ts";
import { parseExpression, parseFlat } from "./expressions.ts";
import { fieldsOf, parseFunction } from "./functions.ts";
import { parseHeader } from "./headers.ts";
import { parseImport } from "./imports.ts";
import { assign, member, named, nameOf, nestedField, operation, plainString } from "./nodes.ts";
import { parseObjectiveStatement } from "./objective-c.ts";
import { parseReadonly } from "./perl.ts";
import { parseDirective } from "./preprocessor.ts";
import { isAttribute, parseAttribute } from "./rust.ts";
import { behindAngles, skipType } from "./types.ts";

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
    const { start } = token;
    const { inClass } = cursor;
    cursor.inClass = false;
    const body = parseBlock(cursor);
    cursor.inClass = inClass;
    return [{ kind: "block", body, ...cursor.range(start) }];
  }
  return undefined;
}

/** A keyword followed by one of these is a plain name. */
function isPlainName(cursor: Cursor, role: Role): boolean {
  const next = cursor.peek();
  // Python's `match` and `case` are words like any other but before a pattern.
  if ((role === "switch" || role === "case") && cursor.dialect.only === "python") {
    return next.newline || next.type === "end" || (next.type === "operator" && !/^(?:[[{\-*]|\()$/.test(next.text)) || (next.text === "(" && !next.space);
  }
  if (next.type !== "operator") return false;
  if (next.text === "=" || next.text === "." || next.text === ":=" || next.text === "->" || next.text === "+=") {
    return role !== "return" && role !== "end" && role !== "clause" && role !== "if" && role !== "case" && role !== "output";
  }
  if (role === "import" && cursor.dialect.only === "go") return false;
  return next.text === "(" && (role === "skip" || role === "import" || role === "class" || role === "modifier") && next.partner > 0
    && !(role === "modifier" && (cursor.at(next.partner + 1).type === "word" || next.space));
}

function parseByRole(cursor: Cursor, role: Role): readonly Node[] | undefined {
  if (isPlainName(cursor, role)) return undefined;
  const { start, indent, text } = cursor.token;
  switch (role) {
    case "modifier":
      return parseModifier(cursor);
    case "function": {
      const next = cursor.peek();
      // Without a name it is a value: an expression begins here.
      if (next.text === "(" && cursor.dialect.only !== "go") return undefined;
      const owner = next.type === "word" && /^[.:]$/.test(cursor.peek(2).text) && cursor.dialect.only === "lua" ? next : undefined;
      const made = parseFunction(cursor);
      // Lua: `function Config.key() … end` is a field of Config.
      if (owner && made.kind === "function" && made.name !== undefined)
        return [assign(member(nameOf(owner), plainString(made.name, owner), owner), made, false, made)];
      return [...fieldsOf(made), made];
    }
    case "class":
      // C: `struct point *p = …` declares a variable.
      return isTypeOfVariable(cursor) ? undefined : parseClass(cursor);
    case "declare":
      return parseDeclaration(cursor);
    case "if": {
      const { nodes } = parseIf(cursor);
      return nodes;
    }
    case "loop":
      return parseLoop(cursor);
    case "switch":
      return parseSwitchStatement(cursor);
    case "try":
      return parseTry(cursor).nodes;
    case "block": {
      cursor.next();
      const body = cursor.is("{") ? parseBlock(cursor) : cursor.dialect.blocks === "end" ? parseUntilEnd(cursor) : undefined;
      return body ? [{ kind: "block", body, ...cursor.range(start) }] : [];
    }
    case "import":
      return parseImport(cursor);
    case "skip":
      return skipStatement(cursor);
    case "case":
      return cursor.dialect.only === "scala" && /^(?:class|object)$/.test(cursor.peek().text)
        ? parseModifier(cursor)
        : parseLabel(cursor, indent);
    case "clause":
      cursor.next();
      if (cursor.is("{") && cursor.dialect.only !== "erlang") return [{ kind: "block", body: parseBlock(cursor), ...cursor.range(start) }];
      if (cursor.dialect.blocks === "indent" && cursor.eat(":")) return parseIndented(cursor, indent);
      return [];
    case "end":
      eatEnd(cursor);
      return [];
    case "type":
    case "return":
    case "throw":
    case "jump":
    case "transparent":
    case "prefix":
    case "operator":
    case "new":
    case "true":
    case "false":
    case "null":
    case "lambda":
    case "output":
      return text === "" ? [] : undefined;
  }
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
  const behind = behindAngles(cursor, cursor.index);
  while (cursor.index < behind) cursor.next();
  // C++: `public:`
  cursor.eat(":");
  if (cursor.is("{")) {
    const { start } = cursor.token;
    const { inClass } = cursor;
    cursor.inClass = false;
    const body = parseBlock(cursor);
    cursor.inClass = inClass;
    return [{ kind: "block", body, ...cursor.range(start) }];
  }
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
function parseLabel(cursor: Cursor, indent: number): readonly Node[] {
  const { start } = cursor.next();
  const values: Node[] = [];
  // Swift's and PHP's enums: `case llm = "…"`
  if (cursor.token.type === "word" && cursor.peek().text === "=" && /^(?:swift|php)$/.test(cursor.dialect.only ?? "")) {
    const name = nameOf(cursor.next());
    cursor.next();
    const value = parseExpression(cursor);
    return value ? [assign(name, value, true, cursor.range(start))] : [];
  }
  if (cursor.dialect.only === "scala") while (!cursor.ended && !cursor.is("=>") && !cursor.token.newline) cursor.skip();
  while (!cursor.ended && !cursor.is(":", ";", "{", "->", "=>") && !(cursor.token.newline && cursor.lines)) {
    const before = cursor.index;
    const value = parseExpression(cursor, 3.6);
    if (value) values.push(value);
    if (cursor.index === before) cursor.next();
  }
  const range = cursor.range(start);
  const isIndented = cursor.dialect.blocks === "indent";
  if (cursor.eat(":") && isIndented) return [{ kind: "block", body: parseIndented(cursor, indent), ...cursor.range(start) }];
  cursor.eat("->", "=>");
  return values.length > 0 ? [operation("case", values, range)] : [];
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

function parseExpressionStatement(cursor: Cursor): readonly Node[] {
  const { start, type } = cursor.token;
  const first = parseExpression(cursor);
  if (!first) return [];
  if (cursor.is(":") && cursor.dialect.blocks === "indent" && !cursor.broken) return parseAnnotated(cursor, first, start);
  if (first.kind === "string" && type === "string" && cursor.dialect.blocks === "indent" && cursor.token.newline) {
    return [{ ...first, prose: true }];
  }
  const nodes = cursor.is(",") && cursor.dialect.only !== "erlang" ? parseTupleAssignment(cursor, first, start) : [first];
  const found = nodes.flatMap((node) => (node.kind === "operation" && node.operator === "=" ? node.operands : [node]));
  return parseTail(cursor, found, start);
}

/** Python's `name: Type = value`. */
function parseAnnotated(cursor: Cursor, target: Node, start: number): readonly Node[] {
  cursor.next();
  skipType(cursor);
  const value = !cursor.broken && cursor.eat("=") ? parseExpression(cursor) : undefined;
  return value ? makeAssignments(target, value, false, cursor.range(start)) : [];
}

/** `a, b = f()`, `a, b := f()` */
function parseTupleAssignment(cursor: Cursor, first: Node, start: number): readonly Node[] {
  const items = [first];
  while (cursor.eat(",")) {
    const item = parseExpression(cursor, 1.2);
    if (!item) break;
    items.push(item);
  }
  const last = items.at(-1);
  if (first.kind === "assign" && items.length > 1) {
    // `a = 1, 2` is a tuple.
    const value: Node = { kind: "list", items: [first.value, ...items.slice(1)], start: first.value.start, end: cursor.range(start).end };
    return [{ ...first, value, end: value.end }];
  }
  const { token, dialect } = cursor;
  if (!last || token.type !== "operator" || !dialect.assigns.includes(token.text) || cursor.broken) return items;
  cursor.next();
  const values: Node[] = [];
  do {
    const value = parseExpression(cursor, 1);
    if (value) values.push(value);
  } while (cursor.eat(","));
  const range = cursor.range(start);
  const target: Node = { kind: "list", items, start, end: last.end };
  const [only] = values;
  const declares = dialect.declares?.includes(token.text) ?? false;
  if (!only) return items;
  const value: Node = values.length === 1 ? only : { kind: "list", items: values, start: only.start, end: range.end };
  return makeAssignments(target, value, declares, range);
}

/** What follows an expression up to the end of its statement: modifiers such as `if x`, and what is not understood. */
function parseTail(cursor: Cursor, found: readonly Node[], start: number): readonly Node[] {
  if (cursor.ended || cursor.token.newline || cursor.is(";", ",", "}")) return found;
  if (cursor.is(".") && cursor.dialect.only === "erlang") return found;
  const [target] = found;
  if (cursor.is(":") && cursor.dialect.only === undefined && target && target.kind !== "list" && found.length === 1) {
    // `name: value`, in languages that nobody has described.
    cursor.next();
    const value = parseExpression(cursor, 1);
    // Puppet's `class { "name": … }`: a title, which names what it is given.
    const name = target.kind === "string" ? named(target.value, target) : target;
    return value ? parseTail(cursor, [assign(name, nestedField(value), false, cursor.range(start))], start) : found;
  }
  const role = cursor.role();
  const { only } = cursor.dialect;
  if ((only === "ruby" || only === "perl") && (role === "if" || role === "loop")) {
    const { text, start: from } = cursor.next();
    const condition = parseExpression(cursor);
    const guard = operation(text, condition ? [condition] : [], cursor.range(from));
    const inner = found.at(-1);
    return [guard, { kind: "block", body: found, start, end: Math.max(start, inner?.end ?? start) }];
  }
  if (only === "ruby" && cursor.is("rescue")) {
    cursor.next();
    const other = parseExpression(cursor);
    return other ? [...found, other] : found;
  }
  if (role === "end" || role === "clause" || role === "loop" || cursor.is("=>", "->", ":", "do", "then")) {
    if (cursor.is("=>", "->", ":")) cursor.next();
    return found;
  }
  if (role !== undefined && role !== "type" && role !== "operator") return found;
  const rest = leftover(cursor, [";", "}"]);
  return rest ? [...found, rest] : found;
}
