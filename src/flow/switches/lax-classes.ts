import { decidesInClass, isCertificateDecider, isProcessWide } from "../../libraries/tls.ts";
import type { FunctionNode, Node } from "../../tree/node.ts";
import type { Switch } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { memberPath } from "../names.ts";
import { alwaysAccepts } from "./accepts-all.ts";
import { made } from "./made.ts";

/** How many places are looked at in which a class is made. */
const mostUses = 40;

/** A trust manager whose check does nothing trusts everyone: Java's `checkServerTrusted`. */
export function ofTrustManager(flow: Flow, method: FunctionNode): Switch[] {
  if (method.name === undefined || !/^check_?server_?trusted$/i.test(method.name) || !doesNothing(method)) return [];
  return [made(flow, "certificate checks off", flow.file.model.enclosing(method, "class") ?? method, false, method)];
}

/** A class whose method accepts every certificate or host: Java's `HostnameVerifier`, Unity's `CertificateHandler`. */
export function ofLaxClass(flow: Flow, method: FunctionNode): Switch[] {
  const { model } = flow.file;
  if (method.name === undefined || !decidesInClass(method.name)) return [];
  const owner = model.enclosing(method, "class");
  const holder = owner && model.parentOf(owner);
  if (owner?.kind !== "class") return [];
  const bases = [...owner.heritage, ...(holder?.kind === "call" ? [holder.callee] : [])];
  if (!bases.some((base) => isCertificateDecider(calledName(base))) || !alwaysAccepts(flow, method)) return [];
  const uses = owner.name === "" ? [] : model.callsNamed(owner.name).slice(0, mostUses);
  const processWide = uses.some((use) => {
    const setter = model.parentOf(use);
    return setter?.kind === "call" && isProcessWide(memberPath(setter.callee)?.at(-1) ?? "");
  });
  const given =
    owner.name === ""
      ? made(flow, "certificate checks off", owner, false, owner)
      : made(flow, "certificate checks off", method, processWide, method);
  return uses.length === 0
    ? [given]
    : [{ ...given, targets: () => new Set(uses.flatMap((use) => [...flow.targetsNear(use)])) }];
}

function calledName(base: Node): string {
  return (base.kind === "call" ? memberPath(base.callee) : memberPath(base))?.at(-1) ?? "";
}

/** An empty body, `return`, `= Unit`. */
function doesNothing({ body }: FunctionNode): boolean {
  return body.every(
    (node) =>
      (node.kind === "return" && !node.value) ||
      (node.kind === "name" && node.name === "Unit") ||
      node.kind === "literal",
  );
}
