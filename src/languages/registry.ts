import type { Program } from "../tree/node.ts";
import { chooseLanguage, fenceLanguage } from "./choose.ts";
import { codeLanguage, readCode } from "./code/index.ts";
import { dataLanguages } from "./data/index.ts";
import { documentLanguages } from "./documents/index.ts";
import { readJavaScript } from "./javascript/index.ts";
import type { Language } from "./language.ts";
import { lisp } from "./lisp/index.ts";
import { shellLanguages } from "./shell/index.ts";

const byId = new Map<string, Language>();
for (const language of [...dataLanguages, ...documentLanguages, ...shellLanguages, lisp, codeLanguage]) {
  for (const id of language.ids) if (!byId.has(id)) byId.set(id, language);
}

const parsed = new Set(["javascript", "typescript", "jsx", "tsx"]);

/** Reads a text in the language that its path, its first line or its content tells. */
export function readText(text: string, path: string): Program {
  return readAs(text, chooseLanguage(path, text), path);
}

/** Reads a text in a language. One that is not known is read as any code. */
export function readAs(text: string, id: string, path: string): Program {
  if (parsed.has(id)) return readJavaScript(text, id, { path }) ?? readCode(text, "javascript");
  return (byId.get(id) ?? codeLanguage).read(text, byId.has(id) ? id : "generic", { path });
}

/**
 * Reads a text inside another one.
 *
 * @param name what the outer text calls its language: an id, the word of a fence, or a made-up file name
 */
export function readInner(text: string, name: string, outerPath: string): Program {
  if (name === "" || name.includes(".")) return readText(text, name === "" ? outerPath.replace(/[^/]*$/, "inner") : name);
  const id = byId.has(name) || parsed.has(name) ? name : (fenceLanguage(name) ?? chooseLanguage(name, text));
  return readAs(text, id, outerPath);
}
