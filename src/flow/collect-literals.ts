import { speaksOfCredentials } from "../cinclus/names.ts";
import { makesText } from "../libraries/functions.ts";
import type { Node, StringNode } from "../tree/node.ts";
import { bindingPath } from "./bindings/binding-path.ts";
import type { Literal } from "./facts.ts";
import type { Flow } from "./flow.ts";
import { calleeName } from "./names.ts";
import { Value, type SourceFile } from "./value.ts";

/** A name of Cinclus's and what is said to be its value, in a comment, in prose, or in a text inside a string. */
const namedInText =
  /(?<![\w.-])([\w.-]{0,40}?(?:cinclus|wayscloud)[\w.-]{0,60})\\?["'`\])]{0,2}[ \t]{0,4}(?::=|=>|->|=|:| is | was )[ \t]{0,4}\\?["'`(<]{0,2}(?:Bearer )?([\w\-+/=.~]{16,300})/gi;

/** The same in words: `my wayscloud token is …`, `Cinclus API key: …`. */
const namedInWords =
  /\b(cinclus|wayscloud)(?:'s)?[ \t]{1,3}((?:[a-z]{1,12}[ \t]){0,2}(?:key|token|secret))[ \t]{0,3}(?:is|was|=|:|→)?[ \t]{0,3}["'`]?([\w\-+/=.~]{16,300})/gi;

/** In a language that is only read roughly: a name of Cinclus's, and a literal later on its line. */
const namedOnLine =
  /(?<![\w.-])([\w.-]{0,40}?(?:cinclus|wayscloud)[\w.-]{0,60})[^"'\n]{1,60}["']([\w\-+/=.~]{16,300})["']/gi;

/** There, too: a flag of a program that is called. */
const flagOnLine =
  /(?<![\w-])--?([\w-]{0,40}?(?:cinclus|wayscloud)[\w-]{0,60})[ =]["']?([\w+/=.~][\w\-+/=.~]{15,300})/gi;

const shortest = 16;

/** The constant texts of a file and the names they are bound to; too short ones are left out. */
export function collectLiterals(flow: Flow): Literal[] {
  const found: Literal[] = [];
  const { file } = flow;
  const { model } = file;
  for (const node of model.all("string")) {
    if (node.prose) found.push(...namedLiterals(node.value, wholeOf(node, file)));
    else if (mayBeTold(node.value) && isWholeText(flow, node))
      found.push(...literalsOf(flow, node, wholeOf(node, file)));
  }
  for (const node of model.all("template")) if (isWholeText(flow, node)) found.push(...madeLiterals(flow, node));
  // What any other call gives is told where it is written, unless the name it is bound to says what it is.
  const mayBeNamed = flow.additions.names.length > 0 || model.hasWord(speaksOfCredentials);
  for (const node of model.all("call"))
    if (!node.command && (makesText(calleeName(node) ?? "") || (mayBeNamed && isNamedLikeKey(node, flow))))
      found.push(...madeLiterals(flow, node));
  if (file.model.program.language === "generic") found.push(...literalsOnLines(flow));
  for (const comment of file.model.program.comments) {
    const text = file.text.slice(comment.start, comment.end);
    const literal: StringNode = {
      kind: "string",
      value: text,
      contentStart: comment.start,
      start: comment.start,
      end: comment.end,
      prose: true,
    };
    found.push(...namedLiterals(text, wholeOf(literal, file)));
  }
  return found;
}

function isNamedLikeKey(call: Node, { file, additions }: Flow): boolean {
  if (isStatement(call, file.model.parentOf(call))) return false;
  const path = bindingPath(call, file);
  return additions.names.length > 0 ? path.length > 0 : path.some(speaksOfCredentials);
}

/** What is done and not used: the last of its kind may be what a block gives. */
function isStatement(node: Node, parent: Node | undefined): boolean {
  if (parent?.kind !== "block" && parent?.kind !== "function") return false;
  const [first] = parent.body;
  // A parameter's default stands before the body.
  return first !== undefined && node.start >= first.start && parent.body.at(-1) !== node;
}

/** Shorter texts are no keys, but may ask for one: `$(CINCLUS_API_KEY)`. */
function mayBeTold(text: string): boolean {
  return text.length >= shortest || /^\$[({%]/.test(text);
}

function wholeOf(literal: StringNode, file: SourceFile): Value {
  return new Value([{ kind: "constant", text: literal.value, literal, from: 0, file, use: undefined }]);
}

function madeLiterals(flow: Flow, node: Node): Literal[] {
  return flow
    .values(node)
    .flatMap((value) => (value.constant && mayBeTold(value.text) ? literalsOf(flow, node, value) : []));
}

function literalsOnLines({ file }: Flow): Literal[] {
  const node: StringNode = { kind: "string", value: file.text, contentStart: 0, start: 0, end: file.text.length };
  const whole = new Value([{ kind: "constant", text: file.text, literal: node, from: 0, file, use: undefined }]);
  const found = [...file.text.matchAll(namedOnLine), ...file.text.matchAll(flagOnLine)];
  return found.flatMap(({ 0: match, 1: name = "", 2: literal = "", index }) => {
    const end = index + match.lastIndexOf(literal) + literal.length;
    const value = whole.slice(end - literal.length, end);
    return value.origin ? [{ value, place: value.origin, paths: () => [[name]] }] : [];
  });
}

/** Texts that are neither a key of an object, nor the name of a property, nor a part of a larger text. */
function isWholeText(flow: Flow, node: Node): boolean {
  const parent = flow.file.model.parentOf(node);
  if (parent?.kind === "template") return false;
  if (parent?.kind === "member") return parent.object === node;
  if (parent?.kind === "object") return flow.file.model.entryOf(node) !== undefined;
  return true;
}

function literalsOf(flow: Flow, node: Node, value: Value): Literal[] {
  const { file } = flow;
  const place = value.origin ?? { file, start: node.start, end: node.end };
  const found: Literal[] = [];
  const assignment =
    /^(?:--?(?:env|e|build-arg|set|from-literal|dart-define)[= ])?([A-Za-z_][\w.-]{1,80})\s?=\s?["']?([^\s"']+)["']?$/.exec(
      value.text,
    );
  if (assignment) {
    const [, name = "", text = ""] = assignment;
    const start = value.text.lastIndexOf(text);
    const part = value.slice(start, start + text.length);
    found.push({ value: part, place: part.origin ?? place, paths: () => [[...bindingPath(node, file), name]] });
  } else if (/cinclus|wayscloud/i.test(value.text)) {
    found.push(...namedLiterals(value.text, value));
  }
  if (/^\w+:"/.test(value.text)) found.push(...tagLiterals(value));
  found.push({ value, place, paths: () => [bindingPath(node, file)] });
  return found;
}

/** A field's tag in Go: `env:"CINCLUS_API_KEY" envDefault:"…"`. */
function tagLiterals(value: Value): Literal[] {
  const pairs = [...value.text.matchAll(/(\w{1,40}):"([^"]{0,400})"/g)];
  const name = pairs
    .find(([, key]) => /^(?:env|yaml|json|mapstructure|flag|long|name|koanf|toml|ini|arg)$/i.test(key ?? ""))?.[2]
    ?.split(",")[0];
  const given = pairs.find(([, key]) => /default/i.test(key ?? ""));
  if (name === undefined || given?.[2] === undefined) return [];
  const start = given.index + given[0].length - given[2].length - 1;
  const part = value.slice(start, start + given[2].length);
  return part.origin ? [{ value: part, place: part.origin, paths: () => [name.split(/[./]/)] }] : [];
}

/** Whether what stands right before says that the value is encrypted: a SealedSecret in a text of its own. */
function isSealed(text: string, index: number): boolean {
  return /encryptedData\W{0,20}$/.test(text.slice(Math.max(0, index - 40), index));
}

function namedLiterals(text: string, value: Value): Literal[] {
  const told = (literal: string, end: number, path: readonly string[]): Literal[] => {
    const part = value.slice(end - literal.length, end);
    const { origin } = part;
    // `cinclus key sha256=…` tells of a key without telling it.
    if (/^\w+[=:]/.test(literal)) return [];
    return origin ? [{ value: part, place: origin, paths: () => [path] }] : [];
  };
  return [
    ...[...text.matchAll(namedInText)].flatMap(({ 0: whole, 1: name = "", 2: literal = "", index }) =>
      isSealed(text, index) ? [] : told(literal, index + whole.length, name.split(/[./]/)),
    ),
    ...[...text.matchAll(namedInWords)].flatMap(({ 0: whole, 1: service = "", 2: what = "", 3: literal = "", index }) =>
      told(literal, index + whole.length, [service, what]),
    ),
  ];
}
