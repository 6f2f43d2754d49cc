/** A letter, `_`, or anything beyond ASCII. */
export function isWordStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code > 127;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isWordPart(code: number): boolean {
  return isWordStart(code) || isDigit(code);
}

/** White space that does not end a line. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 12 || code === 11 || code === 0xa0 || code === 0xfeff;
}

export function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}

const closers: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "<": ">" };

/** The bracket that closes this one, or the same sign where it is no bracket. */
export function closerOf(opening: string): string {
  return closers[opening] ?? opening;
}
