import type { Argument, Entry, Node } from "../../tree/node.ts";
import { parseArguments } from "./arguments.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { parseEntryList } from "./literals.ts";
import { argument, assign, call, literal, nameOf, plainString } from "./nodes.ts";
import type { Token } from "./token.ts";

/** Reads SQL: rows inserted and fields updated are assignments, everything else a call with what it holds. */
export function parseSql(cursor: Cursor): Node[] {
  const body: Node[] = [];
  while (!cursor.ended) {
    if (cursor.eat(";")) continue;
    const before = cursor.index;
    body.push(...parseStatement(cursor));
    if (cursor.index === before) cursor.next();
  }
  return body;
}

function isWord(token: Token, ...words: readonly string[]): boolean {
  return token.type === "word" && words.includes(token.text.toLowerCase());
}

function parseStatement(cursor: Cursor): readonly Node[] {
  const { token } = cursor;
  if (isWord(token, "insert", "replace", "merge", "upsert")) return parseInsert(cursor);
  if (isWord(token, "copy")) return parseCopy(cursor);
  if (isWord(token, "update")) return parseUpdate(cursor);
  if (isWord(token, "set", "declare", "define")) return parseSet(cursor);
  if (isBlockWord(token)) {
    cursor.next();
    return [];
  }
  if (declaresVariable(cursor)) return parseVariable(cursor);
  return parseOther(cursor);
}

/** Words of procedures that other statements follow without a semicolon. */
function isBlockWord(token: Token): boolean {
  return isWord(token, "begin", "then", "loop", "else", "is", "as", "exception");
}

/** `c_key CONSTANT VARCHAR2(200) := '…'`: a name, its type, and the sign. */
function declaresVariable(cursor: Cursor): boolean {
  if (cursor.token.type !== "word") return false;
  let open = 0;
  for (let ahead = 1; ahead < 9; ahead++) {
    const { type, text } = cursor.peek(ahead);
    // In brackets it names an argument: `http_post(url := '…')`.
    if (text === ":=") return open === 0;
    if (text === "(") open++;
    else if (text === ")") open--;
    if (type !== "word" && type !== "number" && !/^[().,%]$/.test(text)) return false;
  }
  return false;
}

function parseVariable(cursor: Cursor): readonly Node[] {
  const name = nameOf(cursor.next());
  while (!cursor.ended && !cursor.is(":=", ";")) cursor.skip();
  if (!cursor.eat(":=")) return [];
  const value = parseExpression(cursor, 3.6);
  return value ? [assign(name, value, true, cursor.range(name.start))] : [];
}

/** Goes over a name such as `"public"."settings"` and gives its last part. */
function parseTable(cursor: Cursor): Node | undefined {
  let name: Node | undefined;
  while (cursor.token.type === "word" || cursor.token.type === "string" || cursor.is(".", "[", "]", "`")) {
    const { token } = cursor;
    if (isWord(token, "values", "select", "set", "default", "as")) break;
    if (token.type === "word") name = nameOf(token);
    else if (token.type === "string") name = nameOf({ text: textOf(token), start: token.start, end: token.end });
    else if (!cursor.is(".", "`", "[", "]")) break;
    cursor.next();
    if (!cursor.is(".", "]", "`") && !cursor.previous.text.includes(".")) break;
  }
  return name;
}

function textOf({ parts = [], text, type }: Token): string {
  if (type === "word") return text;
  return parts.map((part) => (part.kind === "text" ? part.value : "")).join("");
}

function parseInsert(cursor: Cursor): readonly Node[] {
  const { start } = cursor.next();
  while (isWord(cursor.token, "into", "ignore", "or", "replace", "low_priority", "delayed", "overwrite", "table")) cursor.next();
  const table = parseTable(cursor);
  const columns = cursor.is("(") ? parseColumns(cursor) : [];
  while (!cursor.ended && !cursor.is(";") && !isWord(cursor.token, "values", "value", "set", "select")) cursor.skip();
  if (table && columns.length > 0 && isWord(cursor.token, "select")) return [selectedRow(cursor, table, columns, start), ...parseRest(cursor)];
  if (!table || !isWord(cursor.token, "values", "value")) {
    if (table && isWord(cursor.token, "set")) return parseAssignments(cursor, table, start);
    return parseOther(cursor);
  }
  const from = cursor.next().start;
  const rows: Node[] = [];
  while (cursor.is("(")) {
    rows.push(parseRow(cursor, columns));
    if (!cursor.eat(",")) break;
  }
  const value: Node = { kind: "list", items: rows, ...cursor.range(Math.min(from, rows[0]?.start ?? from)) };
  const made = assign(table, value, false, cursor.range(start));
  const rest = parseRest(cursor);
  return rest.length > 0 ? [made, ...rest] : [made];
}

