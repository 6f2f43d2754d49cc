import type { AssignNode, CallNode, Node, Parameter } from "../../tree/node.ts";
import { parseAnnotation, parseAnnotationList } from "./annotations.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { assign, member, named, nameOf, plainString } from "./nodes.ts";
import { skipType, typeText } from "./types.ts";
import type { Token } from "./token.ts";

export interface Parameters {
  readonly parameters: readonly Parameter[];
  /** Fields that the parameters declare: PHP's promotion, Kotlin's `val`, Dart's `this.x`. */
  readonly fields: readonly AssignNode[];
  readonly annotations: readonly ParameterAnnotation[];
}

/** What is written before a parameter: `@Query("api_key")`, `[AliasAs("api_key")]`, `#[Autowire("x")]`. */
export interface ParameterAnnotation {
  readonly call: CallNode;
  /** Absent where the annotation is cut off before its parameter. */
  readonly parameter?: Parameter;
}

export const noParameters: Parameters = { parameters: [], fields: [], annotations: [] };

/** Reads the parameters in the brackets that stand at the cursor. */
export function parseParameters(cursor: Cursor): Parameters {
  return cursor.inBrackets({ lines: false }, () => readParameters(cursor));
}

/** Reads `|a, b|`. */
export function parseBarParameters(cursor: Cursor): Parameter[] {
  if (cursor.eat("||")) return [];
  cursor.next();
  let end = cursor.index;
  while (end < cursor.index + 60 && !/^[|]$/.test(cursor.at(end).text) && cursor.at(end).type !== "end") end++;
  const { parameters } = cursor.reading({ limit: end }, () => readParameters(cursor));
  cursor.eat("|");
  return [...parameters];
}

/** Reads parameters without brackets up to the end of the line. */
export function parseBareParameters(cursor: Cursor): Parameters {
  let end = cursor.index;
  while (end < cursor.limit && !cursor.at(end).newline && !/^(?:do|=|;|:)$/.test(cursor.at(end).text)) end++;
  return cursor.reading({ limit: end }, () => readParameters(cursor));
}

function readParameters(cursor: Cursor): Parameters {
  const parameters: Parameter[] = [];
  const fields: AssignNode[] = [];
  const annotations: ParameterAnnotation[] = [];
  let pending: CallNode[] = [];
  while (!cursor.ended) {
    if (isAttributeList(cursor)) {
      if (cursor.is("#")) cursor.next();
      pending.push(...parseAnnotationList(cursor).flatMap((node) => (node.kind === "call" ? [node] : [])));
      continue;
    }
    // Dart: `{required this.key, String x = "a"}`; patterns of other languages.
    if (cursor.is("{", "[", "(")) {
      const inner = cursor.inBrackets({ lines: false }, () => readParameters(cursor));
      parameters.push(...inner.parameters);
      fields.push(...inner.fields);
      annotations.push(...inner.annotations);
      continue;
    }
    if (cursor.eat(",", ";")) continue;
    const before = cursor.index;
    const read = readParameter(cursor, pending);
    const injected = read?.parameter.default ? undefined : pending.find(readsSetting);
    const parameter = read && injected ? { ...read.parameter, default: injected } : read?.parameter;
    annotations.push(...pending.filter((call) => call !== injected).map((call) => ({ call, ...(parameter && { parameter }) })));
    pending = [];
    if (read && parameter) {
      parameters.push(parameter);
      if (read.isField) fields.push(fieldOf(parameter));
    }
    if (cursor.index === before) cursor.next();
  }
  return { parameters: withoutReceiver(cursor, parameters), fields, annotations };
}

/** What a framework fills a parameter with: Spring's `@Value("${cinclus.key}")`, MicroProfile's `@ConfigProperty(name = "…")`. */
function readsSetting({ callee, args }: CallNode): boolean {
  return callee.kind === "name" && /^(?:Value|ConfigProperty|Property)$/.test(callee.name) && args.length > 0;
}

/** C# `[Header("a")]`, PHP `#[Autowire("a")]` before a parameter. */
function isAttributeList(cursor: Cursor): boolean {
  const { only } = cursor.dialect;
  if (only === "csharp") return cursor.is("[") && cursor.peek().type === "word";
  return only === "php" && cursor.is("#") && cursor.peek().text === "[";
}

