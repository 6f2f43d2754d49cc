import { Buffer } from "node:buffer";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { fakeKey, type FakeKeyShape } from "../../src/cinclus/fake-key.ts";
import { noAdditions } from "../../src/facts/text.ts";
import { detect } from "../../src/scan/detect.ts";
import { projectOf } from "../flow/facts-of.ts";

const url = "https://api.cinclus.wayscloud.services/v1/completions";

type Encoding = "plain" | "base64" | "percent" | "escaped";

const encode: Record<Encoding, (key: string) => string> = {
  plain: (key) => key,
  base64: (key) => Buffer.from(key).toString("base64"),
  percent: (key) => Array.from(key, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`).join(""),
  escaped: (key) => Array.from(key, (character) => `\\x${character.charCodeAt(0).toString(16)}`).join(""),
};

/** Lines in which a key of any shape shows by its name or its use; `%` is where it stands. */
const named = [
  `CINCLUS_API_KEY=%`,
  `export WAYSCLOUD_TOKEN="%"`,
  `const cinclusApiKey = "%";`,
  `cinclus_api_key: "%"`,
  `{"cinclus": {"apiKey": "%"}}`,
  `<add key="CinclusApiKey" value="%" />`,
  `fetch("${url}", { headers: { Authorization: "Bearer %" } });`,
  `fetch("${url}", { headers: { "X-API-Key": "%" } });`,
  `fetch("http://api.cinclus.wayscloud.services/v1?api_key=%");`,
  `new OpenAI({ baseURL: "${url}", apiKey: "%", dangerouslyAllowBrowser: true });`,
  `curl -k -H "Authorization: Bearer %" ${url}`,
  `curl -u %: ${url}`,
  `requests.post("${url}", headers={"Authorization": "%"}, verify=False)`,
  `console.log("key", cinclusApiKey = "%");`,
  `VITE_CINCLUS_API_KEY=%`,
];

/** Lines in which only a key of known shape can be told. */
const anywhere = [
  `%`,
  `// an old key: %`,
  `- [%](https://example.org/?token=%)`,
  `throw new Error("wrong key % for " + process.env.CINCLUS_API_KEY);`,
  `"\\"%\\""`,
  `x%`,
  `%_%`,
  "`% ${process.env.CINCLUS_API_KEY} %`",
  `| % | http://api.cinclus.wayscloud.services |`,
  `fetch("https://other.example/" + "%");`,
];

const paths = ["src/a.ts", "src/App.tsx", "a.js", "a.py", "a.go", "a.rb", "a.php", "A.java", "a.sh", ".env", "a.yaml", "a.json", "a.toml", "a.ini", "a.tf", "a.xml", "a.html", "a.vue", "README.md", "a.ipynb", "a.txt", "a.log", "a.sql", "Dockerfile", "Makefile", "a.http", "a.bin", "a.diff", "a.css", "a"];

/** No stretch of this many characters of a secret may be told. */
const telling = 12;

/** What of a key nobody may see, in every form in which it was written. */
function secretsOf(key: string, encoding: Encoding): string[] {
  const hidden = key.replace(/^wayscloud_[a-z]+_/, "");
  return encoding === "base64" ? [hidden, encode.base64(key).slice(-encode.base64(hidden).length + 4)] : [hidden, encode[encoding](hidden)];
}

function toldOf(secret: string, report: string): string | undefined {
  for (let at = 0; at + telling <= secret.length; at++) {
    const stretch = secret.slice(at, at + telling);
    if (report.includes(stretch)) return stretch;
  }
  return undefined;
}

interface Piece {
  readonly text: string;
  readonly secrets: readonly string[];
}

const shaped = fc.constantFrom<FakeKeyShape>("service", "token", "older");
const unshaped = fc.constantFrom<FakeKeyShape>("hex", "letters", "url-safe");
const numbers = fc.integer({ min: 1, max: 40 });

function piece(line: string, key: string, encoding: Encoding): Piece {
  return { text: line.replaceAll("%", () => encode[encoding](key)), secrets: secretsOf(key, encoding) };
}

const pieces: fc.Arbitrary<Piece> = fc.oneof(
  fc.record({ line: fc.constantFrom(...named), shape: fc.oneof(shaped, unshaped), number: numbers }).map(({ line, shape, number }) => piece(line, fakeKey(shape, number), "plain")),
  fc.record({ line: fc.constantFrom(...anywhere, ...named), shape: shaped, number: numbers, encoding: fc.constantFrom<Encoding>("plain", "base64", "percent", "escaped") }).map(({ line, shape, number, encoding }) => piece(line, fakeKey(shape, number), encoding)),
);

/** Findings that stand by themselves and show their line. */
const company = fc.constantFrom(
  `fetch("http://api.cinclus.wayscloud.services/v1");`,
  `console.log(process.env.CINCLUS_API_KEY);`,
  `import.meta.env.VITE_CINCLUS_API_KEY`,
  `curl -k ${url}`,
  "😀\t",
  "x".repeat(150),
);

const glue = fc.constantFrom("\n", "\r\n", " ", "; ", "\n\n  ", " ".repeat(60));

function written(path: string, bytes: Uint8Array): string {
  return JSON.stringify(detect({ path, where: "file", bytes }, { additions: noAdditions }));
}

function expectNothingTold(report: string, secrets: readonly string[]): void {
  for (const secret of secrets) expect(toldOf(secret, report)).toBeUndefined();
}

/**
 * Where a file's language does not read the line as its own (a `.env` line in TypeScript), the key is not known for
 * one, and stands in the excerpts of other findings on its line.
 */
const unread = new Set([`fetch("http://api.cinclus.wayscloud.services/v1?api_key=%");`, `VITE_CINCLUS_API_KEY=%`]);
const inNames = named.flatMap((line) => (["hex", "letters", "url-safe", "service", "token", "older"] as const).map((shape) => [shape, line] as const));
const isTold = ([shape, line]: readonly [FakeKeyShape, string]): boolean => unread.has(line) && ["hex", "letters", "url-safe"].includes(shape);

describe("no finding tells a key", () => {
  it.each(inNames.filter((row) => !isTold(row)))("%s in %s", (shape, line) => {
    const { text, secrets } = piece(line, fakeKey(shape), "plain");
    for (const path of paths) expectNothingTold(written(path, Buffer.from(text)), secrets);
  });

  it.each(inNames.filter(isTold))("%s in %s", (shape, line) => {
    const { text, secrets } = piece(line, fakeKey(shape), "plain");
    for (const path of paths) expectNothingTold(written(path, Buffer.from(text)), secrets);
  });

  it.each(anywhere.flatMap((line) => (["plain", "base64", "percent", "escaped"] as const).map((encoding) => [encoding, line] as const)))("%s in %s", (encoding, line) => {
    const { text, secrets } = piece(line, fakeKey("service"), encoding);
    for (const path of paths) expectNothingTold(written(path, Buffer.from(text)), secrets);
  });

  it("in texts of several keys", () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.array(fc.tuple(fc.oneof(pieces, company.map((text): Piece => ({ text, secrets: [] }))), glue), { minLength: 1, maxLength: 5 }), (path, parts) => {
        const text = parts.map(([{ text: line }, after]) => line + after).join("");
        expectNothingTold(written(path, Buffer.from(text)), parts.flatMap(([{ secrets }]) => secrets));
      }),
      { numRuns: 600, seed: 1 },
    );
  });

  it("in texts that are cut off anywhere", () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.array(fc.tuple(pieces, glue), { minLength: 1, maxLength: 3 }), fc.nat(), fc.nat(), (path, parts, before, length) => {
        const whole = parts.map(([{ text }, after]) => text + after).join("");
        const from = before % whole.length;
        const text = whole.slice(from, from + 1 + (length % whole.length));
        expectNothingTold(written(path, Buffer.from(text)), parts.flatMap(([{ secrets }]) => secrets));
      }),
      { numRuns: 600, seed: 1 },
    );
  });

  it("in bytes of any encoding", () => {
    const encodings = fc.constantFrom<(text: string) => Uint8Array>(
      (text) => Buffer.from(`\uFEFF${text}`),
      (text) => Buffer.from(`\uFEFF${text}`, "utf16le"),
      (text) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
      (text) => Buffer.from(text, "utf16le"),
      (text) => Buffer.from(`æ${text}`, "latin1"),
      (text) => Buffer.concat([Buffer.from([0, 1, 2, 0xff, 0, 0]), Buffer.from(text), Buffer.from([0, 0xfe, 0])]),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), pieces, encodings, (path, { text, secrets }, bytesOf) => {
        expectNothingTold(written(path, bytesOf(text)), secrets);
      }),
      { numRuns: 300, examples: [["src/a.ts", piece("VITE_CINCLUS_API_KEY=%", fakeKey("hex"), "plain"), (text) => Buffer.from(`\uFEFF${text}`)]] },
    );
  });

  it("that comes in from another file", () => {
    for (const shape of ["hex", "letters", "url-safe", "service", "token", "older"] as const) {
      const key = fakeKey(shape);
      const files = { "b.ts": `export const key = "${key}"; fetch("http://api.cinclus.wayscloud.services");` };
      const text = `import { key } from "./b";\nfetch("http://api.cinclus.wayscloud.services/?token=" + key, { headers: { Authorization: "Bearer " + key } });\nconsole.log(key);\n`;
      const findings = detect({ path: "a.ts", where: "file", bytes: Buffer.from(text) }, { additions: noAdditions, project: projectOf(files) });
      expect(findings.some((finding) => finding.key)).toBe(true);
      expectNothingTold(JSON.stringify(findings), secretsOf(key, "plain"));
    }
  });

  it("of a pattern of the project's own", () => {
    const key = fakeKey("letters", 3);
    const text = `fetch("http://llm.acme.example/?x=acme_${key}"); // acme_${key}\n`;
    const additions = { ...noAdditions, hosts: ["llm.acme.example"], keyPatterns: [/acme_[A-Za-z0-9]{44}/g] };
    const findings = detect({ path: "a.ts", where: "file", bytes: Buffer.from(text) }, { additions });
    expect(findings.some((finding) => finding.key)).toBe(true);
    expectNothingTold(JSON.stringify(findings), [key]);
  });
});
