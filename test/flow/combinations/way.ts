import { fakeKey } from "../../../src/cinclus/fake-key.ts";

/**
 * A way to hold a key in a program: what stands at the top of the file, and the expression that reads the key
 * where it is sent.
 */
export type Holding = readonly [top: string, expression: string];

/** A language with its ways to hold a key and its ways to send what an expression gives. Each goes with each. */
export interface Ways {
  /** A path that tells the language. */
  readonly path: string;
  /** The rules that each combination breaks, once: hard-coded keys, and in an app's language keys on the client. */
  readonly rules: readonly string[];
  /** The whole file: what stands at its top, and the statements of a function. */
  readonly program: (top: string, statements: string) => string;
  readonly holding: Readonly<Record<string, Holding>>;
  readonly sending: Readonly<Record<string, (expression: string) => string>>;
}

/** A key that nothing but its use gives away. */
export const key = fakeKey("letters", 77);
/** Its two parts, for what is put together. */
export const start = key.slice(0, 15);
export const rest = key.slice(15);
export const base64 = Buffer.from(key).toString("base64");

export const hardCoded = ["no-hardcoded-key"];
/** What is written in the languages of apps is delivered to devices. */
export const hardCodedInApp = ["no-client-side-key", ...hardCoded];

export const host = "https://api.cinclus.wayscloud.services";
export const address = `${host}/v1/completions`;

/** Text of the tables without the indentation it has there. */
export function dedent(text: string): string {
  const lines = text.replace(/^\n/, "").trimEnd().split("\n");
  const depths = lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const depth = Math.min(...depths);
  return lines.map((line) => line.slice(depth)).join("\n");
}

/** The lines of a body, this much deeper. */
export function indent(text: string, depth: number): string {
  return text.replace(/^(?=.)/gm, " ".repeat(depth));
}
