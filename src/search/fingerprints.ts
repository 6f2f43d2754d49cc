import { fingerprintLength } from "./simd.ts";

/** A run of bytes to look for. Where `fold` is set, ASCII letters (given in lower case) match in either case. */
export interface Pattern {
  readonly bytes: Uint8Array;
  readonly fold: boolean;
}

/** Which neighbouring bytes of a pattern are looked for first, and together with which other patterns. */
export interface Fingerprint extends Pattern {
  readonly at: number;
  readonly group: number;
}

const groupCount = 8;

/** For one position of one group: which low and which high halves of a byte it accepts, as sets of bits. */
interface Halves {
  readonly low: number;
  readonly high: number;
}

const nothing: Halves = { low: 0, high: 0 };

/**
 * Puts every pattern into the group, and looks for it by the bytes, where that adds the fewest false alarms.
 * Patterns are taken in order, each to where it costs the least.
 */
export function chooseFingerprints(patterns: readonly Pattern[]): Fingerprint[] {
  const groups = Array.from({ length: groupCount }, () => Array.from({ length: fingerprintLength }, () => nothing));
  return patterns.map((pattern) => {
    let best = { at: 0, group: 0, cost: Number.POSITIVE_INFINITY, positions: groups[0] ?? [] };
    const rarest = rarestPlaces(pattern);
    for (const [group, before] of groups.entries()) {
      for (const at of rarest) {
        const positions = before.map((halves, position) => widen(halves, acceptedAt(pattern, at + position)));
        const cost = alarms(positions) - alarms(before);
        if (cost < best.cost) best = { at, group, cost, positions };
      }
    }
    groups[best.group] = best.positions;
    return { ...pattern, at: best.at, group: best.group };
  });
}

/** The bytes that fit a pattern at a position; all of them behind its end. */
export function acceptedAt({ bytes, fold }: Pattern, position: number): readonly number[] {
  const byte = bytes[position];
  if (byte === undefined) return everyByte;
  return fold && isLetter(byte) ? [byte, byte - 32] : [byte];
}

/** Whether a byte is a lower-case ASCII letter. */
export function isLetter(byte: number): boolean {
  return byte >= 97 && byte <= 122;
}

/** The two places where the pattern's own bytes are rarest: trying all of them in all groups costs start-up time. */
function rarestPlaces(pattern: Pattern): number[] {
  const count = Math.max(1, pattern.bytes.length - fingerprintLength + 1);
  const places = Array.from({ length: count }, (_, at) => {
    const positions = Array.from({ length: fingerprintLength }, (__, position) => acceptedAt(pattern, at + position));
    return { at, cost: alarms(positions.map((accepted) => widen(nothing, accepted))) };
  });
  return places.sort((a, b) => a.cost - b.cost).slice(0, 2).map(({ at }) => at);
}

const everyByte = Array.from({ length: 256 }, (_, byte) => byte);

function widen({ low, high }: Halves, accepted: readonly number[]): Halves {
  let widened = { low, high };
  for (const byte of accepted) {
    widened = { low: widened.low | (1 << (byte & 15)), high: widened.high | (1 << (byte >> 4)) };
  }
  return widened;
}

/** How often, in a million places of ordinary text, all positions of a group accept by chance. */
function alarms(positions: readonly Halves[]): number {
  return positions.reduce((chance, { low, high }) => {
    let accepted = 0;
    for (let upper = 0; upper < 16; upper++) {
      if ((high & (1 << upper)) === 0) continue;
      for (let lower = 0; lower < 16; lower++) {
        if ((low & (1 << lower)) !== 0) accepted += frequencies[16 * upper + lower] ?? 0;
      }
    }
    return chance * accepted;
  }, 1e6);
}

/** Roughly how often each byte stands in source code, documents and the binary files among them. */
const frequencies = ((): Float64Array => {
  const table = new Float64Array(256).fill(0.0005);
  const inOrder = " etaionsrlcdupmhfg\n.,_()\"'-=:;/\0bvwkyx0123j456789qzSTACEIRDPNLMOFBHUGW<>{}[]$#*&+|@!?%\\~`^VYKXJQZ";
  for (const [rank, character] of Array.from(inOrder).entries()) table[character.charCodeAt(0)] = 0.1 / (1 + 0.35 * rank);
  const total = table.reduce((sum, frequency) => sum + frequency, 0);
  return table.map((frequency) => frequency / total);
})();
