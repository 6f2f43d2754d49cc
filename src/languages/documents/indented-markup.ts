import type { Argument, Node, Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { indentOf, isBlank, linesOf, type Line } from "./lines.ts";
import { embed, passageOf, proseOf, stringOf } from "./passage.ts";

/** The language that a template's own code is in. */
const codeLanguages = new Map([
  ["pug", "javascript"],
  ["haml", "ruby"],
  ["slim", "ruby"],
]);

/** Pug, Haml and Slim: pages whose elements are told by indentation. */
export const indentedMarkup: Language = {
  ids: [...codeLanguages.keys()],
  read(text, id): Program {
    const reader = new IndentedReader(text, codeLanguages.get(id) ?? "javascript");
    return { language: id, ...reader.read(), directives: [], nature: "document" };
  },
};

/** `script.` of Pug, `:javascript` of Haml, `javascript:` of Slim: what stands deeper is a script. */
const scriptOpening = /^(?:script(?:\([^)]{0,300}\))?\.?|%script|:javascript|javascript:)\s*$/;
const codeOpening = /^(?:-|:ruby|ruby:)\s*$/;
const commentOpening = /^(?:\/\/|-#|\/(?!!))/;
const elementName = /^(?:%?([A-Za-z][\w:-]{0,60}))?(?:[#.][\w:-]{1,80}){0,20}/;
const attribute = /([\w:@.-]{1,80})\s{0,9}=\s{0,9}(["'])((?:(?!\2)[^\\\n]|\\[^\n]){0,2000})\2/g;

class IndentedReader {
  readonly #text: string;
  readonly #code: string;
  readonly #lines: readonly Line[];
  readonly #body: Node[] = [];
  readonly #comments: Range[] = [];
  #at = 0;

  constructor(text: string, code: string) {
    this.#text = text;
    this.#code = code;
    this.#lines = linesOf(text);
  }

  read(): { body: Node[]; comments: Range[] } {
    for (let line = this.#lines[this.#at]; line; line = this.#lines[this.#at]) {
      this.#at++;
      if (!isBlank(this.#text, line)) this.#readLine(line);
    }
    return { body: this.#body, comments: this.#comments };
  }

  #readLine({ start: lineStart, end }: Line): void {
    const { at: start, columns } = indentOf(this.#text, lineStart, end);
    const content = this.#text.slice(start, end);
    if (scriptOpening.test(content)) this.#embedBlock(columns, "javascript", "client");
    else if (codeOpening.test(content)) this.#embedBlock(columns, this.#code, "server");
    else if (commentOpening.test(content)) this.#comments.push({ start, end: this.#blockEnd(columns) });
    else if (/^-\s*\S/.test(content)) this.#body.push(embed(passageOf(this.#text, start + 1, end), this.#code, { runs: "server" }));
    else this.#readElement(start, end, content);
  }

  /** The lines that stand deeper, as a text of their own. */
  #embedBlock(columns: number, language: string, runs: "client" | "server"): void {
    const start = this.#lines[this.#at]?.start ?? this.#text.length;
    const end = this.#blockEnd(columns);
    if (this.#text.slice(start, end).trim() !== "") this.#body.push(embed(passageOf(this.#text, start, Math.max(start, end)), language, { runs }));
  }

  /** Goes over the lines that stand deeper; gives where the last of them ends. */
  #blockEnd(columns: number): number {
    let end = this.#lines[this.#at - 1]?.end ?? this.#text.length;
    for (let line = this.#lines[this.#at]; line; line = this.#lines[this.#at]) {
      if (!isBlank(this.#text, line)) {
        if (indentOf(this.#text, line.start, line.end).columns <= columns) break;
        ({ end } = line);
      }
      this.#at++;
    }
    return end;
  }

  #readElement(start: number, end: number, content: string): void {
    const [whole, name = "div"] = elementName.exec(content) ?? [""];
    const head = start + (whole.startsWith("%") ? 1 : 0);
    const rest = content.slice(whole.length);
    // Haml's attributes are a hash of Ruby.
    if (rest.startsWith("{")) this.#body.push(embed(passageOf(this.#text, start + whole.length, end), this.#code, { runs: "client" }));
    const args = whole === "" ? [] : this.#attributes(start + whole.length, rest);
    if (args.length > 0) {
      const callee: Node = { kind: "name", name, start: head, end: Math.min(end, head + name.length) };
      this.#body.push({ kind: "call", callee, args, start, end });
    } else if (!rest.startsWith("{")) for (const line of proseOf(passageOf(this.#text, start, end))) this.#body.push(line);
  }

  #attributes(from: number, rest: string): Argument[] {
    return [...rest.matchAll(attribute)].map(({ 0: whole, 1: name = "", 3: value = "", index }) => {
      const nameAt = from + index;
      const valueAt = nameAt + whole.length - 1 - value.length;
      return {
        name,
        nameRange: { start: nameAt, end: nameAt + name.length },
        value: stringOf(passageOf(this.#text, valueAt, valueAt + value.length)),
      };
    });
  }
}
