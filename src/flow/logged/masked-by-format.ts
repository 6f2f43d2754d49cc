import type { Node } from "../../tree/node.ts";

/** As much of a key as a mask may show (`rules.md`, fine print). */
const longestMask = 10;

const specifier = /%(?:%|[-+ #0]{0,5}(\*|\d{1,4})?(?:\.(\*|\d{1,4}))?(?:hh|h|ll|l|z|j|t|L)?[a-zA-Z@])/g;

/** Arguments of a function that formats, without those of which its text shows only the beginning: `"%.4s"`. */
export function withoutMasked(args: readonly Node[]): readonly Node[] {
  const at = args.findIndex((node) => node.kind === "string" && node.value.includes("%."));
  const format = args[at];
  if (format?.kind !== "string") return args;
  const masked = new Set<number>();
  let next = at + 1;
  for (const [whole, width, precision] of format.value.matchAll(specifier)) {
    if (whole === "%%") continue;
    if (width === "*") next++;
    if (precision === "*") next++;
    if (/s$/i.test(whole) && precision !== undefined && precision !== "*" && Number(precision) <= longestMask)
      masked.add(next);
    next++;
  }
  return args.filter((_, index) => !masked.has(index));
}
