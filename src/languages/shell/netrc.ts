import type { Entry, Node, ObjectNode, Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { Source } from "./source.ts";
import { type Word, WordBuilder } from "./word.ts";

const token = /[^\s#]\S*/y;
const keys = new Set(["login", "account", "password", "port"]);

/** `.netrc` and `_netrc`. */
export const netrc: Language = { ids: ["netrc"], read: readNetrc };

/** A list with one object for each machine: `{ machine, login, password }`. */
function readNetrc(text: string): Program {
  const source = new Source(text);
  const comments: Range[] = [];
  const words = readWords(source, comments);
  const items: ObjectNode[] = [];
  let entries: Entry[] = [];
  const finish = (): void => {
    const first = entries[0]?.key;
    const last = entries.at(-1)?.value;
    if (first && last) items.push({ kind: "object", start: first.start, end: Math.max(last.end, first.end), entries });
    entries = [];
  };
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    const next = words[index + 1];
    if (!word) break;
    const { raw } = word;
    if (raw === "machine" || raw === "default") finish();
    if (raw === "default") {
      const key = word.node();
      entries.push({ key, value: { kind: "literal", start: key.end, end: key.end, value: true } });
    } else if ((raw === "machine" || keys.has(raw)) && next) {
      entries.push({ key: word.node(), value: next.node() });
      index++;
    }
  }
  finish();
  const body: Node[] = items.length > 0 ? [{ kind: "list", start: 0, end: text.length, items }] : [];
  return { language: "netrc", body, comments, directives: [], nature: "data" };
}

function readWords(source: Source, comments: Range[]): Word[] {
  const { text } = source;
  const words: Word[] = [];
  let pos = 0;
  while (pos < text.length) {
    const char = text.charAt(pos);
    token.lastIndex = pos;
    const found = token.exec(text)?.[0];
    if (char === '"') {
      const word = readQuoted(source, pos);
      words.push(word);
      pos = word.end;
    } else if (char === "#") {
      const newline = text.indexOf("\n", pos);
      const end = newline < 0 ? text.length : newline;
      comments.push({ start: pos, end });
      pos = end;
    } else if (found !== undefined) {
      const builder = new WordBuilder(source, pos);
      builder.copy(pos, pos + found.length);
      words.push(builder.finish(pos + found.length));
      pos += found.length;
    } else {
      pos++;
    }
  }
  return words;
}

function readQuoted(source: Source, start: number): Word {
  const { text } = source;
  const builder = new WordBuilder(source, start);
  let pos = start + 1;
  builder.quote(pos);
  while (pos < text.length && text.charAt(pos) !== '"' && text.charAt(pos) !== "\n") {
    if (text.charAt(pos) === "\\" && pos + 1 < text.length) pos++;
    builder.copy(pos, pos + 1);
    pos++;
  }
  return builder.finish(Math.min(pos + 1, text.length));
}
