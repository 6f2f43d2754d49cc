import { loadPackage } from "../../load-package.ts";
import type { Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { contentStartOf, dataProgram, lineEnd } from "./program.ts";
import { XmlTree } from "./xml-tree.ts";

/** XML of all kinds: configuration of .NET and Java, Android's resources, property lists. */
export const xml: Language = {
  ids: ["xml", "plist", "csproj", "resx"],
  read: (text, id) => readXml(text, id),
};

const none: Range = { start: 0, end: 0 };

function readXml(text: string, id: string): Program {
  const { QuoteType, Tokenizer } = loadPackage("htmlparser2");
  const comments: Range[] = [];
  const tree = new XmlTree(text);
  /** The attribute whose value has not ended. */
  let attribute = none;
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
        const valueEnd = quote === QuoteType.Unquoted ? end : end - 1;
        if (attribute !== none && quote !== QuoteType.NoValue) tree.attribute(attribute, dataStart ?? valueEnd, valueEnd);
        attribute = none;
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
  // The tokenizer keeps a value to itself that is cut off.
  const cut = attribute.end > 0 ? cutValue(text, attribute.end) : undefined;
  if (cut !== undefined) tree.attribute(attribute, cut, lineEnd(text, cut));
  return dataProgram(id, tree.finish(), comments);
}

/** Where the value of the attribute begins whose name ends there, if it has one. */
function cutValue(text: string, nameEnd: number): number | undefined {
  const opening = /\s*=\s*["']?/y;
  opening.lastIndex = nameEnd;
  return opening.test(text) ? opening.lastIndex : undefined;
}

function ignore(): void {
  // Nothing of these is kept.
}
