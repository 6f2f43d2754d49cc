import type { Finding, Notice } from "../facts/finding.ts";
import type { Text } from "../facts/text.ts";
import { decodeText } from "../languages/decode.ts";
import { type Allowed, applyAllowComments } from "./allow-comments.ts";

/** What a scan asks about the findings of each text, and what came up while it was answered. */
export interface Reviewer {
  readonly review: (text: Text, findings: readonly Finding[]) => readonly Finding[];
  /** Grows while the scan runs. */
  readonly notices: readonly Notice[];
}

const mark = Buffer.from("cinclus-guard-allow");

/** Applies the allow comments of each text. Only a text that has one is decoded for it. */
export function createReviewer(): Reviewer {
  const notices: Notice[] = [];
  return {
    notices,
    review(text, findings) {
      if (text.where !== "file" || !mayHoldMark(text.bytes)) return findings;
      const allowed: Allowed = applyAllowComments(findings, decodeText(text.bytes).text, text.path);
      notices.push(...allowed.notices);
      return allowed.findings;
    },
  };
}

function mayHoldMark(bytes: Uint8Array): boolean {
  const isUtf16 = bytes[0] === 0xff || bytes[0] === 0xfe || bytes[1] === 0;
  return isUtf16 || Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(mark);
}
