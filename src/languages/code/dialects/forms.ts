import type { Dialect, Hole, StringForm, StringShape } from "../dialect.ts";

/** Forms of strings that several languages share. */

export const dollarBrace: Hole = { open: "${", close: "}" };
export const hashBrace: Hole = { open: "#{", close: "}" };

/** A string with this mark on both sides, escapes with a backslash. */
export function quoted(open: RegExp, close: string, more: Partial<StringShape> = {}): StringForm {
  return { open, shape: { close, escapes: "backslash", ...more } };
}

/** A string in which a backslash means nothing. */
export function raw(open: RegExp, close: string, more: Partial<StringShape> = {}): StringForm {
  return { open, shape: { close, escapes: "none", multiline: true, ...more } };
}

export const double = quoted(/"/y, '"');
export const single = quoted(/'/y, "'");

/** A pattern between slashes, on one line. */
export const slashes: StringForm = {
  open: /\/(?=[^\s*/=][^\n]{0,400}\/|[^\s*/=]\/)/y,
  atValue: true,
  shape: { close: "/", escapes: "none", regex: true },
};

/** `'a'`, where a lone quote is something else. */
export const character: StringForm = {
  open: /'(?:\\[^\n']{1,10}|\\'|[^\\'\n]{1,2})'/y,
  shape: { close: "", escapes: "none" },
};

/** `:name` where a value can begin. */
export const symbol: StringForm = { open: /:[A-Za-z_]\w*[?!]?(?!:)/y, atValue: true, shape: { close: "", escapes: "none" } };

/** What most languages with braces and semicolons have in common. */
export const braces = {
  lineComments: ["//"],
  blockComments: [{ open: "/*", close: "*/" }],
  strings: [double, single],
  blocks: "braces",
  braces: "block",
  concat: ["+"],
  members: [".", "?."],
  assigns: ["="],
  namedBy: [],
  ternary: true,
  self: ["this"],
} as const satisfies Partial<Dialect>;
