const character = { width: 8.4, height: 20 };
const margin = 20;

const colors: Readonly<Record<string, string>> = { 31: "#ff7b72", 32: "#7ee787", 33: "#e3b341", 34: "#79c0ff", 35: "#d2a8ff", 36: "#56d4dd", 90: "#8b949e" };

interface Style {
  readonly color?: string;
  readonly bold?: boolean;
  readonly dim?: boolean;
}

interface Run {
  readonly text: string;
  readonly style: Style;
}

/**
 * Draws what a terminal shows for a text with colour codes.
 *
 * @param columns how wide the picture is, in characters; longer lines go on below, indented like themselves
 */
export function terminalSvg(title: string, text: string, columns = 100): string {
  const lines = text.trimEnd().split("\n").flatMap((line) => wrap(runsOf(line), columns));
  const width = Math.round(columns * character.width + 2 * margin);
  const height = (lines.length + 2) * character.height + margin;
  const rows = [[{ text: `$ ${title}`, style: { bold: true } }], [], ...lines];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="#0d1117"/>`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" fill="#e6edf3" xml:space="preserve">`,
    ...rows.map((runs, row) => (runs.length ? `<text x="${margin}" y="${margin + (row + 0.8) * character.height}">${runs.map(tspan).join("")}</text>` : "")).filter(Boolean),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

function runsOf(line: string): Run[] {
  let style: Style = {};
  return line.split(/(\x1b\[[\d;]*m)/).flatMap((part) => {
    const codes = /^\x1b\[([\d;]*)m$/.exec(part);
    if (codes) {
      for (const code of (codes[1] ?? "").split(";")) style = changed(style, code);
      return [];
    }
    return part ? [{ text: part, style }] : [];
  });
}

function changed(style: Style, code: string): Style {
  const { color, bold, dim } = style;
  if (code === "" || code === "0") return {};
  if (code === "1") return { ...style, bold: true };
  if (code === "2") return { ...style, dim: true };
  if (code === "22") return color === undefined ? {} : { color };
  if (code === "39") return { ...(bold && { bold }), ...(dim && { dim }) };
  const known = colors[code];
  return known === undefined ? style : { ...style, color: known };
}

function wrap(runs: readonly Run[], columns: number): Run[][] {
  const whole = runs.map(({ text }) => text).join("");
  const indent = " ".repeat(/^\s*(?:→ |\d\. )?/.exec(whole)?.[0].length ?? 0);
  const lines: Run[][] = [[]];
  let used = 0;
  for (const { text, style } of runs) {
    for (const word of text.split(/(?<= )/)) {
      if (used > indent.length && used + word.trimEnd().length > columns) {
        lines.push([{ text: indent, style: {} }]);
        used = indent.length;
      }
      lines.at(-1)?.push({ text: word, style });
      used += word.length;
    }
  }
  return lines.map(joined);
}

function joined(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  for (const run of runs) {
    const last = kept.at(-1);
    if (last?.style === run.style) kept[kept.length - 1] = { text: last.text + run.text, style: run.style };
    else kept.push(run);
  }
  return kept;
}

function tspan({ text, style: { color, bold, dim } }: Run): string {
  const attributes = [color && ` fill="${color}"`, bold && ` font-weight="bold"`, dim && ` opacity="0.65"`].filter(Boolean).join("");
  return attributes ? `<tspan${attributes}>${escaped(text)}</tspan>` : escaped(text);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
