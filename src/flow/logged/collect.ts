import { isLogStream, makesError } from "../../libraries/logs.ts";
import type { Node, ObjectNode, OperationNode } from "../../tree/node.ts";
import type { Logged } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { memberPath } from "../names.ts";
import { Value, type UnknownPiece } from "../value.ts";
import { loggedByCall } from "./calls.ts";
import { contents } from "./contents.ts";

/** Everything that a file hands to a log, to output or to an error message. */
export function collectLogged(flow: Flow): Logged[] {
  const found: Logged[] = [];
  for (const node of flow.file.model.nodes) {
    if (node.kind === "call") {
      for (const argument of loggedByCall(flow, node)) found.push(...contents(flow, argument));
    } else if (node.kind === "object") {
      for (const { key, value } of node.entries)
        if (key?.kind === "string" && /(?:^|\.)debug$/.test(key.value) && value.kind === "object")
          found.push(...ofAnsible(flow, value));
    } else if (node.kind === "operation") {
      for (const operand of loggedByOperation(node)) found.push(...contents(flow, operand));
    } else if (node.kind === "throw") {
      const thrown = node.value;
      if (thrown.kind !== "call") found.push(...contents(flow, thrown));
      else if (!makesError(memberPath(thrown.callee) ?? []))
        for (const { value } of thrown.args) found.push(...contents(flow, value));
    }
  }
  return found;
}

/** Ansible's debug task: `msg: "key {{ cinclus_api_key }}"`, `var: cinclus_api_key`. */
function ofAnsible(flow: Flow, task: ObjectNode): Logged[] {
  return task.entries.flatMap(({ key, value }): Logged[] => {
    const name = key?.kind === "string" ? key.value : "";
    if (value.kind !== "string" || (name !== "msg" && name !== "var")) return [];
    const read =
      name === "var"
        ? [value.value]
        : [...value.value.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map((match) => match[1] ?? "");
    const pieces = read.map((path): UnknownPiece => ({
      kind: "unknown",
      paths: [path.split(".")],
      source: { node: value, file: flow.file },
      use: undefined,
    }));
    return pieces.length
      ? [{ values: [new Value(pieces)], place: { file: flow.file, start: value.start, end: value.end } }]
      : [];
  });
}

/** What is streamed into a log, `std::cerr << key`, and what an assertion fails with. */
function loggedByOperation({ operator, operands }: OperationNode): readonly Node[] {
  const [stream, ...rest] = operands;
  if (operator === "assert") return rest;
  if (operator !== "<<" || !stream) return [];
  return isLogStream(memberPath(stream) ?? []) ? rest : [];
}
