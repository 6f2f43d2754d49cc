import { saysService, speaksOfCredentials } from "../cinclus/names.ts";
import type { MemberNode, Node } from "../tree/node.ts";
import type { Read } from "./facts.ts";
import type { Flow } from "./flow.ts";
import { calleeName, memberPath, rootName } from "./names.ts";

/** Every value that a file reads by name from outside of its code. */
export function collectReads(flow: Flow): Read[] {
  const found: Read[] = [];
  const { model } = flow.file;
  for (const node of [...model.all("member"), ...model.all("call"), ...model.all("name")]) {
    if (!mayTell(flow, node) || !isRead(flow, node) || isElement(flow, node) || writes(node)) continue;
    const [value] = flow.values(node);
    const piece = value?.pieces[0];
    if (value?.pieces.length !== 1 || piece?.kind !== "unknown" || piece.source.node !== node) continue;
    found.push({ piece, place: { file: flow.file, start: node.start, end: node.end } });
  }
  return found;
}

/**
 * Whether a read may be that of a key, by what is asked for: its own names, or the text that a call is given. Of most
 * reads nobody wants to know where they lead.
 */
function mayTell({ additions }: Flow, node: Node): boolean {
  if (additions.names.length > 0) return true;
  const path = memberPath(node.kind === "call" ? node.callee : node);
  if (path === undefined || path.some(mayNameKey)) return true;
  return (
    node.kind === "call" &&
    node.args.some(({ name, value }) => {
      if (value.kind === "string") return mayNameKey(value.value);
      return name === undefined && value.kind !== "function" && value.kind !== "object" && value.kind !== "literal";
    })
  );
}

const mayNameKey = (name: string): boolean => speaksOfCredentials(name) || saysService(name);

/** `storage.write(key: "cinclus_api_key", …)`, `localStorage.removeItem("cinclus_api_key")`: nothing is read. */
function writes(node: Node): boolean {
  return (
    node.kind === "call" &&
    !node.command &&
    /^(?:write|set|put|store|save|delete|remove|clear|unset|add|insert)(?:Item|String|Value|Property|Secure|Key|Password|Secret)?$/i.test(
      calleeName(node) ?? "",
    )
  );
}

/** An element of a page is read from as a call with its attributes, and reads nothing itself. */
function isElement({ file: { model } }: Flow, node: Node): boolean {
  if (node.kind !== "call" || model.program.nature !== "document") return false;
  const parent = model.parentOf(node);
  return !parent || (parent.kind === "program" && parent.program.nature === "document");
}

/** The whole of a chain, where it is neither written to nor called nor a declared name, nor a part of what a caller gave. */
function isRead(flow: Flow, node: Node): boolean {
  if (node.kind === "member" && (isAndroidId(node) || isGivenByCaller(flow, node))) return false;
  const parent = flow.file.model.parentOf(node);
  if (parent && isInChain(node, parent)) return false;
  return node.kind !== "name" || flow.file.model.variableOf(node) === undefined;
}

/** Android's ids of views, layouts and menus; only its strings hold values. */
function isAndroidId(node: MemberNode): boolean {
  return /^(?:android\.)?R\.(?!string\b|raw\b|array\b)/.test((memberPath(node) ?? []).join("."));
}

function isGivenByCaller({ file: { model } }: Flow, node: MemberNode): boolean {
  const root = rootName(node);
  return root !== undefined && (root.name === "props" || model.variableOf(root)?.parameter !== undefined);
}

/** Whether a longer chain goes on from here, or what stands here is called or written to. */
function isInChain(node: Node, parent: Node): boolean {
  switch (parent.kind) {
    case "member":
      return parent.object === node;
    case "call":
      return parent.callee === node;
    case "assign":
      return parent.target === node;
    default:
      return false;
  }
}
