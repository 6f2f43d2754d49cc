import { findShapedKeys, maskKey } from "../cinclus/key-shapes.ts";

/**
 * Masks keys of known shape in a text that is to be shown. A last line of defence for file names, arguments and
 * messages of other programs, not a replacement for never having had the key.
 */
export function redact(text: string): string {
  let redacted = "";
  let end = 0;
  for (const key of findShapedKeys(text)) {
    redacted += text.slice(end, key.start) + maskKey(key.value);
    end = key.end;
  }
  return redacted + text.slice(end);
}
