import type * as OxcParser from "oxc-parser";
import type { ParseResult, ParserOptions } from "oxc-parser";
import { loadPackage } from "../../load-package.ts";
import type { Program } from "../../tree/node.ts";
import type { Language, ReadContext } from "../language.ts";
import { programFromEstree } from "./estree.ts";
import { mayBeTooDeep } from "./nesting.ts";

/**
 * JavaScript and TypeScript, with JSX.
 *
 * @param fallback reads what does not parse: pieces of code, work in progress
 */
export function javascript(fallback: Language["read"]): Language {
  return {
    ids: ["javascript", "typescript", "jsx", "tsx"],
    read: (text, id, context) => readJavaScript(text, id, context) ?? fallback(text, "javascript", context),
  };
}

/** The tree of a text, or nothing where it does not parse. */
export function readJavaScript(text: string, id: string, context: ReadContext): Program | undefined {
  if (text.length > longest || mayBeTooDeep(text)) return undefined;
  const { parseSync } = loadPackage("oxc-parser");
  let parsed: ParseResult | undefined;
  try {
    parsed = parse(parseSync, text, id, context.path);
  } catch {
    // The parser hands its tree over as one string, which of some texts is longer than a string may be.
  }
  return parsed && programFromEstree(parsed.program, text, parsed.comments);
}

/** Fifty times the text is what its tree takes. */
const longest = 8_000_000;

type Lang = NonNullable<ParserOptions["lang"]>;
type SourceType = NonNullable<ParserOptions["sourceType"]>;

/** The first way of reading in which nothing is wrong, or else the first in which something is right. */
function parse(parseSync: typeof OxcParser.parseSync, text: string, id: string, path: string): ParseResult | undefined {
  let best: ParseResult | undefined;
  for (const [lang, sourceType] of attempts(id, path)) {
    const result = parseSync("code", text, { lang, sourceType, preserveParens: false });
    if (result.errors.length === 0) return result;
    if (!best && result.program.body.length > 0) best = result;
  }
  return best;
}

function attempts(id: string, path: string): (readonly [Lang, SourceType])[] {
  const [lang, otherLang] = langs(id, path);
  const [sourceType, ...others]: SourceType[] = /\.c[jt]s$/i.test(path) ? ["commonjs", "module"] : ["module", "commonjs", "script"];
  return [[lang, sourceType ?? "module"], ...others.map((other) => [lang, other] as const), [otherLang, "module"]];
}

/** What a text is written in, and what else it may be: types in a `.js` (Flow), elements in a fence marked `ts`. */
function langs(id: string, path: string): readonly [Lang, Lang] {
  if (/\.d\.[cm]?ts$/i.test(path)) return ["dts", "ts"];
  if (/\.[cm]?ts$/i.test(path)) return ["ts", "tsx"];
  if (/\.tsx$/i.test(path) || id === "tsx") return ["tsx", "ts"];
  return id === "typescript" ? ["ts", "tsx"] : ["jsx", "ts"];
}
