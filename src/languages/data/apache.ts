import type { Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { DirectiveTree, readWordLine, type WordStyle } from "./directives.ts";
import { verbatim } from "./piecewise.ts";
import { contentStartOf, dataProgram, nextLine, skipBlanks } from "./program.ts";

/** Apache's httpd: `httpd.conf`, `.htaccess`, virtual hosts. */
export const apache: Language = {
  ids: ["apache", "apacheconf", "htaccess"],
  read: (text, id) => readApache(text, id),
};

const style: WordStyle = { quotes: "\"'", ends: "", references: /\$\{(\w{1,100})\}|%\{(?:ENV:)?([\w-]{1,100})\}e?/g };
const tagStyle: WordStyle = { ...style, ends: ">" };
const tag = /<(\/?)([A-Za-z]\w{0,60})/y;

function readApache(text: string, id: string): Program {
  const tree = new DirectiveTree();
  const comments: Range[] = [];
  let at = contentStartOf(text);
  while (at < text.length) {
    tag.lastIndex = skipBlanks(text, at);
    const opening = tag.exec(text);
    if (!opening) {
      const { words, end } = readWordLine(text, at, style, comments);
      tree.add(words, end);
      at = nextLine(text, end);
      continue;
    }
    const start = opening.index;
    const nameStart = start + 1 + (opening[1] ?? "").length;
    const name = verbatim(text, nameStart, tag.lastIndex);
    const { words, end } = readWordLine(text, tag.lastIndex, tagStyle, comments);
    at = nextLine(text, end);
    const args = words.filter((word) => word.kind !== "string" || word.value !== ">");
    if (opening[1] === "/") tree.close(end);
    else tree.open([name, ...args], start, end);
  }
  return dataProgram(id, tree.finish(text.length), comments);
}
