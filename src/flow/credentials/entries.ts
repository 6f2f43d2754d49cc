import type { Node } from "../../tree/node.ts";
import type { Flow } from "../flow.ts";
import { memberPath, propertyName } from "../names.ts";

/** The name of an entry, a library's constant by its last word: `RequestOptions::AUTH => […]`. */
export function nameOfEntry(flow: Flow, key: Node): string | undefined {
  const told = key.kind === "name" ? undefined : (propertyName(key) ?? headerConstant(key));
  if (told !== undefined || (key.kind !== "member" && key.kind !== "name")) return told;
  const constant = flow.values(key).find((value) => value.constant && /^[\w-]{1,40}$/.test(value.text));
  if (constant) return constant.text;
  const path = memberPath(key);
  return propertyName(key) ?? (/options?$/i.test(path?.at(-2) ?? "") ? path?.at(-1) : undefined);
}

/** The header that a constant of a library names: `HttpHeaders.AUTHORIZATION`, `HttpHeaders.authorizationHeader`. */
export function headerConstant(node: Node): string | undefined {
  const path = node.kind === "member" ? memberPath(node) : undefined;
  return path && /^authorization(?:_?header)?$/i.test(path.at(-1) ?? "") && /header|field/i.test(path.at(-2) ?? "")
    ? "Authorization"
    : undefined;
}
