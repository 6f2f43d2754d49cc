import type { Node, Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { readCodeBlock } from "./code-block.ts";
import { isBlank, linesOf, type Line } from "./lines.ts";
import { passageOf, proseOf } from "./passage.ts";

/** AsciiDoc: listings and literal blocks; everything else line by line. */
export const asciidoc: Language = {
  ids: ["asciidoc"],
  read(text: string): Program {
    const reader = new AsciidocReader(text);
    return { language: "asciidoc", ...reader.read(), directives: [], nature: "document" };
  },
};

class AsciidocReader {
  readonly #text: string;
  readonly #lines: Line[];
  readonly #body: Node[] = [];
  readonly #comments: Range[] = [];
  #line = 0;
  /** What `[source,word]` and `.title` say of the block that comes next. */
  #word: string | undefined;
  #title: string | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#lines = linesOf(text);
  }

  read(): { body: Node[]; comments: Range[] } {
    while (this.#line < this.#lines.length) {
      const line = this.#lines[this.#line];
      if (!line) break;
      this.#line++;
      this.#readLine(line, this.#text.slice(line.start, line.end).trimEnd());
    }
    return { body: this.#body, comments: this.#comments };
  }

  #readLine(line: Line, content: string): void {
    const fence = /^(?:-{4,}|\.{4,}|`{3,}|\/{4,})/.exec(content);
    if (fence && (content === fence[0] || content.startsWith("`"))) {
      this.#readBlock(line, fence[0], content.slice(fence[0].length));
      return;
    }
    const source = /^\[(?:source|listing)?[^,\]]{0,60},\s{0,9}([\w+#-]{1,40})|^\[(?:source|listing|literal)\b/.exec(content.slice(0, 200));
    if (source) {
      this.#word = source[1] ?? "";
    } else if (content.startsWith("//")) {
      this.#comments.push({ start: line.start, end: line.end });
    } else if (/^\.[^\s.]/.test(content)) {
      this.#title = content.slice(1, 300);
      this.#push(proseOf(passageOf(this.#text, line.start, line.end)));
    } else if (this.#word !== undefined && content !== "" && !content.startsWith("[")) {
      this.#readParagraph(line);
    } else {
      this.#push(proseOf(passageOf(this.#text, line.start, line.end)));
      if (content !== "" && !content.startsWith("[")) this.#forget();
    }
  }

  /** Everything up to the same line again, or to the end. */
  #readBlock(opening: Line, fence: string, info: string): void {
    let end = this.#text.length;
    let behind = end;
    for (; this.#line < this.#lines.length; this.#line++) {
      const line = this.#lines[this.#line];
      if (!line || this.#text.slice(line.start, line.end).trimEnd() !== fence) continue;
      end = line.start;
      behind = line.end;
      this.#line++;
      break;
    }
    if (fence.startsWith("/")) this.#comments.push({ start: opening.start, end: behind });
    else this.#push(readCodeBlock(passageOf(this.#text, Math.min(opening.next, end), end), this.#word ?? info, this.#title));
    this.#forget();
  }

  /** `[source,sh]` without fences holds for the paragraph behind it. */
  #readParagraph(first: Line): void {
    let end = first.next;
    for (let line = this.#lines[this.#line]; line && !isBlank(this.#text, line); line = this.#lines[this.#line]) {
      end = line.next;
      this.#line++;
    }
    this.#push(readCodeBlock(passageOf(this.#text, first.start, end), this.#word ?? "", this.#title));
    this.#forget();
  }

  #forget(): void {
    this.#word = undefined;
    this.#title = undefined;
  }

  #push(nodes: readonly Node[]): void {
    for (const node of nodes) this.#body.push(node);
  }
}
