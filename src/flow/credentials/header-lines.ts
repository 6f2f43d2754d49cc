import { makesError, writesToLog } from "../../libraries/logs.ts";
import type { CallNode, Node, StringNode, TemplateNode } from "../../tree/node.ts";
import type { Credential } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { memberPath } from "../names.ts";
import type { Value } from "../value.ts";
import { credential } from "./credential.ts";

const credentialHeaders = ["authorization", "x-api-key", "cookie"];
const credentialHeader = new RegExp(credentialHeaders.join("|"), "i");

/** Whether a text may be one or several lines of headers with a credential among them. */
export function mayBeHeaderLine(node: StringNode | TemplateNode): boolean {
  if (node.kind === "string") return credentialHeader.test(node.value);
  const [first, second] = node.parts;
  if (first?.kind !== "string")
    return second?.kind !== "string" || /^\s*(?:[:=]|bearer|basic|token|key)/i.test(second.value);
  const beginning = first.value.trimStart().toLowerCase();
  if (credentialHeaders.some((name) => name.startsWith(beginning))) return true;
  return node.parts.some((part) => part.kind === "string" && credentialHeader.test(part.value));
}

/** A header written out in one text: `"Authorization: Bearer …"` of libcurl, PHP and the command line. */
export function ofHeaderLine(flow: Flow, node: Node): Credential | undefined {
  if (node.kind === "string" && node.prose) return undefined;
  const parent = flow.file.model.parentOf(node);
  if (parent?.kind === "template") return undefined;
  // What is said about a header sends none: `t.Fatalf("Authorization = %q", got)`.
  if (parent?.kind === "call" && (parent.command ? isPrintedForCaller(flow, parent, node) : isTold(parent)))
    return undefined;
  const [whole] = flow.values(node);
  const value = whole && headerLine(whole);
  if (!value) return undefined;
  const match = /^\s*(authorization|x-api-key|cookie)\s*[:=]\s*/i.exec(value.text);
  if (!match || value.text.length - match[0].length < 1) return undefined;
  const name = (match[1] ?? "").toLowerCase();
  if (match[0].includes("=") && name !== "authorization") return undefined;
  const position = name === "authorization" ? "authorization" : name === "cookie" ? "cookie" : "api-key-header";
  const values = flow
    .values(node)
    .flatMap((given) => headerLine(given) ?? [])
    .map((line) => line.slice(match[0].length));
  return credential(flow, position, name, node, values);
}

/** A function of a shell that prints a header of what it is given: `printf 'Authorization: %s' "$1"`. It is told where it is called. */
function isPrintedForCaller(flow: Flow, call: CallNode, printed: Node): boolean {
  if (call.callee.kind !== "string" || !/^(?:echo|printf|print|write-output)$/i.test(call.callee.value)) return false;
  const fn = flow.file.model.enclosing(call, "function");
  if (!fn || fn.parameters.length === 0) return false;
  const words =
    printed.kind === "string" && !printed.value.includes("%") ? [printed] : call.args.map(({ value }) => value);
  return words
    .flatMap((word) => (word.kind === "template" ? word.parts : [word]))
    .some((part) => part.kind === "name" && fn.parameters.some(({ name }) => name === part.name));
}

function isTold(call: CallNode): boolean {
  const path = memberPath(call.callee) ?? [];
  return writesToLog(path) || makesError(path);
}

/** The line of a text that is a header with a credential, where all its lines are headers: PHP's stream contexts take them so. */
function headerLine(value: Value): Value | undefined {
  const text = value.text.trimEnd();
  if (!text.includes("\n")) return value.slice(0, text.length);
  let start = 0;
  let found: Value | undefined;
  for (const line of text.split("\n")) {
    if (!/^\s*[\w-]{1,40}:/.test(line)) return undefined;
    if (/^\s*(?:authorization|x-api-key|cookie):/i.test(line))
      found = value.slice(start, start + line.trimEnd().length);
    start += line.length + 1;
  }
  return found;
}
