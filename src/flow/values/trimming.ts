import { trimsText } from "../../libraries/functions.ts";
import type { Value } from "../value.ts";
import type { Terminal } from "./terminal.ts";
import type { TextCall } from "./text-call.ts";

/** Whether a function takes white space away from the ends of a text. */
export function trims(name: string): boolean {
  return /^(?:trim|strip(?!margin)|chomp)/.test(name);
}

/** Whether a function changes one of the texts it is called on: only what it leaves as it is comes down to the same literal. */
export function cutsSpaceOff(name: string, texts: readonly Terminal[]): boolean {
  return trims(name) && texts.some(hasOuterSpace);
}

function hasOuterSpace({ node }: Terminal): boolean {
  return node.kind === "string" && node.value.trim() !== node.value;
}

/** A value without the white space around it. */
export function trimmedValue(value: Value): Value {
  const start = value.text.length - value.text.trimStart().length;
  const end = value.text.trimEnd().length;
  return start === 0 && end === value.text.length ? value : value.slice(start, Math.max(start, end));
}

/** `key.trim()`, Go's `strings.TrimSpace(key)` */
export function trimmedText(call: TextCall): readonly Value[] | undefined {
  if (!trimsText.has(call.name)) return undefined;
  const text = call.receiver && call.given.length === 0 ? call.receiver : call.given[0];
  return text ? call.values(text).map(trimmedValue) : [];
}
