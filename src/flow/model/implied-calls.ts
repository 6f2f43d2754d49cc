import type { CallNode, NameNode } from "../../tree/node.ts";
import { propertyName } from "../names.ts";

/** A call of a named function that stands in the text in another form. */
export interface ImpliedCall extends CallNode {
  readonly callee: NameNode;
}

const binds: ReadonlySet<string | undefined> = new Set(["partial", "curry", "partialmethod", "bind"]);
const makesElement: ReadonlySet<string | undefined> = new Set(["createElement", "jsx", "jsxs", "h"]);

/** `partial(ask, key)`, `ask.bind(null, key)` hand arguments to `ask` as a call of it does. */
export function boundCall(call: CallNode, name: string | undefined): ImpliedCall | undefined {
  if (!binds.has(name)) return undefined;
  const [first, ...rest] = call.args;
  const bound =
    name !== "bind" && first?.value.kind === "name"
      ? { callee: first.value, args: rest }
      : undefined;
  const method =
    name === "bind" && call.callee.kind === "member" && call.callee.object.kind === "name"
      ? { callee: call.callee.object, args: rest }
      : undefined;
  const made = bound ?? method;
  return made && { kind: "call", start: call.start, end: call.end, ...made };
}

/** `createElement(Chat, { apiKey })` is a call of Chat with named arguments, as `<Chat apiKey={…} />` is. */
export function componentCall(call: CallNode, name: string | undefined): ImpliedCall | undefined {
  if (!makesElement.has(name)) return undefined;
  const [component, props] = call.args;
  if (
    component?.value.kind !== "name" ||
    props?.value.kind !== "object"
  )
    return undefined;
  const args = props.value.entries.flatMap(({ key, value }) => {
    const field = key && propertyName(key);
    return field === undefined ? [] : [{ name: field, value }];
  });
  return { kind: "call", start: call.start, end: call.end, callee: component.value, args };
}
