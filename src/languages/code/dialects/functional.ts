import type { Dialect } from "../dialect.ts";
import { character, quoted, raw } from "./forms.ts";

/** Languages where a function stands beside what it is applied to. */

const base = {
  lines: true,
  application: true,
  continues: ["<>", "++", "$", "&", "<|", "^", "|>", ">>=", "<$>"],
  blocks: "braces",
  braces: "object",
  members: ["."],
  namedBy: [],
  pairs: [],
  lastIsValue: true,
  self: [],
} as const satisfies Partial<Dialect>;

export const haskell: Dialect = {
  ...base,
  ids: ["haskell", "elm", "purescript"],
  lineComments: ["--"],
  blockComments: [{ open: "{-", close: "-}", nests: true }],
  strings: [raw(/\[[a-z]{1,12}\|/y, "|]"), quoted(/"""/y, '"""', { multiline: true }), quoted(/"/y, '"'), character],
  words: {
    declare: "let",
    block: "do",
    lambda: "if case",
    clause: "where of then else in",
    import: "import",
    skip: "module type newtype data instance class deriving infixl infixr infix port",
    true: "True",
    false: "False",
    null: "Nothing",
  },
  wordEnd: "'",
  operators: ["<>", "++", "<-", "<|", "|>", "<$>", "::", "$!", "=<<", ">>=", "<&>", "<*>", ".~", "?~", ">>", "&&", "||"],
  concat: ["<>", "++"],
  assigns: ["=", "<-"],
  declares: ["<-"],
};

export const ocaml: Dialect = {
  ...base,
  ids: ["ocaml", "sml"],
  lineComments: [],
  blockComments: [{ open: "(*", close: "*)", nests: true }],
  strings: [raw(/\{[a-z_]{0,12}\|/y, "|}"), quoted(/"/y, '"', { multiline: true }), character],
  words: {
    declare: "let and val",
    modifier: "rec mutable",
    lambda: "fun function if match try",
    import: "open include",
    skip: "module type exception external",
    clause: "in then else with of end struct sig begin done",
    new: "new",
    true: "true",
    false: "false",
    null: "None",
  },
  operators: ["<-", "|>", "@@", ">>=", "!="],
  concat: ["^"],
  assigns: ["=", "<-", ":="],
  members: [".", "#"],
};

export const fsharp: Dialect = {
  ...base,
  ids: ["fsharp"],
  lineComments: ["//"],
  blockComments: [{ open: "(*", close: "*)", nests: true }],
  strings: [
    quoted(/\$"""/y, '"""', { multiline: true, holes: [{ open: "{", close: "}", doubled: true, format: true }] }),
    raw(/"""/y, '"""'),
    quoted(/\$"/y, '"', { multiline: true, holes: [{ open: "{", close: "}", doubled: true, format: true }] }),
    { open: /@"/y, shape: { close: '"', escapes: "doubled", multiline: true } },
    quoted(/"/y, '"', { multiline: true }),
    character,
  ],
  words: {
    declare: "let use val and",
    modifier: "rec mutable inline private public internal static member",
    lambda: "fun function if match try",
    import: "open",
    skip: "module namespace type exception",
    clause: "in then else elif with of end begin done do finally",
    transparent: "return yield",
    new: "new",
    true: "true",
    false: "false",
    null: "null None",
  },
  operators: ["<-", "|>", "<|", ">>"],
  concat: ["+", "^"],
  assigns: ["=", "<-"],
  namedBy: ["="],
};
