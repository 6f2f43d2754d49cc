import type { Dialect } from "../dialect.ts";
import { braces, dollarBrace, double, quoted, single } from "./forms.ts";

/** What most languages share, for those that nobody has described. */
export const generic: Dialect = {
  ...braces,
  ids: ["generic"],
  lineComments: ["//"],
  strings: [quoted(/"""/y, '"""', { multiline: true }), quoted(/`/y, "`", { multiline: true, holes: [dollarBrace] }), double, single],
  words: {
    function: "function func fn def fun sub proc",
    class: "class struct module",
    declare: "let var val const my local",
    modifier: "public private protected static final export async",
    return: "return",
    throw: "throw raise",
    new: "new",
    transparent: "await",
    if: "if",
    loop: "for while",
    clause: "else elseif elif catch finally",
    try: "try",
    true: "true True",
    false: "false False",
    null: "null nil None undefined",
  },
  sigils: "$@",
  lines: true,
  braces: "object",
  members: [".", "->", "::", "?."],
  assigns: ["=", ":="],
  declares: [],
  namedBy: [":", "="],
  pairs: ["=>"],
};

/** Property and value, parted by a colon. */
export const css: Dialect = {
  ...generic,
  ids: ["css", "scss", "less"],
  words: {},
  wordInside: "-",
  assigns: [":"],
  ternary: false,
};

export const graphql: Dialect = { ...generic, ids: ["graphql"], lineComments: ["#"], words: { function: "query mutation subscription" }, ternary: false };

/** Calls without brackets, and strings with code in them. */
export const coffee: Dialect = {
  ...generic,
  ids: ["coffee"],
  lineComments: ["#"],
  blockComments: [{ open: "###", close: "###" }],
  strings: [
    quoted(/"""/y, '"""', { multiline: true, holes: [{ open: "#{", close: "}" }] }),
    quoted(/'''/y, "'''", { multiline: true }),
    quoted(/"/y, '"', { multiline: true, holes: [{ open: "#{", close: "}" }] }),
    single,
  ],
  commands: "all",
  arrow: "->",
};
