import type { Node, Range } from "../../tree/node.ts";
import { parseBareArguments } from "./arguments.ts";
import { eatEnd, parseBlock, parseStatementBody, parseUntilClause } from "./blocks.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { parseHeader } from "./headers.ts";
import { assign, call, choice, closure, literal, nameOf, operation } from "./nodes.ts";
import { parseStatements } from "./statements.ts";
import { stringNode } from "./strings-to-nodes.ts";
import type { Token } from "./token.ts";

/** A statement with branches: as statements, and as the value that its branches give. */
export interface Branches {
  readonly nodes: readonly Node[];
  readonly value: Node;
}

/** The value of a block: its only expression, or that of a function called in place. */
export function valueOfBlock(body: readonly Node[], range: Range): Node | undefined {
  const [only] = body;
  if (body.length === 0) return undefined;
  if (body.length === 1 && only && !/^(?:assign|return|block|class|import)$/.test(only.kind)) return only;
  return call(closure([], body, range), [], range);
}

function valueOf(blocks: readonly Node[], range: Range): Node {
  const values = blocks.flatMap((one) => {
    const value = one.kind === "block" ? valueOfBlock(one.body, one) : one;
    return value ? [value] : [];
  });
  return choice(values, range);
}

/** Where the last statement of a function branches, its branches' values are the function's. */
export function withLastAsValue(body: readonly Node[]): Node[] {
  const head = body.findLastIndex(({ kind }) => kind !== "block");
  const before = body[head];
  if (head === body.length - 1 || before?.kind !== "operation") return [...body];
  if (!/^(?:if|unless|switch|match|when|case|cond|try|begin)$/.test(before.operator)) return [...body];
  const blocks = body.slice(head + 1);
  const [first] = blocks;
  return [...body.slice(0, head + 1), valueOf(blocks, { start: first?.start ?? before.end, end: blocks.at(-1)?.end ?? before.end })];
}

/** A word that goes on with the statement above: on its own column, where columns matter. */
function continuesHere(cursor: Cursor, indent: number): boolean {
  if (cursor.role() !== "clause") return false;
  return cursor.dialect.blocks !== "indent" || !cursor.token.newline || cursor.token.indent === indent;
}

function blockNode(body: readonly Node[], range: Range): Node {
  return { kind: "block", body, start: range.start, end: range.end };
}

/** Reads `if`, and all that belongs to it. */
export function parseIf(cursor: Cursor): Branches {
  const { start, text, indent } = cursor.next();
  const inline = parseInlineIf(cursor, start);
  if (inline) return inline;
  const nodes: Node[] = [];
  const blocks: Node[] = [];
  let needsHeader = true;
  for (;;) {
    const before = cursor.index;
    const conditions = needsHeader ? parseHeader(cursor) : [];
    nodes.push(...conditions.filter(({ kind }) => kind === "assign"));
    nodes.push(operation(text, conditions.filter(({ kind }) => kind !== "assign"), cursor.range(start)));
    // Swift: `guard … else { … }`
    if (text === "guard") cursor.eat("else");
    const from = cursor.token.start;
    const inside = parseStatementBody(cursor, indent);
    const block = blockNode(inside, cursor.range(Math.min(from, cursor.reach)));
    blocks.push(block);
    nodes.push(block);
    if (cursor.is(";") && cursor.role(cursor.peek()) === "clause") cursor.next();
    if (cursor.index === before && !needsHeader) break;
    if (!continuesHere(cursor, indent) || cursor.is("catch", "finally", "rescue", "ensure", "except", "after", "while", "until")) break;
    const clause = cursor.next().text.toLowerCase();
    needsHeader = clause !== "else" || (cursor.role() === "if" && !cursor.token.newline);
    if (clause === "else" && needsHeader) cursor.next();
  }
  if (cursor.dialect.blocks === "end") eatEnd(cursor);
  const range = cursor.range(start);
  return { nodes: nodes.map((node) => fit(node, range)), value: valueOf(blocks, range) };
}

