import { saysCredential } from "../../cinclus/names.ts";
import { hidesItself } from "../../libraries/functions.ts";
import { isLogField } from "../../libraries/logs.ts";
import type { Node } from "../../tree/node.ts";
import type { Logged } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { calleeName } from "../names.ts";
import { resultsOf } from "../results.ts";
import type { Place, Value } from "../value.ts";
import { credentialFields, credentialHeaders } from "./set-credentials.ts";
import { visibleValues } from "./visible-values.ts";

/** How deep objects that are logged are looked into, and how many values of them. */
const deepest = 5;
const mostValues = 200;

/** The values that a logged expression gives away, each at the expression that stands in the call. */
export function contents(flow: Flow, argument: Node): Logged[] {
  const found: Logged[] = [];
  const place: Place = { file: flow.file, start: argument.start, end: argument.end };
  const seen = new Set<Node>();
  const visit = (node: Node, at: Place, depth: number): void => {
    if (depth > deepest || seen.has(node) || found.length > mostValues) return;
    seen.add(node);
    if (node.kind === "assign") {
      visit(node.value, at, depth + 1);
      return;
    }
    if (node.kind === "operation") {
      // Rust's `tracing::info!(key = %key)`
      if (node.operator === "%" || node.operator === "?")
        for (const operand of node.operands) visit(operand, at, depth + 1);
      return;
    }
    if (node.kind === "function") {
      // `logger.debug { "key=#{key}" }`
      if (node === argument)
        for (const result of resultsOf(node)) visit(result, spotIn(flow, result, argument, at), depth + 1);
      return;
    }
    if (node.kind === "template") {
      for (const part of node.parts) visit(part, spotOf(flow, part, at), depth + 1);
      return;
    }
    const shown = shownAsText(node) ?? shownByPipe(node);
    if (shown) {
      visit(shown, at, depth + 1);
      return;
    }
    const values = flow.values(node);
    if (values.length > 0) found.push({ values, place: at });
    for (const terminal of flow.terminals(node)) {
      for (const value of partsToTell(flow, terminal.node, node, values))
        visit(value, spotIn(flow, value, argument, at), depth + 1);
    }
    for (const write of credentialFields(flow, node)) visit(write, at, depth + 1);
  };
  visit(argument, place, 0);
  for (const header of credentialHeaders(flow, argument)) visit(header, place, 1);
  return found;
}

/** What a pipe turns into a text: PowerShell's `($headers | ConvertTo-Json)`. */
function shownByPipe(node: Node): Node | undefined {
  if (node.kind !== "call" || !node.command || node.callee.kind !== "string" || node.callee.value !== "|")
    return undefined;
  const [first, ...rest] = node.args.map(({ value }) => value);
  const shows = rest.every(
    (part) =>
      part.kind === "call" &&
      part.callee.kind === "string" &&
      /^(?:convertto-\w+|out-string|format-\w+|fl|ft)$/i.test(part.callee.value),
  );
  return first?.kind !== "call" && shows ? first : undefined;
}

/** What is turned into a text to be read: `headers.inspect`, `headers.to_json`, `JSON.stringify(headers)` is followed anyway. */
function shownAsText(node: Node): Node | undefined {
  if (
    node.kind === "call" &&
    !node.command &&
    /^(?:dict|str|repr|list|pformat|pprint|Object|fromEntries|to_string|sprint)$/.test(calleeName(node) ?? "")
  ) {
    const [only, more] = node.args;
    return only?.name === undefined && !more ? only?.value : undefined;
  }
  const callee = node.kind === "call" && !node.command && node.args.length === 0 ? node.callee : node;
  if (callee.kind !== "member" || callee.property.kind !== "string") return undefined;
  return /^(?:inspect|to_json|to_h|to_a|to_hash|to_s|to_?string|toJson|toMap|toMultimap|entries|dump|dumps|pretty_inspect|description|debugDescription|asMap|asDict|clone|iter|all|stringify)$/i.test(
    callee.property.value,
  )
    ? callee.object
    : undefined;
}

/** What else is told with something that is logged: the values of objects and lists, the fields of a logging call. */
function partsToTell(flow: Flow, inner: Node, asked: Node, values: readonly Value[]): readonly Node[] {
  if (inner.kind === "object") return visibleValues(flow, inner);
  if (inner.kind === "list") return inner.items;
  if (inner.kind !== "call" || !values.every(isBare)) return [];
  // A settings object that is printed: its fields were given by name where it was made.
  const made = inner !== asked && /^[A-Z]/.test(calleeName(inner) ?? "");
  if (
    /^(?:AuthenticationHeaderValue|HeaderValue|BearerTokens?|(?:Bearer|Basic)Authorization|StringValues)$/.test(
      calleeName(inner) ?? "",
    )
  )
    return inner.args.map(({ value }) => value);
  const hands = isLogField(calleeName(inner) ?? "");
  return inner.args.flatMap(({ name, value }) => {
    if (made && name !== undefined && isHidden(flow, name)) return [];
    return ((value.kind === "object" || value.kind === "list") && (inner === asked || made)) ||
      hands ||
      (made && name !== undefined && saysCredential(name))
      ? [value]
      : [];
  });
}

/** `#[derive(Debug)] struct Settings { api_key: SecretString }` shows its key as stars. */
function isHidden({ file }: Flow, field: string): boolean {
  const types = file.model.typesOf(field);
  return types.length > 0 && types.every(hidesItself);
}

function isBare(value: Value): boolean {
  return value.text.length <= 1;
}

function spotOf(flow: Flow, part: Node, at: Place): Place {
  return part.start >= at.start && part.end <= at.end ? { file: flow.file, start: part.start, end: part.end } : at;
}

/** What stands inside the logged expression has its own place; what it only refers to is told where it is logged. */
function spotIn(flow: Flow, node: Node, argument: Node, at: Place): Place {
  return node.start >= argument.start && node.end <= argument.end
    ? { file: flow.file, start: node.start, end: node.end }
    : at;
}
