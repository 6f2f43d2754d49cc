import { findShapedKeys, maskKey } from "../../src/cinclus/key-shapes.ts";
import { isCredentialLike } from "../../src/cinclus/stand-ins.ts";

/**
 * Masks whatever looks like a key, known shape or not, so that no document sets off anybody's scanner: neither the
 * made-up keys of the examples nor the hashes beside them.
 */
export function maskKeys(text: string): string {
  let masked = text;
  for (const { value } of findShapedKeys(text)) masked = masked.replaceAll(value, maskKey(value));
  return masked.replace(/[A-Za-z0-9+/_-]{16,}/g, (run) => (isCredentialLike(run) && !/^wayscloud_\w{1,16}$/.test(run) ? maskKey(run) : run));
}
