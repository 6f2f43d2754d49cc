import type { Node, Range } from "../../tree/node.ts";
import { decodeEscape } from "./json-string.ts";
import { Piecewise } from "./piecewise.ts";

const variable = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_][\w.]*)(?:(:?[-=?+])([^${}\n]*))?\})/y;

/**
 * A value with its `$X`, `${X}` and `${X:-default}` taken apart: a string where there are none, the name
 * alone where there is nothing else, a template otherwise.
 */
export function expand(text: string, start: number, end: number, range: Range, escapes: boolean): Node {
  const parts: Node[] = [];
  let pieces = new Piecewise();
  let pieceStart = start;
  let from = start;
  let at = start;

  const flush = (to: number): void => {
    pieces.copy(text, from, to);
    if (to > pieceStart) parts.push(pieces.string({ start: pieceStart, end: to }, pieceStart, to));
    pieces = new Piecewise();
  };

  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === 92 && (escapes || text.charAt(at + 1) === "$")) {
      pieces.copy(text, from, at);
      at = Math.min(decodeEscape(text, at, end, pieces), end);
      from = at;
    } else if (code === 36) {
      const found = variableAt(text, at, end);
      if (!found) {
        at++;
        continue;
      }
      flush(at);
      parts.push(found);
      at = found.end;
      from = at;
      pieceStart = at;
    } else at++;
  }
  if (parts.length === 0) {
    pieces.copy(text, from, end);
    return pieces.string(range, start, end);
  }
  flush(end);
  const only = parts[0];
  if (parts.length === 1 && only) return only;
  return { kind: "template", ...range, parts };
}

function variableAt(text: string, at: number, end: number): Node | undefined {
  variable.lastIndex = at;
  const found = variable.exec(text);
  if (!found || variable.lastIndex > end) return undefined;
  const name = found[1] ?? found[2] ?? "";
  const range = { start: at, end: at + found[0].length };
  const node: Node = { kind: "name", name, ...range };
  const fallback = found[4];
  if (fallback === undefined || found[3]?.endsWith("?")) return node;
  const valueEnd = range.end - 1;
  const contentStart = valueEnd - fallback.length;
  const nameStart = at + 2;
  return {
    kind: "choice",
    ...range,
    options: [
      { kind: "name", name, start: nameStart, end: nameStart + name.length },
      { kind: "string", value: fallback, start: contentStart, end: valueEnd, contentStart },
    ],
  };
}
