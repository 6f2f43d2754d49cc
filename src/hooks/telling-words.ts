import { noAdditions } from "../facts/text.ts";
import { patternsOf, wordsOf } from "../search/words.ts";

/**
 * What the hook looks for before it starts Node: all that the scanner's own search looks for. Zero bytes are taken
 * out of the texts first, which turns UTF-16 into plain letters, so the patterns for it are left out.
 */
export function tellingWords(): string[] {
  const patterns = patternsOf(wordsOf(noAdditions) ?? []);
  return patterns.filter(({ bytes }) => !bytes.includes(0)).map(({ bytes }) => Buffer.from(bytes).toString("latin1"));
}