/** Elixir's `if x, do: a, else: b`. */
function parseInlineIf(cursor: Cursor, start: number): Branches | undefined {
  if (cursor.dialect.only !== "elixir") return undefined;
  let at = cursor.index;
  while (cursor.at(at).text !== "do" && cursor.at(at).type !== "end" && at < cursor.index + 80) at++;
  if (cursor.at(at).text !== "do" || cursor.at(at + 1).text !== ":") return undefined;
  const args = parseBareArguments(cursor);
  const range = cursor.range(start);
  const value = choice(args.flatMap((one) => (one.name === undefined ? [] : [one.value])), range);
  return { nodes: [value], value };
}

/** Conditions end before their blocks do; nothing may end behind the whole. */
function fit(node: Node, { end }: Range): Node {
  return node.end > end ? { ...node, end } : node;
}

/** Reads `try`, and all that belongs to it. */
export function parseTry(cursor: Cursor): Branches {
  const { start, text, indent } = cursor.next();
  const nodes: Node[] = [];
  if (cursor.is("(")) nodes.push(...parseHeader(cursor));
  nodes.push(operation(text, [], cursor.range(start)));
  const blocks: Node[] = [];
  const from = cursor.token.start;
  const tried = parseStatementBody(cursor, indent);
  blocks.push(blockNode(tried, cursor.range(Math.min(from, cursor.reach))));
  while (continuesHere(cursor, indent)) {
    const clause = cursor.next();
    const caught = parseCaught(cursor);
    const body = parseStatementBody(cursor, indent);
    blocks.push(blockNode([...caught, ...body], cursor.range(clause.start)));
  }
  if (cursor.dialect.blocks === "end") eatEnd(cursor);
  const range = cursor.range(start);
  return { nodes: [...nodes, ...blocks], value: valueOf(blocks, range) };
}

/** `rescue`, `else` and `ensure` of a whole method or block. */
export function parseRescues(cursor: Cursor): Node[] {
  const blocks: Node[] = [];
  while (cursor.role() === "clause" || cursor.role() === "case") {
    const { start, text } = cursor.next();
    const caught = text === "rescue" || text === "catch" ? parseCaught(cursor) : [];
    blocks.push(blockNode([...caught, ...parseUntilClause(cursor)], cursor.range(start)));
  }
  return blocks;
}

/** `(IOException | SQLException e)`, `E as e`, `A, B => e`: the last word is the name. */
function parseCaught(cursor: Cursor): Node[] {
  const names: Token[] = [];
  let hasNames = false;
  const consider = (token: Token): void => {
    if (token.type === "word" && cursor.role(token) === undefined) names.push(token);
  };
  while (!cursor.ended && !cursor.is("{", ":", "do", "then", "->") && !(cursor.token.newline && !cursor.is("("))) {
    if (cursor.is("(") && cursor.token.partner > 0) {
      // C#: `catch (E e) when (…)`
      if (hasNames) {
        cursor.skip();
        continue;
      }
      // Kotlin: `(e: Exception)`
      for (let at = cursor.index + 1; at < cursor.token.partner && cursor.at(at).text !== ":"; at++) consider(cursor.at(at));
      // Python names the types there.
      hasNames = cursor.dialect.blocks === "braces";
      cursor.skip();
    } else if (hasNames) cursor.next();
    else {
      // VB: `e As Exception`
      if (cursor.is("as") && cursor.dialect.only === "vb") {
        skipLine(cursor);
        break;
      }
      consider(cursor.next());
    }
  }
  const last = names.at(-1);
  return last ? [assign(nameOf(last), literal(null, last), true)] : [];
}

function skipLine(cursor: Cursor): void {
  while (!cursor.ended && !cursor.token.newline) cursor.next();
}

export interface Clause {
  readonly body: readonly Node[];
  readonly value: Node;
}

/** Reads `switch`, `match`, `when`, `case` for the value of its arms. Also behind its subject: `x match { … }`. */
export function parseSwitch(cursor: Cursor, subject?: Node, begin?: number): Node {
  const { start: from } = cursor.token;
  const { clauses } = readSwitch(cursor, subject);
  const range = cursor.range(begin ?? from);
  const values = clauses.flatMap(({ body, value }) => (body.length > 0 ? [value] : []));
  return values.length > 0 ? choice(values, range) : operation("switch", subject ? [subject] : [], range);
}

