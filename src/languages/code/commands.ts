import type { Cursor } from "./cursor.ts";

/** Whether what stands behind a name is the first argument of a call without parentheses. */
export function startsArgument(cursor: Cursor): boolean {
  const { token } = cursor;
  if (token.newline || !token.space || token.type === "end") return false;
  const after = cursor.peek();
  switch (token.type) {
    case "string":
    case "number":
      return true;
    case "regex":
      return true;
    case "word": {
      const role = cursor.role();
      if (token.sigil !== "") return true;
      if (/^(?:then|do)$/i.test(token.text)) return false;
      // VB: `Dictionary(Of String)`, `x To y`, `v As String`
      if (cursor.dialect.only === "vb" && /^(?:of|to|as|step|from|with|handles|implements)$/i.test(token.text)) return false;
      if (cursor.dialect.only === "groovy" && after.type === "operator" && /^[=+*/]=?$/.test(after.text)) return false;
      return (
        role === undefined || role === "true" || role === "false" || role === "null" || role === "new" || role === "lambda" ||
        role === "transparent" || role === "prefix" || role === "type" || (role === "function" && cursor.dialect.only !== "groovy")
      );
    }
    case "operator":
      if (cursor.dialect.only === "elixir" && (token.text === "{" || token.text === "[")) return true;
      if (after.space) return token.text === "%" || (token.text === "[" && after.text !== "]") || token.text === "->" || token.text === "\\";
      return /^(?:\[|->|::|:|\*|\*\*|&|-|!|\\|%)$/.test(token.text) && cursor.dialect.only !== "groovy"
        ? true
        : token.text === "[" && cursor.dialect.only === "groovy";
  }
}
