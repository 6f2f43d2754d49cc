import type { Dialect, StringForm } from "../dialect.ts";
import { braces, quoted } from "./forms.ts";

const code = [{ open: "\\(", close: ")" }];

/** `#"…"#`: as many signs in front of the escapes and holes as around it. */
const hashed: StringForm = {
  open: /(#{1,8})("""|")/y,
  shape: ([, hashes = "#", quote = '"']) => ({
    close: `${quote}${hashes}`,
    escapes: "backslash",
    multiline: quote.length === 3,
    dropsFirstBreak: quote.length === 3,
    holes: [{ open: `\\${hashes}(`, close: ")" }],
  }),
};

export const swift: Dialect = {
  ...braces,
  ids: ["swift"],
  blockComments: [{ open: "/*", close: "*/", nests: true }],
  strings: [hashed, quoted(/"""/y, '"""', { multiline: true, dropsFirstBreak: true, holes: code }), quoted(/"/y, '"', { holes: code })],
  words: {
    function: "func init deinit subscript",
    class: "class struct enum protocol extension actor",
    declare: "let var",
    modifier:
      "public private fileprivate internal open static final override lazy weak unowned mutating nonmutating convenience required dynamic optional indirect nonisolated",
    if: "if guard",
    loop: "for while repeat",
    switch: "switch",
    case: "case default",
    clause: "else catch",
    try: "do",
    return: "return",
    throw: "throw",
    import: "import",
    transparent: "try await async inout some any consume",
    operator: "is as in",
    block: "defer",
    jump: "break continue fallthrough",
    skip: "typealias associatedtype precedencegroup",
    true: "true",
    false: "false",
    null: "nil",
  },
  lines: true,
  continues: ["?", ":", "+", "-", "==", "&&"],
  braces: "closure",
  namedBy: [":"],
  generics: true,
  trailingBlocks: true,
  lastIsValue: true,
  self: ["self", "Self"],
  only: "swift",
};
