import { remembered } from "../remembered.ts";

/**
 * A name with nothing but letters and digits, in lower case: for tables in which `setRequestHeader`,
 * `set_request_header` and `SetRequestHeader` are one.
 */
export const plainName = remembered((name): string => plainly(name));

/** The same for what is asked about once only. */
export function plainly(name: string): string {
  const lower = name.toLowerCase();
  return /[^a-z0-9]/.test(lower) ? lower.replace(/[^a-z0-9]/g, "") : lower;
}

/** The words of a table. */
export function names(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Whether a name is one of a table of plain names. */
export function isOneOf(list: string): (name: string) => boolean {
  const plain = names(list);
  return remembered((name) => plain.has(plainName(name)));
}
