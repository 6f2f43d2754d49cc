import type { Dialect, StringForm } from "../dialect.ts";
import { double, single } from "./forms.ts";

const long: StringForm = {
  open: /\[(={0,8})\[/y,
  shape: ([, equals = ""]) => ({ close: `]${equals}]`, escapes: "none", multiline: true, dropsFirstBreak: true }),
};

export const lua: Dialect = {
  ids: ["lua"],
  lineComments: ["--"],
  blockComments: [
    { open: "--[[", close: "]]" },
    { open: "--[=[", close: "]=]" },
  ],
  strings: [long, double, single],
  words: {
    function: "function",
    declare: "local global",
    if: "if",
    loop: "for while repeat",
    clause: "else elseif",
    block: "do",
    return: "return",
    prefix: "not",
    operator: "and or",
    end: "end until",
    jump: "break goto",
    true: "true",
    false: "false",
    null: "nil",
  },
  lines: true,
  continues: ["..", ":", "and", "or", "+"],
  blocks: "end",
  braces: "object",
  concat: [".."],
  members: [".", ":"],
  assigns: ["="],
  namedBy: [],
  commands: "literals",
  self: ["self"],
  only: "lua",
};
