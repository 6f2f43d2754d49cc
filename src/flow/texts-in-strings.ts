import type { CallNode, Node, Range, StringNode, TemplateNode } from "../tree/node.ts";
import { remembered } from "../remembered.ts";
import { childrenOf } from "../tree/children.ts";
import { lastName } from "./names.ts";
import { positionIn } from "./value.ts";

/** A text in a language of its own that code holds as a plain string: the string stays what it is, too. */
export interface TextInString {
  readonly text: string;
  readonly language: string;
  /** Where each unit of the text stands in the file, and the end. */
  readonly offsets: readonly number[];
  /** What the variables in it are that stand for expressions of the outer text. */
  readonly values?: ReadonlyMap<string, Node>;
}

const commandLine =
  /^\s*(?:(?:\/usr)?(?:\/local)?\/bin\/)?(?:curl|wget|https?|xh|echo|printf|docker|podman|export|kubectl|helm|gh|npx|node|python3?|openssl|git|env|set|sudo|bash|sh|flutter|esbuild|vite)\s+\S/;
const statement =
  /^\s*(?:insert\s+into\s|update\s+[\w."]{1,80}\s+set\s|declare\s|begin\s|create\s+(?:or\s+replace\s+)?(?:function|procedure)\s|alter\s+(?:system|database|role)\s)/i;
const runsCommands = remembered((name) =>
  /^(?:sh|bash|bat|powershell|pwsh|cmd|system|exec|execsync|execfile|run|popen|spawn|spawnsync|shell|shell_exec|passthru|backtick|command|check_output|check_call|call|getoutput|execute|qx|os\.cmd|eval)$/i.test(
    name,
  ),
);

/** Texts in the strings of code that name Cinclus: YAML and JSON of tests and heredocs, command lines. */
export function textsInStrings(body: readonly Node[]): TextInString[] {
  const found: TextInString[] = [];
  const open: { node: Node; run: boolean }[] = body.map((node) => ({ node, run: false }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, run } = next;
    if (node.kind === "program") continue;
    const command = commandPutTogether(node, run);
    const text = command ?? textOf(node, run);
    if (text) found.push(text);
    if (command) continue;
    const callee = runsCommand(node) ? node.callee : undefined;
    for (const child of childrenOf(node)) open.push({ node: child, run: callee !== undefined && child !== callee });
  }
  return found;
}

/** The text that a string, a list or the arguments of a call hold; their parts may hold more. */
function textOf(node: Node, run: boolean): TextInString | undefined {
  if (node.kind === "string") return textIn(node, run);
  if (node.kind === "list") return wordsOfList(node.items);
  return runsCommand(node) ? wordsOf(node) : undefined;
}

function runsCommand(node: Node): node is CallNode {
  return node.kind === "call" && !node.command && runsCommands(lastName(node.callee) ?? "");
}

/** A command line that is put together of texts and expressions, which are parts of it and nothing else. */
function commandPutTogether(node: Node, run: boolean): TextInString | undefined {
  if (node.kind === "template") return run || isCommandLine(node) ? templateText(node.parts, node) : undefined;
  // R's `system(paste0("curl …", key))`
  const isPasted = node.kind === "call" && run && /^(?:paste0|concat)$/.test(lastName(node.callee) ?? "");
  return isPasted
    ? templateText(
        node.args.map(({ value }) => value),
        node,
      )
    : undefined;
}

function textIn(node: StringNode, run: boolean): TextInString | undefined {
  const { value } = node;
  if (node.prose || value.length < 12) return undefined;
  const language = run ? "shell" : languageOf(value);
  if (language === undefined || (!run && !/cinclus|wayscloud/i.test(value))) return undefined;
  return {
    text: value,
    language,
    offsets: Array.from({ length: value.length + 1 }, (_, index) => positionIn(node, index)),
  };
}

/** Ruby's and Perl's commands in backticks, and command lines that are put together before they are run. */
function isCommandLine({ parts }: TemplateNode): boolean {
  const [first] = parts;
  return (
    first?.kind === "string" &&
    /^\s*(?:curl|wget|https?|xh)\s+\S/.test(first.value) &&
    parts.some((part) => part.kind === "string" && /cinclus|wayscloud/i.test(part.value))
  );
}

/** A command line with interpolated values: they are written as variables of the shell, and stand for what they are. */
function templateText(parts: readonly Node[], { end }: Range): TextInString {
  let text = "";
  const offsets: number[] = [];
  const values = new Map<string, Node>();
  for (const part of parts) {
    const written = part.kind === "string" ? part.value : heldBy(values, part);
    for (let index = 0; index < written.length; index++)
      offsets.push(part.kind === "string" ? positionIn(part, index) : part.start);
    text += written;
  }
  offsets.push(end);
  return { text, language: "shell", offsets, values };
}

function languageOf(value: string): string | undefined {
  if (commandLine.test(value)) return "shell";
  if (/^\s*[{[][\s\S]*[}\]]\s*$/.test(value) && value.includes(":")) return "json";
  if (statement.test(value)) return "sql";
  if (!value.trim().includes("\n")) return undefined;
  if (/^\s*<[?!a-zA-Z]/.test(value)) return value.includes("<html") || value.includes("<script") ? "html" : "xml";
  if (
    /^[ \t]{0,40}(?:export[ \t]{1,8})?[A-Z_][A-Z\d_]{0,80}=/m.test(value) &&
    !/^[ \t]{0,40}[\w-]{1,80}:\s/m.test(value)
  )
    return "dotenv";
  return /^[ \t]{0,80}[\w."-]{1,80}:(?:\s|$)/m.test(value) ? "yaml" : undefined;
}

/** `subprocess.run(["curl", "--insecure", url])`: the words as one command line. */
function wordsOf(call: CallNode): TextInString | undefined {
  const first = call.args[0]?.value;
  const words = call.args.map(({ value }) => value).filter((value) => value.kind === "string");
  const second = call.args[1]?.value;
  // A list of its own is read where it stands.
  if (first?.kind === "list" && startsCommand(first.items)) return undefined;
  if (first?.kind === "list") return commandOf(first.items);
  if (first?.kind === "string" && second?.kind === "list") return commandOf([first, ...second.items]);
  return words.length > 1 ? commandOf(words) : undefined;
}

/** A list that is a command line, wherever it stands: `@cmd = ("curl", "-u", "$key:")`. */
function wordsOfList(items: readonly Node[]): TextInString | undefined {
  return startsCommand(items) ? commandOf(items) : undefined;
}

function startsCommand(items: readonly Node[]): boolean {
  const [first] = items;
  return items.length > 2 && first?.kind === "string" && /^(?:\/usr\/bin\/)?(?:curl|wget|https?|xh)$/.test(first.value);
}

/** The words of a command line; what is not a text of its own is written as a variable of the shell. */
function commandOf(list: readonly Node[]): TextInString | undefined {
  if (list.length < 2) return undefined;
  let text = "";
  const offsets: number[] = [];
  const values = new Map<string, Node>();
  const add = (written: string, offsetOf: (index: number) => number): void => {
    for (let index = 0; index < written.length; index++) offsets.push(offsetOf(index));
    text += written;
  };
  for (const word of list) {
    if (word.kind === "string") {
      // The word in quotes, so that it stays one word.
      const quoted = word.value.includes("'") ? word.value : `'${word.value}'`;
      const shift = quoted.length > word.value.length ? 1 : 0;
      add(quoted, (index) => positionIn(word, Math.min(Math.max(0, index - shift), word.value.length)));
    } else {
      const inner = word.kind === "template" ? word.parts : [word];
      add('"', () => word.start);
      for (const part of inner)
        if (part.kind === "string") add(part.value.replaceAll('"', " "), (index) => positionIn(part, index));
        else add(heldBy(values, part), () => part.start);
      add('"', () => word.end);
    }
    add(" ", () => word.end);
  }
  offsets.push(list.at(-1)?.end ?? 0);
  return { text, language: "shell", offsets, values };
}

/** A variable of the shell for an expression. A plain name stands for itself; of anything else is kept what it is. */
function heldBy(values: Map<string, Node>, node: Node): string {
  const last = `value_${lastName(node)?.replace(/\W/g, "_") ?? ""}`;
  if (node.kind === "name") return `\${${node.name.replace(/\W/g, "_")}}`;
  const name = `${last}__${String(values.size)}`;
  values.set(name, node);
  return `\${${name}}`;
}
