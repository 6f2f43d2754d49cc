import type { ImportNode, Node } from "../../tree/node.ts";
import type { Cursor } from "./cursor.ts";
import { parseDeclaration } from "./declarations.ts";
import { parseExpression } from "./expressions.ts";
import { parseHeader } from "./headers.ts";
import { assign, named } from "./nodes.ts";
import { parseBlock } from "./blocks.ts";
import { stringNode } from "./strings-to-nodes.ts";
import type { Token } from "./token.ts";

/** Reads an import, or the statement that only looks like one (`using (var x = …)`, `use constant …`). */
export function parseImport(cursor: Cursor): readonly Node[] {
  const { only } = cursor.dialect;
  const next = cursor.peek();
  const isTyped = next.type === "word" && cursor.peek(2).type === "word" && next.text !== "static";
  if (only === "csharp" && (next.text === "(" || next.text === "var" || isTyped)) return parseUsing(cursor);
  if (only === "perl" && next.text === "constant") return parseConstants(cursor);
  const keyword = cursor.next();
  if (only === "javascript" || (only === "python" && keyword.text === "from")) return parseFrom(cursor, keyword);
  if (only === "python") return parsePlain(cursor, keyword);
  if (only === "go" && cursor.is("(")) return cursor.inBrackets({ lines: true }, () => parseGoImports(cursor));
  if (only === "go") return parseGoImports(cursor);
  const strings = cursor.token.type === "string";
  if (strings) {
    const module = textOf(cursor, cursor.next());
    const local = cursor.eat("as") ? cursor.next().text : undefined;
    skipLine(cursor);
    return [importNode(module, "*", local, keyword.start, cursor)];
  }
  return parsePlain(cursor, keyword);
}

function importNode(module: string, imported: string, local: string | undefined, start: number, cursor: Cursor): ImportNode {
  return { kind: "import", module, imported, ...(local !== undefined && { local }), ...cursor.range(start) };
}

function textOf(cursor: Cursor, token: Token): string {
  const node = stringNode(cursor, token);
  return node.kind === "string" ? node.value : "";
}

function parseUsing(cursor: Cursor): readonly Node[] {
  const { start } = cursor.token;
  if (cursor.peek().text !== "(") return parseDeclaration(cursor);
  cursor.next();
  const header = parseHeader(cursor);
  if (!cursor.is("{")) return header;
  return [...header, { kind: "block", body: parseBlock(cursor), ...cursor.range(start) }];
}

/** Perl's `use constant KEY => "…"` and `use constant { A => 1, B => 2 }`. */
function parseConstants(cursor: Cursor): readonly Node[] {
  const { start } = cursor.next();
  cursor.next();
  const value = parseExpression(cursor);
  if (value?.kind !== "object") return value ? [value] : [];
  return value.entries.flatMap(({ key, value: constant }) =>
    key?.kind === "string"
      ? [assign(named(key.value, key), constant, true, { start: Math.min(start, key.start), end: constant.end })]
      : [],
  );
}

function isAtEnd(cursor: Cursor): boolean {
  return cursor.ended || cursor.token.newline || cursor.is(";");
}

function skipLine(cursor: Cursor): void {
  while (!isAtEnd(cursor)) cursor.skip();
}

/** `import a.b.C as D, e.f`, `use a::{b, c}`, `use A\B`. */
function parsePlain(cursor: Cursor, keyword: Token): readonly Node[] {
  const found: ImportNode[] = [];
  let path: string[] = [];
  let local: string | undefined;
  const finish = (): void => {
    const imported = path.at(-1);
    const isModule = cursor.dialect.only === "python" || path.length === 1;
    if (imported !== undefined) {
      const module = isModule ? path.join(".") : path.slice(0, -1).join(".");
      const name = local ?? (cursor.dialect.only === "python" ? path[0] : imported);
      found.push(importNode(module, isModule ? "*" : imported, imported === "*" ? undefined : name, keyword.start, cursor));
    }
    path = [];
    local = undefined;
  };
  while (!isAtEnd(cursor)) {
    const { token } = cursor;
    if (cursor.eat("as", "=>", "=")) local = cursor.token.type === "word" ? cursor.next().text : undefined;
    else if (cursor.eat(",")) finish();
    else if (cursor.is("{") && token.partner > 0) {
      found.push(...parseGroup(cursor, path.join("."), keyword));
      path = [];
    } else if (token.type === "word" || cursor.is("*")) {
      if (!(path.length === 0 && /^(?:static|function|const|crate|type)$/.test(token.text) && cursor.peek().type === "word")) path.push(token.text);
      cursor.next();
    } else cursor.skip();
  }
  finish();
  return found;
}

/** The names in the braces behind a path. */
function parseGroup(cursor: Cursor, module: string, keyword: Token): ImportNode[] {
  return cursor.inBrackets({ lines: false }, () => {
    const found: ImportNode[] = [];
    while (!cursor.ended) {
      const { token } = cursor;
      if (token.type !== "word") {
        cursor.skip();
        continue;
      }
      cursor.next();
      if (cursor.is("::", ".", "\\")) continue;
      const local = cursor.eat("as", "=>") && cursor.token.type === "word" ? cursor.next().text : token.text;
      found.push(importNode(module, token.text, local, keyword.start, cursor));
    }
    return found;
  });
}

function parseGoImports(cursor: Cursor): ImportNode[] {
  const found: ImportNode[] = [];
  while (!cursor.ended) {
    const { token } = cursor;
    const alias = token.type === "word" && cursor.peek().type === "string" ? cursor.next().text : undefined;
    if (alias === undefined && token.type !== "string") {
      if (found.length === 0 && cursor.is(".", ";")) {
        cursor.next();
        continue;
      }
      break;
    }
    const module = textOf(cursor, cursor.next());
    found.push(importNode(module, "*", alias ?? module.slice(module.lastIndexOf("/") + 1), token.start, cursor));
    cursor.eat(";");
    if (cursor.token.type !== "string" && cursor.peek().type !== "string") break;
  }
  return found;
}

/** Python's `from x import a as b` and JavaScript's `import a, { b as c } from "x"`. */
function parseFrom(cursor: Cursor, keyword: Token): readonly Node[] {
  const isPython = cursor.dialect.only === "python";
  let module = "";
  if (isPython) {
    while (!isAtEnd(cursor) && !cursor.is("import")) module += cursor.next().text;
    cursor.eat("import");
  }
  const names: [imported: string, local: string | undefined][] = [];
  let isDefault = true;
  const read = (): void => {
    while (!cursor.ended && !cursor.is(";", "from") && !(isPython && cursor.broken) && cursor.token.type !== "string") {
      const { token } = cursor;
      if (cursor.is("{", "(")) {
        isDefault = false;
        cursor.inBrackets({ lines: false }, read);
        if (isPython) return;
      } else if (token.type === "word" || cursor.is("*")) {
        cursor.next();
        const local = cursor.eat("as") ? cursor.next().text : token.text;
        if (token.text === "type" && cursor.token.type === "word") continue;
        names.push([isDefault && !isPython && token.text !== "*" ? "default" : token.text, local === "*" ? undefined : local]);
      } else cursor.next();
    }
  };
  read();
  if (!isPython) {
    cursor.eat("from");
    if (cursor.token.type === "string") module = textOf(cursor, cursor.next());
    if (names.length === 0) return [importNode(module, "*", undefined, keyword.start, cursor)];
  }
  return names.map(([imported, local]) => importNode(module, imported, local, keyword.start, cursor));
}
