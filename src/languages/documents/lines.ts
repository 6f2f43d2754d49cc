/** A line of a text: `end` is where its line break begins, `next` where the line behind it does. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** The lines of a text, whatever their line breaks; none behind the last line break. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const next = newline < 0 ? text.length : newline + 1;
    const last = newline < 0 ? text.length : newline;
    lines.push({ start, end: last > start && text.charAt(last - 1) === "\r" ? last - 1 : last, next });
    start = next;
  }
  return lines;
}

/** Is there nothing but white space on the line? */
export function isBlank(text: string, line: Line): boolean {
  return text.slice(line.start, line.end).trim() === "";
}

/** How far the line is indented, in columns, tabs counting to the next multiple of four; and where its text begins. */
export function indentOf(text: string, start: number, end: number): { columns: number; at: number } {
  let columns = 0;
  let at = start;
  for (; at < end; at++) {
    const character = text.charAt(at);
    if (character === " ") columns++;
    else if (character === "\t") columns += 4 - (columns % 4);
    else break;
  }
  return { columns, at };
}

/** Where the line goes on behind at most so many columns of white space. */
export function behindIndent(text: string, start: number, end: number, columns: number): number {
  let at = start;
  for (let passed = 0; at < end && passed < columns; at++) {
    const character = text.charAt(at);
    if (character === " ") passed++;
    else if (character === "\t") passed += 4 - (passed % 4);
    else break;
  }
  return at;
}
