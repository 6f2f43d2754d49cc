import { makesError, writesToLog } from "../../libraries/logs.ts";
import { setterNamed } from "../../libraries/requests.ts";
import type { CallNode, Node } from "../../tree/node.ts";
import { memberPath, propertyName } from "../names.ts";

/** What a query gives back is another thing than what it was made with. */
export function isAnswer(node: Node): boolean {
  let at = node;
  while (at.kind === "member") at = at.object;
  if (at.kind !== "call" || at.callee.kind !== "member") return false;
  return /^(?:query|find\w*|select|fetch\w*|get|all|first|read\w*|load|exec\w*|send|post|put|request|do|call|invoke|scan|complete|create|list|json|text)$/i.test(
    propertyName(at.callee.property) ?? "",
  );
}

/** Fields that hold the options of a client: `configuration: { baseURL }`. */
export function isOptions(name: string): boolean {
  return /^(?:config(?:uration)?|(?:client|http|request|transport)?_?options|settings|client|http|\w{1,40}(?:options|config(?:uration)?))$/i.test(
    name,
  );
}

export function isLogging(call: CallNode): boolean {
  const path = memberPath(call.callee);
  return path !== undefined && (writesToLog(path) || makesError(path));
}

export function setsHeaderByDirective(name: string): boolean {
  return /header|referer|redirect|return|rewrite|add_header/i.test(name);
}

/** `headers.set("Referer", "https://…")`: the address is a header's value, not where the request goes. */
export function setsHeader(call: CallNode): boolean {
  const name = memberPath(call.callee)?.at(-1);
  const first = call.args[0]?.value;
  const pair = call.args.length >= 2 && first?.kind === "string" && !first.value.includes("://");
  return (
    name !== undefined &&
    pair &&
    (setterNamed(name) !== undefined || /^(?:set|add|append|put|insert|with|field|defineheader|Set|Add)$/.test(name))
  );
}
