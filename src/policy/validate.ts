import * as v from "valibot";

import { GuardError } from "../errors.ts";
import { suggestion } from "./nearest.ts";
import { type Configuration, configurationSchema } from "./schema.ts";

/**
 * Checks data against the schema of the configuration.
 *
 * @param data whatever was read, from a file or from ESLint's settings
 * @param source how to call the place it came from
 * @throws GuardError that names the field, what it must be and, for an unknown one, the nearest right one. It never
 *   quotes a value, because a value can be a key that was put in the wrong place.
 */
export function validateConfiguration(data: unknown, source: string): Configuration {
  if (Array.isArray(data)) throw new GuardError(`${source}: the configuration must be an object, not a list.`);
  const result = v.safeParse(configurationSchema, data);
  if (result.success) return result.output;
  // A field that is missing is often only misspelt, so the misspelt one is told first.
  const [first] = result.issues;
  throw new GuardError(`${source}: ${problem(result.issues.find(isUnknownField) ?? first)}`);
}

function isUnknownField(issue: v.BaseIssue<unknown>): boolean {
  return issue.type === "strict_object" && issue.expected === "never";
}

function problem(issue: v.BaseIssue<unknown>): string {
  const field = fieldName(issue.path ?? []);
  if (isUnknownField(issue)) return `there is no field "${field}". ${suggestion(lastKey(issue), knownFields(issue.path ?? []))}`;
  if (issue.received === "undefined") return `${field} is missing. Add it.`;
  return `${field || "the configuration"} must be ${expectation(issue)}.`;
}

function expectation(issue: v.BaseIssue<unknown>): string {
  switch (issue.type) {
    case "check":
      return issue.message;
    case "strict_object":
      return "an object";
    case "array":
      return "a list";
    case "string":
      return "a string";
    case "picklist":
      return `one of ${(issue.expected ?? "").replace(/[()]/g, "").replaceAll(" | ", ", ")}`;
    case "iso_date":
      return "a date written as YYYY-MM-DD";
    case "min_length":
      return "a string that is not empty";
    case "max_length":
      return "a shorter string";
    case "regex":
      return `of the form ${issue.expected ?? ""}`;
    default:
      return issue.expected ?? "of another kind";
  }
}

/** `allow[0].reason` */
function fieldName(path: readonly v.IssuePathItem[]): string {
  let name = "";
  for (const { key } of path) {
    if (typeof key === "number") name += `[${key}]`;
    else name += `${name && "."}${String(key)}`;
  }
  return name;
}

function lastKey(issue: v.BaseIssue<unknown>): string {
  const key = issue.path?.at(-1)?.key;
  return typeof key === "string" ? key : "";
}

function knownFields(path: readonly v.IssuePathItem[]): string[] {
  const entries = configurationSchema.pipe[0].entries;
  switch (path.at(-2)?.key) {
    case "rules":
      return Object.keys(entries.rules.wrapped.pipe[0].entries);
    case undefined:
      return Object.keys(entries).filter((name) => name !== "$schema");
    default:
      return Object.keys(entries.allow.wrapped.pipe[0].item.pipe[0].entries);
  }
}
