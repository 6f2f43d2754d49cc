/** A code block of a Markdown document. */
export interface Fence {
  /** The first word behind the opening. */
  readonly language: string;
  /** What stands behind it: in our documents, a file's path. */
  readonly path: string;
  /** Without the indentation of the list it may stand in. */
  readonly text: string;
  /** The line of its opening, from 1. */
  readonly line: number;
}

/** All code blocks of a document, in order. */
export function fencesOf(document: string): Fence[] {
  const fences: Fence[] = [];
  let open: { readonly indent: string; readonly ticks: string; readonly language: string; readonly path: string; readonly line: number; readonly lines: string[] } | undefined;
  for (const [index, line] of document.split("\n").entries()) {
    if (open) {
      const inner = line.startsWith(open.indent) ? line.slice(open.indent.length) : line.trimStart();
      if (inner.trimEnd() !== open.ticks) {
        open.lines.push(inner);
        continue;
      }
      const { language, path, lines, line: at } = open;
      fences.push({ language, path, line: at, text: lines.map((one) => `${one}\n`).join("") });
      open = undefined;
      continue;
    }
    const opening = /^( *)(`{3,})([\w-]*) ?(.*)$/.exec(line);
    if (opening) {
      const [, indent = "", ticks = "", language = "", path = ""] = opening;
      open = { indent, ticks, language, path: path.trim(), line: index + 1, lines: [] };
    }
  }
  return fences;
}

/** The command lines of a script, those that a backslash continues put together. */
export function commandsIn(script: string): string[] {
  return script
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** Follows a change as documents show it: the lines without `+` have to be there once, those with `-` go. */
export function applyChange(text: string, change: string): string {
  const lines = change.split("\n").filter((line) => line !== "");
  const before = lines.filter((line) => !line.startsWith("+")).map((line) => `${line.slice(1)}\n`).join("");
  const after = lines.filter((line) => !line.startsWith("-")).map((line) => `${line.slice(1)}\n`).join("");
  const parts = text.split(before);
  if (parts.length !== 2) throw new Error(`These lines are there ${parts.length - 1} times, not once:\n${before}`);
  return parts.join(after);
}
