import type { EmbeddedNode, Node, Program } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { linesOf } from "./lines.ts";
import { embed, PassageBuilder, passageOf, proseOf } from "./passage.ts";

/**
 * Patches: what is added to a file is one text in the language of that file, what is taken out another
 * one. The lines around go with the new one.
 */
export const diff: Language = {
  ids: ["diff"],
  read(text: string): Program {
    const reader = new DiffReader(text);
    return { language: "diff", body: reader.read(), comments: [], directives: [], nature: "document" };
  },
};

class DiffReader {
  readonly #text: string;
  readonly #body: Node[] = [];
  #oldName = "";
  #newName = "";
  #removed: PassageBuilder;
  #added: PassageBuilder;
  #hasRemoved = false;
  /** Lines still to come in the hunk; a hunk without its head goes on until the next head. */
  #oldLeft = 0;
  #newLeft = 0;

  constructor(text: string) {
    this.#text = text;
    this.#removed = new PassageBuilder(text);
    this.#added = new PassageBuilder(text);
  }

  read(): Node[] {
    // Without any head, as in a fence of a document, every line belongs to the change.
    if (!/^(?:@@|---|\+\+\+) /m.test(this.#text)) this.#oldLeft = this.#newLeft = Infinity;
    for (const line of linesOf(this.#text)) {
      const content = this.#text.slice(line.start, line.end);
      if (this.#oldLeft > 0 || this.#newLeft > 0) this.#readChange(content.charAt(0), line.start, line.next);
      else this.#readHead(content, line.start, line.end);
    }
    this.#endFile();
    return this.#body.sort((left, right) => left.start - right.start);
  }

  #readHead(content: string, start: number, end: number): void {
    const hunk = /^@@ -\d{1,9}(?:,(\d{1,9}))? \+\d{1,9}(?:,(\d{1,9}))? @@/.exec(content.slice(0, 100));
    if (hunk) {
      this.#oldLeft = Number(hunk[1] ?? 1);
      this.#newLeft = Number(hunk[2] ?? 1);
    } else if (content.startsWith("--- ")) {
      this.#endFile();
      this.#oldName = fileName(content.slice(4));
    } else if (content.startsWith("+++ ")) {
      this.#newName = fileName(content.slice(4));
    } else {
      if (content.startsWith("diff ")) this.#endFile();
      for (const node of proseOf(passageOf(this.#text, start, end))) this.#body.push(node);
    }
  }

  #readChange(sign: string, start: number, next: number): void {
    switch (sign) {
      case "-":
        this.#oldLeft--;
        this.#hasRemoved = true;
        this.#removed.copy(start + 1, next);
        break;
      case "+":
        this.#newLeft--;
        this.#added.copy(start + 1, next);
        break;
      case "\\":
        break;
      default:
        this.#oldLeft--;
        this.#newLeft--;
        // A line of context stands in both versions, but what is found in it must be told once.
        this.#added.copy(sign === " " ? start + 1 : start, next);
    }
  }

  #endFile(): void {
    const name = this.#newName === "/dev/null" || this.#newName === "" ? this.#oldName : this.#newName;
    if (!this.#added.empty) this.#body.push(this.#version(this.#added, name));
    if (this.#hasRemoved) this.#body.push(this.#version(this.#removed, this.#oldName === "/dev/null" ? name : this.#oldName || name));
    this.#removed = new PassageBuilder(this.#text);
    this.#added = new PassageBuilder(this.#text);
    this.#hasRemoved = false;
    this.#oldName = this.#newName = "";
  }

  #version(builder: PassageBuilder, name: string): EmbeddedNode {
    return embed(builder.passage(), name);
  }
}

/** `a/src/x.js`, with a date behind a tab perhaps, or in quotation marks. */
function fileName(head: string): string {
  const name = head.split("\t", 1)[0]?.trim().replace(/^"|"$/g, "") ?? "";
  return name.replace(/^[abciow]\//, "");
}
