import type { Node, Parameter, Range } from "../../tree/node.ts";
import { parseIndented, parseUntilEnd } from "./blocks.ts";
import { parseArguments } from "./arguments.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { goFields } from "./go.ts";
import { assign, call, field, named, nameOf } from "./nodes.ts";
import { fieldGiven, parseParameters } from "./parameters.ts";
import { parsePostfix } from "./postfix.ts";
import { parseRustFields } from "./rust.ts";
import { parseStatements } from "./statements.ts";
import { passAngles, skipType } from "./types.ts";
import type { Token } from "./token.ts";

/** Reads a class, struct, module, namespace, enum, object, implementation. */
export function parseClass(cursor: Cursor): readonly Node[] {
  const keyword = cursor.next();
  const { start, indent } = keyword;
  // `enum class`, `data class`, `companion object`, `case class`
  while (
    (cursor.role() === "class" || cursor.role() === "modifier") &&
    !cursor.token.newline &&
    cursor.peek().type === "word"
  )
    cursor.next();
  if (cursor.dialect.only === "go") return parseGoType(cursor, start);
  if (cursor.dialect.only === "rust" && /^(?:struct|enum|union)$/.test(keyword.text)) {
    const name = cursor.token;
    while (!cursor.ended && !cursor.is(";", "{", "(")) cursor.skip();
    // It lists types, no values but those in the attributes.
    const members = cursor.is("{", "(") ? cursor.inBrackets({ lines: false }, () => parseRustFields(cursor)) : [];
    if (members.length === 0) return [];
    return [{ kind: "class", name: name.text, heritage: [], members, ...cursor.range(start) }];
  }
  const name = parseClassName(cursor, keyword);
  const { heritage, fields } = parseHeritage(cursor, name);
  const members = parseClassBody(cursor, indent, keyword, name);
  if (members.length === 0 && fields.length === 0 && heritage.length === 0) return [];
  // C++: what a namespace without a name holds is the file's. Kotlin: what a companion holds is the class's around it.
  if (name === "" && /^(?:namespace|companion|object)$/.test(keyword.text)) return members;
  // C#: `namespace Acme.Services;` is the file's, and what it holds stands beside it.
  return [{ kind: "class", name, heritage, members: [...fields, ...members], ...cursor.range(start) }];
}

/** Kotlin's `object : Base { … }`, a value: a class without a name, called by what it is derived from. */
export function parseObjectExpression(cursor: Cursor): Node {
  const { start } = cursor.next();
  const { heritage } = parseHeritage(cursor);
  const members = parseClassBody(cursor);
  const [first] = heritage;
  const base = first?.kind === "call" ? first.callee : first;
  const last = base?.kind === "member" ? base.property : base;
  const name = last?.kind === "name" ? last.name : last?.kind === "string" ? last.value : "";
  return { kind: "class", name, heritage, members, ...cursor.range(start) };
}

/** `type X struct { … }` has no values in it but the tags of its fields, `type X = Y` none. */
function parseGoType(cursor: Cursor, start: number): readonly Node[] {
  const { text, type } = cursor.token;
  const from = cursor.index;
  do cursor.skip();
  while (!cursor.ended && !cursor.token.newline && !cursor.is(";"));
  const members = goFields(cursor, cursor.tokens.slice(from, cursor.index));
  return members.length > 0
    ? [{ kind: "class", name: type === "word" ? text : "", heritage: [], members, ...cursor.range(start) }]
    : [];
}

function parseClassName(cursor: Cursor, keyword: Token): string {
  let name = "";
  // Rust: `impl<T> Trait for Type<T>` takes the name behind `for`.
  for (let count = 0; count < 32 && !cursor.ended; count++) {
    const { token } = cursor;
    if (token.newline && count > 0) break;
    if (cursor.is("<")) {
      if (!passAngles(cursor)) break;
    } else if (
      token.type === "word" &&
      (name === "" || cursor.previous.type === "operator" || cursor.is("for") || cursor.previous.text === "for")
    ) {
      if (name === "" && /^(?:extends|implements)$/.test(token.text)) break;
      if (token.text !== "for" || cursor.dialect.only !== "rust") name = token.text;
      cursor.next();
    } else if (token.type === "string" && keyword.text === "extern") cursor.next();
    else if (cursor.is(".", "::", "\\") && cursor.peek().type === "word") cursor.next();
    else if (cursor.is("<<") || (cursor.is("&", "'") && cursor.dialect.only === "rust")) cursor.next();
    else break;
  }
  return name;
}

const heritageWords = new Set("extends implements with permits on by is constructor class final for".split(" "));

interface Heritage {
  readonly heritage: readonly Node[];
  /** What the primary constructor's parameters declare. */
  readonly fields: readonly Node[];
}

