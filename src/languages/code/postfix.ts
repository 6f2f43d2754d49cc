import type { Argument, NameNode, Node, Range } from "../../tree/node.ts";
import { parseApplied } from "./application.ts";
import { parseArguments, parseBareArguments } from "./arguments.ts";
import { parseClosure, parseDoBlock } from "./closures.ts";
import type { Cursor } from "./cursor.ts";
import { argument, assign, call, field, literal, member, named, operation, plainString, spanning } from "./nodes.ts";
import { parseEntryList, parseLiteral } from "./literals.ts";
import { nameArguments } from "./matlab.ts";
import { parsePrimary } from "./primary.ts";
import { formatMacro, withInlineNames } from "./rust.ts";
import { parseSwitch } from "./choices.ts";
import { parseSlice } from "./slices.ts";
import { stringNode } from "./strings-to-nodes.ts";
import type { Token } from "./token.ts";
import { behindAngles } from "./types.ts";
import { startsArgument } from "./commands.ts";
import { parseInitialiser } from "./construction.ts";
import { parseExpression } from "./expressions.ts";

/** Chains longer than this are kept flat, so that nobody who walks the tree overflows the stack. */
const longestChain = 300;

/** Reads a value and all that reaches into it or calls it. */
export function parsePostfix(cursor: Cursor): Node | undefined {
  const { start } = cursor.token;
  let node = parsePrimary(cursor);
  if (!node) return undefined;
  const flat: Node[] = [];
  for (let links = 1; !cursor.ended; links++) {
    const next = parseLink(cursor, node, start);
    if (!next) break;
    node = next;
    if (links % longestChain === 0) {
      flat.push(node);
      node = operation("", [], { start: cursor.previous.end, end: cursor.previous.end });
    }
  }
  return flat.length === 0 ? node : operation("", [...flat, node], cursor.range(start));
}

/** Reads what may stand behind a value, begun at a place. Nothing where it does not stand there. */
type Link = (cursor: Cursor, node: Node, start: number) => Node | undefined;

function parseLink(cursor: Cursor, node: Node, start: number): Node | undefined {
  const { token, dialect } = cursor;
  if (token.type === "string") return parseAfterString(cursor, node, start);
  const isMember = token.type === "operator" && dialect.members.includes(token.text);
  if (cursor.broken && !(isMember && dialect.continuing.has(token.text))) return undefined;
  if (isMember) return parseMember(cursor, node, start);
  const linked = token.type === "word" ? parseWordLink(cursor, node, start) : parseSignLink(cursor, node, start);
  return linked ?? parseCommand(cursor, node, start);
}

/** Ruby's `f do … end`, Scala's `x match { … }`, C#'s `x switch { … }` and `x with { … }`. */
function parseWordLink(cursor: Cursor, node: Node, start: number): Node | undefined {
  const { only, blocks } = cursor.dialect;
  if (cursor.token.text === "do" && blocks === "end" && cursor.role() === "block") return parseDoBlock(cursor, node, start);
  if (cursor.peek().text !== "{") return undefined;
  if (only === "scala") return cursor.is("match") ? parseSwitch(cursor, node, start) : undefined;
  if (only !== "csharp") return undefined;
  if (cursor.is("switch")) return parseSwitch(cursor, node, start);
  if (!cursor.eat("with")) return undefined;
  return call(member(node, plainString("with", cursor.previous)), parseInitialiser(cursor), cursor.range(start));
}

/** A string right behind a name: a tagged template, Lua's `f"x"`, a command's argument. */
function parseAfterString(cursor: Cursor, node: Node, start: number): Node | undefined {
  const { token, dialect } = cursor;
  const callable = node.kind === "name" || node.kind === "member";
  const tagged = dialect.only === "javascript" && token.text === "`" && !token.newline;
  if (tagged || (dialect.commands === "literals" && callable && !cursor.broken)) {
    cursor.next();
    return call(node, [argument(stringNode(cursor, token))], cursor.range(start));
  }
  return parseCommand(cursor, node, start);
}

function parseCommand(cursor: Cursor, node: Node, start: number): Node | undefined {
  if (cursor.dialect.application) return parseApplied(cursor, node, start);
  if (cursor.dialect.commands !== "all" || (node.kind !== "name" && node.kind !== "member")) return undefined;
  if (cursor.previous.sigil !== "" || !startsArgument(cursor)) return undefined;
  const args = cursor.reading({ noDo: true }, () => parseBareArguments(cursor));
  return args.length === 0 ? undefined : call(node, args, cursor.range(start));
}

