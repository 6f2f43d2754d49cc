import type { ParseError } from "jsonc-parser";

import { GuardError } from "../errors.ts";
import { loadPackage } from "../load-package.ts";

/**
 * The data of a JSON file; comments and trailing commas are fine. Errors tell the place only: the messages of
 * `JSON.parse` quote the text around it, and that can hold a key.
 */
export function readJson(text: string, source: string): unknown {
  const { parse, printParseErrorCode } = loadPackage("jsonc-parser");
  const errors: ParseError[] = [];
  const data: unknown = parse(withoutMark(text), errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first) throw broken(source, "JSON", place(text, first.offset), printParseErrorCode(first.error));
  return data;
}

/** The data of a YAML file; an empty one is an empty object. */
export function readYaml(text: string, source: string): unknown {
  const document = loadPackage("yaml").parseDocument(withoutMark(text), { prettyErrors: false });
  const [first] = document.errors;
  if (first) throw broken(source, "YAML", place(text, first.pos[0]), first.code);
  try {
    return document.toJS() ?? {};
  } catch {
    throw broken(source, "YAML", "an alias", "it refers to nothing, or to too much");
  }
}

function broken(source: string, language: string, where: string, why: string): GuardError {
  const words = why.replace(/(?<=[a-z])(?=[A-Z])/g, " ").replaceAll("_", " ").toLowerCase();
  return new GuardError(`${source} is no valid ${language} at ${where} (${words}). Correct it and run again.`);
}

function place(text: string, offset: number): string {
  const before = text.slice(0, offset).split("\n");
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}
