import { saysCredential } from "../../cinclus/names.ts";
import { hidesItself } from "../../libraries/functions.ts";
import { isLogField } from "../../libraries/logs.ts";
import { makesHeaderValue, showsArgument, showsPiped, showsReceiver } from "../../libraries/shown-texts.ts";
import type { Node, Range } from "../../tree/node.ts";
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
  const place: Place = { file: flow.file, start: argument.start, end: argument.end };
  const shown = new Contents(flow, argument);
  shown.add(argument, place, 0);
  for (const header of credentialHeaders(flow, argument)) shown.add(header, place, 1);
  return shown.found;
}

/** What one logged expression shows, found by taking it apart. */
class Contents {
  readonly found: Logged[] = [];
  readonly #flow: Flow;
  readonly #argument: Node;
  readonly #seen = new Set<Node>();

  constructor(flow: Flow, argument: Node) {
    this.#flow = flow;
    this.#argument = argument;
  }

  add(node: Node, at: Place, depth: number): void {
    if (depth > deepest || this.#seen.has(node) || this.found.length > mostValues) return;
    this.#seen.add(node);
    switch (node.kind) {
      case "assign":
        this.add(node.value, at, depth + 1);
        break;
      case "operation":
        // Rust's `tracing::info!(key = %key)`
        if (node.operator === "%" || node.operator === "?")
          for (const operand of node.operands) this.add(operand, at, depth + 1);
        break;
      case "function":
        // `logger.debug { "key=#{key}" }`
        if (node === this.#argument)
          for (const result of resultsOf(node)) this.add(result, this.#spotOf(result, at), depth + 1);
        break;
      case "template":
        for (const part of node.parts) this.add(part, isWithin(part, at) ? this.#placeOf(part) : at, depth + 1);
        break;
      default: {
        const shown = shownAsText(node) ?? shownByPipe(node);
        if (shown) this.add(shown, at, depth + 1);
        else this.#addValues(node, at, depth);
      }
    }
  }

  #addValues(node: Node, at: Place, depth: number): void {
    const values = this.#flow.values(node);
    if (values.length > 0) this.found.push({ values, place: at });
    for (const terminal of this.#flow.terminals(node)) {
      for (const part of partsToTell(this.#flow, terminal.node, node, values))
        this.add(part, this.#spotOf(part, at), depth + 1);
    }
    for (const write of credentialFields(this.#flow, node)) this.add(write, at, depth + 1);
  }

  /** What stands inside the logged expression has its own place; what it only refers to is told where it is logged. */
  #spotOf(node: Node, at: Place): Place {
    return isWithin(node, this.#argument) ? this.#placeOf(node) : at;
  }

  #placeOf({ start, end }: Range): Place {
    return { file: this.#flow.file, start, end };
  }
}

function isWithin(inner: Range, outer: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** What a pipe turns into a text: PowerShell's `($headers | ConvertTo-Json)`. */
function shownByPipe(node: Node): Node | undefined {
  if (node.kind !== "call" || !node.command || node.callee.kind !== "string" || node.callee.value !== "|")
    return undefined;
  const [first, ...rest] = node.args.map(({ value }) => value);
  const shows = rest.every(
    (part) => part.kind === "call" && part.callee.kind === "string" && showsPiped(part.callee.value),
  );
  return first?.kind !== "call" && shows ? first : undefined;
}

/** What is turned into a text to be read: `repr(headers)`, `headers.inspect`, `headers.to_json()`. */
function shownAsText(node: Node): Node | undefined {
  const call = node.kind === "call" && !node.command ? node : undefined;
  if (call && showsArgument(calleeName(call) ?? "")) {
    const [only, more] = call.args;
    return only?.name === undefined && !more ? only?.value : undefined;
  }
  const asked = call?.args.length === 0 ? call.callee : node;
  if (asked.kind !== "member" || asked.property.kind !== "string") return undefined;
  return showsReceiver(asked.property.value) ? asked.object : undefined;
}

/** What else is told with something that is logged: the values of objects and lists, the fields of a logging call. */
function partsToTell(flow: Flow, inner: Node, asked: Node, values: readonly Value[]): readonly Node[] {
  if (inner.kind === "object") return visibleValues(flow, inner);
  if (inner.kind === "list") return inner.items;
  if (inner.kind !== "call" || !values.every(isBare)) return [];
  const called = calleeName(inner) ?? "";
  if (makesHeaderValue(called)) return inner.args.map(({ value }) => value);
  // A settings object that is printed: its fields were given by name where it was made.
  const isMade = inner !== asked && /^[A-Z]/.test(called);
  const handsOn = isLogField(called);
  return inner.args.flatMap(({ name, value }) => {
    const field = isMade ? name : undefined;
    if (field !== undefined && isHidden(flow, field)) return [];
    const isCollection = value.kind === "object" || value.kind === "list";
    const isTold =
      handsOn || (isCollection && (isMade || inner === asked)) || (field !== undefined && saysCredential(field));
    return isTold ? [value] : [];
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