function parseMember(cursor: Cursor, node: Node, start: number): Node | undefined {
  const { text, space } = cursor.token;
  const after = cursor.peek();
  // Lua's `client:send()`; elsewhere a colon stands between other things.
  if (text === ":" && (after.type !== "word" || after.space || space)) return undefined;
  cursor.next();
  if (after.type === "word") {
    cursor.next();
    return memberOfName(cursor, node, text, after);
  }
  if (after.type === "number") {
    cursor.next();
    return member(node, plainString(after.text, after));
  }
  if (after.type === "string" && cursor.dialect.only !== "r") {
    cursor.next();
    return member(node, stringNode(cursor, after), cursor.range(start));
  }
  return parseMemberInBrackets(cursor, node, start);
}

function memberOfName(cursor: Cursor, node: Node, sign: string, name: Token): Node {
  if (name.text === "await" && cursor.dialect.only === "rust") return node;
  // `->$name` takes the name from a variable, `::$name` is a static field.
  const isVariable = name.sigil === "$" && sign !== "::";
  return isVariable ? member(node, { kind: "name", name: name.text, start: name.start, end: name.end }) : field(node, name);
}

/** Elixir's `f.(x)`, Perl's `$a->[0]` and `$a->{key}`, Java's `a.<T>f()`; Rust's `a::{b, c}` reaches for nothing. */
function parseMemberInBrackets(cursor: Cursor, node: Node, start: number): Node {
  const { only } = cursor.dialect;
  if (cursor.is("(")) {
    if (only !== "go") return call(node, parseArguments(cursor), cursor.range(start));
    // Go's `x.(T)` is a type assertion.
    cursor.skip();
    return node;
  }
  if (cursor.is("[") || (cursor.is("{") && only === "perl")) return parseIndex(cursor, node, start);
  if (cursor.is("{") && (only === "rust" || only === "java")) cursor.skip();
  if (cursor.is("<")) skipAngles(cursor);
  return node;
}

/** What the signs mean that can stand behind a value. */
const signLinks: ReadonlyMap<string, Link> = new Map([
  ["(", parseCall],
  ["[", parseBracketLink],
  ["{", parseBraceLink],
  ["!", parseBang],
  ["?", parseQuestionMark],
  ["++", parseStep],
  ["--", parseStep],
  ["<", parseTypeArguments],
]);

function parseSignLink(cursor: Cursor, node: Node, start: number): Node | undefined {
  const { token, dialect } = cursor;
  if (token.type !== "operator" || (dialect.application && token.space)) return undefined;
  return signLinks.get(token.text)?.(cursor, node, start);
}

function parseCall(cursor: Cursor, node: Node, start: number): Node | undefined {
  const { lines, only } = cursor.dialect;
  // `puts (x)` is no call where a space can part a command from its argument, but reads the same.
  if (cursor.token.newline && !lines && only !== "javascript" && node.kind !== "name") return undefined;
  const args = parseArguments(cursor);
  if (only === "matlab") return call(node, nameArguments(node, args), cursor.range(start));
  if (only === "r" && node.kind === "name") return callOfR(node, args, cursor.range(start));
  return withBlock(cursor, node, args, start);
}

function parseBracketLink(cursor: Cursor, node: Node, start: number): Node | undefined {
  const { token, dialect } = cursor;
  // Ruby: `puts [x]`
  const isCommand = dialect.commands === "all" && token.space && isCallable(node) && cursor.previous.sigil === "";
  if (isCommand && !cursor.peek().space) return undefined;
  if (token.newline && !dialect.lines) return undefined;
  // SQL: `ARRAY['a', 'b']`
  if (dialect.only === "sql" && node.kind === "name" && /^array$/i.test(node.name)) return parseLiteral(cursor);
  return parseIndex(cursor, node, start);
}