/** `INSERT INTO t (a, b) SELECT 'x', 'y'` */
function selectedRow(cursor: Cursor, table: Node, columns: readonly Token[], start: number): Node {
  const from = cursor.next().start;
  const entries: Entry[] = [];
  while (!cursor.ended && !cursor.is(";") && !isWord(cursor.token, "from", "where", "union")) {
    const before = cursor.index;
    const value = parseExpression(cursor);
    const column = columns[entries.length];
    if (value) entries.push(column ? { key: plainString(textOf(column), { start: value.start, end: value.start }), value } : { value });
    if (!cursor.eat(",") && cursor.index === before) cursor.next();
  }
  return assign(table, { kind: "object", entries, ...cursor.range(from) }, false, cursor.range(start));
}

function parseColumns(cursor: Cursor): Token[] {
  return cursor.inBrackets({ lines: false }, () => {
    const columns: Token[] = [];
    while (!cursor.ended) {
      const token = cursor.next();
      if (token.type === "word" || token.type === "string") columns.push(token);
    }
    return columns;
  });
}

function parseRow(cursor: Cursor, columns: readonly Token[]): Node {
  const { start } = cursor.token;
  const items = cursor.inBrackets({ lines: false }, () => parseEntryList(cursor)).map(({ value }) => value);
  const range = cursor.range(start);
  if (columns.length === 0) return { kind: "list", items, ...range };
  // The columns stand elsewhere; as keys they have no place of their own in the row.
  const entries = items.map((value, index): Entry => {
    const column = columns[index];
    return column ? { key: { ...plainString(textOf(column), { start: value.start, end: value.start }) }, value } : { value };
  });
  return { kind: "object", entries, ...range };
}

function parseUpdate(cursor: Cursor): readonly Node[] {
  const { start } = cursor.next();
  const table = parseTable(cursor);
  while (!cursor.ended && !cursor.is(";") && !isWord(cursor.token, "set")) cursor.skip();
  if (!table || !isWord(cursor.token, "set")) return parseOther(cursor);
  return parseAssignments(cursor, table, start);
}

/** `SET a = 'x', b = 'y'` of a table: its row. */
function parseAssignments(cursor: Cursor, table: Node, start: number): readonly Node[] {
  const from = cursor.next().start;
  const entries: Entry[] = [];
  while (!cursor.ended && !cursor.is(";") && !isWord(cursor.token, "where", "from", "returning", "on")) {
    const before = cursor.index;
    const column = cursor.token;
    if ((column.type === "word" || column.type === "string") && cursor.peek().text === "=") {
      cursor.next();
      cursor.next();
      const value = parseExpression(cursor, 3.6);
      if (value) entries.push({ key: plainString(textOf(column), column), value });
    } else cursor.skip();
    if (cursor.index === before) cursor.next();
  }
  const others = parseConditions(cursor);
  const value: Node = { kind: "object", entries: [...entries, ...others], ...cursor.range(from) };
  const made = assign(table, value, false, cursor.range(start));
  return [made, ...parseRest(cursor)];
}

/** `WHERE name = 'x' AND b = 'y'` says what else the row holds. */
function parseConditions(cursor: Cursor): Entry[] {
  if (!isWord(cursor.token, "where")) return [];
  cursor.next();
  const entries: Entry[] = [];
  while (!cursor.ended && !cursor.is(";") && !isWord(cursor.token, "returning", "limit", "order")) {
    const column = cursor.token;
    if (column.type === "word" && cursor.peek().text === "=" && cursor.peek(2).type === "string") {
      cursor.next();
      cursor.next();
      const value = parseExpression(cursor, 11);
      if (value) entries.push({ key: plainString(textOf(column), column), value });
    } else cursor.skip();
  }
  return entries;
}

