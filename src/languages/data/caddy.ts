import type { Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { DirectiveTree, readWordLine, type WordStyle } from "./directives.ts";
import { contentStartOf, dataProgram, nextLine } from "./program.ts";

/** Caddyfiles: a directive a line, a block where the line ends with a brace. */
export const caddy: Language = {
  ids: ["caddy", "caddyfile"],
  read: (text, id) => readCaddy(text, id),
};

const style: WordStyle = { quotes: "\"`", ends: "", references: /\{(?:\$(\w{1,100})(?::[^{}\n]{0,200})?|env\.(\w{1,100})|([a-z][\w.>-]{1,200}))\}/g };

function readCaddy(text: string, id: string): Program {
  const tree = new DirectiveTree();
  const comments: Range[] = [];
  let at = contentStartOf(text);
  while (at < text.length) {
    const { start, words, end } = readWordLine(text, at, style, comments);
    at = nextLine(text, end);
    const [first] = words;
    const last = words.at(-1);
    if (!first || !last) continue;
    if (last.kind === "string" && last.value === "{") tree.open(words.slice(0, -1), start, last.start);
    else if (first.kind === "string" && first.value === "}") tree.close(first.end);
    else tree.add(words, last.end);
  }
  return dataProgram(id, tree.finish(text.length), comments);
}
