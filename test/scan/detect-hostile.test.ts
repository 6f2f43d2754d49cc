import { Buffer } from "node:buffer";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { noAdditions, type Project } from "../../src/facts/text.ts";
import { detect } from "../../src/scan/detect.ts";
import { projectOf } from "../flow/facts-of.ts";

const key = fakeKey("service");
const url = "https://api.cinclus.wayscloud.services/v1";
/** Far more than any takes, since machines are busy: what grows faster than its text takes minutes and hours. */
const patience = 90_000;

function times(count: number, line: (index: number) => string, between = "\n"): string {
  return Array.from({ length: count }, (_, index) => line(index)).join(between);
}

function findingsOf(path: string, text: string, project?: Project): ReturnType<typeof detect> {
  return detect({ path, where: "file", bytes: Buffer.from(text) }, { additions: noAdditions, ...(project ? { project } : {}) });
}

const send = `fetch("${url}", { headers: { Authorization: "Bearer " + a0 } });`;

/** Texts that would take forever, or overflow, where work grows faster than its input. */
const hostile: readonly (readonly [string, string, () => string])[] = [
  ["one line of a megabyte of letters", "a.ts", () => `const cinclus = "${"a".repeat(1_000_000)}";`],
  ["one line of a megabyte of Base64", "a.ts", () => `const cinclus = "${Buffer.from("wayscloud_ ".repeat(70_000)).toString("base64")}";`],
  ["one line of a megabyte of calls", "a.min.js", () => times(30_000, (index) => `f${index}("${url}");`, "")],
  ["one line of beginnings of keys", "a.txt", () => "wayscloud_llm_".repeat(70_000)],
  ["one line of beginnings of addresses", "a.txt", () => "https://api.cinclus.wayscloud.services/?".repeat(25_000)],
  ["one line of hosts without an end", "a.txt", () => "api.cinclus.wayscloud.services.".repeat(30_000)],
  ["one line of percents", "a.txt", () => `cinclus ${"%77".repeat(300_000)}`],
  ["one line of backslashes", "a.ts", () => `const cinclus = "${"\\x77".repeat(200_000)}";`],
  ["a megabyte of spaces", "a.ts", () => `cinclus_api_key =${" ".repeat(1_000_000)}"x"`],
  ["a megabyte of quotes", "a.py", () => `cinclus = ${"'\"".repeat(500_000)}`],
  ["a megabyte of line breaks", "a.yaml", () => `cinclus:${"\n".repeat(1_000_000)}`],
  ["nested JSON", "a.json", () => `${'{"cinclus":'.repeat(50_000)}1${"}".repeat(50_000)}`],
  ["nested JSON without an end", "a.json", () => `{"cinclus": ${"[".repeat(300_000)}`],
  ["nested brackets", "a.ts", () => `const cinclus = ${"[".repeat(50_000)}${"]".repeat(50_000)};`],
  ["nested brackets in Python", "a.py", () => `cinclus = ${"(".repeat(50_000)}${")".repeat(50_000)}`],
  ["nested calls", "a.go", () => `var cinclus = ${"f(".repeat(50_000)}${")".repeat(50_000)}`],
  ["nested functions", "a.ts", () => `/* cinclus */ ${"(() => { ".repeat(10_000)}${"})();".repeat(10_000)}`],
  ["nested templates", "a.ts", () => `const cinclus = ${"`${".repeat(20_000)}1${"}`".repeat(20_000)};`],
  ["nested templates in the shell", "a.sh", () => `cinclus=${'"$('.repeat(20_000)}`],
  ["nested tags", "a.html", () => `cinclus ${"<div>".repeat(100_000)}`],
  ["nested XML", "a.xml", () => `<cinclus>${"<a>".repeat(50_000)}${"</a>".repeat(50_000)}</cinclus>`],
  ["nested YAML", "a.yaml", () => `cinclus: ${"[".repeat(20_000)}`],
  ["nested indents", "a.yaml", () => times(2000, (index) => `${" ".repeat(index)}cinclus${index}:`)],
  ["nested quotes of Markdown", "a.md", () => `${"> ".repeat(50_000)}cinclus`],
  ["a long sum", "a.ts", () => `const cinclus = ${times(20_000, (index) => `"a${index}"`, " + ")};`],
  ["a long sum of unknowns", "a.py", () => `cinclus = ${times(20_000, (index) => `a${index}`, " + ")}`],
  ["a long chain of calls", "a.ts", () => `cinclus${".f()".repeat(20_000)};`],
  ["a long chain of choices", "a.ts", () => `const cinclus = ${times(20_000, (index) => `a${index}`, " || ")};`],
  ["a long chain of conditions", "a.ts", () => `const cinclus = ${times(5000, (index) => `c${index} ? "a${index}"`, " : ")} : "z";`],
  ["variables in a chain", "a.ts", () => `${times(5000, (index) => `const a${index} = a${index + 1};`)}\nconst a5000 = "${key}";\n${send}`],
  ["variables in a chain backwards", "a.ts", () => `const b0 = "${key}";\n${times(5000, (index) => `const b${index + 1} = b${index};`)}\nconst a0 = b5000;\n${send}`],
  ["variables in a cycle", "a.ts", () => `${times(5000, (index) => `let a${index} = a${(index + 1) % 5000};`)}\n${send}`],
  ["variables that double", "a.ts", () => `let a0 = "x";\n${times(3000, (index) => `const a${index + 1} = a${index} + a${index};`)}\nfetch("${url}?q=" + a3000);`],
  ["variables made of two others", "a.ts", () => `${times(3000, (index) => `const a${index} = c ? a${index + 1} : a${index + 2};`)}\n${send}`],
  ["one variable written often", "a.ts", () => `let a0 = "";\n${times(10_000, (index) => `a0 = "v${index}";`)}\n${send}`],
  ["one variable added to often", "a.ts", () => `let a0 = "";\n${times(5000, (index) => `a0 += "v${index}";`)}\n${send}`],
  ["an object of many fields", "a.ts", () => `const o = { ${times(20_000, (index) => `f${index}: "v${index}"`, ", ")} };\nconst a0 = o.f19999;\n${send}`],
  ["objects spread in a chain", "a.ts", () => `const o0 = { key: "x" };\n${times(2000, (index) => `const o${index + 1} = { ...o${index}, ...o${index} };`)}\nconst a0 = o2000.key;\n${send}`],
  ["fields of fields", "a.ts", () => `const a0 = o${".f".repeat(20_000)};\n${send}`],
  ["functions in a chain", "a.ts", () => `${times(3000, (index) => `function f${index}(x) { return f${index + 1}(x); }`)}\nconst a0 = f0("x");\n${send}`],
  ["functions in a cycle", "a.ts", () => `${times(3000, (index) => `function f${index}(x) { return f${(index + 1) % 3000}(x); }`)}\nconst a0 = f0("x");\n${send}`],
  ["functions that each call all", "a.ts", () => `${times(150, (index) => `function f${index}(x) { ${times(150, (other) => `f${other}(x);`, " ")} return x; }`)}\nconst a0 = f0("x");\n${send}`],
  ["one function called often", "a.ts", () => `function f(a0) { ${send} }\n${times(10_000, (index) => `f("v${index}");`)}`],
  ["classes in a chain", "a.ts", () => `${times(2000, (index) => `class C${index} extends C${index + 1} { k = this.j; }`)}\nconst a0 = new C0().k;\n${send}`],
  ["headers by the thousand", "a.ts", () => times(20_000, (index) => `h.set("Authorization", "Bearer " + k${index});`) + `\nfetch("${url}", { headers: h });`],
  ["headers by the thousand in one object", "a.ts", () => `fetch("${url}", { headers: { ${times(20_000, (index) => `"X-H${index}": "v"`, ", ")} } });`],
  ["requests by the thousand", "a.ts", () => times(3000, (index) => `fetch("${url}?i=${index}", { headers: { Authorization: "Bearer " + k } });`)],
  ["requests by the thousand in Python", "a.py", () => times(3000, (index) => `requests.get("${url}?i=${index}", headers={"Authorization": k}, verify=False)`)],
  ["commands by the thousand", "a.sh", () => times(3000, (index) => `curl -k -H "Authorization: Bearer $K" ${url}?i=${index}`)],
  ["settings by the thousand", ".env", () => times(10_000, (index) => `CINCLUS_API_KEY_${index}=\${K${index}}`)],
  ["settings by the thousand in YAML", "a.yaml", () => `cinclus:\n${times(10_000, (index) => `  key${index}: "\${K${index}}"`)}`],
  ["logs by the thousand", "a.ts", () => times(5000, (index) => `console.log("k${index}", process.env.CINCLUS_API_KEY);`)],
  ["keys by the thousand", "a.txt", () => times(2000, (index) => fakeKey("service", index))],
  ["keys by the thousand on a line", "a.txt", () => times(1000, (index) => fakeKey("service", index), " ")],
  ["fences by the thousand", "a.md", () => times(3000, () => `\`\`\`sh\ncurl ${url}\n\`\`\`\n`)],
  ["scripts by the thousand", "a.html", () => times(3000, () => `<script>fetch("${url}")</script>`)],
  ["JSON in JSON in JSON", "a.json", () => Array.from({ length: 14 }).reduce<string>((inner) => JSON.stringify({ cinclus: inner }), key)],
  ["imports by the thousand", "a.ts", () => `${times(5000, (index) => `import { a${index} } from "./m${index}";`)}\n${send}`],
  ["objects that are set to a copy of themselves", "a.ts", () => `let o = { key: "x" };\n${times(2000, (index) => `o = { ...o, f${index}: o.f${index - 1} };`)}\nconst a0 = o.key;\n${send}`],
  ["one field written and read often", "a.ts", () => `class A { m() { ${times(3000, (index) => `this.k = "v${index}"; fetch("${url}", { headers: { Authorization: this.k } });`, " ")} } }`],
  ["fields of a class nobody declares", "a.py", () => times(3000, (index) => `Api.api_key = k${index}`)],
  ["functions of one name", "a.js", () => times(3000, (index) => `{ function f(k) { return fetch("${url}", { headers: { authorization: k } }); }\nf("v${index}"); }`)],
  ["functions that call others here and there", "a.js", () => `${times(5000, (index) => `function f${index}(x) { return f${(index * 7 + 1) % 5000}(x) + f${(index * 13 + 5) % 5000}(x + ${index}); }`)}\nfetch("${url}?q=" + f0(1));`],
  ["a table of constants, all used", "a.ts", () => `enum T { ${times(5000, (index) => `A${index} = "a${index}"`, ", ")} }\n${times(5000, (index) => `cinclus(T.A${index});`)}\n${send}`],
  ["names in one object", "a.ts", () => `const cinclus = { ${times(20_000, (index) => `a${index}: b${index}`, ", ")} };\n${send}`],
  ["names handed to one call", "a.ts", () => `cinclus(${times(20_000, (index) => `b${index}`, ", ")});\n${send}`],
  ["keys of another service in one object", "a.json", () => `{ ${times(3000, (index) => `"a${index}": "${fakeKey("hex", index)}"`, ",\n")}, "url": "${url}" }`],
  ["keys in rows of JSON", "a.json", () => `[${times(3000, (index) => `{ "name": "cinclus", "key": "${fakeKey("hex", index)}" }`, ",\n")}]`],
  ["keys in rows of CSV", "a.csv", () => `name,key\n${times(3000, (index) => `cinclus,${fakeKey("hex", index)}`)}`],
  ["keys in settings", ".env", () => times(3000, (index) => `CINCLUS_API_KEY_${index}=${fakeKey("hex", index)}`)],
  ["keys in comments", "a.ts", () => times(3000, (index) => `// cinclus key = ${fakeKey("hex", index)}`)],
  ["services that check no certificates", "docker-compose.yml", () => `services:\n${times(2000, (index) => `  s${index}:\n    environment:\n      CINCLUS_API_KEY: \${K}\n      NODE_TLS_REJECT_UNAUTHORIZED: "0"\n      URL: ${url}`)}`],
  ["a table of 20,000 rows", "a.csv", () => times(20_000, (index) => `${index},name ${index},${url},2024-01-01`)],
  ["50,000 short strings", "a.json", () => `{"cinclus":[${times(50_000, (index) => `"s${index}"`, ",")}]}`],
  ["translations", "en.json", () => `{${times(5000, (index) => `"key.number${index}": "Some text of Cinclus ${index} that is told to users"`, ",\n")}}`],
  ["a lock file", "package-lock.json", () => `{"packages":{"node_modules/@wayscloud/x":{"version":"1.0.0"},${times(3000, (index) => `"node_modules/pack${index}":{"version":"1.${index}.0","integrity":"sha512-${fakeKey("hex", index)}${fakeKey("hex", index + 1)}==","dependencies":{"a${index}":"^1.0.0"}}`, ",\n")}}}`],
  ["a log that names Cinclus on each line", "a.log", () => times(15_000, (index) => `2024-01-01T00:00:${index} INFO request to ${url}/chat id=${index} ok`)],
  ["fields with tags of Go, all read", "a.go", () => `package a // ${url}\ntype C struct {\n${times(10_000, (index) => `\tAPIKey${index} string \`env:"CINCLUS_API_KEY_${index}"\``)}\n}\nfunc f(c C) {\n${times(10_000, (index) => `\tuse(c.APIKey${index}, c.APIKey)`)}\n}`],
  ["tags of Go on one line", "a.go", () => `package a // ${url}\ntype C struct { ${times(10_000, (index) => `APIKey${index} string \`env:"CINCLUS_API_KEY_${index}"\``, "; ")} }\nfunc f(c C) {\n${times(10_000, () => `\tlog.Println(c.APIKey)`)}\n}`],
  ["a secret that is asked for with much, and read often", "a.ts", () => `const s = await getSecret({ ${times(20_000, (index) => `a${index}: "v${index}"`, ", ")}, name: "cinclus/api-key" });\n${times(5000, (index) => `fetch("${url}/${index}", { headers: { Authorization: "Bearer " + s.value } });`)}`],
  ["a secret that is asked for by many names, and read often", "a.ts", () => `const s = await getSecret(${times(10_000, (index) => `"cinclus-api-key-${index}"`, ", ")});\n${times(5000, () => "console.log(s.value);")}`],
  ["a section that is asked for with much, and read often", "a.ts", () => `const s = config.get(${times(20_000, (index) => `"v${index}"`, ", ")}, "cinclus");\n${times(5000, () => "console.log(s.apiKey);")}`],
  ["functions with options of click", "a.py", () => times(5000, (index) => `@click.option("--key-${index}", default="k")\ndef f${index}(key_${index}):\n    requests.get("${url}", headers={"Authorization": key_${index}})`)],
  ["a function with thousands of options of click", "a.py", () => `${times(5000, (index) => `@click.option("--key-${index}", default="k")`)}\ndef f(${times(5000, (index) => `key_${index}`, ", ")}):\n${times(5000, (index) => `    requests.get("${url}", headers={"Authorization": key_${index}})`)}`],
  ["a field that each function switches off", "a.py", () => times(5000, (index) => `def f${index}():\n    session.verify = False\n    session.get("${url}")`)],
  ["a field that one function switches off often", "a.py", () => `def f():\n${times(10_000, () => "    ctx.check_hostname = False")}\n    get("${url}")`],
  ["clients of one class that check no certificates", "a.py", () => times(5000, (index) => `def f${index}():\n    client = HttpClient(verify=False)\n    return client.get("${url}/${index}")`)],
  ["a class that lets all certificates pass, used often", "a.java", () => `// ${url}\nclass V implements HostnameVerifier {\n${times(3000, () => "  public boolean verify(String a, Object b) { return true; }")}\n}\nclass M { void f() {\n${times(3000, () => "  c.hostnameVerifier(new V());")}\n} }`],
  ["sections that check no certificates", "a.yaml", () => `url: ${url}\nclients:\n${times(5000, (index) => `  tls_${index}:\n    insecure_skip_verify: true\n    server_name: a${index}`)}`],
  ["switches and credentials in one section", "a.json", () => `{"s": {${times(5000, (index) => `"ssl_verify${index}": false, "api_key_${index}": "x${index}"`, ",\n")}}, "url": "${url}"}`],
  ["addresses and credentials in one section", "a.yaml", () => `u: ${url}\nc:\n${times(5000, (index) => `  a${index}_url: https://a${index}.example.com\n  ${index}:\n    Authorization: Token k${index}`)}`],
  ["headers that a proxy sets", "nginx.conf", () => `server { location / {\nproxy_pass ${url};\n${times(10_000, (index) => `proxy_set_header Authorization "Token x${index}";`)}\n} }`],
  ["pairs of a query", "a.py", () => `requests.get("${url}", [${times(10_000, (index) => `["token", k${index}]`, ", ")}])`],
  ["pairs of a list, all read", "a.ts", () => `const m = [${times(10_000, (index) => `["k${index}", "v${index}"]`, ", ")}];\n${times(10_000, (index) => `fetch("${url}?q=" + m.k${index});`)}`],
  ["headers that are logged often", "a.ts", () => `const headers = new Headers(); headers.set("Authorization", k); fetch("${url}", { headers });\n${times(10_000, () => "console.log(headers);")}`],
  ["a session of many fields that is logged often", "a.py", () => `s = Session()\n${times(5000, (index) => `s.token${index} = k${index}`)}\n${times(5000, () => "print(s)")}\ns.get("${url}")`],
  ["rests of headers that are logged", "a.ts", () => `${times(5000, (index) => `const { Authorization, ...rest${index} } = headers; console.log(rest${index});`)}\nfetch("${url}", { headers })`],
  ["a function of a shell that prints often, called often", "a.sh", () => `f() {\n${times(5000, () => '  echo "$CINCLUS_API_KEY"')}\n}\n${times(5000, () => "f")}\ncurl ${url}`],
  ["a function of many returns, called often", "a.ts", () => `function f() {\n${times(5000, (index) => `  if (a${index}) return "k${index}";`)}\n}\n${times(5000, () => `fetch("${url}", { headers: { Authorization: f() } });`)}`],
  ["fields of one name in many classes", "a.ts", () => `${times(5000, (index) => `class A${index} { private c: CinclusOptions${index}; m() { this.h = { Authorization: this.c.apiKey }; this.h.x(); } }`)}\nfetch("${url}");`],
  ["many addresses of a client that is used often", "a.py", () => `c = Client()\n${times(5000, (index) => `c.base_url${index}_url = "https://a${index}.example.com"`)}\n${times(5000, () => 'send(c, headers={"Authorization": k})')}\n# ${url}`],
  ["classes that are variants of each other", "a.py", () => `# ${url}\n${times(5000, (index) => `class Cinclus${index}Handler:\n    pass\nclass Feed${index}Auth:\n    def f(self):\n        return {"Authorization": self.k}`)}`],
  ["a bundle", "a.min.js", () => times(200, (index) => `function a${index}(b,c){return fetch("${url}/x"+b.e(c),{headers:{Authorization:"Bearer "+b.k}})}${times(20, (other) => `var z${index}_${other}=function(e,t){return e&&t.n(${other})||e.m["x${other}"]?t.q("some text "+e):null};`, "")}`, "")],
];

