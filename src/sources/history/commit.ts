import { Buffer } from "node:buffer";
import type { Commit } from "../../facts/finding.ts";

/** A commit or tag object taken apart. */
export interface Described {
  readonly commit: Commit;
  /** Author date in seconds, to sort by. */
  readonly time: number;
  readonly message: Buffer;
}

/** Reads a commit or an annotated tag; what is missing or broken in it stays empty. */
export function describe(id: string, object: Buffer): Described {
  const end = object.indexOf("\n\n");
  const message = end < 0 ? Buffer.alloc(0) : object.subarray(end + 2);
  const headers = object.subarray(0, end < 0 ? object.length : end);
  const encoding = /^encoding (\S+)$/m.exec(headers.toString("latin1"))?.[1];
  const person = personIn(decodeAs(headers, encoding));
  const [summary = ""] = decodeAs(message, encoding).trimStart().split(/\r?\n/, 1);
  return {
    commit: { id, author: person.name, email: person.email, date: isoDate(person.seconds, person.zone), summary },
    time: person.seconds,
    message,
  };
}

function decodeAs(bytes: Buffer, encoding: string | undefined): string {
  if (!encoding) return bytes.toString();
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return bytes.toString("latin1");
  }
}

interface Person {
  readonly name: string;
  readonly email: string;
  readonly seconds: number;
  readonly zone: string;
}

function personIn(headers: string): Person {
  const line = headers.split("\n").find((header) => header.startsWith("author ") || header.startsWith("tagger ")) ?? "";
  const mail = line.lastIndexOf("<");
  const mailEnd = line.lastIndexOf(">");
  const [seconds = "", zone = ""] = line.slice(mailEnd + 1).trim().split(" ");
  return {
    name: line.slice(7, Math.max(7, mail)).trim(),
    email: mail < 0 ? "" : line.slice(mail + 1, Math.max(mail + 1, mailEnd)),
    seconds: /^\d{1,12}$/.test(seconds) ? Number(seconds) : 0,
    zone: /^[+-]\d{4}$/.test(zone) ? zone : "+0000",
  };
}

/** With the author's own offset, as git's `%aI`. */
function isoDate(seconds: number, zone: string): string {
  const sign = zone.startsWith("-") ? -1 : 1;
  const minutes = sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5)));
  const local = new Date((seconds + minutes * 60) * 1000).toISOString().slice(0, 19);
  return minutes === 0 ? `${local}Z` : `${local}${zone.slice(0, 3)}:${zone.slice(3)}`;
}
