import { isStandIn } from "./stand-ins.ts";

/**
 * Keys that show what they are: `wayscloud_<service>_<id>_<secret>`.
 * Source: WAYSCloud guide "API Keys" (10 characters of id, 56 of secret; older ones are shorter). The list
 * of services grows, so any word is taken for one.
 */
const shaped = /wayscloud_[a-z][a-z0-9]{1,15}_[A-Za-z0-9]{4,16}_[A-Za-z0-9]{16,128}(?![A-Za-z0-9])/g;

export interface ShapedKey {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/**
 * The keys of known shape in a text, stand-ins left out.
 *
 * @param patterns of keys of the project's own
 */
export function findShapedKeys(text: string, patterns: readonly RegExp[] = []): ShapedKey[] {
  if (patterns.length === 0 && !text.includes("wayscloud_")) return [];
  const found: ShapedKey[] = [];
  for (const pattern of [shaped, ...patterns]) {
    const everywhere = pattern.global ? pattern : new RegExp(pattern.source, `${pattern.flags}g`);
    for (const match of text.matchAll(everywhere)) {
      if (!match[0] || (pattern === shaped && !isGenuine(match[0]))) continue;
      found.push({ start: match.index, end: match.index + match[0].length, value: match[0] });
    }
  }
  return found;
}

function isGenuine(key: string): boolean {
  const secret = key.slice(key.lastIndexOf("_") + 1);
  return !isStandIn(secret);
}

/** What may be shown of a key: the documented prefix and two characters. */
export function maskKey(key: string): string {
  const prefix = /^wayscloud_[a-z][a-z0-9]{1,15}_/.exec(key)?.[0] ?? "";
  return `${key.slice(0, prefix.length + 2)}…`;
}
