import type * as Yaml from "yaml";
import { loadPackage } from "../../load-package.ts";
import type { Node, Program, Range } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { dataProgram } from "./program.ts";
import { readYamlLines } from "./yaml-lines.ts";
import { YamlReader } from "./yaml-reader.ts";
import { coverTemplates } from "./yaml-templates.ts";

/** YAML, templates in it included (Helm, Jinja). Each document of a file is a node of the body. */
export const yaml: Language = {
  ids: ["yaml", "yml"],
  read: (text, id) => readYaml(text, id),
};

function readYaml(text: string, id: string): Program {
  const covered = coverTemplates(text);
  const comments: Range[] = [];
  const documents = parse(covered, comments);
  if (!documents) return dataProgram(id, readYamlLines(text, covered), comments);
  const reader = new YamlReader(text, covered);
  const body: Node[] = [];
  for (const document of documents) {
    const node = reader.readDocument(document);
    if (node) body.push(node);
  }
  // A missing quote or bracket elsewhere makes keys of what never was one.
  return dataProgram(id, reader.oddKeys ? readYamlLines(text, covered) : body, comments);
}

/** A quoted scalar without its closing quote. */
function isCut(lexeme: string): boolean {
  const quote = lexeme.charAt(0);
  return (quote === '"' || quote === "'") && (lexeme.length === 1 || !lexeme.endsWith(quote));
}

/** The documents of a text; nothing where it is broken. Fills in the comments as far as it comes. */
function parse(covered: string, comments: Range[]): readonly Yaml.CST.Document[] | undefined {
  const { CST, Lexer, Parser } = loadPackage("yaml");
  const documents: Yaml.CST.Document[] = [];
  const parser = new Parser();
  let whole = true;
  const take = (tokens: Iterable<Yaml.CST.Token>): boolean => {
    let whole = true;
    for (const token of tokens) {
      if (token.type === "document") documents.push(token);
      else if (token.type === "error") whole = false;
    }
    return whole;
  };
  try {
    let inScalar = false;
    let openFlow = 0;
    for (const lexeme of new Lexer().lex(covered)) {
      if (!inScalar && lexeme.startsWith("#")) comments.push({ start: parser.offset, end: parser.offset + lexeme.length });
      if (inScalar ? isCut(lexeme) : lexeme === CST.FLOW_END) whole = false;
      if (!inScalar) openFlow += /^[{[]$/.test(lexeme) ? 1 : /^[}\]]$/.test(lexeme) ? -1 : 0;
      inScalar = lexeme === CST.SCALAR;
      if (!take(parser.next(lexeme))) whole = false;
    }
    if (!take(parser.end()) || openFlow !== 0) whole = false;
  } catch {
    // The parser's own stack can run out; the lines can be read all the same.
    return undefined;
  }
  return whole ? documents : undefined;
}
