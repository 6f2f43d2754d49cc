import { describe, expect, it } from "vitest";

import { createSourceFile } from "../../src/scan/siblings.ts";
import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { cinclus, factsOf, written } from "./facts-of.ts";

function addressesOf(path: string, text: string): string[] {
  return factsOf({ [path]: text }).urls.map(({ place }) => written(place));
}

describe("texts in a text are read in their own language", () => {
  it.each([
    ["a script in HTML", "a.html", `<script>fetch("${cinclus}?a=1")</script>`],
    ["a fence in Markdown", "a.md", `\`\`\`sh\ncurl ${cinclus}?a=1\n\`\`\`\n`],
    ["a script in YAML", "a.yaml", `run: |\n  curl ${cinclus}?a=1\n`],
    ["a command in a string of code", "a.py", `os.system("curl ${cinclus}?a=1")`],
    ["JSON in a string of code", "a.ts", `const body = '{"cinclus": "${cinclus}?a=1"}';`],
    ["a cell of a notebook", "a.ipynb", JSON.stringify({ cells: [{ cell_type: "code", source: [`requests.get("${cinclus}?a=1")`] }] })],
  ])("%s", (_, path, text) => {
    expect(addressesOf(path, text)).toContain(`${cinclus}?a=1`);
  });

  it("at their places in the outer text", () => {
    const text = `<p>first</p>\n<script>\n  const a = "\\x61";\n  fetch("${cinclus}");\n</script>`;
    const [url] = factsOf({ "a.html": text }).urls;
    expect(url?.place.start).toBe(text.indexOf(cinclus));
  });

  it("of a text inside a text inside a text", () => {
    const text = `\`\`\`html\n<script>exec("curl ${cinclus}?a=1")</script>\n\`\`\`\n`;
    expect(addressesOf("a.md", text)).toContain(`${cinclus}?a=1`);
  });

  it.each([
    ["fences", "a.md", 2500, (index: number) => `\`\`\`sh\ncurl -k ${cinclus}?n=${String(index)}\n\`\`\`\n`],
    ["commands in strings", "a.js", 120, (index: number) => `exec("curl -k ${cinclus}?n=${String(index)}");\n`],
  ])("however many there are: %s", (_, path, count, line) => {
    const text = Array.from({ length: count }, (_, index) => line(index)).join("");
    expect(factsOf({ [path]: text }).switches).toHaveLength(count);
  });

  it("of which none goes deeper than it may", () => {
    const text = Array.from({ length: 12 }).reduce<string>((inner) => JSON.stringify({ cinclus: inner }), fakeKey("service"));
    expect(() => createSourceFile("a.json", text)).not.toThrow();
  });
});
