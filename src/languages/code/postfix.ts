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

function parseLink(cursor: Cursor, node: Node, start: number): Node | undefined {
  const { token, dialect } = cursor;
  if (token.type === "string") return parseAfterString(cursor, node, start);
  if (cursor.broken && !(token.type === "operator" && dialect.members.includes(token.text) && dialect.continuing.has(token.text))) {
    return undefined;
  }
  if (token.type === "operator") {
    if (dialect.members.includes(token.text)) return parseMember(cursor, node, start);
    const linked = parseSignLink(cursor, node, start);
    if (linked) return linked;
  }
  if (token.type === "word") {
    if (token.text === "do" && dialect.blocks === "end" && cursor.role() === "block") return parseDoBlock(cursor, node, start);
    if (cursor.is("match") && dialect.only === "scala" && cursor.peek().text === "{") return parseSwitch(cursor, node, start);
    if (cursor.is("switch") && dialect.only === "csharp" && cursor.peek().text === "{") return parseSwitch(cursor, node, start);
    if (cursor.is("with") && dialect.only === "csharp" && cursor.peek().text === "{") {
      cursor.next();
      return call(member(node, plainString("with", cursor.previous)), parseInitialiser(cursor), cursor.range(start));
    }
  }
  return parseCommand(cursor, node, start);
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
  const { text } = cursor.token;
  const after = cursor.peek();
  const { only } = cursor.dialect;
  if (text === ":" && (after.type !== "word" || after.space || cursor.token.space)) return undefined;
  cursor.next();
  if (after.type === "word") {
    cursor.next();
    if (after.text === "await" && only === "rust") return node;
    // `->$name` takes the name from a variable, `::$name` is a static field.
    if (after.sigil === "$" && text !== "::") return member(node, { kind: "name", name: after.text, start: after.start, end: after.end });
    return field(node, after);
  }
  if (after.type === "number") {
    cursor.next();
    return member(node, plainString(after.text, after));
  }
  if (after.type === "string" && only !== "r") {
    cursor.next();
    return member(node, stringNode(cursor, after), cursor.range(start));
  }
  if (cursor.is("(")) {
    // Go's `x.(T)` is a type assertion, elsewhere it calls.
    if (only === "go") {
      cursor.skip();
      return node;
    }
    return call(node, parseArguments(cursor), cursor.range(start));
  }
  if (cursor.is("[")) return parseIndex(cursor, node, start);
  if (cursor.is("{") && only === "perl") return parseIndex(cursor, node, start);
  if (cursor.is("{") && (only === "rust" || only === "java")) cursor.skip();
  if (cursor.is("<")) skipAngles(cursor);
  return node;
}

function parseSignLink(cursor: Cursor, node: Node, start: number): Node | undefined {
  const { token, dialect } = cursor;
  const after = cursor.peek();
  if (dialect.application && token.space) return undefined;
  switch (token.text) {
    case "(":
      // `puts (x)` is no call where a space can part a command from its argument, but reads the same.
      if (token.newline && !dialect.lines && dialect.only !== "javascript" && node.kind !== "name") return undefined;
      if (dialect.only === "matlab") return call(node, nameArguments(node, parseArguments(cursor)), cursor.range(start));
      if (dialect.only === "r" && node.kind === "name") return callOfR(node, parseArguments(cursor), cursor.range(start));
      return withBlock(cursor, node, parseArguments(cursor), start);
    case "[":
      if (dialect.commands === "all" && token.space && isCallable(node) && !after.space && !(cursor.previous.sigil !== "")) return undefined;
      if (token.newline && !dialect.lines) return undefined;
      // SQL: `ARRAY['a', 'b']`
      if (dialect.only === "sql" && node.kind === "name" && /^array$/i.test(node.name)) return parseLiteral(cursor);
      return parseIndex(cursor, node, start);
    case "{":
      return parseBraceLink(cursor, node, start);
    case "!":
      if (dialect.only === "rust" && !token.space && node.kind !== "literal" && /^[([{]$/.test(after.text)) {
        cursor.next();
        return formatMacro(cursor, node, start);
      }
      if (token.space || token.newline || (after.type === "operator" && after.text === "=")) return undefined;
      cursor.next();
      return node;
    case "?":
      if (token.space || (dialect.ternary && after.text !== "[" && after.text !== "." && after.text !== ")")) return undefined;
      cursor.next();
      return node;
    case "++":
    case "--":
      if (token.newline || dialect.concat.includes(token.text)) return undefined;
      cursor.next();
      return node;
    case "<":
      if (!dialect.generics || token.space) return undefined;
      return skipAngles(cursor) ? node : undefined;
    default:
      return undefined;
  }
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
