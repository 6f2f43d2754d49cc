import type { Node, Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { DirectiveTree, readWord, type WordStyle } from "./directives.ts";
import { contentStartOf, dataProgram, lineEnd } from "./program.ts";

/** nginx and its kin (OpenResty, Angie, Tengine). */
export const nginx: Language = {
  ids: ["nginx"],
  read: (text, id) => readNginx(text, id),
};

const style: WordStyle = { quotes: "\"'", ends: ";{}", references: /\$(?:\{(\w{1,100})\}|([A-Za-z_]\w*))/g };

function readNginx(text: string, id: string): Program {
  const tree = new DirectiveTree();
  const comments: Range[] = [];
  let words: Node[] = [];
  let at = contentStartOf(text);
  const end = (): void => {
    tree.add(words, words.at(-1)?.end ?? at);
    words = [];
  };
  while (at < text.length) {
    const character = text.charAt(at);
    if (/\s/.test(character)) at++;
    else if (character === "#") {
      comments.push({ start: at, end: lineEnd(text, at) });
      at = lineEnd(text, at);
    } else if (character === ";") {
      end();
      at++;
    } else if (character === "{") {
      const name = words[0];
      if (name?.kind === "string" && name.value.endsWith("_by_lua_block")) {
        const close = closingBrace(text, at);
        words.push({ kind: "embedded", language: "lua", start: at + 1, end: close, text: text.slice(at + 1, close) });
        end();
        at = Math.min(close + 1, text.length);
        continue;
      }
      tree.open(words, name?.start ?? at, at);
      words = [];
      at++;
    } else if (character === "}") {
      end();
      at++;
      tree.close(at);
    } else {
      const word = readWord(text, at, style);
      words.push(word.node);
      at = Math.max(word.end, at + 1);
    }
  }
  end();
  return dataProgram(id, tree.finish(text.length), comments);
}

/** The brace that closes the one at `at`, or the end of the text. */
function closingBrace(text: string, at: number): number {
  let depth = 0;
  for (let index = at; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 123) depth++;
    else if (code === 125 && --depth === 0) return index;
  }
  return text.length;
}
