import type { Pen } from "./source.ts";

const variable = /\$(?:\(([\w.-]+)\)|\{([\w.-]+)\}|([A-Za-z_]))/y;
const call = /\$[({](\w[\w-]*)[ \t]+/y;
const deepest = 20;

/**
 * Copies make's text so that a shell would read the same values from it: `$(X)` becomes `${X}`, `$$X`
 * becomes `$X`, `$(shell cmd)` becomes `$(cmd)`. In a value (`quoted`), which knows no escapes and no
 * backticks, these are escaped.
 */
export function copyMakeText(text: string, start: number, end: number, pen: Pen, quoted: boolean, depth = 0): number {
  let at = start;
  let open = 0;
  while (at < end) {
    const char = text.charAt(at);
    if (depth > 0 && isClosing(char) && open === 0) return at;
    if (char === "$") {
      at = copyDollar(text, at, end, pen, quoted, depth);
      continue;
    }
    if (depth > 0 && (char === "(" || char === "{")) open++;
    else if (depth > 0 && isClosing(char)) open--;
    if (quoted && (char === "\\" || char === "`")) pen.write("\\", at, at);
    pen.copy(text, at, at + 1);
    at++;
  }
  return at;
}

function isClosing(char: string): boolean {
  return char === ")" || char === "}";
}

function copyDollar(text: string, at: number, end: number, pen: Pen, quoted: boolean, depth: number): number {
  if (text.charAt(at + 1) === "$" && at + 1 < end) {
    pen.copy(text, at + 1, at + 2);
    // What follows belongs to the shell: `$${X}`, `$$(cmd)`.
    if (!/[({]/.test(text.charAt(at + 2))) return at + 2;
    pen.copy(text, at + 2, at + 3);
    return at + 3;
  }
  variable.lastIndex = at;
  const found = variable.exec(text);
  if (found) {
    const name = found[1] ?? found[2] ?? found[3] ?? "";
    const nameAt = at + found[0].indexOf(name, 1);
    // A name that no shell knows is bent into one that it does.
    pen.write("${", at, at + 1);
    for (let index = 0; index < name.length; index++) {
      pen.write(/\w/.test(name.charAt(index)) ? name.charAt(index) : "_", nameAt + index, nameAt + index + 1);
    }
    const last = at + found[0].length;
    pen.write("}", Math.max(last - 1, nameAt + name.length - 1), last);
    return last;
  }
  call.lastIndex = at;
  const called = depth < deepest ? call.exec(text) : null;
  if (!called) {
    // Automatic variables (`$@`, `$<`) and what is not closed hold no value of ours.
    return Math.min(at + 2, end);
  }
  const runs = called[1] === "shell";
  const inside = at + called[0].length;
  // In a recipe these tell something, as a command of the same name would.
  if (!quoted && /^(?:info|warning|error)$/.test(called[1] ?? "")) pen.copy(text, at + 2, inside);
  if (runs) pen.write("$(", at, inside);
  // Of `$(if $(KEY),set,missing)` only the words behind the condition are left.
  const from = called[1] === "if" ? behindCondition(text, inside, end) : inside;
  const close = copyMakeText(text, from, end, pen, runs ? false : quoted, depth + 1);
  const next = Math.min(close + 1, end);
  if (runs && close < end) pen.write(")", close, next);
  return next;
}

function behindCondition(text: string, start: number, end: number): number {
  let open = 0;
  for (let at = start; at < end; at++) {
    const char = text.charAt(at);
    if (char === "(" || char === "{") open++;
    else if (isClosing(char) && open-- === 0) return start;
    else if (char === "," && open === 0) return at + 1;
  }
  return start;
}
