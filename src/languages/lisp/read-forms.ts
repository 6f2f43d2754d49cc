import type { Range } from "../../tree/node.ts";
import { readEscape } from "../code/escapes.ts";
import { TextBuilder } from "../code/text-builder.ts";
import type { Form, LispStyle, ListForm } from "./forms.ts";

interface Frame {
  readonly bracket: ListForm["bracket"];
  readonly close: string;
  readonly start: number;
  readonly items: Form[];
  readonly marks: Marks;
}

/** What stands before a form and says how to take it. */
interface Marks {
  quoted: boolean;
  unquoted: boolean;
  /** How many of the next forms say nothing to the program. */
  dropped: number;
  tag: string | undefined;
  start: number | undefined;
}

const noMarks = (): Marks => ({ quoted: false, unquoted: false, dropped: 0, tag: undefined, start: undefined });

/** Reads the parentheses of a text, without recursion; what is left open ends with the text. */
export class FormReader {
  readonly comments: Range[] = [];
  readonly #text: string;
  readonly #style: LispStyle;
  readonly #frames: Frame[] = [];
  readonly #top: Form[] = [];
  #marks = noMarks();
  #at = 0;

  constructor(text: string, style: LispStyle) {
    this.#text = text;
    this.#style = style;
  }

  read(): readonly Form[] {
    while (this.#at < this.#text.length) this.#readNext();
    while (this.#frames.length > 0) this.#close(this.#text.length);
    this.comments.sort((one, other) => one.start - other.start);
    return this.#top;
  }

  #readNext(): void {
    const start = this.#at;
    const sign = this.#text.charAt(start);
    if (/[\s\uFEFF]/.test(sign) || (sign === "," && this.#style.clojure)) {
      this.#at++;
    } else if (sign === ";" || (start === 0 && this.#text.startsWith("#!"))) {
      this.#skipLine();
    } else if (sign === '"') {
      this.#readString();
    } else if (sign === "(" || sign === "[" || sign === "{") {
      this.#open(sign, 1);
    } else if (sign === ")" || sign === "]" || sign === "}") {
      this.#at++;
      this.#closeBracket(sign);
    } else if (sign === "'" || sign === "`" || sign === "," || sign === "~" || sign === "@") {
      this.#readQuote(sign);
    } else if (sign === "^" && this.#style.clojure) {
      this.#mark(1).dropped++;
    } else if (sign === "#" && this.#readDispatch()) {
      return;
    } else if (sign === "\\" && this.#style.clojure) {
      this.#readCharacter(1);
    } else if (sign === "?" && this.#style.questionCharacters) {
      this.#readCharacter(this.#text.charAt(start + 1) === "\\" ? 2 : 1);
    } else {
      this.#readAtom();
    }
  }

  #skipLine(): void {
    const start = this.#at;
    const end = this.#text.indexOf("\n", start);
    this.#at = end < 0 ? this.#text.length : end;
    this.comments.push({ start, end: this.#text.charAt(this.#at - 1) === "\r" ? this.#at - 1 : this.#at });
  }

  #mark(length: number): Marks {
    this.#marks.start ??= this.#at;
    this.#at += length;
    return this.#marks;
  }

  #readQuote(sign: string): void {
    const marks = this.#mark(1);
    if (sign === "'" || sign === "`") marks.quoted = true;
    else if (sign !== "@") marks.unquoted = true;
  }

  /** What begins with `#`. Nothing where it is only the beginning of a name. */
  #readDispatch(): boolean {
    const next = this.#text.charAt(this.#at + 1);
    switch (next) {
      case "|":
        this.#skipBlockComment();
        return true;
      case "_":
      case ";":
        this.#mark(2).dropped++;
        return true;
      case "{":
        this.#open("#{", 2);
        return true;
      case "(":
        this.#open("#(", 2);
        return true;
      case "'":
      case "?":
      case "`":
      case ",":
        this.#mark(2);
        return true;
      case '"':
        this.#mark(1).tag = "regex";
        return true;
      case "\\":
        this.#readCharacter(2);
        return true;
      case ":":
        if (this.#style.clojure) return this.#readTag();
        this.#mark(1);
        return true;
      default:
        return /[A-Za-z]/.test(next) && this.#readTag();
    }
  }

  /** `#env`, `#js`, `#:app`; not `#t` and `#f`. */
  #readTag(): boolean {
    const tag = /#:?([\w.\-/*+]{1,80})/y;
    tag.lastIndex = this.#at;
    const match = tag.exec(this.#text);
    const [whole = "", name = ""] = match ?? [];
    if (!match || /^(?:t|f|true|false)$/.test(name)) return false;
    if (name === "lang" && !this.#style.clojure) {
      this.#skipLine();
      return true;
    }
    // Only what stands before a value is a tag in other Lisps: `#rx"…"`, `#hash(…)`.
    if (!this.#style.clojure && !/["([]/.test(this.#text.charAt(this.#at + whole.length))) return false;
    this.#mark(whole.length).tag = whole.startsWith("#:") ? undefined : name;
    return true;
  }

  #skipBlockComment(): void {
    const start = this.#at;
    let depth = 0;
    while (this.#at < this.#text.length) {
      if (this.#text.startsWith("#|", this.#at)) depth++;
      else if (this.#text.startsWith("|#", this.#at)) depth--;
      else {
        this.#at++;
        continue;
      }
      this.#at += 2;
      if (depth === 0) break;
    }
    this.comments.push({ start, end: this.#at });
  }

  #readString(): void {
    const start = this.#at;
    const builder = new TextBuilder(start + 1);
    let at = start + 1;
    while (at < this.#text.length && this.#text.charAt(at) !== '"') {
      const sign = this.#text.charAt(at);
      const escape = sign === "\\" ? readEscape(this.#text, at) : { value: sign, length: 1 };
      builder.add(escape.value, at);
      at += escape.length;
    }
    const end = Math.min(at, this.#text.length);
    const { value, contentStart, offsets } = builder.take(end, end);
    this.#at = Math.min(end + 1, this.#text.length);
    const node = { kind: "string", value, contentStart, start, end: this.#at, ...(offsets && { offsets }) } as const;
    this.#add({ kind: "string", node, ...this.#shape(start) });
  }

  #readCharacter(marks: number): void {
    const start = this.#at;
    this.#at = Math.min(start + marks + 1, this.#text.length);
    while (this.#at < this.#text.length && /\w/.test(this.#text.charAt(this.#at))) this.#at++;
    this.#add({ kind: "character", text: this.#text.slice(start + marks, this.#at), ...this.#shape(start) });
  }

  #readAtom(): void {
    const start = this.#at;
    this.#at++;
    while (this.#at < this.#text.length && !/[\s()[\]{}";,]/.test(this.#text.charAt(this.#at))) this.#at++;
    const text = this.#text.slice(start, this.#at);
    if (/^[-+]?\.?\d/.test(text)) this.#add({ kind: "number", text, ...this.#shape(start) });
    else if (text.startsWith(":") && text.length > 1) this.#add({ kind: "keyword", text: text.replace(/^::?/, ""), ...this.#shape(start) });
    else this.#add({ kind: "symbol", text, ...this.#shape(start) });
  }

  #open(bracket: ListForm["bracket"], length: number): void {
    const close = bracket.endsWith("(") ? ")" : bracket === "[" ? "]" : "}";
    this.#frames.push({ bracket, close, start: this.#at, items: [], marks: this.#marks });
    this.#marks = noMarks();
    this.#at += length;
  }

  /** A bracket that closes none that is open is passed over; those left open within are closed too. */
  #closeBracket(sign: string): void {
    // Only so far, or many lost brackets in a deep text would take their time.
    const reach = Math.max(0, this.#frames.length - 50);
    for (let index = this.#frames.length - 1; index >= reach; index--) {
      if (this.#frames[index]?.close !== sign) continue;
      while (this.#frames.length > index) this.#close(this.#at);
      return;
    }
  }

  #close(end: number): void {
    const frame = this.#frames.pop();
    if (!frame) return;
    this.#marks = frame.marks;
    this.#at = Math.max(this.#at, end);
    this.#add({ kind: "list", bracket: frame.bracket, items: frame.items, ...this.#shape(frame.start, end) });
  }

  #shape(start: number, end = this.#at): Range & { quoted: boolean; unquoted: boolean } {
    const { quoted, unquoted } = this.#marks;
    return { start, end, quoted, unquoted };
  }

  #add(form: Form): void {
    const marks = this.#marks;
    if (marks.dropped > 0) {
      // Metadata says nothing to the program; what `#_` takes out is a comment.
      if (marks.start !== undefined && this.#text.charAt(marks.start) === "#") this.comments.push({ start: marks.start, end: form.end });
      this.#marks = { ...noMarks(), dropped: marks.dropped - 1, start: marks.dropped > 1 ? marks.start : undefined };
      return;
    }
    this.#marks = noMarks();
    const { start, end, quoted, unquoted } = form;
    const whole: Form = marks.tag === undefined
      ? form
      : { kind: "tagged", tag: marks.tag, inner: form, start: marks.start ?? start, end, quoted, unquoted };
    (this.#frames.at(-1)?.items ?? this.#top).push(whole);
  }
}
