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
