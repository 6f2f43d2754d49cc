import type { Node, Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { readCodeBlock } from "./code-block.ts";
import { linesOf, type Line } from "./lines.ts";
import { passageOf, proseOf, stringOf } from "./passage.ts";

/** How code is set apart in one kind of document: a line that opens it, and one that closes it. */
interface Delimiters {
  readonly open: RegExp;
  /** The word for the language that the opening line gives. */
  readonly word: (opening: RegExpExecArray) => string;
  readonly close: (opening: RegExpExecArray) => RegExp;
}

interface Format {
  readonly delimiters: readonly Delimiters[];
  readonly comment: RegExp;
  /** A line that gives a name a value: the name and the value are its groups. */
  readonly definition: RegExp;
}

const latexBlocks = "lstlisting|minted|[vV]erbatim|BVerbatim|alltt|listing|codeblock|(?:bash|python|shell|console|json|yaml|sh|go|java|js)(?:code)?";

const formats = new Map<string, Format>([
  [
    "org",
    {
      delimiters: [
        {
          open: /^\s{0,80}#\+begin_(src|example)\b[ \t]{0,9}([\w+#-]{0,40})/i,
          word: (opening) => opening[2] ?? "",
          close: (opening) => new RegExp(`^\\s{0,80}#\\+end_${opening[1] ?? "src"}\\b`, "i"),
        },
      ],
      comment: /^\s{0,80}# /,
      definition: /^\s{0,80}#\+property:[ \t]{1,9}([\w.-]{1,80})[ \t]{1,9}(\S{1,400})\s*$/i,
    },
  ],
  [
    "latex",
    {
      delimiters: [
        {
          open: new RegExp(`^\\s{0,80}\\\\begin\\{(${latexBlocks})\\*?\\}(.{0,400})`),
          word: ([, name = "", options = ""]) =>
            /\blanguage=\{?([\w+#-]{1,40})/.exec(options)?.[1] ??
            /\{([\w+#-]{1,40})\}\s*$/.exec(options)?.[1] ??
            (/^(?:lstlisting|minted|alltt|listing|codeblock|b?verbatim)$/i.test(name) ? "" : name.replace(/code$/, "")),
          close: ([, name = ""]) => new RegExp(`\\\\end\\{${name}\\*?\\}`),
        },
      ],
      comment: /^\s{0,80}%/,
      definition: /^\s{0,80}\\(?:re|provide)?(?:newcommand\*?|command\*?|def)[ \t]{0,9}\{?\\([A-Za-z@]{1,80})\}?[ \t]{0,9}\{([^{}\s]{1,400})\}/,
    },
  ],
  [
    "wiki",
    {
      delimiters: [
        {
          open: /^[^<\n]{0,200}<(syntaxhighlight|source)\s{1,9}lang=["']?([\w+#-]{1,40})[^>]{0,200}>\s*$/i,
          word: (opening) => opening[2] ?? "",
          close: (opening) => new RegExp(`</${opening[1] ?? "source"}>`, "i"),
        },
        { open: /^\s{0,80}\{code(?::([\w+#-]{1,40}))?[^}]{0,200}\}\s*$/, word: (opening) => opening[1] ?? "", close: () => /^\s{0,80}\{code\}/ },
        { open: /^\s{0,80}\{\{\{(?:#!([\w+#-]{1,40}))?\s*$/, word: (opening) => opening[1] ?? "", close: () => /^\s{0,80}\}\}\}/ },
      ],
      comment: /^<!--/,
      definition: /^(?!)()()/,
    },
  ],
]);

/** Org, LaTeX and wiki pages: listings with their languages, definitions, and everything else line by line. */
export const delimited: Language = {
  ids: [...formats.keys()],
  read(text, id): Program {
    const format = formats.get(id);
    const comments: Range[] = [];
    const body = format ? readDelimited(text, format, comments) : [];
    return { language: id, body, comments, directives: [], nature: "document" };
  },
};

function readDelimited(text: string, format: Format, comments: Range[]): Node[] {
  const body: Node[] = [];
  const lines = linesOf(text);
  const add = (nodes: readonly Node[]): void => {
    for (const node of nodes) body.push(node);
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (!line) break;
    const content = text.slice(line.start, Math.min(line.end, line.start + 1000));
    const found = opened(content, format.delimiters);
    if (found) {
      const close = closing(text, lines, at + 1, found.close);
      const end = lines[close]?.start ?? text.length;
      add(readCodeBlock(passageOf(text, Math.min(line.next, end), end), found.word));
      at = close;
    } else if (format.comment.test(content)) comments.push({ start: line.start, end: line.end });
    else add(definitionIn(text, line, content, format) ?? proseOf(passageOf(text, line.start, line.end)));
  }
  return body;
}

function opened(content: string, delimiters: readonly Delimiters[]): { word: string; close: RegExp } | undefined {
  for (const { open, word, close } of delimiters) {
    const opening = open.exec(content);
    if (opening) return { word: word(opening), close: close(opening) };
  }
  return undefined;
}

function closing(text: string, lines: readonly Line[], from: number, close: RegExp): number {
  let at = from;
  for (let line = lines[at]; line && !close.test(text.slice(line.start, Math.min(line.end, line.start + 1000))); line = lines[at]) at++;
  return at;
}

function definitionIn(text: string, line: Line, content: string, { definition }: Format): Node[] | undefined {
  const [whole, name = "", value = ""] = definition.exec(content) ?? [];
  if (whole === undefined) return undefined;
  const valueAt = line.start + whole.lastIndexOf(value);
  const nameAt = line.start + whole.indexOf(name, whole.startsWith("\\") ? 1 : 0);
  return [
    {
      kind: "assign",
      target: { kind: "name", name, start: nameAt, end: nameAt + name.length },
      value: stringOf(passageOf(text, valueAt, valueAt + value.length)),
      start: nameAt,
      end: valueAt + value.length,
    },
  ];
}
