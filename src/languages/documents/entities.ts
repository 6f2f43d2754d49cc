import type { PassageBuilder } from "./passage.ts";

/** Those that stand in keys, URLs, JSON and code. Others are left as they are written. */
const named: Readonly<Record<string, string>> = {
  amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00A0", equals: "=", colon: ":", sol: "/", period: ".", lowbar: "_", hyphen: "-",
  dollar: "$", lbrace: "{", rbrace: "}", lcub: "{", rcub: "}", num: "#", quest: "?", percnt: "%", plus: "+", commat: "@", Tab: "\t", NewLine: "\n",
};

const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi;

/** Adds a stretch of markup text with its entities undone. */
export function addDecoded(builder: PassageBuilder, text: string, start: number, end: number): PassageBuilder {
  let at = start;
  for (const found of text.slice(start, end).matchAll(entity)) {
    const character = decode(found);
    if (character === undefined) continue;
    const place = start + found.index;
    builder.copy(at, place);
    at = place + found[0].length;
    builder.replace(character, place, at);
  }
  return builder.copy(at, end);
}

function decode([, decimal, hexadecimal, name]: RegExpExecArray): string | undefined {
  if (name !== undefined) return named[name];
  const code = decimal === undefined ? parseInt(hexadecimal ?? "", 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
