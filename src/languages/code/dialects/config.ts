import type { Dialect } from "../dialect.ts";
import { dollarBrace, double, quoted, raw, single } from "./forms.ts";
import { generic } from "./generic.ts";

/** Languages that do nothing but make configuration. */

const base = { ...generic, sigils: "", declares: [], lastIsValue: true } as const satisfies Dialect;

export const jsonnet: Dialect = {
  ...base,
  ids: ["jsonnet"],
  lineComments: ["//", "#"],
  strings: [raw(/\|\|\|/y, "|||", { dropsFirstBreak: true }), raw(/@"/y, '"'), quoted(/"/y, '"', { multiline: true }), quoted(/'/y, "'", { multiline: true })],
  words: { function: "function", declare: "local", if: "if", clause: "else then", loop: "for", operator: "in", throw: "error", transparent: "assert", true: "true", false: "false", null: "null" },
  operators: [":::", "+:", "+::"],
  lines: false,
  members: ["."],
  assigns: ["="],
  namedBy: ["="],
  keySigns: ["::", ":::", "+:", "+::"],
  self: ["self", "$"],
};

export const nix: Dialect = {
  ...base,
  ids: ["nix"],
  lineComments: ["#"],
  strings: [quoted(/"/y, '"', { multiline: true, holes: [dollarBrace] }), raw(/''/y, "''", { dropsFirstBreak: true, holes: [dollarBrace] })],
  words: { declare: "let", transparent: "in then else rec with assert", true: "true", false: "false", null: "null" },
  wordInside: "-",
  lines: false,
  operators: ["++"],
  members: ["."],
  assigns: ["="],
  namedBy: [],
  commands: "literals",
  ternary: false,
};

export const bicep: Dialect = {
  ...base,
  ids: ["bicep"],
  strings: [raw(/'''/y, "'''", { dropsFirstBreak: true }), quoted(/'/y, "'", { holes: [dollarBrace] })],
  words: { declare: "param var output resource module type", if: "", loop: "for", operator: "in", skip: "targetScope metadata", import: "import using", true: "true", false: "false", null: "null" },
  lines: true,
  members: [".", ".?", "::"],
  assigns: ["="],
  namedBy: [],
  linesPart: true,
  ternary: true,
};

export const cue: Dialect = {
  ...base,
  ids: ["cue"],
  strings: [quoted(/"""/y, '"""', { multiline: true, dropsFirstBreak: true, holes: [{ open: "\\(", close: ")" }] }), quoted(/"/y, '"', { holes: [{ open: "\\(", close: ")" }] }), single],
  words: { declare: "let", if: "if", loop: "for", operator: "in", skip: "package", import: "import", true: "true", false: "false", null: "null" },
  wordStart: "#",
  lines: true,
  members: ["."],
  assigns: [":", "="],
  namedBy: [],
  linesPart: true,
  choices: ["|"],
};

export const dhall: Dialect = {
  ...base,
  ids: ["dhall"],
  lineComments: ["--"],
  blockComments: [{ open: "{-", close: "-}", nests: true }],
  strings: [{ ...double, shape: { close: '"', escapes: "backslash", holes: [dollarBrace] } }, raw(/''/y, "''", { dropsFirstBreak: true, holes: [dollarBrace] })],
  words: { declare: "let", transparent: "in then else merge", true: "True", false: "False", null: "None" },
  lines: false,
  members: [".", ":"],
  assigns: ["="],
  namedBy: [],
  concat: ["++"],
  choices: ["?"],
  ternary: false,
};

export const nushell: Dialect = {
  ...generic,
  ids: ["nushell", "nu"],
  lineComments: ["#"],
  strings: [
    quoted(/\$"/y, '"', { multiline: true, holes: [{ open: "(", close: ")" }] }),
    quoted(/\$'/y, "'", { multiline: true, holes: [{ open: "(", close: ")" }] }),
    double,
    { ...single, shape: { close: "'", escapes: "none", multiline: true } },
    raw(/`/y, "`"),
  ],
  words: {
    function: "def def-env",
    declare: "let mut const",
    modifier: "export export-env",
    if: "if",
    loop: "for while",
    clause: "else catch",
    try: "try",
    import: "use source overlay",
    true: "true",
    false: "false",
    null: "null",
  },
  wordInside: "-",
  sigils: "$",
  members: [".", "?."],
  assigns: ["="],
  commands: "all",
  namedBy: [],
};

/** Apple's Pkl: `name { … }` is an object, entries stand on lines of their own. */
export const pkl: Dialect = {
  ...generic,
  ids: ["pkl"],
  linesPart: true,
  structs: "any",
};
