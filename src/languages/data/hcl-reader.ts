import type { Entry, Node, Range, StringNode } from "../../tree/node.ts";
import { HclExpressions } from "./hcl-expressions.ts";
import { deepest } from "./nest.ts";
import { embed, verbatim } from "./piecewise.ts";
import { lineEnd, nextLine } from "./program.ts";
import { openText, span } from "./scalars.ts";

const shellNames = new Set(["command", "inline", "user_data", "startup_script", "metadata_startup_script", "custom_data", "script"]);

/**
 * Reads attributes and blocks. A block with labels is an object in objects: `variable "x" { default = v }`
 * is `variable: { x: { default: v } }`.
 */
export class HclReader {
  readonly #text: string;
  readonly #expressions: HclExpressions;

  constructor(text: string) {
    this.#text = text;
    this.#expressions = new HclExpressions(text);
  }

  get comments(): readonly Range[] {
    return this.#expressions.comments;
  }

  readFile(): Node[] {
    const entries: Entry[] = [];
    const open: { readonly entries: Entry[]; readonly finish: (end: number) => void }[] = [{ entries, finish: () => undefined }];
    const text = this.#text;
    const read = this.#expressions;
    for (;;) {
      read.skip(true);
      if (read.at >= text.length) break;
      const top = open.at(-1);
      if (!top) break;
      const character = text.charAt(read.at);
      if (character === "}") {
        read.at++;
        if (open.length > 1) {
          top.finish(read.at);
          open.pop();
        }
        continue;
      }
      const names = this.#readNames();
      const [key] = names;
      if (!key) {
        read.at++;
        continue;
      }
      const sign = text.charAt(read.at);
      if (names.length === 1 && (sign === "=" || sign === ":")) {
        read.at++;
        top.entries.push({ key, value: shapeValue(key, read.read(), text) });
      } else if (sign === "{") {
        const block = { names, start: read.at, entries: open.length > deepest ? top.entries : new Array<Entry>() };
        read.at++;
        open.push({
          entries: block.entries,
          finish: (end) => {
            if (block.entries !== top.entries) top.entries.push(nestBlock(block.names, block.start, end, block.entries));
          },
        });
      } else {
        read.at = Math.max(read.at, lineEnd(text, read.at));
      }
    }
    for (const block of open.toReversed()) block.finish(text.length);
    const nodes = entries.flatMap(({ key, value }) => (key ? [key, value] : [value]));
    return entries.length > 0 ? [{ kind: "object", ...span(nodes, { start: 0, end: text.length }), entries }] : [];
  }

  /** The words and strings that begin a block or an attribute. */
  #readNames(): StringNode[] {
    const names: StringNode[] = [];
    const word = /[A-Za-z_][\w.-]*|"([^"\\\n]*)"/y;
    for (;;) {
      this.#expressions.skip(false);
      word.lastIndex = this.#expressions.at;
      const found = word.exec(this.#text);
      if (!found) return names;
      const start = found.index;
      const end = word.lastIndex;
      names.push(found[1] === undefined ? verbatim(this.#text, start, end) : verbatim(this.#text, start + 1, end - 1, { start, end }));
      this.#expressions.at = end;
    }
  }
}

function nestBlock(names: readonly StringNode[], start: number, end: number, entries: readonly Entry[]): Entry {
  const [key, ...labels] = names;
  let value: Node = { kind: "object", start, end, entries };
  for (const label of labels.slice(0, 10).toReversed()) {
    value = { kind: "object", start: label.start, end, entries: [{ key: label, value }] };
  }
  return key ? { key, value } : { value };
}

/** Scripts of provisioners and start-up scripts are scripts, references to variables in them included. */
function shapeValue(key: StringNode, value: Node, text: string): Node {
  if (shellNames.has(key.value)) return asScript(value, text);
  return value.kind === "string" ? openText(value) : value;
}

function asScript(value: Node, text: string): Node {
  if (value.kind === "list") return { ...value, items: value.items.map((item) => asScript(item, text)) };
  if (value.kind === "string") return /\S\s+\S/.test(value.value) ? embed(value, "shell") : value;
  if (value.kind !== "template") return value;
  const heredoc = text.startsWith("<<", value.start);
  const start = heredoc ? nextLine(text, value.start) : value.start + 1;
  const last = value.parts.at(-1);
  const end = heredoc ? Math.max(start, last?.kind === "string" ? last.end : value.end) : Math.max(start, value.end - 1);
  return { kind: "embedded", start, end, language: "shell", text: text.slice(start, end) };
}
