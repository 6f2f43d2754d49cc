import type { Argument, Node } from "../../tree/node.ts";
import { type Cursor, joined } from "./cursor.ts";
import { type Heredoc, readHeredoc } from "./heredocs.ts";
import { readSubstitution } from "./expansions.ts";
import { skipBlanks } from "./statements.ts";
import { readWord } from "./words.ts";

const operatorPattern = /(?:[0-9]{1,3}|\{\w+\})?(?:<<<|<<-?|<>|<&|<|&>>?|>>|>&|>\||>)/y;

export interface Redirection {
  /** Named like its operator. */
  readonly argument: Argument;
  readonly heredoc?: Heredoc;
}

/** Reads a redirection, if one stands here. */
export function readRedirection(cursor: Cursor): Redirection | undefined {
  if (isProcessSubstitution(cursor)) return undefined;
  const found = cursor.match(operatorPattern);
  if (!found) return undefined;
  const [operator] = found;
  const start = cursor.pos;
  const nameRange = cursor.source.range(start, start + operator.length);
  cursor.pos += operator.length;
  if (operator !== "<<<" && /<<-?$/.test(operator)) {
    const heredoc = readHeredoc(cursor, operator.endsWith("-"));
    return { argument: { name: "<<", nameRange, value: heredoc.value }, heredoc };
  }
  skipBlanks(cursor);
  const value = isProcessSubstitution(cursor) ? readProcessSubstitution(cursor) : readWord(cursor).node();
  return { argument: { name: operator === "<<<" ? "<<" : operator.replace(/[|]$/, ""), nameRange, value } };
}

export function isProcessSubstitution(cursor: Cursor): boolean {
  return (cursor.char === "<" || cursor.char === ">") && cursor.peek() === "(" && cursor.dialect === "posix";
}

/** Reads `<(cmd)`: the command stands where a file would. */
export function readProcessSubstitution(cursor: Cursor): Node {
  const start = cursor.pos;
  const node = cursor.nested(() => readSubstitution(cursor, start, start + 2));
  if (node) return node;
  cursor.pos = start + 2;
  return joined([], cursor.source.range(start, cursor.pos));
}
