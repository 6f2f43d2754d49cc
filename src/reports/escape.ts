/**
 * Characters that a terminal or a browser would act on instead of showing them: control characters, marks that turn
 * the direction of writing, and what is invisible altogether. Names, messages and source lines come from strangers.
 */
const hidden = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u200E\u200F\uFFF9-\uFFFB]/gu;

/** Makes visible what would otherwise do something or hide something: `\u{202e}`. A tab becomes two spaces. */
export function printable(text: string): string {
  return text.replaceAll("\t", "  ").replace(hidden, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16).padStart(2, "0")}}`;
  });
}

/** For the text and attribute values of XML and HTML alike. */
export function escapeXml(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** For running text in Markdown: nothing in it makes a link, a mention, a heading or a table cell. */
export function escapeMarkdown(text: string): string {
  return printable(text).replace(/[&<>@|]|[\\`*_[\]#~!]/g, (character) =>
    "&<>@|".includes(character) ? `&#${character.charCodeAt(0)};` : `\\${character}`,
  );
}

/** As code in a line of Markdown, whatever it holds; in a table, `|` has to be escaped on top. */
export function markdownCode(text: string): string {
  const shown = printable(text);
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const padding = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
  return `${fence}${padding}${shown || " "}${padding}${fence}`;
}

/** A path as a relative URI reference. */
export function pathToUri(path: string): string {
  // A lone surrogate cannot be written as a URI.
  return path.replace(/\p{Cs}/gu, "\uFFFD").split("/").map(encodeURIComponent).join("/");
}

/** As JSON that is the same data for a program, with what `printable` would make visible written as escapes. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(hidden, (character) =>
    // The line feeds here are those of the indentation; those within strings are escaped already.
    character === "\n"
      ? character
      : character
          .split("")
          .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
          .join(""),
  );
}
