/**
 * A name with nothing but letters and digits, in lower case: for tables in which `setRequestHeader`,
 * `set_request_header` and `SetRequestHeader` are one.
 */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
