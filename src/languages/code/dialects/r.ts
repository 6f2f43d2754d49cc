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
  operators: ["|>", "<-", "<<-", "%>%", "%in%", "%||%", ":::", "->", "->>"],
  lines: true,
  blocks: "braces",
  braces: "block",
  concat: [],
  choices: ["%||%"],
  members: ["$", "::", ":::", "@"],
  assigns: ["<-", "<<-", "="],
  namedBy: ["="],
  lastIsValue: true,
  self: ["self"],
  only: "r",
};
