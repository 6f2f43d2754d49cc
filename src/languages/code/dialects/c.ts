import type { Dialect, StringForm } from "../dialect.ts";
import { braces, character, quoted } from "./forms.ts";

const rawText: StringForm = {
  open: /(?:u8|[uUL])?R"([^\s()\\]{0,16})\(/y,
  shape: (match) => ({ close: `)${match[1] ?? ""}"`, escapes: "none", multiline: true }),
};

export const c: Dialect = {
  ...braces,
  ids: ["c", "cpp"],
  strings: [rawText, quoted(/(?:u8|[uUL])?"/y, '"'), character],
  words: {
    class: "class struct enum union namespace",
    declare: "auto const constexpr",
    modifier: "static extern inline virtual explicit public private protected volatile register typename friend mutable thread_local template",
    type: "void int long short char bool float double unsigned signed size_t",
    if: "if",
    loop: "for while",
    switch: "switch",
    case: "case default",
    clause: "else catch",
    try: "try",
    block: "do",
    return: "return co_return co_yield",
    throw: "throw",
    import: "using",
    transparent: "co_await",
    new: "new",
    prefix: "delete sizeof",
    jump: "break continue goto",
    skip: "typedef",
    true: "true TRUE",
    false: "false FALSE",
    null: "NULL nullptr",
  },
  members: [".", "->", "::"],
  braces: "list",
  structs: "any",
  typesFirst: true,
  casts: true,
  generics: true,
  only: "c",
};

export const objectivec: Dialect = {
  ...c,
  ids: ["objectivec", "objc"],
  strings: [quoted(/@"/y, '"'), ...c.strings],
  words: {
    ...c.words,
    class: "struct enum union",
    type: `${c.words.type ?? ""} NSString NSInteger BOOL id instancetype`,
    true: "true TRUE YES",
    false: "false FALSE NO",
    null: "NULL nil Nil",
    new: "",
    import: "",
    modifier: "static extern inline volatile __block __weak __strong",
    declare: "const auto",
  },
  structs: "any",
  self: ["self"],
  generics: false,
  only: "objectivec",
};

export const solidity: Dialect = {
  ...c,
  ids: ["solidity"],
  words: {
    ...c.words,
    class: "contract interface library struct enum",
    function: "function constructor modifier event error",
    modifier: "public private internal external constant immutable view pure payable memory storage calldata virtual override",
    import: "import",
    declare: "",
  },
  only: "java",
};
