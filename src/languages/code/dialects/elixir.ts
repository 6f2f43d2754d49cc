import type { Dialect, StringForm } from "../dialect.ts";
import { quotedBy } from "../strings.ts";
import { hashBrace, quoted, symbol } from "./forms.ts";

const code = { holes: [hashBrace] } as const;

const sigils: StringForm[] = [
  { open: /~[scS]"""/y, shape: { close: '"""', escapes: "backslash", multiline: true, dropsFirstBreak: true, ...code } },
  { open: /~[wW]([[({<|/"'])/y, shape: ([, sign = "("]) => ({ ...quotedBy(sign), escapes: "quote", multiline: true, words: true }) },
  { open: /~[rR]([[({<|/"'])/y, shape: ([, sign = "/"]) => ({ ...quotedBy(sign), escapes: "backslash", multiline: true, regex: true }) },
  { open: /~[SC]([[({<|/"'])/y, shape: ([, sign = "("]) => ({ ...quotedBy(sign), escapes: "none", multiline: true }) },
  { open: /~[a-z]([[({<|/"'])/y, shape: ([, sign = "("]) => ({ ...quotedBy(sign), escapes: "backslash", multiline: true, ...code }) },
];

export const elixir: Dialect = {
  ids: ["elixir"],
  lineComments: ["#"],
  blockComments: [],
  strings: [
    ...sigils,
    quoted(/"""/y, '"""', { multiline: true, dropsFirstBreak: true, ...code }),
    quoted(/:?"/y, '"', { multiline: true, ...code }),
    quoted(/'/y, "'", { multiline: true, ...code }),
    symbol,
  ],
  words: {
    function: "def defp defmacro defmacrop",
    lambda: "fn",
    class: "defmodule defprotocol defimpl",
    if: "if unless",
    switch: "case cond receive",
    clause: "else rescue catch after",
    try: "try",
    block: "do",
    throw: "raise throw",
    prefix: "not",
    operator: "and or in when",
    end: "end",
    true: "true",
    false: "false",
    null: "nil",
  },
  wordEnd: "?!",
  sigils: "@",
  operators: ["<>", "<-", "++", "--", "\\\\", "|>"],
  lines: true,
  continues: ["<>", "++", "and", "or", "|"],
  blocks: "end",
  braces: "object",
  concat: ["<>"],
  members: ["."],
  assigns: ["=", "<-"],
  declares: ["<-"],
  namedBy: [":"],
  pairs: ["=>"],
  commands: "all",
  lastIsValue: true,
  self: [],
  only: "elixir",
};

export const erlang: Dialect = {
  ...elixir,
  ids: ["erlang"],
  lineComments: ["%"],
  strings: [
    quoted(/<<"(?=[^"\n]{0,2000}"\/utf8>>)/y, '"/utf8>>', { multiline: true }),
    quoted(/<<"(?=[^"\n]{0,2000}">>)/y, '">>', { multiline: true }),
    quoted(/"/y, '"', { multiline: true }),
    quoted(/'/y, "'"),
  ],
  // Flat: what stands between `case` and `end` is read as it comes.
  words: { lambda: "", clause: "case if receive of after when begin try catch end", operator: "andalso orelse" },
  sigils: "",
  blocks: "braces",
  concat: ["++"],
  members: [":"],
  assigns: ["="],
  pairs: ["=>", ":="],
  namedBy: [],
  commands: "literals",
  only: "erlang",
};
