import type { Dialect } from "../dialect.ts";
import { character, quoted, raw, symbol } from "./forms.ts";

const code = { holes: [{ open: "$(", close: ")" }], names: "plain" } as const;

const words: Dialect["words"] = {
  function: "function macro",
  class: "module struct",
  declare: "const local global",
  if: "if",
  loop: "for while",
  clause: "else elseif catch finally",
  try: "try",
  block: "begin do let",
  return: "return",
  import: "using import",
  end: "end",
  jump: "break continue",
  modifier: "mutable",
  operator: "in isa",
  true: "true",
  false: "false",
  null: "nothing missing",
};

export const julia: Dialect = {
  ids: ["julia"],
  lineComments: ["#"],
  blockComments: [{ open: "#=", close: "=#", nests: true }],
  strings: [
    raw(/raw"""/y, '"""'),
    raw(/raw"/y, '"'),
    { open: /r"/y, shape: { close: '"', escapes: "none", regex: true } },
    quoted(/[a-z]{0,9}"""/y, '"""', { multiline: true, dropsFirstBreak: true, ...code }),
    quoted(/b?"/y, '"', { multiline: true, ...code }),
    character,
    symbol,
  ],
  words,
  wordEnd: "!",
  blocks: "end",
  braces: "object",
  concat: ["*"],
  members: ["."],
  assigns: ["="],
  namedBy: ["="],
  pairs: ["=>"],
  ternary: true,
  lines: true,
  lastIsValue: true,
  self: [],
  only: "julia",
};
