import type { Node, StringNode } from "../../tree/node.ts";
import type { Credential, CredentialPosition } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { memberPath } from "../names.ts";
import { Value } from "../value.ts";
import { credential } from "./credential.ts";

/** A header whose scheme and credential are told apart: `new AuthenticationHeaderValue("Token", key)`. */
export function joinedScheme(
  flow: Flow,
  position: CredentialPosition,
  name: string,
  scheme: Node,
  value: Node,
): Credential {
  const inner = value.kind === "function" ? (value.body.at(-1) ?? value) : value;
  const [spoken] = flow.values(scheme).filter(({ constant }) => constant);
  // `AuthScheme.Bearer`, `AuthenticationScheme.BASIC`: the constant is called what it says.
  const word = spoken?.text ?? memberPath(scheme)?.at(-1) ?? "";
  const literal = spoken?.pieces.find((piece) => piece.kind === "constant")?.literal;
  const values = flow
    .values(inner)
    .map((given) => new Value([...spelled(flow, literal ?? namedText(scheme, word), `${word} `), ...given.pieces]));
  return credential(flow, position, name, inner, values);
}

function spelled(flow: Flow, literal: StringNode, text: string): Value["pieces"] {
  return [{ kind: "constant", text, literal, from: 0, file: flow.file, use: undefined }];
}

function namedText({ start, end }: Node, value: string): StringNode {
  return {
    kind: "string",
    value,
    contentStart: start,
    offsets: Array.from({ length: value.length + 1 }, (_, unit) => (unit < value.length ? start : end)),
    start,
    end,
  };
}
