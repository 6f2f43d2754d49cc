import { Buffer } from "node:buffer";

export type Encoding = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "latin1" | "binary";

export interface Decoded {
  /** Without a byte order mark. Of a binary file: its readable strings, one a line. */
  readonly text: string;
  readonly encoding: Encoding;
}

/** Turns the bytes of a file into text, whatever they are. */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { text: new TextDecoder().decode(bytes), encoding: "utf-8-bom" };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decodeUtf16le(bytes.subarray(2)), encoding: "utf-16le" };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decodeUtf16be(bytes.subarray(2)), encoding: "utf-16be" };
  if (!bytes.includes(0)) return decodeEightBit(bytes);
  switch (utf16Pattern(bytes)) {
    case "utf-16le":
      return { text: decodeUtf16le(bytes), encoding: "utf-16le" };
    case "utf-16be":
      return { text: decodeUtf16be(bytes), encoding: "utf-16be" };
    case undefined:
      return { text: hasFewNuls(bytes) ? (decodeUtf8(bytes) ?? readableStrings(bytes)) : readableStrings(bytes), encoding: "binary" };
  }
}

function decodeEightBit(bytes: Uint8Array): Decoded {
  const text = decodeUtf8(bytes);
  if (text !== undefined) return { text, encoding: "utf-8" };
  // Not by TextDecoder: versions of Node differ in what they make of the bytes 80 to 9F, which matter to nobody here.
  return { text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1"), encoding: "latin1" };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function decodeUtf16le(bytes: Uint8Array): string {
  return new TextDecoder("utf-16le", { ignoreBOM: true }).decode(bytes);
}

function decodeUtf16be(bytes: Uint8Array): string {
  // Swapped by hand, because TextDecoder knows UTF-16BE only where Node was built with all of ICU.
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return decodeUtf16le(even.swap16());
}

const sampleLength = 8192;

/** Text in UTF-16 without a byte order mark shows as readable bytes with a NUL on one side, always the same. */
function utf16Pattern(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const pairs = Math.min(bytes.length, sampleLength) >> 1;
  let little = 0;
  let big = 0;
  let other = 0;
  for (let index = 0; index < pairs * 2; index += 2) {
    const first = bytes[index] ?? 0;
    const second = bytes[index + 1] ?? 0;
    if (second === 0 && isTextByte(first)) little++;
    else if (first === 0 && isTextByte(second)) big++;
    else if (first < 0x20 && second < 0x20) other++;
  }
  if (pairs < 2 || other > pairs / 100) return undefined;
  if (little > pairs * 0.7 && big === 0) return "utf-16le";
  if (big > pairs * 0.7 && little === 0) return "utf-16be";
  return undefined;
}

/** A text with a stray NUL or two is read whole, because its lines say more than its pieces. */
function hasFewNuls(bytes: Uint8Array): boolean {
  const allowed = bytes.length / 512;
  let count = 0;
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) {
    if (++count > allowed) return false;
  }
  return true;
}

function isTextByte(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

function isPrintable(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x20 && byte < 0x7f) || byte === 0x09);
}

const shortestString = 6;

/** The strings of six characters or more in ASCII or UTF-16LE, in order, one a line. */
function readableStrings(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const strings: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    let end = at;
    while (isPrintable(bytes[end])) end++;
    if (end - at >= shortestString) {
      strings.push(buffer.toString("latin1", at, end));
      at = end;
    } else if (end > at && bytes[end] === 0) {
      // The last character before a NUL may be the first one of a wide string.
      const start = end - 1;
      let wideEnd = end + 1;
      while (isPrintable(bytes[wideEnd]) && bytes[wideEnd + 1] === 0) wideEnd += 2;
      if (wideEnd - start >= shortestString * 2) strings.push(buffer.toString("utf16le", start, wideEnd));
      at = wideEnd;
    } else {
      at = end + 1;
    }
  }
  return strings.join("\n");
}
