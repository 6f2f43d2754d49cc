import type { Argument, Entry, Node, Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { linesOf, type Line } from "./lines.ts";
import { cut, embed, type Passage, PassageBuilder, passageOf, stringOf } from "./passage.ts";
import { invented, withPlaceholders } from "./placeholders.ts";

/** Requests and environments of Bruno: blocks of `name: value` lines between braces. */
export const bruno: Language = {
  ids: ["bruno"],
  read(text: string): Program {
    return { language: "bruno", body: new BrunoReader(text, readBlocks(text)).read(), comments: [], directives: [], nature: "document" };
  },
};

interface Block extends Range {
  readonly name: string;
  readonly content: Passage;
}

/** A block ends with a brace that stands in the first column. */
function readBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let open: { name: string; line: Line; content: PassageBuilder } | undefined;
  const close = (end: number): void => {
    if (open) blocks.push({ name: open.name, content: open.content.passage(open.line.next), start: open.line.start, end });
    open = undefined;
  };
  for (const line of linesOf(text)) {
    const first = text.charAt(line.start);
    if (open && (first === "}" || first === "]")) {
      close(line.end);
    } else if (open) {
      open.content.copy(line.start, line.next);
    } else {
      const head = /^([a-z][\w:-]{0,60})\s{0,9}[{[]\s*$/.exec(text.slice(line.start, Math.min(line.end, line.start + 100)));
      if (head) open = { name: head[1] ?? "", line, content: new PassageBuilder(text) };
    }
  }
  close(text.length);
  return blocks;
}

const methods = new Set(["get", "post", "put", "patch", "delete", "head", "options"]);

class BrunoReader {
  readonly #text: string;
  readonly #blocks: readonly Block[];
  readonly #nodes: Node[] = [];

  constructor(text: string, blocks: readonly Block[]) {
    this.#text = text;
    this.#blocks = blocks;
  }

  read(): Node[] {
    const request = this.#blocks.find(({ name }) => methods.has(name));
    if (request) this.#nodes.push(this.#readRequest(request));
    for (const block of this.#blocks) {
      if (/^(?:vars|script|tests)\b/.test(block.name)) this.#readOther(block);
    }
    return this.#nodes.sort((left, right) => left.start - right.start);
  }

  #readRequest(block: Block): Node {
    // All blocks of the file belong to its one request.
    const range = { start: 0, end: this.#text.length };
    const method: Range = { start: block.start, end: block.start + block.name.length };
    const args: Argument[] = [{ name: "method", value: stringOf(passageOf(this.#text, method.start, method.end)) }];
    const url = this.#entries(block).find(({ name }) => name === "url");
    if (url) args.push({ name: "url", value: url.value });
    const credentials = this.#credentials();
    const add = (name: string, entries: readonly Entry[]): void => {
      if (entries.length > 0) args.push({ name, value: { kind: "object", entries, ...range } });
    };
    add("headers", [...this.#listed(/^headers$/), ...credentials]);
    if (url?.text.includes("?") !== true) add("params", this.#listed(/^(?:params:query|query)$/));
    add("body", this.#listed(/^body:(?:form-urlencoded|multipart-form)$/));
    const body = this.#blocks.find(({ name }) => /^body(?::(?:json|text|xml|graphql))?$/.test(name));
    if (body && body.content.text.trim() !== "") args.push({ name: "body", value: embed(body.content, body.name === "body:text" ? "text" : "json") });
    const callee: Node = {
      kind: "member",
      object: { kind: "name", name: "http", ...method },
      property: { ...invented("request", method), end: method.end },
      ...method,
    };
    return { kind: "call", callee, args, ...range };
  }

  /** What `auth:bearer { token: … }` and `auth:basic` make of the `Authorization` header. */
  #credentials(): Entry[] {
    const block = this.#blocks.find(({ name }) => name.startsWith("auth:"));
    if (!block) return [];
    const fields = new Map(this.#entries(block).map(({ name, value }) => [name, value]));
    const scheme = block.name === "auth:bearer" ? "Bearer " : block.name === "auth:basic" ? "Basic " : undefined;
    const [first, second] = [fields.get("token") ?? fields.get("username"), fields.get("password")];
    if (scheme !== undefined && first) {
      const parts = [invented(scheme, first), first, ...(second ? [second] : [])];
      const end = (second ?? first).end;
      return [{ key: invented("Authorization", first), value: { kind: "template", parts, start: first.start, end } }];
    }
    const [key, value] = [fields.get("key"), fields.get("value")];
    return key && value ? [{ key, value }] : [];
  }

  #listed(name: RegExp): Entry[] {
    return this.#blocks.filter((block) => name.test(block.name)).flatMap((block) => this.#entries(block).map(({ key, value }) => ({ key, value })));
  }

  #readOther(block: Block): void {
    if (!block.name.startsWith("vars")) {
      if (block.content.text.trim() !== "") this.#nodes.push(embed(block.content, "javascript"));
      return;
    }
    for (const { name, key, value } of this.#entries(block)) {
      this.#nodes.push({ kind: "assign", target: { kind: "name", name, start: key.start, end: key.end }, value, declares: true, start: key.start, end: value.end });
    }
  }

  /** The `name: value` lines of a block; `~` marks one that is switched off, but it is in the file. */
  #entries({ content }: Block): { name: string; text: string; key: Node; value: Node }[] {
    return linesOf(content.text).flatMap((line) => {
      const found = /^(\s{0,20}~?)([^\s:][^:\n]{0,200})(:\s{0,20})(\S.*)$/.exec(content.text.slice(line.start, line.end).trimEnd());
      if (!found) return [];
      const [, before = "", name = "", colon = "", text = ""] = found;
      const start = line.start + before.length;
      const valueStart = start + name.length + colon.length;
      const value = withPlaceholders(cut(content, valueStart, valueStart + text.length));
      return [{ name, text, key: stringOf(cut(content, start, start + name.length)), value }];
    });
  }
}
