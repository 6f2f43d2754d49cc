const marks: Readonly<Record<string, string>> = { "{{": "}}", "{%": "%}", "{#": "#}", "<%": "%>" };

/** A longer one is none: somebody opened braces for another reason. */
const longestTemplate = 4000;

/**
 * Covers the templates of Helm, Jinja, Go and ERB in a YAML text, so that what is left parses. A line that
 * holds nothing else becomes blank, anything else a word of the same length: every offset stays right, and
 * whoever reads a scalar takes its text from the original.
 */
export function coverTemplates(text: string): string {
  const templates = findTemplates(text);
  if (templates.length === 0) return text;
  const pieces: string[] = [];
  let done = 0;
  for (let first = 0; first < templates.length; ) {
    const start = templates[first]?.start ?? 0;
    let last = first;
    // All templates that share lines with each other are judged together.
    while (last + 1 < templates.length && !text.slice(templates[last]?.end, templates[last + 1]?.start).includes("\n")) last++;
    const end = templates[last]?.end ?? start;
    const alone = standsAlone(text, templates.slice(first, last + 1));
    pieces.push(text.slice(done, start));
    for (let index = first; index <= last; index++) {
      const template = templates[index];
      if (!template) continue;
      if (index > first) pieces.push(text.slice(templates[index - 1]?.end, template.start));
      pieces.push(text.slice(template.start, template.end).replace(/\S/g, alone ? " " : "_"));
    }
    done = end;
    first = last + 1;
  }
  pieces.push(text.slice(done));
  return pieces.join("");
}

interface Template {
  readonly start: number;
  readonly end: number;
}

function findTemplates(text: string): Template[] {
  const templates: Template[] = [];
  const opening = /\{[{%#]|<%/g;
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const start = found.index;
    const close = marks[found[0]] ?? "}}";
    const window = text.slice(start + 2, start + longestTemplate);
    const end = window.indexOf(close);
    if (end < 0) {
      // Looking again right behind would look at nearly the same window again.
      opening.lastIndex = start + Math.max(2, Math.min(window.length, 64));
      continue;
    }
    templates.push({ start, end: start + 2 + end + close.length });
    opening.lastIndex = start + 2 + end + close.length;
  }
  return templates;
}

/** Whether there is nothing but blanks on the lines of these templates besides them. */
function standsAlone(text: string, templates: readonly Template[]): boolean {
  const start = templates[0]?.start ?? 0;
  const end = templates.at(-1)?.end ?? start;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineBreak = text.indexOf("\n", end);
  const around = [text.slice(start === 0 ? 0 : lineStart, start), text.slice(end, lineBreak < 0 ? text.length : lineBreak)];
  const between = templates.slice(1).map((template, index) => text.slice(templates[index]?.end, template.start));
  return [...around, ...between].every((piece) => piece.trim() === "");
}
