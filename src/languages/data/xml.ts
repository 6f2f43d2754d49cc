import { QuoteType, Tokenizer } from "htmlparser2";
import type { Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { contentStartOf, dataProgram } from "./program.ts";
import { XmlTree } from "./xml-tree.ts";

/** XML of all kinds: configuration of .NET and Java, Android's resources, property lists. */
export const xml: Language = {
  ids: ["xml", "plist", "csproj", "resx"],
  read: (text, id) => readXml(text, id),
};

function readXml(text: string, id: string): Program {
  const comments: Range[] = [];
  const tree = new XmlTree(text);
  let attribute: Range = { start: 0, end: 0 };
  let dataStart: number | undefined;
  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: false },
    {
      onopentagname: (start, end) => {
        tree.open(start, end);
      },
      onattribname: (start, end) => {
        attribute = { start, end };
        dataStart = undefined;
      },
      onattribdata: (start) => {
        dataStart ??= start;
      },
      onattribend: (quote, end) => {
        if (quote !== QuoteType.NoValue) tree.attribute(attribute, dataStart ?? end, end);
      },
      onselfclosingtag: (end) => {
        tree.close(Math.min(end + 1, text.length));
      },
      onclosetag: (start, end) => {
        tree.closeNamed(text.slice(start, end), Math.min(end + 1, text.length));
      },
      ontext: (start, end) => {
        tree.text(start, end, false);
      },
      oncdata: (start, end, offset) => {
        // What is given ends behind the brackets, as much of them as there are.
        tree.text(start, Math.max(start, end - offset), true);
      },
      oncomment: (start, end) => {
        comments.push({ start: Math.max(0, start - 4), end: Math.min(end + 1, text.length) });
      },
      onattribentity: ignore,
      ontextentity: ignore,
      onopentagend: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  );
  const start = contentStartOf(text);
  // Offsets are to be those of the whole text.
  tokenizer.write(start > 0 ? ` ${text.slice(start)}` : text);
  tokenizer.end();
  return dataProgram(id, tree.finish(), comments);
}

function ignore(): void {
  // Nothing of these is kept.
}
