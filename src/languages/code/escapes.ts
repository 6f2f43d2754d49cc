const simple: Readonly<Record<string, string>> = {
  n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", v: "\v", a: "\x07", e: "\x1b", s: " ",
};

export interface Escape {
  readonly value: string;
  /** How many units of the text it takes, the backslash included. */
  length: number;
}

/** Undoes the escape that begins with the backslash at `at`; `mark` is the length of the backslash and what belongs to it. */
export function readEscape(text: string, at: number, mark = 1): Escape {
  const letter = text.charAt(at + mark);
  if (letter === "\r" && text.charAt(at + mark + 1) === "\n") return { value: "", length: mark + 2 };
  if (letter === "\n" || letter === "") return { value: "", length: mark + letter.length };
  if (letter === "x") return ofHex(text, at, mark, 2);
  if (letter === "u") return ofHex(text, at, mark, 4);
  if (letter === "U") return ofHex(text, at, mark, 8);
  const octal = /[0-7]{1,3}/y;
  octal.lastIndex = at + mark;
  const digits = octal.exec(text)?.[0];
  if (digits) return { value: String.fromCharCode(Number.parseInt(digits, 8)), length: mark + digits.length };
  return { value: simple[letter] ?? letter, length: mark + 1 };
}

function ofHex(text: string, at: number, mark: number, width: number): Escape {
  const braced = /\{([\da-fA-F]{1,8})\}/y;
  braced.lastIndex = at + mark + 1;
  const inBraces = braced.exec(text);
  const plain = inBraces?.[1] ?? leadingHex(text, at + mark + 1, width);
  const code = Number.parseInt(plain, 16);
  const length = mark + 1 + (inBraces ? inBraces[0].length : plain.length);
  return Number.isNaN(code) || code > 0x10ffff
    ? { value: text.charAt(at + mark), length: mark + 1 }
    : { value: String.fromCodePoint(code), length };
}

function leadingHex(text: string, from: number, width: number): string {
  return /^[\da-fA-F]*/.exec(text.slice(from, from + width))?.[0] ?? "";
}
