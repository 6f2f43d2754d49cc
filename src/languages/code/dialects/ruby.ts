import type { Dialect, StringForm } from "../dialect.ts";
import { quotedBy } from "../strings.ts";
import { hashBrace, quoted, slashes, symbol } from "./forms.ts";

const code = { holes: [hashBrace], names: "ruby" } as const;

const heredoc: StringForm = {
  open: /<<[~-]?(['"`]?)([A-Za-z_]\w*)\1/y,
  atValue: true,
  shape: ([, quote = "", tag = ""]) => ({
    close: "",
    escapes: quote === "'" ? "none" : "backslash",
    multiline: true,
    heredoc: { tag },
    ...(quote === "'" ? {} : code),
  }),
};

const percent: StringForm[] = [
  {
    open: /%[wWiI]([[({<|!/])/y,
    atValue: true,
    shape: ([, sign = "["]) => ({ ...quotedBy(sign), escapes: "quote", multiline: true, words: true }),
  },
  { open: /%q([[({<|!/])/y, atValue: true, shape: ([, sign = "["]) => ({ ...quotedBy(sign), escapes: "quote", multiline: true }) },
  {
    open: /%[Qxs]?([[({<|!/])/y,
    atValue: true,
    shape: ([, sign = "["]) => ({ ...quotedBy(sign), escapes: "backslash", multiline: true, ...code }),
  },
  { open: /%r([[({<|!/])/y, atValue: true, shape: ([, sign = "{"]) => ({ ...quotedBy(sign), escapes: "backslash", multiline: true, regex: true }) },
];

export const ruby: Dialect = {
  ids: ["ruby"],
  lineComments: ["#"],
  blockComments: [{ open: "=begin", close: "\n=end", atLineStart: true }],
  strings: [
    heredoc,
    ...percent,
    quoted(/:"/y, '"', { multiline: true, ...code }),
    symbol,
    quoted(/"/y, '"', { multiline: true, ...code }),
    { open: /'/y, shape: { close: "'", escapes: "quote", multiline: true } },
    quoted(/`/y, "`", { multiline: true, ...code }),
    slashes,
  ],
  words: {
    function: "def",
    class: "class module",
    modifier: "private_class_method",
    if: "if unless",
    loop: "while until for",
    switch: "case",
    case: "when",
    clause: "else elsif rescue ensure",
    try: "begin",
    block: "do",
    return: "return",
    throw: "raise",
    operator: "and or",
    prefix: "not defined?",
    end: "end",
    jump: "break next redo retry",
    skip: "undef alias",
    true: "true",
    false: "false",
    null: "nil",
    new: "",
  },
  wordEnd: "?!",
  sigils: "@$",
  operators: ["&."],
  lines: true,
  continues: ["&."],
  blocks: "end",
  braces: "object",
  concat: ["+"],
  members: [".", "&.", "::"],
  assigns: ["="],
  namedBy: [":", "=>"],
  pairs: ["=>"],
  trailingBlocks: true,
  commands: "all",
  ternary: true,
  lastIsValue: true,
  weakWords: true,
  self: ["self"],
  only: "ruby",
};

export const crystal: Dialect = { ...ruby, ids: ["crystal"], structs: "capital" };
