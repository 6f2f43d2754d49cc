import { Buffer } from "node:buffer";
import type { Node, Program } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { isBlank, linesOf, type Line } from "./lines.ts";
import { embed, PassageBuilder, passageOf, proseOf, type Passage } from "./passage.ts";

/** Letters as they are sent: each part with its encoding undone. */
export const mail: Language = {
  ids: ["mail"],
  read(text): Program {
    return { language: "mail", body: new MailReader(text).read(), comments: [], directives: [], nature: "document" };
  },
};

class MailReader {
  readonly #text: string;
  readonly #lines: readonly Line[];
  readonly #boundaries = new Set<string>();
  readonly #body: Node[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#lines = linesOf(text);
  }

  read(): Node[] {
    while (this.#at < this.#lines.length) this.#readPart();
    return this.#body;
  }

  /** Headers up to an empty line, and what follows them up to the line that parts it from the next. */
  #readPart(): void {
    const from = this.#start();
    while (this.#at < this.#lines.length && !this.#isBlankLine()) this.#at++;
    const headers = this.#text.slice(from, this.#start());
    this.#add(proseOf(passageOf(this.#text, from, this.#start())));
    // What goes on behind a line break begins with a blank.
    const unfolded = headers.replace(/\r?\n[ \t]{1,8}/g, " ");
    const boundary = /\bboundary="?([^"\s;]{1,100})/i.exec(unfolded)?.[1];
    if (boundary !== undefined) this.#boundaries.add(`--${boundary}`);
    const bodyFrom = this.#start();
    while (this.#at < this.#lines.length && !this.#isBoundary()) this.#at++;
    const body = this.#decode(unfolded, bodyFrom, this.#start());
    const type = /^content-type:\s{0,9}([\w/+.-]{1,60})/im.exec(unfolded)?.[1]?.toLowerCase() ?? "text/plain";
    if (body.text.trim() !== "" && /^(?:text|message|application\/(?:json|xml|x-sh))/.test(type)) this.#body.push(embed(body, languageOf(type, unfolded)));
    else this.#add(proseOf(passageOf(this.#text, bodyFrom, this.#start())));
    this.#at++;
  }

  #decode(headers: string, from: number, to: number): Passage {
    const encoding = /^content-transfer-encoding:\s{0,9}([\w-]{1,40})/im.exec(headers)?.[1]?.toLowerCase();
    if (encoding === "quoted-printable") return decodeQuotedPrintable(this.#text, from, to);
    return encoding === "base64" ? decodeBase64(this.#text, from, to) : passageOf(this.#text, from, to);
  }

  #start(): number {
    return this.#lines[this.#at]?.start ?? this.#text.length;
  }

  #isBlankLine(): boolean {
    const line = this.#lines[this.#at];
    return line !== undefined && isBlank(this.#text, line);
  }

  #isBoundary(): boolean {
    const line = this.#lines[this.#at];
    if (!line || !this.#text.startsWith("--", line.start)) return false;
    const content = this.#text.slice(line.start, Math.min(line.end, line.start + 120)).trimEnd();
    return this.#boundaries.has(content) || this.#boundaries.has(content.replace(/--$/, ""));
  }

  #add(nodes: readonly Node[]): void {
    for (const node of nodes) this.#body.push(node);
  }
}

function languageOf(type: string, headers: string): string {
  const name = /\bname="?([\w.-]{1,100}\.\w{1,10})/i.exec(headers)?.[1];
  if (name !== undefined) return name;
  if (type.startsWith("message/")) return "mail";
  return /html|json|xml|csv|yaml/.exec(type)?.[0] ?? "text";
}

/** `=3D` is a sign by its number, and `=` at the end of a line says that the line goes on. */
function decodeQuotedPrintable(text: string, from: number, to: number): Passage {
  const builder = new PassageBuilder(text);
  let done = from;
  for (const { 0: found, index } of text.slice(from, to).matchAll(/=[ \t]{0,8}\r?\n|=[0-7][\dA-F]|(?:=[89A-F][\dA-F])+/gi)) {
    const start = from + index;
    builder.copy(done, start);
    done = start + found.length;
    if (!found.endsWith("\n")) builder.replace(Buffer.from(found.replaceAll("=", ""), "hex").toString("utf8"), start, done);
  }
  return builder.copy(done, to).passage(from);
}

function decodeBase64(text: string, from: number, to: number): Passage {
  const places: number[] = [];
  for (const { index } of text.slice(from, to).matchAll(/[\w+/]/g)) places.push(from + index);
  const decoded = Buffer.from(text.slice(from, to), "base64").toString("utf8");
  const offsets: number[] = [];
  let bytes = 0;
  for (const character of decoded) {
    // Three bytes are four signs.
    const place = places[Math.floor((bytes * 4) / 3)] ?? to;
    offsets.push(...Array<number>(character.length).fill(place));
    bytes += Buffer.byteLength(character);
  }
  return { text: decoded, offsets: [...offsets, to], start: places[0] ?? from, end: to };
}
