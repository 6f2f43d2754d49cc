import type { Node, Program } from "../../tree/node.ts";
import { languageOfWord } from "../language-names.ts";
import type { Language } from "../language.ts";
import { addLines, itemsOf, type JsonNode, membersOf, passageOfLines, readJson, stringAt, valueAt, withRest } from "./json-tree.ts";
import { readCell } from "./notebook-cell.ts";
import { embed, PassageBuilder, passageOf } from "./passage.ts";

/**
 * Jupyter notebooks. The code cells are one program, because a name set in one is read in another; what
 * they printed is output.
 */
export const notebook: Language = {
  ids: ["notebook"],
  read(text: string): Program {
    const { root, brokenAt } = readJson(text);
    const body = withRest(text, readNotebook(text, root), brokenAt);
    return { language: "notebook", body, comments: [], directives: [], nature: "document" };
  },
};

function readNotebook(text: string, root: JsonNode | undefined): Node[] {
  const body: Node[] = [];
  const code = new PassageBuilder(text);
  const metadata = valueAt(root, "metadata");
  const language = languageOfKernel(metadata);
  // Notebooks of the third format have their cells in worksheets.
  const sheets = itemsOf(valueAt(root, "worksheets"));
  for (const sheet of root ? [root, ...sheets] : []) {
    for (const cell of itemsOf(valueAt(sheet, "cells"))) readAnyCell(text, cell, language, code, body);
  }
  addMetadata(text, metadata, body);
  if (!code.empty) body.push(embed(code.passage(), language, { role: "code" }));
  return body.sort((left, right) => left.start - right.start);
}

function languageOfKernel(metadata: JsonNode | undefined): string {
  const word = stringAt(valueAt(valueAt(metadata, "kernelspec"), "language")) ?? stringAt(valueAt(valueAt(metadata, "language_info"), "name"));
  return languageOfWord(word ?? "python") ?? "generic";
}

function readAnyCell(text: string, cell: JsonNode, language: string, code: PassageBuilder, body: Node[]): void {
  const source = valueAt(cell, "source", "input");
  const kind = stringAt(valueAt(cell, "cell_type"));
  if (source && kind === "code") {
    const builder = new PassageBuilder(text);
    addLines(builder, text, source);
    for (const node of readCell(builder.passage(source.offset), language, code)) body.push(node);
  } else if (source) {
    const passage = passageOfLines(text, source);
    if (passage.text.trim() !== "") body.push(embed(passage, kind === "markdown" ? "markdown" : "text"));
  }
  addMetadata(text, valueAt(cell, "metadata"), body);
  for (const output of itemsOf(valueAt(cell, "outputs"))) readOutput(text, output, body);
}

function readOutput(text: string, output: JsonNode, body: Node[]): void {
  const printed = [valueAt(output, "text"), valueAt(output, "evalue"), valueAt(output, "traceback")];
  for (const { key, value } of membersOf(valueAt(output, "data"))) {
    if (/^(?:image|audio|video)\/(?!svg)|pdf$/.test(stringAt(key) ?? "")) continue;
    if (value.type === "object") body.push(embed(passageOf(text, value.offset, value.offset + value.length), "json", { role: "output" }));
    else printed.push(value);
  }
  for (const node of printed) {
    if (!node) continue;
    const passage = passageOfLines(text, node);
    if (passage.text.trim() !== "") body.push(embed(passage, "log", { role: "output" }));
  }
}

/** Parameters of a run stand among the metadata. */
function addMetadata(text: string, metadata: JsonNode | undefined, body: Node[]): void {
  if (membersOf(metadata).length === 0 || !metadata) return;
  body.push(embed(passageOf(text, metadata.offset, metadata.offset + metadata.length), "json"));
}
