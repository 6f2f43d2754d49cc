import { describe, expect, it } from "vitest";

import { walk } from "../../src/tree/children.ts";
import type { Program } from "../../src/tree/node.ts";
import { relocateProgram } from "../../src/tree/relocate.ts";
import { createSourceFile } from "../../src/scan/siblings.ts";
import { printProgram } from "../support/print-tree.ts";

const shift = 1000;

function read(text: string, path: string): Program {
  return createSourceFile(path, text).model.program;
}

function placesOf({ body }: Program): [number, number][] {
  const places: [number, number][] = [];
  for (const node of body) walk(node, ({ start, end }) => {
    places.push([start, end]);
    return undefined;
  });
  return places;
}

describe("a tree with its positions mapped", () => {
  it.each([
    ["a.ts", `const { a = "x", ...rest } = await f(\`b\${c}\`, [1, !d], { e: g ?? "h", ...i }); // note`],
    ["a.ts", `import { a as b } from "./c"; export default class D extends E { f = "g"; h(i = "j", { k }) { if (k) throw new L("m"); return this.f; } }`],
    ["a.py", `import os\ndef f(a, b="c"):\n    return g(os.environ["d"], key=f"e{a}")\n`],
    ["a.sh", `#!/bin/sh\nexport A="b $C"\ncurl -H "d: $A" https://example.com <<EOF\ntext $A\nEOF\n`],
    ["a.yaml", `a:\n  b: "c\\n"\n  d: [e, f]\n`],
    ["a.json", `{"a": {"b": ["c\\u0041", 1, null]}}`],
    ["a.html", `<p data-a="b">c</p><script>d("e")</script>`],
    ["a.md", "# a\n\n```sh\ncurl b\n```\n"],
  ])("keeps what it says and moves where it says it: %s", (path, text) => {
    const program = read(text, path);
    const moved = relocateProgram(program, (offset) => offset + shift);
    expect(printProgram(moved)).toBe(printProgram(program));
    expect(placesOf(moved)).toEqual(placesOf(program).map(([start, end]) => [start + shift, end + shift]));
    expect(moved.comments).toEqual(program.comments.map(({ start, end }) => ({ start: start + shift, end: end + shift })));
  });

  it("says of each letter of a text where it stands", () => {
    const moved = relocateProgram(read(`a = "bc"`, "a.py"), (offset) => 10 * offset);
    const offsets: (readonly number[] | undefined)[] = [];
    for (const node of moved.body) walk(node, (inner) => {
      if (inner.kind === "string") offsets.push(inner.offsets);
      return undefined;
    });
    expect(offsets).toEqual([[50, 60, 70]]);
  });

  it("leaves the tree that it was given as it is", () => {
    const program = read(`f("a", { b: "c" });`, "a.ts");
    const before = placesOf(program);
    relocateProgram(program, (offset) => offset + shift);
    expect(placesOf(program)).toEqual(before);
  });
});
