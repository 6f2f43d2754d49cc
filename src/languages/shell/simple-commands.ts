import type { AssignNode, Node } from "../../tree/node.ts";
import { buildCommand } from "./command.ts";
import type { Cursor } from "./cursor.ts";
import { declarationOf, exportOf, readAssignment, startsAssignment } from "./assignments.ts";
import {
  isProcessSubstitution,
  readProcessSubstitution,
  readRedirection,
  type Redirection,
} from "./redirections.ts";
import { nameNode } from "./expansions.ts";
import { skipBlanks, skipComment } from "./statements.ts";
import { type Word, WordBuilder } from "./word.ts";
import { readScript, readWord } from "./words.ts";

/** A prompt that was copied along with the command. */
const prompt = /(?:\$|❯|➜)(?=[ \t])/y;

/** Reads one command with its assignments, words and redirections. */
export function readSimpleCommand(cursor: Cursor): Node[] {
  const copied = cursor.match(prompt);
  if (copied) {
    cursor.pos += copied[0].length;
    skipBlanks(cursor);
  }
  if (cursor.startsWith("[[") && /\s/.test(cursor.peek(2))) return [readTest(cursor)];
  const start = cursor.pos;
  const assigns: AssignNode[] = [];
  const words: Word[] = [];
  const redirections: Redirection[] = [];
  let end = start;
  for (;;) {
    skipBlanks(cursor);
    if (cursor.char === "#" && !isInsideWord(cursor)) {
      skipComment(cursor);
      break;
    }
    const before = cursor.pos;
    readNext(cursor, assigns, words, redirections);
    if (cursor.pos === before) break;
    end = cursor.pos;
  }
  return finish(cursor, { assigns, words, redirections, start, end });
}

function isInsideWord(cursor: Cursor): boolean {
  return cursor.pos > 0 && !/[\s;&|()<>]/.test(cursor.text.charAt(cursor.pos - 1));
}

function readNext(cursor: Cursor, assigns: AssignNode[], words: Word[], redirections: Redirection[]): void {
  if (isProcessSubstitution(cursor)) {
    const builder = new WordBuilder(cursor.source, cursor.pos);
    const start = cursor.pos;
    builder.expansion(readProcessSubstitution(cursor), start, cursor.pos);
    words.push(builder.finish(cursor.pos));
    return;
  }
  const redirection = readRedirection(cursor);
  if (redirection) {
    redirections.push(redirection);
    return;
  }
  const [first] = words;
  const declares = first ? declarationOf(first) : undefined;
  if ((!first || declares) && startsAssignment(cursor)) {
    assigns.push({ ...readAssignment(cursor), ...(declares?.marks(words) ?? {}) });
    return;
  }
  const before = cursor.pos;
  const word = readWord(cursor);
  if (cursor.pos > before) words.push(word);
}

interface Parts {
  readonly assigns: AssignNode[];
  readonly words: readonly Word[];
  readonly redirections: readonly Redirection[];
  readonly start: number;
  readonly end: number;
}

function finish(cursor: Cursor, { assigns, words, redirections, start, end }: Parts): Node[] {
  const [first] = words;
  if (!first && redirections.length === 0) return assigns;
  const exported = first ? exportOf(cursor, words, assigns.length > 0) : undefined;
  if (exported) return [...assigns, ...exported];
  if (first && (first.raw === "[" || first.raw === "test")) return [...assigns, testOf(cursor, words, end)];
  const range = cursor.source.range(first?.start ?? redirectionStart(redirections) ?? start, end);
  const command = buildCommand(words, redirections, range, (source) => readScript(source, cursor), cursor.source);
  const given = variableGiven(words);
  const [only] = command;
  if (given && only?.kind === "call") {
    const name = nameNode(cursor.source, given.raw, given.start, given.end);
    return [...assigns, { kind: "assign", start: only.start, end: only.end, target: name, value: only }];
  }
  return [...assigns.map((assign): Node => ({ ...assign, environment: true })), ...command];
}

/** The variable that a command writes what it is given to: `read -r X <<< "…"`, `printf -v X '%s' "…"`. */
function variableGiven(words: readonly Word[]): Word | undefined {
  const [first, ...others] = words;
  if (first?.raw !== "read" && first?.raw !== "printf") return undefined;
  const isRead = first.raw === "read";
  const name = isRead ? others.find(({ raw }) => !raw.startsWith("-")) : others[0]?.raw === "-v" ? others[1] : undefined;
  return name && /^[A-Za-z_]\w*$/.test(name.raw) ? name : undefined;
}

function redirectionStart(redirections: readonly Redirection[]): number | undefined {
  return redirections[0]?.argument.nameRange?.start;
}

/** `[ … ]` and `test …`: a condition, of which the words count. */
function testOf(cursor: Cursor, words: readonly Word[], end: number): Node {
  const operands = words.slice(1).filter(({ raw }) => raw !== "]").map((word) => word.node());
  const start = words[0]?.start ?? end;
  return { kind: "operation", ...cursor.source.range(start, end), operator: "test", operands };
}

/** Reads `[[ … ]]`: a condition, of which the words count. */
function readTest(cursor: Cursor): Node {
  const start = cursor.pos;
  const operands: Node[] = [];
  cursor.pos += 2;
  while (!cursor.done && cursor.char !== "\n") {
    skipBlanks(cursor);
    if (cursor.startsWith("]]")) {
      cursor.pos += 2;
      break;
    }
    const before = cursor.pos;
    const word = readWord(cursor);
    if (cursor.pos > before) operands.push(word.node());
    else if (cursor.char !== "\n") cursor.pos++;
  }
  return { kind: "operation", ...cursor.source.range(start, cursor.pos), operator: "test", operands };
}
