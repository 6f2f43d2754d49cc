import { saysCredential } from "../../cinclus/names.ts";
import type { ListNode, Node, ObjectNode, StringNode, TemplateNode } from "../../tree/node.ts";
import type { Credential } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { propertyName } from "../names.ts";
import { namedPair } from "../named-pair.ts";
import { ofAssignment } from "./assignments.ts";
import { ofCall } from "./calls.ts";
import { credential } from "./credential.ts";
import { nameOfEntry } from "./entries.ts";
import { ofField, ofPair } from "./fields.ts";
import { mayBeHeaderLine, ofHeaderLine } from "./header-lines.ts";
import { holderOf } from "./holders.ts";
import { mayBePairs, ofPairsInText } from "./pairs-in-text.ts";

/** All places of a file in which a credential is sent, or handed to a client that will send it. */
export function collectCredentials(flow: Flow): Credential[] {
  const found = new Map<string, Credential>();
  for (const node of flow.file.model.nodes) {
    for (const credential of ofNode(flow, node)) {
      if (!credential) continue;
      const id = `${credential.position}:${String(credential.place.start)}:${String(credential.place.end)}`;
      if (!found.has(id)) found.set(id, credential);
    }
  }
  return [...found.values()];
}

type Found = readonly (Credential | undefined)[];

const nothing: Found = [];

function ofNode(flow: Flow, node: Node): Found {
  switch (node.kind) {
    case "object":
      return ofObject(flow, node);
    case "call":
      return ofCall(flow, node);
    case "assign":
      return [ofAssignment(flow, node)];
    case "list":
      return ofList(flow, node);
    case "string":
    case "template":
      return ofText(flow, node);
    default:
      return nothing;
  }
}

function ofObject(flow: Flow, node: ObjectNode): Found {
  const pair = namedPair(node);
  if (pair) return [ofPair(flow, pair[0], pair[1], () => holderOf(flow, node)) ?? ofSetting(flow, node, pair)];
  return node.entries.map(({ key, value }) => {
    const name = key && nameOfEntry(flow, key);
    return name === undefined ? undefined : ofField(flow, name, value, () => holderOf(flow, node));
  });
}

/** In the environment of a container: `{ name: "OPENAI_API_KEY", value: "…" }`. */
function ofSetting(flow: Flow, node: ObjectNode, [name, value]: readonly [Node, Node]): Credential | undefined {
  if (name.kind !== "string" || !/^[A-Z][A-Z\d_]+$/.test(name.value) || !saysCredential(name.value)) return undefined;
  const setting = name.value;
  return {
    ...credential(flow, "client-option", setting, value),
    targets: () => flow.targetsBeside(node, setting),
    near: () => flow.targetsBeside(node, setting),
  };
}

/** `[["Authorization", key]]`, of which each inner list is one. */
function ofList(flow: Flow, node: ListNode): Found {
  if (node.items.length !== 2 || namesHeadersOnly(flow, node)) return nothing;
  return [ofPair(flow, node.items[0], node.items[1], () => holderOf(flow, node))];
}

/** `request_headers_to_remove: [x-api-key, cookie]`: names, and no pair of a name and a value. */
function namesHeadersOnly({ file: { model } }: Flow, list: ListNode): boolean {
  const key = model.entryOf(list)?.key;
  return /remove|delete|drop|expose|allow|vary|filter|hide|strip|redact|names/i.test((key && propertyName(key)) ?? "");
}

function ofText(flow: Flow, node: StringNode | TemplateNode): Found {
  const header = mayBeHeaderLine(node) ? [ofHeaderLine(flow, node)] : nothing;
  return mayBePairs(node) ? [...header, ...ofPairsInText(flow, node)] : header;
}
