import type { Argument, AssignNode, CallNode, Entry, FunctionNode, NameNode, Node, Parameter, Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { robotName, robotValue, type Cell } from "./robot-values.ts";
import { Source } from "./source.ts";
import { splitLines } from "./dockerfile-lines.ts";

const section = /^\*{1,3}\s{0,8}(settings?|variables?|test cases?|tasks?|keywords?|comments?)\b/i;
const cellGap = /[ \t]*\t[ \t]*|[ ]{2,}(?:\|[ ]{1,8})?/g;
const assigned = /^[$@&]\{[^{}]{1,80}\}(?:\[[^\]]{0,80}\])?\s?=?$/;

/** Robot Framework: variables, and keywords as calls of functions; a test case is a function, too. */
export const robot: Language = { ids: ["robot", "robotframework"], read: (text) => new RobotReader(text).read() };

class RobotReader {
  readonly #text: string;
  readonly #source: Source;
  readonly #comments: Range[] = [];
  readonly #body: Node[] = [];
  #owner: { readonly title: Cell; readonly steps: Node[]; parameters: readonly Parameter[] } | undefined;
  #end = 0;

  constructor(text: string) {
    this.#text = text;
    this.#source = new Source(text);
  }

  read(): Program {
    let inside = "";
    let row: Cell[] = [];
    const finishRow = (): void => {
      if (row.length > 0) this.#row(inside, row);
      row = [];
    };
    for (const { start, end } of splitLines(this.#text)) {
      const content = this.#text.slice(start, end);
      const cells = this.#cells(start, end);
      const [first] = cells;
      if (first?.text === "...") {
        row.push(...cells.slice(1));
        continue;
      }
      finishRow();
      const opened = section.exec(content)?.[1];
      if (opened !== undefined) {
        this.#finishOwner();
        inside = opened.toLowerCase().replace(/s$/, "");
      } else if (first && inside !== "comment") {
        if (/^\S/.test(content) && /^(?:test case|task|keyword)$/.test(inside)) this.#open(first);
        else row = cells;
      }
      this.#end = end;
    }
    finishRow();
    this.#finishOwner();
    return { language: "robot", body: this.#body, comments: this.#comments, directives: [], nature: "code" };
  }

  /** The cells of a line, which two blanks or a tab part. */
  #cells(start: number, end: number): Cell[] {
    const cells: Cell[] = [];
    const content = this.#text.slice(start, end).trimEnd();
    let from = content.length - content.trimStart().length;
    const add = (to: number): boolean => {
      const text = content.slice(from, to);
      if (text.startsWith("#")) {
        this.#comments.push({ start: start + from, end: start + content.length });
        return false;
      }
      if (text !== "" && text !== "|") cells.push({ text, start: start + from, end: start + to });
      return true;
    };
    for (const gap of content.slice(from).matchAll(cellGap)) {
      const at = from === 0 ? gap.index : content.indexOf(gap[0], from);
      if (at < from) continue;
      if (!add(at)) return cells;
      from = at + gap[0].length;
    }
    add(content.length);
    return cells;
  }

  #open(title: Cell): void {
    this.#finishOwner();
    this.#owner = { title, steps: [], parameters: [] };
  }

