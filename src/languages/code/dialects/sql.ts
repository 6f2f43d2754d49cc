import type { Dialect, StringForm } from "../dialect.ts";

const dollarQuoted: StringForm = {
  open: /\$(\w{0,32})\$/y,
  shape: ([mark]) => ({ close: mark, escapes: "none", multiline: true }),
};

export const sql: Dialect = {
  ids: ["sql"],
  lineComments: ["--", "#"],
  blockComments: [{ open: "/*", close: "*/" }],
  strings: [
    dollarQuoted,
    { open: /[eE]'/y, shape: { close: "'", escapes: "backslash", multiline: true } },
    { open: /[nNbBxX]?'/y, shape: { close: "'", escapes: "doubled", multiline: true } },
    { open: /"/y, shape: { close: '"', escapes: "doubled", multiline: true } },
    { open: /`/y, shape: { close: "`", escapes: "doubled" } },
  ],
  words: { operator: "and or like in is", true: "true", false: "false", null: "null" },
  caseInsensitive: true,
  sigils: "@",
  blocks: "braces",
  braces: "list",
  concat: ["||", "+"],
  members: ["."],
  assigns: ["=", ":="],
  namedBy: [],
  self: [],
  only: "sql",
};
