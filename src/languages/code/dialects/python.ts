import type { Dialect, StringForm } from "../dialect.ts";
import { braces, double, quoted, raw, single } from "./forms.ts";

const code = [{ open: "{", close: "}", doubled: true, format: true }];
const formatted = "(?:[fFtT][rR]?|[rR][fFtT])";

const strings: StringForm[] = [
  raw(new RegExp(`(?:[rR][fFtT]|[fFtT][rR])"""`, "y"), '"""', { holes: code }),
  raw(new RegExp(`(?:[rR][fFtT]|[fFtT][rR])'''`, "y"), "'''", { holes: code }),
  quoted(new RegExp(`${formatted}"""`, "y"), '"""', { multiline: true, holes: code }),
  quoted(new RegExp(`${formatted}'''`, "y"), "'''", { multiline: true, holes: code }),
  quoted(new RegExp(`${formatted}"`, "y"), '"', { holes: code }),
  quoted(new RegExp(`${formatted}'`, "y"), "'", { holes: code }),
  raw(/[bB]?[rR][bB]?"""/y, '"""'),
  raw(/[bB]?[rR][bB]?'''/y, "'''"),
  raw(/[bB]?[rR][bB]?"/y, '"', { multiline: false }),
  raw(/[bB]?[rR][bB]?'/y, "'", { multiline: false }),
  quoted(/[bBuU]?"""/y, '"""', { multiline: true }),
  quoted(/[bBuU]?'''/y, "'''", { multiline: true }),
  quoted(/[bBuU]?"/y, '"'),
  quoted(/[bBuU]?'/y, "'"),
];

export const python: Dialect = {
  ids: ["python"],
  lineComments: ["#"],
  blockComments: [],
  strings,
  words: {
    function: "def",
    lambda: "lambda",
    class: "class",
    modifier: "async",
    if: "if",
    loop: "for while with",
    clause: "elif else except finally",
    try: "try",
    switch: "match",
    case: "case",
    return: "return yield",
    throw: "raise",
    import: "import from",
    transparent: "await",
    prefix: "not del assert",
    operator: "and or in is",
    jump: "pass break continue",
    skip: "global nonlocal",
    true: "True",
    false: "False",
    null: "None",
  },
  lines: true,
  blocks: "indent",
  braces: "object",
  concat: ["+"],
  members: ["."],
  assigns: ["=", ":="],
  namedBy: ["="],
  self: ["self", "cls"],
  only: "python",
};

export const gdscript: Dialect = {
  ...python,
  ids: ["gdscript"],
  strings: [quoted(/"""/y, '"""', { multiline: true }), quoted(/[&^$]?"/y, '"'), single],
  words: {
    ...python.words,
    function: "func",
    class: "class enum",
    declare: "var const signal",
    modifier: "static onready export",
    skip: "extends class_name tool",
    loop: "for while",
    true: "true",
    false: "false",
    null: "null",
    import: "",
    switch: "match",
    case: "",
  },
  assigns: ["=", ":="],
  declares: [],
  namedBy: [],
  pairs: [],
  self: ["self"],
};

export const nim: Dialect = {
  ...python,
  ids: ["nim"],
  strings: [raw(/r?"""/y, '"""'), quoted(/fmt"|&"/y, '"', { holes: code }), raw(/r"/y, '"', { multiline: false }), double, single],
  words: { ...python.words, function: "proc func method template macro iterator", declare: "let var const", clause: "elif else except finally of" },
  concat: ["+", "&"],
  self: ["self"],
  members: [...braces.members],
  commands: "all",
};
