/** A document whose generated parts stand between comments; everything else in it is written by hand. */

const mark = (name: string): { open: string; close: string } => ({
  open: `<!-- generated: ${name} (npm run docs) -->`,
  close: `<!-- end of ${name} -->`,
});

/** Puts a generated part into its place, and keeps the rest of the document as it is. */
export function withPart(document: string, name: string, content: string): string {
  const { open, close } = mark(name);
  const from = document.indexOf(open);
  const to = document.indexOf(close, from);
  if (from < 0 || to < 0) throw new Error(`The document has no place for "${name}": a line ${open} and a line ${close}.`);
  return `${document.slice(0, from + open.length)}\n\n${content.trim()}\n\n${document.slice(to)}`;
}
