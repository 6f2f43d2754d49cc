import { isLogStream, makesError } from "../../libraries/logs.ts";
import type { Node, OperationNode } from "../../tree/node.ts";
import type { Logged } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { memberPath } from "../names.ts";
import { loggedByCall } from "./calls.ts";
import { contents } from "./contents.ts";
import { loggedByDirective, loggedByEntry } from "./data.ts";

/** Everything that a file hands to a log, to output or to an error message. */
export function collectLogged(flow: Flow): Logged[] {
  const found: Logged[] = [];
  for (const node of flow.file.model.nodes) {
    if (node.kind === "call") {
      for (const argument of loggedByCall(flow, node)) found.push(...contents(flow, argument));
      if (node.command && node.callee.kind === "string")
        found.push(
          ...loggedByDirective(
            flow,
            node.callee.value,
            node.args.map(({ value }) => value),
          ),
        );
    } else if (node.kind === "object") {
      if (flow.file.model.program.nature === "data")
        for (const entry of node.entries) found.push(...loggedByEntry(flow, entry));
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

/** What is streamed into a log, `std::cerr << key`, and what an assertion fails with. */
function loggedByOperation({ operator, operands }: OperationNode): readonly Node[] {
  const [stream, ...rest] = operands;
  if (operator === "assert") return rest;
  if (operator !== "<<" || !stream) return [];
  return isLogStream(memberPath(stream) ?? []) ? rest : [];
}
