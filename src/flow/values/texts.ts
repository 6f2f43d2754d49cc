import { Buffer } from "node:buffer";
import type { Argument, Node } from "../../tree/node.ts";
import { Value, type Piece } from "../value.ts";

/** What is put together of more pieces than these is known as far as they go. */
const mostPieces = 200;

/** How many texts one expression may be. */
export const mostValues = 10;

/** All ways of joining one value of each part, as many as are told of one expression. */
export function joinedTexts(parts: readonly (readonly Value[])[]): Value[] {
  let joined: (readonly Piece[])[] = [[]];
  for (const values of parts) {
    if (values.length === 0) continue;
    if ((joined[0]?.length ?? 0) >= mostPieces) break;
    joined = joined.flatMap((before) => values.map((value) => [...before, ...value.pieces])).slice(0, mostValues);
  }
  return joined.map((pieces) => new Value(pieces));
}

/** Constant Base64, decoded; what is not constant or not Base64 of a text is left out. */
export function decodedText(values: readonly Value[]): Value[] {
  return values.flatMap((value) => {
    const first = value.pieces[0];
    if (!value.constant || first?.kind !== "constant" || !/^[\w+/=-]{8,}$/.test(value.text)) return [];
    const text = Buffer.from(value.text, "base64").toString("utf8");
    return /[\uFFFD\0]/.test(text) ? [] : [new Value([{ ...first, text, decoded: true }])];
  });
}

const placeholder =
  /%(?:\(\w{1,60}\))?[-+ #0]{0,4}\d{0,4}(?:\.\d{1,4})?(?:l|ll|z|h)?[sdvqiuxfgeTw@]|%\d\$s|\{[\w.]{0,60}(?::[^{}]{0,60})?\}|%%/g;

/**
 * A pattern with its placeholders filled: printf's, Python's and C#'s braces, Rust's and Objective-C's.
 *
 * @param receiver the pattern, where it is what the call is made on; the first constant argument otherwise
 */
export function filledPattern(
  receiver: Node | undefined,
  args: readonly Argument[],
  values: (node: Node) => readonly Value[],
): Value[] | undefined {
  const given = args.filter(({ name }) => name === undefined);
  const at = receiver
    ? -1
    : given.findIndex(
        ({ value }) =>
          value.kind === "string" || value.kind === "template" || values(value).some(({ constant }) => constant),
      );
  const patternNode = receiver ?? given[at]?.value;
  if (!patternNode) return undefined;
  const fillers = given.slice(at + 1).flatMap(({ value }) => (value.kind === "list" ? value.items : [value]));
  const fill = (name: string): Node | undefined =>
    args.find((argument) => argument.name === name)?.value ?? entryOf(fillers[0], name);
  const filled = values(patternNode)
    .slice(0, 3)
    .flatMap((pattern) => {
      const parts: (readonly Value[])[] = [];
      let last = 0;
      let next = 0;
      for (const match of pattern.text.matchAll(placeholder)) {
        if (match[0] === "%%") continue;
        const asked = askedBy(match[0]) ?? next++;
        const filler = typeof asked === "number" ? fillers[asked] : fill(asked);
        if (!filler) continue;
        parts.push([pattern.slice(last, match.index)], values(filler));
        last = match.index + match[0].length;
      }
      // Rust writes its values into the pattern: `format!("Bearer {key}")` is whole already.
      if (parts.length === 0) return fillers.length === 0 && args.length <= 1 ? [pattern] : [];
      return joinedTexts([...parts, [pattern.slice(last)]]);
    });
  return filled.length ? filled : undefined;
}

/** What a placeholder is filled with: `{key}` and `%(key)s` name it, `{0}` and `%1$s` count it. */
function askedBy(written: string): string | number | undefined {
  const numbered = /^%(\d)\$s$/.exec(written)?.[1];
  if (numbered !== undefined) return Number(numbered) - 1;
  const [, inBraces, inBrackets] = /^\{(\w+)|^%\((\w+)\)/.exec(written) ?? [];
  const name = inBraces ?? inBrackets;
  return name !== undefined && /^\d+$/.test(name) ? Number(name) : name;
}

function entryOf(node: Node | undefined, name: string): Node | undefined {
  if (node?.kind !== "object") return undefined;
  return node.entries.find(({ key }) => key?.kind === "string" && key.value === name)?.value;
}

/** `text.replace("{key}", key)` and `str_replace("{key}", key, text)`. */
export function replacedText(
  receiver: Node | undefined,
  args: readonly Node[],
  values: (node: Node) => readonly Value[],
): Value[] | undefined {
  const [pattern, by, third] = args;
  const subject = third ?? receiver;
  if (!pattern || !by || !subject) return undefined;
  const searched = values(pattern).find(({ constant }) => constant)?.text;
  if (searched === undefined || searched === "") return undefined;
  return values(subject).flatMap((value) => {
    const at = value.text.indexOf(searched);
    if (at < 0) return [value];
    return joinedTexts([[value.slice(0, at)], values(by), [value.slice(at + searched.length)]]);
  });
}
