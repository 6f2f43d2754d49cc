import type { Entry, Node, StringNode } from "../../tree/node.ts";
import type { Logged } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { propertyName } from "../names.ts";
import { Value, type UnknownPiece } from "../value.ts";
import { contents } from "./contents.ts";

/** Ansible's modules that say something. */
const saying = /(?:^|\.)(?:debug|fail|assert|pause)$/;
const said = /^(?:msg|var|fail_msg|success_msg|prompt)$/;
/** What an entry of data has a tool write to its output: Ansible's `debug: { msg: … }`, Artillery's `log: "…"`. */
export function loggedByEntry(flow: Flow, { key, value }: Entry): Logged[] {
  const name = (key && propertyName(key)) ?? "";
  if (saying.test(name) && value.kind === "object")
    return value.entries.flatMap((entry) => {
      const field = (entry.key && propertyName(entry.key)) ?? "";
      return said.test(field) ? textsIn(entry.value).flatMap((text) => referencesIn(flow, text, field === "var")) : [];
    });
  // `debug: msg="key {{ key }}"`
  if (saying.test(name) || /^(?:log|echo|print)$/.test(name))
    return textsIn(value).flatMap((text) => referencesIn(flow, text, false));
  return [];
}

/** What a directive of a proxy has it write to its log: `log_format full '… $cinclus_api_key'`. */
export function loggedByDirective(flow: Flow, directive: string, words: readonly Node[]): Logged[] {
  if (!/^(?:log_?format|custom_?log|log-format|error-log-format|capture)$/i.test(directive)) return [];
  return words.flatMap((word) =>
    word.kind !== "string"
      ? contents(flow, word)
      : [...word.value.matchAll(/\$\{?([A-Za-z_]\w{1,80})|%\{([\w-]{1,80})\}/g)].map((found) =>
          made(flow, word, found[1] ?? found[2] ?? ""),
        ),
  );
}

function textsIn(value: Node): StringNode[] {
  if (value.kind === "list") return value.items.flatMap(textsIn);
  if (value.kind === "object") return value.entries.flatMap((entry) => textsIn(entry.value));
  return value.kind === "string" ? [value] : [];
}

function referencesIn(flow: Flow, text: StringNode, isName: boolean): Logged[] {
  return isName ? [made(flow, text, text.value)] : contents(flow, text);
}

function made(flow: Flow, at: StringNode, path: string): Logged {
  const piece: UnknownPiece = {
    kind: "unknown",
    paths: [path.split(".")],
    source: { node: at, file: flow.file },
    use: undefined,
  };
  return { values: [new Value([piece])], place: { file: flow.file, start: at.start, end: at.end } };
}
