import type { Dialect } from "../dialect.ts";
import { java } from "./java.ts";
import { dollarBrace, quoted, raw } from "./forms.ts";

const code = { holes: [dollarBrace], names: "plain" } as const;

export const dart: Dialect = {
  ...java,
  ids: ["dart"],
  strings: [
    raw(/r"""/y, '"""'),
    raw(/r'''/y, "'''"),
    raw(/r"/y, '"', { multiline: false }),
    raw(/r'/y, "'", { multiline: false }),
    quoted(/"""/y, '"""', { multiline: true, dropsFirstBreak: true, ...code }),
    quoted(/'''/y, "'''", { multiline: true, dropsFirstBreak: true, ...code }),
    quoted(/"/y, '"', code),
    quoted(/'/y, "'", code),
  ],
  words: {
    ...java.words,
    class: "class enum mixin extension",
    declare: "var final const",
    modifier: "static late abstract external covariant required factory sealed base",
    type: "void int double num bool String dynamic",
    clause: "else catch on finally",
    transparent: "await",
    operator: "is as",
    import: "import export part",
    return: "return",
    skip: "library typedef",
    jump: "break continue rethrow yield",
  },
  members: [".", "?."],
  braces: "object",
  arrow: "=>",
  namedBy: [":"],
  casts: false,
  operators: ["?..", "...?"],
  only: "dart",
};