/** Reads it as a statement. */
export function parseSwitchStatement(cursor: Cursor): Node[] {
  const { text, start } = cursor.token;
  const { header, clauses } = readSwitch(cursor);
  const assignments = header.filter(({ kind }) => kind === "assign");
  const others = header.filter(({ kind }) => kind !== "assign");
  const end = others.at(-1)?.end ?? cursor.previous.end;
  const blocks = clauses.flatMap(({ body }) => {
    const range = { start: Math.min(...body.map((one) => one.start)), end: Math.max(...body.map((one) => one.end)) };
    return body.length > 0 ? [blockNode(body, range)] : [];
  });
  return [...assignments, operation(text, others, { start, end: Math.max(end, start) }), ...blocks];
}

function readSwitch(cursor: Cursor, subject?: Node): { header: Node[]; clauses: Clause[] } {
  const { indent } = cursor.next();
  const { blocks } = cursor.dialect;
  const header = subject || cursor.is("{") ? [] : parseHeader(cursor);
  if (cursor.is("{")) {
    const { lines = false } = cursor.dialect;
    return { header, clauses: cursor.inBrackets({ lines }, () => parseClauses(cursor)) };
  }
  if (blocks === "end") {
    const clauses = parseWhens(cursor);
    eatEnd(cursor);
    return { header, clauses };
  }
  const { start } = cursor.token;
  const body = parseStatementBody(cursor, indent);
  return { header, clauses: [clauseOf([], body, cursor.range(start))] };
}

/** `when a, b then …` up to the `end`. */
function parseWhens(cursor: Cursor): Clause[] {
  const clauses: Clause[] = [];
  cursor.eat("do");
  while (!cursor.ended && cursor.role() !== "end") {
    const { start } = cursor.token;
    const before = cursor.index;
    const isClause = cursor.role() === "case" || cursor.role() === "clause";
    const isElse = cursor.role() === "clause";
    if (isElse) cursor.next();
    const patterns = isClause && !isElse ? parsePattern(cursor, ["then"], true) : [];
    cursor.eat("then");
    const body = parseUntilClause(cursor);
    clauses.push(clauseOf(patterns, body, cursor.range(start)));
    if (cursor.index === before) cursor.next();
  }
  return clauses;
}

function clauseOf(patterns: readonly Node[], body: readonly Node[], range: Range): Clause {
  return { body: [...patterns, ...body], value: valueOfBlock(body, range) ?? operation("", [], range) };
}

/** Reads the arms in braces up to their end. */
export function parseClauses(cursor: Cursor): Clause[] {
  const clauses: Clause[] = [];
  while (!cursor.ended) {
    if (cursor.eat(",", ";")) continue;
    const { start } = cursor.token;
    const before = cursor.index;
    const hasWord = cursor.role() === "case" || cursor.role() === "clause";
    const patterns = parsePattern(cursor, hasWord ? ["=>", "->", ":"] : ["=>", "->"], false);
    const isArrow = cursor.is("=>", "->");
    if (isArrow || cursor.is(":")) cursor.next();
    const body = parseArm(cursor, isArrow);
    clauses.push(clauseOf(patterns, body, cursor.range(start)));
    if (cursor.index === before) cursor.next();
  }
  return clauses;
}

/** Goes over a pattern, and keeps the strings in it. */
function parsePattern(cursor: Cursor, ends: readonly string[], byLine: boolean): Node[] {
  const { start } = cursor.token;
  const strings: Node[] = [];
  cursor.next();
  while (!cursor.ended && !cursor.is(...ends) && !cursor.is(";") && !(byLine && cursor.token.newline)) {
    if (cursor.token.type === "string") strings.push(stringNode(cursor, cursor.token));
    cursor.skip();
  }
  return strings.length > 0 ? [operation("case", strings, cursor.range(start))] : [];
}

function parseArm(cursor: Cursor, isArrow: boolean): readonly Node[] {
  if (isArrow && cursor.is("{")) return parseBlock(cursor);
  const isCase = (): boolean => cursor.role() === "case" || (cursor.role() === "clause" && cursor.is("default", "else"));
  if (!isArrow || cursor.dialect.only === "scala") return parseStatements(cursor, isCase);
  const value = parseExpression(cursor);
  return value ? [value] : [];
}