/** The rows that a dump hands over as text: `COPY t (a, b) FROM stdin;` and a line for each row. */
function parseCopy(cursor: Cursor): readonly Node[] {
  const { start } = cursor.next();
  const table = parseTable(cursor);
  const columns = cursor.is("(") ? parseColumns(cursor) : [];
  let isText = false;
  while (!cursor.ended && !cursor.is(";")) isText = isWord(cursor.next(), "stdin") || isText;
  if (!table || !isText || columns.length === 0) return [];
  const { text } = cursor;
  const rows: Node[] = [];
  let at = text.indexOf("\n", cursor.token.end) + 1;
  const from = at;
  while (at > 0 && at < text.length && !text.startsWith("\\.", at)) {
    const next = text.indexOf("\n", at);
    const end = next < 0 ? text.length : next;
    rows.push(textRow(text, at, end, columns));
    at = end + 1;
  }
  // Behind the mark that ends them.
  if (text.startsWith("\\.", at)) at += 2;
  const end = Math.min(Math.max(at, from), text.length);
  while (!cursor.ended && cursor.token.start < end) cursor.next();
  const value: Node = { kind: "list", items: rows, start: from, end: Math.max(end, cursor.reach) };
  return rows.length > 0 ? [assign(table, value, false, { start, end: value.end })] : [];
}

/** A row of a dump: its fields parted by tabs. */
function textRow(text: string, start: number, end: number, columns: readonly Token[]): Node {
  const entries: Entry[] = [];
  let at = start;
  for (const field of text.slice(start, end).replace(/\r$/, "").split("\t")) {
    const column = columns[entries.length];
    const range = { start: at, end: at + field.length };
    const value: Node = field === "\\N" ? literal(null, range) : plainString(field, range);
    entries.push(column ? { key: plainString(textOf(column), { start: at, end: at }), value } : { value });
    at = range.end + 1;
  }
  return { kind: "object", entries, start, end };
}

/** `SET @key = 'x'`, `DECLARE @key VARCHAR(64) = 'x'`, `SET key TO 'x'`. */
function parseSet(cursor: Cursor): readonly Node[] {
  const { start } = cursor.next();
  const found: Node[] = [];
  while (!cursor.ended && !cursor.is(";")) {
    const token = cursor.next();
    // PostgreSQL: `SET app.key = 'x'`
    if (cursor.is(".")) continue;
    const isName = (token.type === "word" || token.type === "string") && !isWord(token, "session", "global", "local");
    if (!isName) continue;
    if (!skipToSign(cursor)) continue;
    cursor.next();
    const value = parseExpression(cursor, 3.6);
    const name = nameOf({ text: textOf(token), start: token.start, end: token.end });
    if (value) found.push(assign(name, value, false, cursor.range(Math.min(start, name.start))));
  }
  return found;
}

/** Goes over a type. Tells whether a value follows. */
function skipToSign(cursor: Cursor): boolean {
  const isSign = (): boolean => cursor.is("=", ":=") || isWord(cursor.token, "to", "default");
  while (!cursor.ended && !isSign() && !cursor.is(",", ";") && !cursor.token.newline) cursor.skip();
  return isSign();
}

function parseRest(cursor: Cursor): readonly Node[] {
  return cursor.ended || cursor.is(";") ? [] : parseOther(cursor);
}

/** Any other statement: a call of its first word. */
function parseOther(cursor: Cursor): readonly Node[] {
  const { start, type } = cursor.token;
  if (type !== "word") {
    const value = parseExpression(cursor);
    return value ? [value] : [];
  }
  const makes = isWord(cursor.token, "create", "function", "procedure", "package", "do");
  const raises = isWord(cursor.token, "raise", "print");
  const callee = nameOf(cursor.next());
  const args: Argument[] = [];
  while (!cursor.ended && !cursor.is(";")) {
    const before = cursor.index;
    // What a procedure is made of are statements of their own.
    if (isWord(cursor.token, "begin", "then", "loop") || (makes && isWord(cursor.token, "is", "as", "declare"))) break;
    const label = cursor.token;
    const isLabel = label.type === "word" && cursor.peek().type === "string" && /(?:password|token|secret|key|identified|credential)$/i.test(label.text);
    if (isLabel) {
      cursor.next();
      const value = parseExpression(cursor, 11);
      if (value) args.push({ name: label.text, nameRange: { start: label.start, end: label.end }, value });
    } else if (cursor.is("(")) args.push(...parseArguments(cursor));
    else {
      const value = parseExpression(cursor);
      // Only behind a text a name is a value: `RAISE NOTICE 'key %', key`.
      if (value && (value.kind !== "name" || (raises && args.length > 0))) args.push(argument(value));
    }
    if (cursor.index === before) cursor.next();
  }
  return [call(callee, args, cursor.range(start))];
}