describe("a hostile text is read to its end", () => {
  it.each(hostile)("%s", (_, path, textOf) => {
    expect(Array.isArray(findingsOf(path, textOf()))).toBe(true);
  }, patience);

  it("in a project whose files all import each other", () => {
    const files = Object.fromEntries(
      Array.from({ length: 80 }, (_, index) => [`m${index}.ts`, `${times(80, (other) => `import { a${other} } from "./m${other}";\nexport * from "./m${other}";`)}\nexport const b${index} = a${(index + 1) % 80};`]),
    );
    const text = `import { a0 } from "./m0";\nimport { b0 as b } from "./m0";\n${send}\nconsole.log(b);`;
    expect(findingsOf("a.ts", text, projectOf(files))).toEqual([]);
  }, patience);

  it("and still tells what stands at its end", () => {
    for (const [path, text] of [
      ["a.ts", `${times(20_000, (index) => `const v${index} = "value ${index}";`)}\nconst k = "${key}";\n`],
      ["a.txt", `${"word ".repeat(200_000)}${key}`],
      ["a.json", `{"a": ${"[".repeat(500)}${"]".repeat(500)}, "cinclusApiKey": "${key}"}`],
      ["a.ts", `const cinclus = ${"[".repeat(5000)}"${key}"${"]".repeat(5000)};`],
    ] as const) {
      expect(findingsOf(path, text).map(({ rule }) => rule)).toContain("no-hardcoded-key");
    }
  }, 2 * patience);
});

