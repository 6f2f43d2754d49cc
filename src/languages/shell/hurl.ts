import type { Argument, Entry } from "../../tree/node.ts";

interface Section {
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** The names under which the parts of a request are known elsewhere. */
const argumentNames = new Map([
  ["QueryStringParams", "params"],
  ["Query", "params"],
  ["FormParams", "form"],
  ["Form", "form"],
  ["MultipartFormData", "form"],
  ["Multipart", "form"],
  ["Cookies", "cookies"],
]);

/** Reads hurl's sections: parameters and the like as objects, options as arguments of their own. */
export function readHurlOptions(next: () => Section | undefined): Argument[] {
  const args: Argument[] = [];
  for (let found = next(); found; found = next()) {
    const { name, entries } = found;
    const [first] = entries;
    const last = entries.at(-1);
    if (!first?.key || !last) continue;
    if (name === "Options") {
      args.push(...entries.map(optionOf));
      continue;
    }
    if (name === "BasicAuth") {
      args.push({ name: "auth", value: { kind: "list", start: first.key.start, end: first.value.end, items: [first.key, first.value] } });
      continue;
    }
    const value = { kind: "object", start: first.key.start, end: last.value.end, entries } as const;
    args.push({ name: argumentNames.get(name) ?? name, value });
  }
  return args;
}

function optionOf({ key, value }: Entry): Argument {
  const name = key?.kind === "string" ? key.value : "";
  const { start, end } = value;
  const nameRange = key ? { start: key.start, end: key.end } : { start, end };
  const isSwitch = value.kind === "string" && (value.value === "true" || value.value === "false");
  return { name, nameRange, value: isSwitch ? { kind: "literal", start, end, value: value.value === "true" } : value };
}
