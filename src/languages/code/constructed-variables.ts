import type { Cursor } from "./cursor.ts";

/** C++: whether what stands between the parentheses is a value and no parameters: `QNetworkRequest request(QUrl("…"));`, `ssl::stream stream(ioc, ctx);`. */
export function holdsValue(cursor: Cursor): boolean {
  const { partner } = cursor.token;
  const isStatement = partner > 0 && cursor.at(partner + 1).text === ";";
  const last = isStatement ? Math.min(partner, cursor.index + 40) : cursor.index + 2;
  for (let index = cursor.index + 1; index < last; index++) {
    const { type } = cursor.at(index);
    if (type === "string" || type === "number") return true;
  }
  // What stands in a block is hardly ever a prototype.
  const isIndented = cursor.token.indent > 0 && last > cursor.index + 1;
  return isStatement && isIndented && !namesParameter(cursor, last);
}

/** `Foo name`, `Foo&`, `const char* key`, `int`: a type stands there, and no value. */
function namesParameter(cursor: Cursor, end: number): boolean {
  for (let index = cursor.index + 1; index < end; index++) {
    const token = cursor.at(index);
    const next = cursor.at(index + 1);
    if (token.type === "word" && (next.type === "word" || cursor.role(token) === "type" || cursor.role(token) === "modifier")) return true;
    if (/^[*&]{1,2}$/.test(token.text) && (index + 1 === end || next.text === ",")) return true;
  }
  return false;
}
