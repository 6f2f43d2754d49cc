import type { EmbeddedNode } from "../../tree/node.ts";

/** A PHP file with the markup blanked out, and the markup with the PHP blanked out. */
export interface PhpPages {
  readonly code: string;
  readonly markup: EmbeddedNode | undefined;
}

/** Parts the two. Both keep their length, so that every place stays what it is. */
export function separateMarkup(text: string): PhpPages {
  const first = text.indexOf("<?");
  if (first < 0) return { code: text, markup: undefined };
  const code: string[] = [];
  const markup: string[] = [];
  for (let at = 0; at < text.length; ) {
    const open = text.indexOf("<?", at);
    const outside = text.slice(at, open < 0 ? text.length : open);
    code.push(blank(outside));
    markup.push(outside);
    if (open < 0) break;
    const [mark] = /^<\?(?:php|=)?/i.exec(text.slice(open, open + 5)) ?? ["<?"];
    const close = endOfCode(text, open + mark.length);
    const inside = text.slice(open + mark.length, close);
    // `<?= $x ?>` is `echo $x;`, written into the same width.
    code.push(mark === "<?=" ? ";  " : mark.length > 2 ? ";    ".slice(0, mark.length) : "; ", inside);
    if (close < text.length) code.push("; ");
    at = Math.min(close + 2, text.length);
    markup.push(blank(text.slice(open, at)));
  }
  const outer = markup.join("");
  const hasMarkup = outer.trim() !== "";
  return {
    code: code.join(""),
    markup: hasMarkup ? { kind: "embedded", language: "html", text: outer, start: 0, end: text.length } : undefined,
  };
}

/** Where `?>` stands that is in no string. In a line comment it counts. */
function endOfCode(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === "?" && text.charAt(at + 1) === ">") return at;
    if (sign === "'" || sign === '"') at = endOfQuoted(text, at);
    else if (text.startsWith("/*", at)) at = (text.indexOf("*/", at + 2) + 1 || text.length + 1) - 1;
    else if (sign === "#" || text.startsWith("//", at)) {
      while (at < text.length && text.charAt(at) !== "\n" && !text.startsWith("?>", at + 1)) at++;
    }
  }
  return text.length;
}

function endOfQuoted(text: string, open: number): number {
  const quote = text.charAt(open);
  for (let at = open + 1; at < text.length; at++) {
    if (text.charAt(at) === "\\") at++;
    else if (text.charAt(at) === quote) return at;
  }
  return text.length;
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}
