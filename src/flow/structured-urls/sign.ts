import type { Node } from "../../tree/node.ts";
import type { Url } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { memberPath } from "../names.ts";

/** Something that says how a host is talked to. */
export interface Sign {
  readonly says: Pick<Url, "scheme"> | Pick<Url, "port">;
  readonly place: Node;
  /** The expression that it is a sign of. */
  readonly owner: Node | undefined;
  readonly targets: Url["targets"];
}

/** Plain HTTP by its name, and by its port. */
export const plainScheme = { scheme: "http" } as const;
export const plainPort = { port: "80" } as const;

/** What a setting or an argument is, as a text; empty where that is not known. */
export function constantOf(flow: Flow, node: Node): string {
  if (node.kind === "literal") return String(node.value);
  if (node.kind === "list")
    return node.items.map((item) => constantOf(flow, item)).find((text) => /^https?$/i.test(text)) ?? "";
  if (isConstantOfHttp(flow, node)) return "http";
  return flow.values(node).find(({ constant }) => constant)?.text ?? "";
}

/** C#'s `Uri.UriSchemeHttp`, Ktor's `URLProtocol.HTTP` */
function isConstantOfHttp(flow: Flow, node: Node): boolean {
  return (
    node.kind === "member" &&
    /^(?:UriSchemeHttp|HTTP)$/.test(memberPath(node)?.at(-1) ?? "") &&
    flow.terminals(node).every((terminal) => terminal.node === node)
  );
}
