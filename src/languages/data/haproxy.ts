import type { Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { DirectiveTree, readWordLine, type WordStyle } from "./directives.ts";
import { contentStartOf, dataProgram, nextLine } from "./program.ts";

/** HAProxy: sections that begin with their keyword, a directive a line. */
export const haproxy: Language = {
  ids: ["haproxy"],
  read: (text, id) => readHaproxy(text, id),
};

const style: WordStyle = { quotes: "\"'", ends: "", references: /\$\{(\w{1,100})\}|\$([A-Za-z_]\w*)|%\[env\((\w{1,100})\)\]/g };
const sections = new Set([
  "global", "defaults", "frontend", "backend", "listen", "userlist", "resolvers", "peers", "mailers", "program",
  "http-errors", "ring", "cache", "fcgi-app", "log-forward",
]);

function readHaproxy(text: string, id: string): Program {
  const tree = new DirectiveTree();
  const comments: Range[] = [];
  let at = contentStartOf(text);
  let before = at;
  while (at < text.length) {
    const { start, words, end } = readWordLine(text, at, style, comments);
    at = nextLine(text, end);
    const [first] = words;
    if (first?.kind === "string" && sections.has(first.value)) {
      tree.close(before);
      tree.open(words, start, end);
    } else tree.add(words, end);
    before = end;
  }
  return dataProgram(id, tree.finish(text.length), comments);
}
