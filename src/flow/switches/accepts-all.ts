import { acceptsByName, valueTurnsChecksOff } from "../../libraries/tls.ts";
import { walk } from "../../tree/children.ts";
import type { FunctionNode, Node } from "../../tree/node.ts";
import type { Flow } from "../flow.ts";
import { memberPath } from "../names.ts";
import { resultsOf } from "../results.ts";

/** `VERIFY_NONE`, `NoopHostnameVerifier.INSTANCE`, `ssl.CERT_NONE`: the value says it. */
export function namesOff(value: Node): boolean {
  // Flags: `SslOption::DANGER_ACCEPT_INVALID_CERTS | SslOption::DANGER_ACCEPT_INVALID_HOSTS`.
  if (value.kind === "operation" && value.operator === "|") return value.operands.some(namesOff);
  const path = value.kind === "call" ? memberPath(value.callee) : memberPath(value);
  return (path ?? []).slice(-2).some(valueTurnsChecksOff);
}

/** A callback whose every result is true, or that does nothing where doing nothing accepts. */
export function alwaysAccepts(flow: Flow, value: Node): boolean {
  if (value.kind === "template")
    return value.parts.some((part) => part.kind === "function" && alwaysAccepts(flow, part));
  const functions = flow
    .terminals(value)
    .map(({ node }) => node)
    .filter((node) => node.kind === "function");
  return functions.some((fn) => {
    const told = toldToCallback(fn);
    if (told.length > 0) return told.every((answer) => answer === true || answer === 0);
    const results = resultsOf(fn).filter((result) => result.kind !== "operation" || result.operator !== "");
    return results.length === 0 ? fn.body.length === 0 || fn.parameters.length === 0 : results.every(accepts);
  });
}

/** What a function answers by calling what it was given last: Electron's `(request, callback) => callback(0)`. */
function toldToCallback({ parameters, body }: FunctionNode): (number | boolean | string | null)[] {
  const callback = parameters.at(-1)?.name;
  const told: (number | boolean | string | null)[] = [];
  for (const statement of parameters.length > 1 && callback !== undefined ? body : []) {
    walk(statement, (node) => {
      if (node.kind === "call" && node.callee.kind === "name" && node.callee.name === callback) {
        const answer = node.args[0]?.value;
        told.push(answer?.kind === "literal" ? answer.value : "unknown");
      }
      return undefined;
    });
  }
  return told;
}

function accepts(result: Node): boolean {
  return (
    (result.kind === "literal" && (result.value === true || result.value === null)) ||
    (result.kind === "name" && result.name === "undefined")
  );
}

/** What lets all certificates pass, as a function does it or as a class is called: `Arc::new(AcceptAll)`. */
export function letsAllPass(flow: Flow, value: Node): boolean {
  if (alwaysAccepts(flow, value) || namesOff(value)) return true;
  const wrapped =
    value.kind === "call" && /^(?:new|from)$/.test(memberPath(value.callee)?.at(-1) ?? "")
      ? value.args[0]?.value
      : undefined;
  const inner = wrapped ?? value;
  const name = (inner.kind === "call" ? memberPath(inner.callee) : memberPath(inner))?.findLast(
    (part) => part !== "new",
  );
  return name !== undefined && acceptsByName(name) && !isOwnClass(flow, inner);
}

/** A class of the file that lets all certificates pass is told itself. */
export function isOwnClass(flow: Flow, value: Node): boolean {
  return flow
    .terminals(value.kind === "call" ? value.callee : value)
    .some(({ node }) => node.kind === "class" && node.heritage.length > 0);
}
