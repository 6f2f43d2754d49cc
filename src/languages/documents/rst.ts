import type { Node, Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { readCodeBlock } from "./code-block.ts";
import { behindIndent, indentOf, isBlank, linesOf, type Line } from "./lines.ts";
import { type Passage, PassageBuilder, passageOf, proseOf } from "./passage.ts";

/** reStructuredText: code blocks, literal blocks and doctests; everything else line by line. */
export const rst: Language = {
  ids: ["rst"],
  read(text: string): Program {
    const reader = new RstReader(text);
    return { language: "rst", ...reader.read(), directives: [], nature: "document" };
  },
};

const codeDirective = /^\.\. (?:code-block|code|sourcecode|prompt|highlight|raw|ipython|jupyter-execute|testcode)::\s{0,9}([^\s]{0,60})/;
const otherDirective = /^\.\. (?:[\w:+.-]{1,60}::|_|\||\[|__ )/;

class RstReader {
  readonly #text: string;
  readonly #lines: Line[];
  readonly #body: Node[] = [];
  readonly #comments: Range[] = [];
  #line = 0;
  /** What `.. highlight::` says of blocks that do not say it themselves. */
  #usual = "";

  constructor(text: string) {
    this.#text = text;
    this.#lines = linesOf(text);
  }

  read(): { body: Node[]; comments: Range[] } {
    while (this.#line < this.#lines.length) {
      const line = this.#lines[this.#line];
      if (!line) break;
      this.#line++;
      const { columns, at } = indentOf(this.#text, line.start, line.end);
      this.#readLine(line, columns, this.#text.slice(at, line.end).trimEnd());
    }
    return { body: this.#body, comments: this.#comments };
  }

  #readLine(line: Line, columns: number, content: string): void {
    const directive = codeDirective.exec(content.slice(0, 200));
    if (directive) {
      const [head, word = ""] = directive;
      if (head.startsWith(".. highlight")) this.#usual = word;
      else this.#readDirective(columns, word === "" ? this.#usual : word);
    } else if ((content === ".." || content.startsWith(".. ")) && !otherDirective.test(content.slice(0, 200))) {
      const block = this.#block(columns);
      this.#comments.push({ start: line.start, end: Math.max(line.end, block?.end ?? 0) });
    } else if (content.startsWith(">>> ")) {
      this.#readDoctest(line);
    } else {
      this.#push(proseOf(passageOf(this.#text, line.start, line.end)));
      if (content.endsWith("::") && !content.startsWith(".. ")) this.#readLiteral(columns);
    }
  }

  #readDirective(columns: number, word: string): void {
    let fileName: string | undefined;
    for (let line = this.#lines[this.#line]; line && !isBlank(this.#text, line); line = this.#lines[this.#line]) {
      const option = /^\s+:([\w-]{1,60}):\s{0,9}(\S{0,200})/.exec(this.#text.slice(line.start, Math.min(line.end, line.start + 400)));
      if (!option) break;
      if (option[1] === "caption" || option[1] === "name") fileName = option[2];
      this.#line++;
    }
    const block = this.#block(columns);
    if (block) this.#push(readCodeBlock(block, word, fileName));
  }

  #readLiteral(columns: number): void {
    const block = this.#block(columns);
    if (block) this.#push(readCodeBlock(block, this.#usual));
  }

  /** The lines that follow and are indented further, without what they are all indented by. */
  #block(columns: number): Passage | undefined {
    const lines: Line[] = [];
    let least = Infinity;
    let filled = 0;
    for (let index = this.#line; index < this.#lines.length; index++) {
      const line = this.#lines[index];
      if (!line) break;
      if (!isBlank(this.#text, line)) {
        const indent = indentOf(this.#text, line.start, line.end).columns;
        if (indent <= columns) break;
        least = Math.min(least, indent);
        filled = lines.length + 1;
      }
      lines.push(line);
    }
    if (filled === 0) return undefined;
    const content = new PassageBuilder(this.#text);
    const [first] = lines.filter((line) => !isBlank(this.#text, line));
    for (const line of lines.slice(0, filled)) {
      if (first && line.start >= first.start) content.copy(behindIndent(this.#text, line.start, line.end, least), line.next);
    }
    this.#line += filled;
    return content.passage();
  }

  #readDoctest(first: Line): void {
    let last = first;
    for (let line = this.#lines[this.#line]; line && !isBlank(this.#text, line); line = this.#lines[this.#line]) {
      last = line;
      this.#line++;
    }
    this.#push(readCodeBlock(passageOf(this.#text, first.start, last.next), "python"));
  }

  #push(nodes: readonly Node[]): void {
    for (const node of nodes) this.#body.push(node);
  }
}
