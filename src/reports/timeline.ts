import { escapeXml } from "./escape.ts";
import { type Exposure, timeOf } from "./exposure.ts";
import { count, day } from "./words.ts";

/** Narrow enough that its letters are readable on a phone without zooming. */
const width = 360;
const rowHeight = 34;
const axisHeight = 22;
const mostRows = 40;

/**
 * A picture of when which key was exposed, as SVG to stand within HTML: a full bar while it stood in the files,
 * a pale one since only the history holds it. Empty where no key has a date.
 */
export function timeline(exposures: readonly Exposure[], now: Date): string {
  const dated = exposures.flatMap((exposure) =>
    exposure.first ? { ...exposure, from: timeOf(exposure.first) } : [],
  );
  if (!dated.length) return "";
  const rows = dated.slice(0, mostRows);
  const begin = Math.min(...rows.map(({ from }) => from));
  const end = Math.max(now.getTime(), begin + 1);
  const x = (time: number): number => Math.round(((Math.min(Math.max(time, begin), end) - begin) / (end - begin)) * width);
  const height = rows.length * rowHeight + axisHeight;
  const bars = rows.flatMap((row, index) => {
    const { key, present, removed, from, days = 0 } = row;
    const top = index * rowHeight;
    const gone = present ? end : removed ? timeOf(removed) : from;
    const bar = (left: number, right: number, name: string): string =>
      `<rect class="${name}" x="${left}" y="${top + 17}" width="${Math.max(3, right - left)}" height="10" rx="2"/>`;
    return [
      `<text x="0" y="${top + 12}">${escapeXml(key.masked)} · ${count(days, "day")}</text>`,
      ...(gone < end ? [bar(x(gone), width, "past")] : []),
      ...(gone > from ? [bar(x(from), x(gone), "there")] : []),
    ];
  });
  const first = day(new Date(begin).toISOString());
  const last = day(new Date(end).toISOString());
  return [
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(`Exposure of ${count(rows.length, "key")} from ${first} to ${last}`)}">`,
    ...bars,
    `<line x1="0" x2="${width}" y1="${height - axisHeight + 2}" y2="${height - axisHeight + 2}"/>`,
    `<text x="0" y="${height - 5}">${first}</text>`,
    `<text x="${width}" y="${height - 5}" text-anchor="end">${last}</text>`,
    "</svg>",
    ...(dated.length > mostRows ? [`<p>${count(dated.length - mostRows, "more key")} in the table below.</p>`] : []),
  ].join("\n");
}