  #finishOwner(): void {
    if (!this.#owner) return;
    const { title, steps, parameters } = this.#owner;
    const end = Math.max(title.end, steps.at(-1)?.end ?? 0, this.#end);
    const made: FunctionNode = { kind: "function", start: title.start, end, name: robotName(title.text), parameters, body: steps };
    this.#body.push(made);
    this.#owner = undefined;
  }

  #row(inside: string, cells: readonly Cell[]): void {
    const [first, ...rest] = cells;
    if (!first) return;
    const into = this.#owner?.steps ?? this.#body;
    if (inside === "variable") into.push(...this.#variable(first, rest));
    else if (inside === "setting") {
      if (/(?:setup|teardown)$/i.test(first.text)) into.push(...this.#step(rest));
    } else if (/^\[arguments\]$/i.test(first.text) && this.#owner) {
      this.#owner.parameters = rest.flatMap((cell) => this.#parameter(cell));
    } else if (/^\[(?:setup|teardown)\]$/i.test(first.text)) into.push(...this.#step(rest));
    else if (!first.text.startsWith("[")) into.push(...this.#step(cells));
  }

  #parameter(cell: Cell): Parameter[] {
    const [, name, equals] = /^[$@&]\{([^{}]{1,80})\}(=)?/.exec(cell.text) ?? [];
    if (name === undefined) return [];
    const at = cell.text.indexOf("}") + 2;
    const given = equals === undefined ? undefined : robotValue(this.#source, { text: cell.text.slice(at), start: cell.start + at, end: cell.end });
    return [{ name, start: cell.start, end: cell.end, ...(given ? { default: given } : {}) }];
  }

  /** `${KEY}    value`, `&{HEADERS}    Authorization=…    Accept=…`, `@{LIST}    a    b` */
  #variable(target: Cell, cells: readonly Cell[]): AssignNode[] {
    const name = this.#target(target);
    const last = cells.at(-1);
    const [first] = cells;
    if (!name || !first || !last) return [];
    const range = { start: first.start, end: last.end };
    const items = cells.map((cell) => robotValue(this.#source, cell));
    const value: Node = target.text.startsWith("&")
      ? { kind: "object", entries: this.#entries(cells), ...range }
      : items[0] && items.length === 1 && !target.text.startsWith("@")
        ? items[0]
        : { kind: "list", items, ...range };
    return [{ kind: "assign", target: name, value, start: target.start, end: last.end }];
  }

  #target(cell: Cell): NameNode | undefined {
    const name = /^[$@&]\{([^{}]{1,80})\}/.exec(cell.text)?.[1];
    return name === undefined ? undefined : { kind: "name", name, start: cell.start + 2, end: cell.start + 2 + name.length };
  }

  #entries(cells: readonly Cell[]): Entry[] {
    return cells.flatMap((cell) => {
      const equals = cell.text.indexOf("=");
      if (equals < 1) return [];
      const at = cell.start + equals;
      return [
        {
          key: this.#source.verbatim(cell.start, at),
          value: robotValue(this.#source, { text: cell.text.slice(equals + 1), start: at + 1, end: cell.end }),
        },
      ];
    });
  }

  /** A step: `${answer}=    GET    ${url}    headers=${headers}`. */
  #step(cells: readonly Cell[]): Node[] {
    const [first, second, ...rest] = cells;
    if (!first) return [];
    if (/^(?:IF|ELSE IF|WHILE)$/.test(first.text)) return this.#step(rest);
    if (/^(?:ELSE|TRY|FINALLY|END|BREAK|CONTINUE|FOR|EXCEPT)$/.test(first.text)) return second ? this.#step([second, ...rest]) : [];
    if (first.text === "VAR" && second) return this.#variable(second, rest);
    if (assigned.test(first.text) && second) {
      const target = this.#target(first);
      const [value] = this.#step([second, ...rest]);
      return target && value ? [{ kind: "assign", target, value, start: first.start, end: value.end }] : [];
    }
    const given = second ? [second, ...rest] : [];
    if (/^(?:RETURN|\[return\])$/i.test(first.text))
      return [{ kind: "return", start: first.start, end: given.at(-1)?.end ?? first.end, ...(given[0] ? { value: robotValue(this.#source, given[0]) } : {}) }];
    return [this.#call(first, given)];
  }

  #call(keyword: Cell, given: readonly Cell[]): Node {
    const range = { start: keyword.start, end: given.at(-1)?.end ?? keyword.end };
    const name = robotName(keyword.text);
    const [first] = given;
    if (/^(?:setVariable|catenate)$/.test(name) && first && given.length === 1) return robotValue(this.#source, first);
    if (/^(?:createDictionary|setToDictionary|evaluateDictionary)$/.test(name)) return { kind: "object", entries: this.#entries(given), ...range };
    if (name === "getEnvironmentVariable" && first) {
      const property = this.#source.verbatim(first.start, first.end);
      return { kind: "member", object: { kind: "name", name: "env", start: keyword.start, end: keyword.start }, property, ...range };
    }
    const callee: NameNode = { kind: "name", name, start: keyword.start, end: keyword.end };
    const call: CallNode = { kind: "call", callee, args: given.map((cell) => this.#argument(cell)), ...range };
    return call;
  }

  #argument(cell: Cell): Argument {
    const name = /^([A-Za-z_][\w-]{0,60})=/.exec(cell.text)?.[1];
    if (name === undefined) return { value: robotValue(this.#source, cell) };
    const at = name.length + 1;
    const value = robotValue(this.#source, { text: cell.text.slice(at), start: cell.start + at, end: cell.end });
    return { name, nameRange: { start: cell.start, end: cell.start + name.length }, value };
  }
}