function withoutReceiver(cursor: Cursor, parameters: readonly Parameter[]): readonly Parameter[] {
  const [first, ...others] = parameters;
  return first && cursor.dialect.self.includes(first.name) && first.name !== "this" ? others : parameters;
}

/** `this.key = key`: what a constructor does with a parameter that is a field as well. */
export function fieldGiven({ name, start }: Parameter): AssignNode {
  const range = { start, end: start + name.length };
  const value = named(name, range);
  return assign(member(named("this", range), plainString(name, range), range), value, false, range);
}

function fieldOf(parameter: Parameter): AssignNode {
  const name = nameOf({ text: parameter.name, start: parameter.start, end: parameter.start + parameter.name.length });
  const { type } = parameter;
  return { ...assign(name, parameter.default ?? name, true, parameter), ...(type !== undefined && { type }) };
}

/** What has been read of a parameter. */
interface ParameterSoFar {
  /** Those that may be its name. */
  readonly words: Token[];
  isField: boolean;
  value: Node | undefined;
  /** Where what stands behind the name is no type any more. */
  typeEnd: number | undefined;
}

function readParameter(cursor: Cursor, annotations: CallNode[]): { parameter: Parameter; isField: boolean } | undefined {
  const { start } = cursor.token;
  const read: ParameterSoFar = { words: [], isField: false, value: undefined, typeEnd: undefined };
  while (!cursor.ended && !cursor.is(",", ";")) {
    if (cursor.is("@") && cursor.peek().type === "word") {
      const annotation = parseAnnotation(cursor);
      if (annotation.kind === "call") annotations.push(annotation);
    } else if (cursor.token.type === "word") readWord(cursor, read);
    else readSign(cursor, read);
  }
  const { words, isField, value, typeEnd } = read;
  const name = nameAmong(cursor, words);
  if (!name) return undefined;
  const range = cursor.range(start);
  const isTypeFirst = name.start > (words[0]?.start ?? start) && cursor.dialect.only !== "swift";
  const type = isTypeFirst ? typeText(cursor, start, name.start) : typeText(cursor, name.end, typeEnd ?? range.end);
  const end = value ? Math.max(name.end, range.end) : name.end;
  return {
    parameter: { name: name.text, ...(type !== undefined && { type }), ...(value && { default: value }), start: name.start, end },
    isField,
  };
}

function readWord(cursor: Cursor, read: ParameterSoFar): void {
  const { token } = cursor;
  // VB: `key As String`
  if (cursor.dialect.only === "vb" && cursor.eat("as")) {
    skipType(cursor);
    return;
  }
  if (declaresField(cursor, token)) read.isField = true;
  else if (token.text === "this" && cursor.peek().text === ".") {
    // Dart: `Client(this.key)`
    read.isField = true;
    cursor.next();
  } else if (!qualifiesName(cursor)) read.words.push(token);
  cursor.next();
}

/** `final String key`, `inout key` */
function qualifiesName(cursor: Cursor): boolean {
  const role = cursor.role();
  return (role === "modifier" || role === "declare") && cursor.peek().type === "word";
}

function readSign(cursor: Cursor, read: ParameterSoFar): void {
  // `key = "…"`, Elixir's `key \\ "…"`
  if (cursor.is("=", ":=", "=>", "\\\\") || (cursor.is("?") && read.value)) {
    read.typeEnd ??= cursor.token.start;
    cursor.next();
    read.value = parseExpression(cursor) ?? read.value;
  } else if (cursor.is(":")) {
    cursor.next();
    // Ruby: `key: default`
    if (cursor.dialect.only === "ruby") read.value = parseExpression(cursor) ?? read.value;
    else skipType(cursor);
  } else cursor.skip();
}

/** `private string $key`, `val key: String` */
function declaresField(cursor: Cursor, token: Token): boolean {
  const { only } = cursor.dialect;
  if (only === "php") return /^(?:private|public|protected|readonly)$/.test(token.text);
  return (only === "kotlin" || only === "scala") && (token.text === "val" || token.text === "var");
}

function nameAmong(cursor: Cursor, words: readonly Token[]): Token | undefined {
  const { dialect } = cursor;
  if (dialect.sigils?.includes("$")) return words.findLast(({ sigil }) => sigil !== "") ?? words.at(-1);
  if (dialect.typesFirst) return words.at(-1);
  if (dialect.only === "swift") return words[1] ?? words[0];
  return words[0];
}