/** Rust's `format!(…)`; elsewhere `x!` says that there is one: Swift, Kotlin, TypeScript. */
function parseBang(cursor: Cursor, node: Node, start: number): Node | undefined {
  const { token } = cursor;
  const after = cursor.peek();
  if (cursor.dialect.only === "rust" && !token.space && node.kind !== "literal" && /^[([{]$/.test(after.text)) {
    cursor.next();
    return formatMacro(cursor, node, start);
  }
  if (token.space || token.newline || (after.type === "operator" && after.text === "=")) return undefined;
  cursor.next();
  return node;
}

/** Rust's `f()?`, Swift's `a?[0]`; where `c ? a : b` is written only before what can follow no condition. */
function parseQuestionMark(cursor: Cursor, node: Node): Node | undefined {
  const { text } = cursor.peek();
  if (cursor.token.space || (cursor.dialect.ternary && text !== "[" && text !== "." && text !== ")")) return undefined;
  cursor.next();
  return node;
}

/** `i++`; in Haskell and Elixir `++` puts lists together. */
function parseStep(cursor: Cursor, node: Node): Node | undefined {
  if (cursor.token.newline || cursor.dialect.concat.includes(cursor.token.text)) return undefined;
  cursor.next();
  return node;
}

/** `f<T>(x)` */
function parseTypeArguments(cursor: Cursor, node: Node): Node | undefined {
  if (!cursor.dialect.generics || cursor.token.space) return undefined;
  return skipAngles(cursor) ? node : undefined;
}

/** R's `return(x)` and `assign("name", x)` look like calls; `glue("a {name}")` fills its text itself. */
function callOfR(node: NameNode, args: readonly Argument[], range: Range): Node {
  const [first, second] = args.map(({ value }) => value);
  if (node.name === "return") return { kind: "return", ...(first && { value: first }), ...range };
  if (node.name === "assign" && first?.kind === "string" && second) return assign(named(first.value, first), second, false, range);
  if (/^(?:str_)?glue$/.test(node.name) && first) return call(node, [{ value: withInlineNames(first) }, ...args.slice(1)], range);
  return call(node, args, range);
}

/** Goes over type arguments, if a call or a member follows them. */
function skipAngles(cursor: Cursor): boolean {
  const end = behindAngles(cursor, cursor.index);
  const follows = cursor.at(end);
  if (end === cursor.index || !/^(?:[({.)\],;>]|::|\?\.)$/.test(follows.text)) return false;
  while (cursor.index < end) cursor.next();
  return true;
}

function isCallable(node: Node): boolean {
  return node.kind === "name" || node.kind === "member";
}

/** In the tree items are counted from 0. */
const countsFromOne = /^(?:lua|r|julia)$/;

function parseIndex(cursor: Cursor, node: Node, start: number): Node {
  const bare = bareSubscript(cursor);
  if (bare) return member(node, bare, cursor.range(start));
  const slice = parseSlice(cursor, node, start);
  if (slice) return slice;
  const entries = cursor.inBrackets({ lines: false }, () => parseEntryList(cursor));
  const [first] = entries;
  // R's `x[["y"]]`, and other lists in an index.
  const value = first?.value.kind === "list" && cursor.dialect.only === "r" ? first.value.items[0] : first?.value;
  if (value?.kind === "literal" && typeof value.value === "number" && value.value > 0 && countsFromOne.test(cursor.dialect.only ?? ""))
    return member(node, { ...value, value: value.value - 1 }, cursor.range(start));
  if (!value) return entries.length === 0 ? node : member(node, literal(null, cursor.range(start)), cursor.range(start));
  return member(node, value, cursor.range(start));
}

/** Perl's `{name}` is a string. */
function bareSubscript(cursor: Cursor): Node | undefined {
  const word = cursor.peek();
  if (cursor.dialect.only !== "perl" || !cursor.is("{") || word.type !== "word" || word.sigil !== "") return undefined;
  if (cursor.token.partner !== cursor.index + 2) return undefined;
  cursor.next();
  cursor.next();
  cursor.next();
  return plainString(word.text, word);
}

/** What a brace behind a value means: a subscript, the fields of a struct, a block handed over. */
function parseBraceLink(cursor: Cursor, node: Node, start: number): Node | undefined {
  const { token, dialect } = cursor;
  if (dialect.only === "perl" && !token.space && (node.kind === "name" || node.kind === "member")) return parseIndex(cursor, node, start);
  if (dialect.commands === "literals" && isCallable(node) && !cursor.broken) {
    const value = parseExpression(cursor, 20);
    return value ? call(node, [argument(value)], cursor.range(start)) : undefined;
  }
  if (cursor.noBraces || (token.newline && dialect.only !== "csharp")) return undefined;
  if (dialect.structs && isTypeName(cursor, node)) return call(node, parseInitialiser(cursor), cursor.range(start));
  if (!dialect.trailingBlocks || !(isCallable(node) || node.kind === "call")) return undefined;
  return withBlock(cursor, node, undefined, start);
}

function isTypeName(cursor: Cursor, node: Node): boolean {
  if (cursor.dialect.structs === "any") return isCallable(node) || (cursor.dialect.only === "c" && node.kind === "operation");
  const last = node.kind === "name" ? node.name : node.kind === "member" && node.property.kind === "string" ? node.property.value : "";
  return /^[A-Z]/.test(last);
}

/** A call, with the blocks that stand behind it as its last arguments. */
function withBlock(cursor: Cursor, node: Node, given: readonly Argument[] | undefined, start: number): Node {
  const inner = given === undefined && node.kind === "call" ? node : undefined;
  const callee = inner ? inner.callee : node;
  const args: Argument[] = [...(inner?.args ?? given ?? [])];
  const { dialect } = cursor;
  while (dialect.trailingBlocks && cursor.is("{") && !cursor.noBraces && !cursor.token.newline) {
    args.push(argument(parseClosure(cursor)));
    // Swift: `} onFailure: { … }`
    const next = cursor.peek();
    if (dialect.only === "swift" && cursor.token.type === "word" && next.text === ":" && cursor.peek(2).text === "{") {
      const label = cursor.next();
      cursor.next();
      const value = parseClosure(cursor);
      args.push({ name: label.text, nameRange: { start: label.start, end: label.end }, value });
    }
  }
  return call(callee, args, spanning(cursor.range(start), callee));
}
