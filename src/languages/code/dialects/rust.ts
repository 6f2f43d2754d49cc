import type { Dialect } from "../dialect.ts";
import { braces, character, quoted, raw } from "./forms.ts";

export const rust: Dialect = {
  ...braces,
  ids: ["rust"],
  blockComments: [{ open: "/*", close: "*/", nests: true }],
  strings: [
    { open: /[bc]?r(#{0,8})"/y, shape: (match) => ({ close: `"${match[1] ?? ""}`, escapes: "none", multiline: true }) },
    quoted(/[bc]?"/y, '"', { multiline: true }),
    character,
  ],
  words: {
    function: "fn",
    class: "struct enum trait impl mod union",
    declare: "let const static",
    modifier: "pub extern default crate",
    if: "if",
    loop: "for while loop",
    switch: "match",
    clause: "else",
    return: "return",
    import: "use",
    transparent: "mut ref move async dyn box",
    block: "unsafe",
    operator: "as in",
    jump: "break continue",
    skip: "type macro_rules",
    true: "true",
    false: "false",
    null: "None",
  },
  operators: [],
  members: [".", "::", "?."],
  structs: "capital",
  ternary: false,
  lastIsValue: true,
  self: ["self"],
  only: "rust",
};

export const zig: Dialect = {
  ...rust,
  ids: ["zig"],
  // Lines that begin with two backslashes are a text.
  strings: [raw(/\\\\/y, "\n", { multiline: true }), quoted(/"/y, '"'), character],
  words: {
    ...rust.words,
    operator: "orelse catch and or",
    declare: "const var",
    modifier: "pub export extern inline comptime threadlocal",
    transparent: "try await async",
    null: "null undefined",
  },
  members: ["."],
  lastIsValue: false,
  concat: ["++"],
};
