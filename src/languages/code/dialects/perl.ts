import type { Dialect, StringForm } from "../dialect.ts";
import { quotedBy } from "../strings.ts";
import { quoted } from "./forms.ts";

const code = { holes: [{ open: "@{[", close: "]}" }], names: "perl" } as const;
const sign = "([[({<|!/~#])";

const heredoc: StringForm = {
  open: /<<~?(["']?)([A-Za-z_]\w*)\1/y,
  atValue: true,
  shape: ([, quote = "", tag = ""]) => ({
    close: "",
    escapes: quote === "'" ? "none" : "backslash",
    multiline: true,
    heredoc: { tag },
    ...(quote === "'" ? {} : code),
  }),
};

function operatorString(letters: string, more: { words?: boolean; code?: boolean; regex?: boolean; pieces?: number }): StringForm {
  return {
    open: new RegExp(`${letters}\\s?${sign}(?!=>)`, "y"),
    atValue: true,
    shape: ([, quote = "{"]) => ({
      ...quotedBy(quote),
      escapes: more.code ? "backslash" : "quote",
      multiline: true,
      ...(more.words && { words: true }),
      ...(more.regex && { regex: true }),
      ...(more.pieces && quotedBy(quote).nests === undefined && { pieces: more.pieces }),
      ...(more.code ? code : {}),
    }),
  };
}

export const perl: Dialect = {
  ids: ["perl"],
  lineComments: ["#"],
  blockComments: [
    { open: "=pod", close: "\n=cut", atLineStart: true },
    { open: "=head", close: "\n=cut", atLineStart: true },
    { open: "=over", close: "\n=cut", atLineStart: true },
    { open: "=begin", close: "\n=cut", atLineStart: true },
  ],
  strings: [
    heredoc,
    operatorString("qq", { code: true }),
    operatorString("qw", { words: true }),
    operatorString("qr", { regex: true }),
    operatorString("qx", { code: true }),
    operatorString("q", {}),
    operatorString("m", { regex: true }),
    operatorString("(?:s|tr|y)", { regex: true, pieces: 2 }),
    { open: /\/(?=[^\s/=][^\n]{0,400}\/)/y, atValue: true, shape: { close: "/", escapes: "backslash", regex: true } },
    quoted(/"/y, '"', { multiline: true, ...code }),
    { open: /'/y, shape: { close: "'", escapes: "quote", multiline: true } },
    quoted(/`/y, "`", { multiline: true, ...code }),
  ],
  words: {
    function: "sub",
    declare: "my our local state",
    if: "if unless",
    loop: "for foreach while until",
    clause: "else elsif continue",
    block: "do eval BEGIN END",
    return: "return",
    output: "print say printf",
    import: "use no",
    prefix: "not ref defined delete exists",
    operator: "and or xor eq ne lt gt le ge cmp x",
    jump: "last next redo",
    skip: "package",
    null: "undef",
  },
  sigils: "$@%&",
  blocks: "braces",
  braces: "object",
  concat: ["."],
  dotJoins: true,
  members: ["->", "::"],
  operators: ["//", "//="],
  assigns: ["="],
  namedBy: ["=>"],
  pairs: ["=>"],
  choices: ["//"],
  commands: "all",
  ternary: true,
  weakWords: true,
  lastIsValue: true,
  self: ["self"],
  only: "perl",
};
