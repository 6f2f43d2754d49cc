import { Buffer } from "node:buffer";
import { fakeKey, type FakeKeyShape } from "../../src/cinclus/fake-key.ts";

/** One case, as `README.md` beside this file describes it. */
export interface Case {
  readonly id: string;
  readonly files: Readonly<Record<string, string>>;
  readonly expect: readonly Expectation[];
  readonly maybe?: readonly Expectation[];
  readonly why: string;
}

export interface Expectation {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
}

const marker = /@@(?:(base64|base64url|percent|utf16base64)\()?(service|token|older|hex|letters|url-safe):(\d+)(?:\[(\d*):(\d*)\])?\)?@@/g;

/**
 * The cases are kept with markers where a key stands, so that no scanner of secrets trips over them:
 * `@@service:1@@` is a made-up key (see `fakeKey`), `@@service:1[0:20]@@` a piece of it (as `slice`),
 * `@@base64(service:1)@@` an encoding of it. A text that begins with `@@utf16le@@`, `@@utf16be@@` or
 * `@@latin1@@` is written in that encoding, UTF-16 with a byte order mark.
 */
export function expandText(text: string): string {
  const expanded = text.replace(marker, (_, encoding: string | undefined, shape: FakeKeyShape, number: string, from?: string, to?: string) => {
    const key = fakeKey(shape, Number(number)).slice(from ? Number(from) : 0, to ? Number(to) : undefined);
    switch (encoding) {
      case "base64":
        return Buffer.from(key).toString("base64");
      case "base64url":
        return Buffer.from(key).toString("base64url");
      case "utf16base64":
        return Buffer.from(key, "utf16le").toString("base64");
      case "percent":
        return [...Buffer.from(key)].map((byte) => `%${byte.toString(16).padStart(2, "0").toUpperCase()}`).join("");
      default:
        return key;
    }
  });
  const encoded = /^@@(utf16le|utf16be|latin1)@@/.exec(expanded);
  if (!encoded) return expanded;
  const body = expanded.slice(encoded[0].length);
  return `base64:${encodeAs(encoded[1] ?? "", body).toString("base64")}`;
}

function encodeAs(encoding: string, text: string): Buffer {
  if (encoding === "latin1") return Buffer.from(text, "latin1");
  const little = Buffer.from(`\uFEFF${text}`, "utf16le");
  return encoding === "utf16be" ? little.swap16() : little;
}

export function expandCase(given: Case): Case {
  const files = Object.fromEntries(Object.entries(given.files).map(([path, text]) => [path, expandText(text)]));
  return { ...given, files };
}
