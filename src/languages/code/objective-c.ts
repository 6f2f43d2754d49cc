import type { Argument, Node, Parameter } from "../../tree/node.ts";
import { parseBlock } from "./blocks.ts";
import type { Cursor } from "./cursor.ts";
import { parseExpression } from "./expressions.ts";
import { parseLiteral } from "./literals.ts";
import { call, literal, member, operation, plainString } from "./nodes.ts";
import { parseStatements } from "./statements.ts";
import type { Token } from "./token.ts";

/** Reads `[receiver part:value part:value]` as a call with labelled arguments. */
export function parseMessage(cursor: Cursor): Node | undefined {
  const { start } = cursor.token;
  const made = cursor.inBrackets({ lines: false }, (): { target: Node | undefined; selector: Token | undefined; args: Argument[] } => {
    const target = parseExpression(cursor);
    const selector = cursor.token.type === "word" ? cursor.next() : undefined;
    const args = selector ? parseParts(cursor) : [];
    return { target, selector, args };
  });
  const { target, selector, args } = made;
  if (!target) return operation("", [], cursor.range(start));
  if (!selector) return { kind: "list", items: [target], ...cursor.range(start) };
  return call(member(target, plainString(selector.text, selector)), args, cursor.range(start));
}

function parseParts(cursor: Cursor): Argument[] {
  const args: Argument[] = [];
  let label: Token | undefined;
  while (!cursor.ended) {
    const before = cursor.index;
    if (cursor.eat(":")) {
      const value = parseExpression(cursor, 1);
      if (value) {
        args.push({ ...(label && { name: label.text, nameRange: { start: label.start, end: label.end } }), value });
        label = undefined;
      }
    } else if (cursor.eat(",")) {
      const value = parseExpression(cursor, 1);
      if (value) args.push({ value });
    } else if (cursor.token.type === "word") label = cursor.next();
    if (cursor.index === before) cursor.next();
  }
  return args;
}

/** Reads what begins with `@` where a value stands: `@{…}`, `@[…]`, `@(…)`, `@YES`, `@selector(…)`. */
export function parseObjectiveC(cursor: Cursor): Node | undefined {
  const { start } = cursor.next();
  const { token } = cursor;
  if (cursor.is("{")) return { ...parseLiteral(cursor, true), start };
  if (cursor.is("[")) return { ...parseLiteral(cursor), start };
  if (cursor.is("(")) return cursor.inBrackets({ lines: false }, () => parseExpression(cursor));
  if (token.type === "number") return literal(Number.parseFloat(token.text), cursor.next());
  if (token.type !== "word") return undefined;
  const role = cursor.role();
  cursor.next();
  if (role === "true" || role === "false") return literal(role === "true", cursor.range(start));
  if (cursor.is("(")) cursor.skip();
  return operation(token.text, [], cursor.range(start));
}

/** Reads what only a statement can begin with: `@implementation`, `- (void)method:(T)x { … }`. */
export function parseObjectiveStatement(cursor: Cursor): readonly Node[] | undefined {
  const { token } = cursor;
  const next = cursor.peek();
  if (token.text === "@" && next.type === "word") return parseAtWord(cursor, next.text);
  if ((token.text === "-" || token.text === "+") && next.text === "(" && token.newline) return parseMethod(cursor);
  return undefined;
}

function parseAtWord(cursor: Cursor, word: string): readonly Node[] | undefined {
  const { start } = cursor.token;
  switch (word) {
    case "implementation":
    case "interface":
    case "protocol": {
      cursor.next();
      cursor.next();
      const name = cursor.token.type === "word" ? cursor.next().text : "";
      while (!cursor.ended && !cursor.token.newline) cursor.skip();
      if (cursor.is("{")) cursor.skip();
      const members = parseStatements(cursor, () => cursor.is("@") && cursor.peek().text === "end");
      cursor.eat("@");
      cursor.eat("end");
      return members.length > 0 ? [{ kind: "class", name, heritage: [], members, ...cursor.range(start) }] : [];
    }
    case "property":
    case "class":
    case "import":
    case "synthesize":
    case "dynamic":
      while (!cursor.ended && !cursor.is(";")) cursor.skip();
      return [];
    case "end":
      cursor.next();
      cursor.next();
      return [];
    case "try":
    case "finally":
    case "autoreleasepool":
    case "synchronized":
    case "catch": {
      cursor.next();
      cursor.next();
      if (cursor.is("(")) cursor.skip();
      return cursor.is("{") ? [{ kind: "block", body: parseBlock(cursor), ...cursor.range(start) }] : [];
    }
    case "throw": {
      cursor.next();
      cursor.next();
      const value = parseExpression(cursor);
      return value ? [{ kind: "throw", value, ...cursor.range(start) }] : [];
    }
    default:
      return undefined;
  }
}

/** `- (void)send:(NSString *)text to:(int)x { … }` */
function parseMethod(cursor: Cursor): readonly Node[] {
  const { start } = cursor.next();
  cursor.skip();
  const name = cursor.token.type === "word" ? cursor.next() : undefined;
  const parameters: Parameter[] = [];
  while (!cursor.ended && !cursor.is("{", ";")) {
    if (cursor.eat(":")) {
      if (cursor.is("(")) cursor.skip();
      if (cursor.token.type !== "word") continue;
      const { text, start: from, end } = cursor.next();
      parameters.push({ name: text, start: from, end });
    } else cursor.skip();
  }
  const body = cursor.is("{") ? parseBlock(cursor) : [];
  if (!name || body.length === 0) return [];
  return [{ kind: "function", name: name.text, parameters, body, ...cursor.range(start) }];
}
