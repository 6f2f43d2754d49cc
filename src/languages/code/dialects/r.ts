import type { Dialect, StringForm } from "../dialect.ts";
import { closerOf } from "../characters.ts";
import { double, single } from "./forms.ts";

const raw: StringForm = {
  open: /[rR](["'])(-{0,8})([[({])/y,
  shape: ([, quote = '"', dashes = "", bracket = "("]) => ({
    close: `${closerOf(bracket)}${dashes}${quote}`,
    escapes: "none",
    multiline: true,
  }),
};

export const r: Dialect = {
  ids: ["r"],
  lineComments: ["#"],
  blockComments: [],
  strings: [raw, { open: /`/y, shape: { close: "`", escapes: "none" } }, { ...double, shape: { close: '"', escapes: "backslash", multiline: true } }, { ...single, shape: { close: "'", escapes: "backslash", multiline: true } }],
  words: {
    function: "function",
    if: "if",
    loop: "for while repeat",
    clause: "else",
    operator: "in",
    jump: "break next",
    true: "TRUE T",
    false: "FALSE F",
    null: "NULL NA",
  },
  wordInside: ".",
  wordStart: ".",
  operators: ["|>", "<-", "<<-", "%>%", "%in%", "%||%", ":::"],
  lines: true,
  blocks: "braces",
  braces: "block",
  concat: [],
  members: ["$", "::", ":::", "@"],
  assigns: ["<-", "<<-", "="],
  namedBy: ["="],
  lastIsValue: true,
  self: ["self"],
  only: "r",
};

const julia: Dialect["words"] = {
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

export const juliaLanguage: Dialect = {
  ...r,
  ids: ["julia"],
  strings: [
    { open: /[a-z]*"""/y, shape: { close: '"""', escapes: "backslash", multiline: true, holes: [{ open: "$(", close: ")" }], names: "plain" } },
    { open: /"/y, shape: { close: '"', escapes: "backslash", multiline: true, holes: [{ open: "$(", close: ")" }], names: "plain" } },
    { open: /'[^'\\\n]'/y, shape: { close: "", escapes: "none" } },
  ],
  words: julia,
  wordInside: "",
  wordStart: "",
  wordEnd: "!",
  blocks: "end",
  braces: "object",
  concat: ["*"],
  members: ["."],
  assigns: ["="],
  pairs: ["=>"],
  ternary: true,
};
