import type { Language } from "../language.ts";
import { asciidoc } from "./asciidoc.ts";
import { bruno } from "./bruno.ts";
import { astro, svelte, vue } from "./components.ts";
import { delimited } from "./delimited.ts";
import { diff } from "./diff.ts";
import { har } from "./har.ts";
import { html } from "./html.ts";
import { indentedMarkup } from "./indented-markup.ts";
import { mail } from "./mail.ts";
import { markdown } from "./markdown.ts";
import { notebook } from "./notebook.ts";
import { plain } from "./plain.ts";
import { postman } from "./postman.ts";
import { rst } from "./rst.ts";
import { sourceMap } from "./source-map.ts";

/** The languages whose texts hold other texts. */
export const documentLanguages: readonly Language[] = [
  markdown,
  rst,
  asciidoc,
  delimited,
  mail,
  indentedMarkup,
  html,
  vue,
  svelte,
  astro,
  notebook,
  sourceMap,
  har,
  postman,
  bruno,
  diff,
  plain,
];
