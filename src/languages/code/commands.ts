import type { Cursor } from "./cursor.ts";
import type { Role } from "./dialect.ts";

/** Whether what stands behind a name is the first argument of a call without parentheses. */
export function startsArgument(cursor: Cursor): boolean {
  const { token } = cursor;
  if (token.newline || !token.space) return false;
  switch (token.type) {
    case "end":
      return false;
    case "string":
    case "number":
    case "regex":
      return true;
    case "word":
      return token.sigil !== "" || wordStartsArgument(cursor);
    case "operator":
      return signStartsArgument(cursor);
  }
}

const rolesOfArguments = new Set<Role>(["true", "false", "null", "new", "lambda", "transparent", "prefix", "type"]);

function wordStartsArgument(cursor: Cursor): boolean {
  const { text } = cursor.token;
  const { only } = cursor.dialect;
  if (/^(?:then|do)$/i.test(text)) return false;
  if (only === "vb" && isClauseOfVisualBasic(text)) return false;
  if (only === "groovy" && isFollowedByCalculation(cursor)) return false;
  const role = cursor.role();
  // Groovy's `def` declares, too.
  return role === undefined || rolesOfArguments.has(role) || (role === "function" && only !== "groovy");
}

/** `Dictionary(Of String)`, `x To y`, `v As String` */
function isClauseOfVisualBasic(word: string): boolean {
  return /^(?:of|to|as|step|from|with|handles|implements)$/i.test(word);
}

/** Groovy: in `String key = x` and `a b * c` the first word is no command. */
function isFollowedByCalculation(cursor: Cursor): boolean {
  const after = cursor.peek();
  return after.type === "operator" && /^[=+*/]=?$/.test(after.text);
}

function signStartsArgument(cursor: Cursor): boolean {
  const { text } = cursor.token;
  const { only } = cursor.dialect;
  const after = cursor.peek();
  if (only === "elixir" && (text === "{" || text === "[")) return true;
  // With a space behind it most signs calculate.
  if (after.space) return text === "%" || (text === "[" && after.text !== "]") || text === "->" || text === "\\";
  return only === "groovy" ? text === "[" : /^(?:\[|->|::|:|\*|\*\*|&|-|!|\\|%)$/.test(text);
}
