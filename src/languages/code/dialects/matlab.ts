import type { Dialect } from "../dialect.ts";

export const matlab: Dialect = {
  ids: ["matlab", "octave"],
  lineComments: ["%", "#", "..."],
  blockComments: [
    { open: "%{", close: "%}", atLineStart: true },
    { open: "#{", close: "#}", atLineStart: true },
  ],
  strings: [
    // Behind a value the sign turns a matrix round.
    { open: /(?<![\w)\]}'.])'/y, shape: { close: "'", escapes: "doubled" } },
    { open: /"/y, shape: { close: '"', escapes: "doubled" } },
  ],
  words: {
    function: "function",
    class: "classdef",
    declare: "global persistent",
    if: "if",
    loop: "for while parfor",
    clause: "else elseif case otherwise catch",
    try: "try",
    block: "properties methods events enumeration",
    return: "return",
    jump: "break continue",
    import: "import",
    end: "end endif endfunction endwhile endfor end_try_catch endswitch",
    true: "true",
    false: "false",
  },
  lines: true,
  blocks: "end",
  braces: "list",
  concat: [],
  members: ["."],
  assigns: ["="],
  namedBy: ["="],
  self: ["obj"],
  only: "matlab",
};
