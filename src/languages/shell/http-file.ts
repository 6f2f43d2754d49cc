import type { Argument, Entry, Node, Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { splitLines } from "./dockerfile-lines.ts";
import { nameNode } from "./expansions.ts";
import { readHurlOptions } from "./hurl.ts";
import { Pen, Source } from "./source.ts";
import { WordBuilder } from "./word.ts";

const method = /^\s*(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE|CONNECT|LIST|GRAPHQL|WEBSOCKET|GRPC)[ \t]+(?=\S)/;
const url = /^\s*(?=https?:\/\/|\{\{)/i;
const variable = /^\s*@([\w.-]+)\s*=\s*/;
const header = /^\s*([\w!#$%&'*+.^`|~-]+)\s*:[ \t]*/;
const reference = /\{\{\s*\$?([\w.-]{1,100})[^{}\n]{0,200}\}\}/g;
const comment = /^\s*(?:#|\/\/)/;
const section = /^\s*\[([A-Za-z]+)\]\s*$/;
const hurlResponse = /^\s*HTTP(?:\/[\d.*]+)?\s+(?:\d{3}|\*)/;

/** Request files of editors (`.http`, `.rest`) and of hurl. Each request is a call of `http.request`. */
export const httpFile: Language = {
  ids: ["http", "rest", "hurl"],
  read: (text, id) => new RequestReader(text, id === "hurl").read(),
};

interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

class RequestReader {
  readonly #source: Source;
  readonly #text: string;
  readonly #hurl: boolean;
  readonly #lines: readonly Line[];
  readonly #comments: Range[] = [];
  #index = 0;

  constructor(text: string, hurl: boolean) {
    this.#text = text;
    this.#source = new Source(text);
    this.#hurl = hurl;
    this.#lines = splitLines(text);
  }

  read(): Program {
    const body: Node[] = [];
    for (let line = this.#line(); line; line = this.#line()) {
      const content = this.#content(line);
      const declared = variable.exec(content);
      const requested = method.exec(content) ?? url.exec(content);
      if (declared) body.push(this.#variable(declared, line));
      else if (requested) body.push(this.#request(requested, line));
      else {
        if (comment.test(content)) this.#comment(line);
        this.#index++;
      }
    }
    const language = this.#hurl ? "hurl" : "http";
    return { language, body, comments: this.#comments, directives: [], nature: "code" };
  }

  #line(): Line | undefined {
    return this.#lines[this.#index];
  }

  #content(line: Line): string {
    return this.#text.slice(line.start, line.end);
  }

  #comment(line: Line): void {
    this.#comments.push({ start: line.start, end: line.end });
  }

  #variable([whole, name = ""]: RegExpExecArray, line: Line): Node {
    this.#index++;
    const nameStart = line.start + whole.indexOf(name, whole.indexOf("@"));
    const target = nameNode(this.#source, name, nameStart, nameStart + name.length);
    const value = this.#value(line.start + whole.length, line.end);
    return { kind: "assign", start: nameStart, end: Math.max(value.end, target.end), target, value, declares: true };
  }

  #request([whole, verb]: RegExpExecArray, line: Line): Node {
    this.#index++;
    const args: Argument[] = [];
    const verbStart = line.start + (verb === undefined ? whole.length : whole.indexOf(verb));
    if (verb !== undefined) args.push({ name: "method", value: this.#source.verbatim(verbStart, verbStart + verb.length) });
    args.push({ name: "url", value: this.#url(line.start + whole.length, line.end) });
    args.push(...this.#headers());
    if (this.#hurl) {
      args.push(...readHurlOptions(() => this.#section()));
    }
    const body = this.#body();
    if (body) args.push({ name: "body", value: body });
    const end = Math.max(line.end, ...args.map(({ value }) => value.end));
    const object: Node = { kind: "name", ...this.#source.range(verbStart, verbStart), name: "http" };
    const at = verbStart;
    const offsets = Array.from("request ", () => at);
    const property: Node = { kind: "string", start: at, end: at, value: "request", contentStart: at, offsets };
    const callee: Node = { kind: "member", start: at, end: at, object, property };
    return { kind: "call", start: at, end, callee, args };
  }

  /** The address, with the lines that its query goes on over, without `HTTP/1.1`. */
  #url(start: number, end: number): Node {
    const pen = new Pen();
    const written = this.#text.slice(start, end);
    let last = start + urlLength(written);
    pen.copy(this.#text, start, last);
    for (let line = this.#line(); line && !this.#hurl; line = this.#line()) {
      const found = /^\s+(?=[?&/])/.exec(this.#content(line));
      if (!found) break;
      last = line.start + urlLength(this.#content(line));
      pen.copy(this.#text, line.start + found[0].length, last);
      this.#index++;
    }
    return template(this.#source.derive(pen, last));
  }

  #headers(): Argument[] {
    const entries: Entry[] = [];
    for (let line = this.#line(); line; line = this.#line()) {
      const content = this.#content(line);
      if (comment.test(content)) {
        if (content.trimStart().startsWith("###")) break;
        this.#comment(line);
      } else {
        const found = header.exec(content);
        if (!found || this.#endsHeaders(content)) break;
        entries.push(this.#entry(found, line));
      }
      this.#index++;
    }
    const [first] = entries;
    const last = entries.at(-1);
    if (!first?.key || !last) return [];
    const value: Node = { kind: "object", start: first.key.start, end: last.value.end, entries };
    return [{ name: "headers", value }];
  }

  #endsHeaders(content: string): boolean {
    return this.#hurl && (hurlResponse.test(content) || method.test(content));
  }

  #entry([whole, name = ""]: RegExpExecArray, line: Line): Entry {
    const nameStart = line.start + whole.indexOf(name);
    return {
      key: this.#source.verbatim(nameStart, nameStart + name.length),
      value: this.#value(line.start + whole.length, line.end),
    };
  }

  /** A section of hurl (`[QueryStringParams]`) with its entries. */
  #section(): { readonly name: string; readonly entries: readonly Entry[] } | undefined {
    while (this.#hurl && this.#line() && this.#blank()) this.#index++;
    const line = this.#line();
    const name = line ? section.exec(this.#content(line))?.[1] : undefined;
    if (name === undefined || name === "Asserts" || name === "Captures") return undefined;
    this.#index++;
    const entries = [...this.#credentials(name), ...this.#headers().flatMap(({ value }) => (value.kind === "object" ? value.entries : []))];
    return { name, entries };
  }

  /** `{{user}}: {{password}}`, whose user may be a reference. */
  #credentials(name: string): Entry[] {
    const line = this.#line();
    const found = line && name === "BasicAuth" ? /^\s*(\{\{[^{}\n]{1,100}\}\})\s*:[ \t]*/.exec(this.#content(line)) : undefined;
    if (!line || !found) return [];
    this.#index++;
    const start = line.start + found[0].indexOf("{");
    const user = this.#value(start, start + (found[1] ?? "").length);
    return [{ key: user, value: this.#value(line.start + found[0].length, line.end) }];
  }

  #blank(): boolean {
    const line = this.#line();
    return line !== undefined && this.#content(line).trim() === "";
  }

  /** What follows the empty line, up to `###`; in hurl up to the response. */
  #body(): Node | undefined {
    const from = this.#line();
    if (!from) return undefined;
    let start: number | undefined;
    let end = from.start;
    for (let line = this.#line(); line; line = this.#line()) {
      const content = this.#content(line);
      if (content.startsWith("###") || this.#endsBody(content)) break;
      this.#index++;
      if (content.trim() === "") continue;
      start ??= line.start;
      ({ end } = line);
    }
    // A response is nothing that is sent.
    if (this.#hurl) this.#skipResponse();
    if (start === undefined) return undefined;
    const pen = new Pen().copy(this.#text, start, end);
    return template(this.#source.derive(pen, end));
  }

  #endsBody(content: string): boolean {
    if (variable.test(content)) return true;
    return this.#hurl && (hurlResponse.test(content) || method.test(content) || section.test(content));
  }

  #skipResponse(): void {
    for (let line = this.#line(); line; line = this.#line()) {
      if (method.test(this.#content(line))) return;
      this.#index++;
    }
  }

  #value(start: number, end: number): Node {
    const length = this.#text.slice(start, end).trimEnd().length;
    const pen = new Pen().copy(this.#text, start, start + length);
    return template(this.#source.derive(pen, start + length));
  }
}

/** A text with `{{references}}`; `{{$processEnv X}}` and the like name what they read. */
function template(source: Source): Node {
  const { text } = source;
  const builder = new WordBuilder(source, 0);
  let done = 0;
  for (const found of text.matchAll(reference)) {
    const [whole, name = ""] = found;
    const end = found.index + whole.length;
    builder.copy(done, found.index);
    builder.expansion(referenced(source, whole, name, found.index), found.index, end);
    done = end;
  }
  builder.copy(done, text.length);
  return builder.finish(text.length).node();
}

/** Without the version of HTTP that may stand behind it. */
function urlLength(written: string): number {
  const trimmed = written.trimEnd();
  const version = /\sHTTP\/[\d.]{1,5}$/.exec(trimmed.slice(-12));
  return (version ? trimmed.slice(0, trimmed.length - version[0].length) : trimmed).trimEnd().length;
}

const environmentReader = /^\{\{\s*\$(?:processEnv|dotenv)\s+%?([\w.-]+)/;

function referenced(source: Source, whole: string, name: string, start: number): Node {
  const variableName = environmentReader.exec(whole)?.[1];
  if (variableName === undefined) return nameNode(source, name, start, start + whole.length);
  const at = start + whole.indexOf(variableName);
  const property = source.verbatim(at, at + variableName.length);
  const object = nameNode(source, "env", start, at);
  return { kind: "member", ...source.range(start, start + whole.length), object, property };
}
