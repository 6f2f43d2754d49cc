import { surprise } from "./text-model.ts";

const beginning = 54;

function symbolOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 97;
  if (code >= 65 && code <= 90) return code - 65 + 26;
  return code >= 48 && code <= 57 ? 52 : 53;
}

/** What one of several equally likely characters of a class says, in bits: ten digits, about three separators. */
function classBits(symbol: number): number {
  if (symbol === 52) return Math.log2(10);
  return symbol === 53 ? Math.log2(3) : 0;
}

/** How many characters a random string of this make would be drawn from. */
function alphabetSize(value: string): number {
  if (/^[0-9a-f]+$|^[0-9A-F]+$/.test(value)) return 16;
  if (/^[0-9a-z]+$|^[0-9A-Z]+$/.test(value)) return 36;
  return 64;
}

/**
 * Bits per character by which a text is better explained as random characters than as names and words:
 * above 0 it looks random, below it looks written. The model behind it is measured by `npm run accuracy`.
 */
export function randomness(value: string): number {
  let written = 0;
  let before = beginning;
  for (let index = 0; index < value.length; index++) {
    const symbol = symbolOf(value.charCodeAt(index));
    written += ((surprise[before]?.charCodeAt(symbol) ?? 48) - 48) / 4 + classBits(symbol);
    before = symbol;
  }
  return value.length ? written / value.length - Math.log2(alphabetSize(value)) : 0;
}