function parseHeritage(cursor: Cursor, className = ""): Heritage {
  const heritage: Node[] = [];
  const fields: Node[] = [];
  const { only } = cursor.dialect;
  for (let count = 0; count < 80 && !cursor.ended; count++) {
    if (cursor.is("{", ";", "=", "do", "where") || (cursor.is(":") && cursor.dialect.blocks === "indent")) break;
    if (cursor.broken && !cursor.is(":", "{", "(", "extends", "with")) break;
    if (cursor.is("(") && heritage.length === 0 && only !== "python") {
      fields.push(...parseConstructorFields(cursor, className));
      continue;
    }
    if (cursor.is("(") && only === "python") {
      for (const { value } of parseArguments(cursor)) heritage.push(value);
      continue;
    }
    if (cursor.token.type === "word" && cursor.role() !== "modifier" && !heritageWords.has(cursor.token.text)) {
      const base = parseBase(cursor);
      heritage.push(base);
    } else if (cursor.is("@")) {
      cursor.next();
      if (cursor.token.type === "word") cursor.next();
    } else if (!passAngles(cursor)) cursor.skip();
  }
  return { heritage, fields };
}

function parseBase(cursor: Cursor): Node {
  const { start } = cursor.token;
  let base: Node = nameOf(cursor.next());
  for (let count = 0; count < 12; count++) {
    passAngles(cursor);
    if (!cursor.is(".", "::", "\\") || cursor.peek().type !== "word") break;
    cursor.next();
    base = field(base, cursor.next());
  }
  return cursor.is("(") && !cursor.token.newline ? call(base, parseArguments(cursor), cursor.range(start)) : base;
}

/** Kotlin's `class X(private val key: String = "…")`, C#'s and Java's primary constructors. */
function parseConstructorFields(cursor: Cursor, className: string): Node[] {
  const { start } = cursor.token;
  const { parameters, annotations } = parseParameters(cursor);
  const range = cursor.range(start);
  return [
    ...annotations.map((annotation) => annotation.call),
    ...parameters.map((one) => {
      const name = nameOf({ text: one.name, start: one.start, end: one.start + one.name.length });
      return { ...assign(name, one.default ?? name, true, one), ...(one.type !== undefined && { type: one.type }) };
    }),
    constructorOf(className, parameters, range),
  ];
}

/** The constructor that the parameters behind a class's name are those of. */
function constructorOf(name: string, parameters: readonly Parameter[], range: Range): Node {
  const body = parameters.map((one) => fieldGiven(one));
  return { kind: "function", name, parameters, body, ...range };
}

/** Reads the members of a class where its body begins. Nothing where it has none. */
export function parseClassBody(cursor: Cursor, indent = 0, keyword?: Token, name = ""): Node[] {
  const { dialect } = cursor;
  const outer = cursor.inClass;
  cursor.inClass = !/^(?:namespace|package|module|extern)$/.test(keyword?.text ?? "") || dialect.only !== "c";
  const members = readMembers(cursor, indent, keyword, name);
  cursor.inClass = outer;
  return members;
}

/** Kotlin's is an `enum class`; Swift's, PHP's and Scala's say `case`. */
function isEnum(cursor: Cursor, keyword: Token | undefined): boolean {
  if (!keyword || cursor.dialect.words.case?.split(" ").includes("enum")) return false;
  return keyword.text === "enum" || (cursor.dialect.only === "kotlin" && cursor.text.slice(Math.max(0, keyword.start - 8), keyword.start).trimEnd().endsWith("enum"));
}

function readMembers(cursor: Cursor, indent: number, keyword: Token | undefined, name: string): Node[] {
  const { lines = false, blocks } = cursor.dialect;
  if (cursor.is("where")) while (!cursor.ended && !cursor.is("{", ";")) skipOne(cursor);
  if (cursor.is("{")) {
    return cursor.inBrackets({ lines }, () =>
      isEnum(cursor, keyword) ? parseEnumMembers(cursor, name) : parseStatements(cursor),
    );
  }
  if (blocks === "indent" && cursor.eat(":")) return parseIndented(cursor, indent);
  if (blocks === "end" && !cursor.is("=")) {
    cursor.eat("do");
    return parseUntilEnd(cursor);
  }
  if (cursor.is("=") && cursor.dialect.only === "ruby") {
    cursor.next();
    const value = parseExpression(cursor);
    return value ? [value] : [];
  }
  return [];
}

function skipOne(cursor: Cursor): void {
  if (cursor.is(":")) {
    cursor.next();
    skipType(cursor);
  } else cursor.skip();
}

/** Enum members first, then what else a class has. */
function parseEnumMembers(cursor: Cursor, className: string): Node[] {
  const found: Node[] = [];
  while (!cursor.ended && !cursor.is(";")) {
    const { token } = cursor;
    const next = cursor.peek();
    const isMember =
      token.type === "word" &&
      cursor.role() === undefined &&
      (next.type === "end" || /^[=,(;{]$/.test(next.text) || next.newline);
    if (!isMember) break;
    if (/^[=]$/.test(next.text)) {
      const name = nameOf(cursor.next());
      cursor.next();
      const value = parseExpression(cursor, 2);
      if (value) found.push(assign(name, value, true, cursor.range(token.start)));
    } else {
      const member = parsePostfix(cursor);
      if (member?.kind === "call") {
        const name = member.callee.kind === "name" ? member.callee : nameOf(token);
        // A member is one of the class, made with these arguments.
        found.push(assign(name, { ...member, callee: named(className, member.callee) }, true, member));
      }
    }
    cursor.eat(",");
  }
  found.push(...parseStatements(cursor));
  return found;
}
