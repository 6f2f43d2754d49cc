import { expect, it } from "vitest";
import { print, read } from "./support.ts";

it.each([
  ["a {\n  b.c = 8080\n  d: e-f\n}", '{"a": {"b.c": 8080, "d": "e-f"}}'],
  ['key = "abc"\nkey = ${?KEY}', '{"key": "abc", "key": KEY}'],
  ['url = ${base}"/v1?key=abc" # why', '{"url": `${base}/v1?key=abc`}'],
  ["wait = 10 seconds, other = true", '{"wait": "10 seconds", "other": true}'],
  ['list = ["a", b, { c = d }]\nlist += e', '{"list": ["a", "b", {"c": "d"}], "list": "e"}'],
  ['text = """a "b"\nc"""', '{"text": "a \\"b\\"\\nc"}'],
  ['include "other.conf"\na.b {\r\n c =\n d\r\n}', '{"a.b": {"c": "d"}}'],
  ['{"a": "b", "c": {"d": 1}}', '{"a": "b", "c": {"d": 1}}'],
  ['"a b".c = d', '{"\\"a b\\".c": "d"}'],
])("reads %j", (text, tree) => {
  expect(print("hocon", text)).toBe(tree);
});

it("tells its comments", () => {
  expect(read("hocon", "# a\nb = c // d\n").comments).toEqual([{ start: 0, end: 3 }, { start: 10, end: 14 }]);
});