describe("a bad text is no error", () => {
  const endings = ["ts", "tsx", "js", "py", "go", "rb", "php", "java", "kt", "cs", "swift", "rs", "dart", "c", "sh", "ps1", "bat", "yaml", "json", "toml", "ini", "env", "tf", "xml", "plist", "html", "vue", "svelte", "astro", "md", "rst", "adoc", "ipynb", "map", "sql", "http", "har", "csv", "diff", "clj", "ex", "pl", "lua", "r", "m", "nix", "txt", "unknown", ""];
  const words = fc.constantFrom(
    "cinclus", "wayscloud", "CINCLUS_API_KEY", "=", ":", "{", "}", "[", "]", "(", ")", "<", ">", "</", "/>", '"', "'", "`", "${", "{{", "}}", "#{", "\\", "\n", "\r\n", "\t", "  ", "- ", "> ", "```", "<script>", "</script>", "<<EOF", "EOF",
    "#", "//", "/*", "*/", "<!--", "-->", "fetch(", "headers", "Authorization", "Bearer ", url, "http://api.cinclus.wayscloud.services", "?api_key=", "import", "from", "export", "const", "class", "def", "func", "fn", "=>", "->", "...", "||", "??", "+", ",", ";", "&", "|", "@", "$", "%", "\0", "\uFEFF", "\u2028", "😀", "\uD800", "é", "0x", "1e9", "null", "true", key, key.slice(0, 30), fakeKey("hex"),
  );

  it.each(endings)("whatever stands in a file that ends in %j", (ending) => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        const findings = findingsOf(`folder/file${ending && `.${ending}`}`, parts.join(""));
        for (const { line, column, endLine, endColumn } of findings) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(endLine).toBeGreaterThanOrEqual(line);
          if (endLine === line) expect(endColumn).toBeGreaterThanOrEqual(column);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("whatever bytes a file is made of", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom("a.ts", "a.py", "a.json", "a.bin", ".env"), (bytes, path) => {
        const around = Buffer.concat([bytes, Buffer.from(`\ncinclus ${key}\n`), bytes]);
        expect(() => detect({ path, where: "file", bytes: around }, { additions: noAdditions })).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });

  it.each(["", ".", "/", "a/", "..", "a\0b", "a b.ts", "æøå.ts", "commit 1234", "C:\\a.ts", "a.".repeat(500), "__proto__", "constructor"])("whatever the path: %j", (path) => {
    expect(findingsOf(path, `key = "${key}"`).map(({ rule }) => rule)).toContain("no-hardcoded-key");
  });
});
