import { RuleTester } from "@typescript-eslint/rule-tester";
import { ESLint, type Linter } from "eslint";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import * as analysis from "../../src/eslint/analysis.ts";
import plugin from "../../src/eslint/eager.ts";
import { createPlugin } from "../../src/eslint/plugin.ts";
import { rules } from "../../rules/index.ts";
import { expandText } from "../accuracy/expand.ts";
import { writeOut } from "./corpus.ts";

const key = expandText("@@service:1@@");
const api = "api.cinclus.wayscloud.services";

interface Told {
  readonly rule: string;
  readonly at: string;
  readonly message: string;
}

/** Lints files in a folder of their own, by the plugin and a configuration. */
async function lint(files: Record<string, string>, config: Linter.Config[] = [plugin.configs.recommended]): Promise<Told[]> {
  const { root, remove } = writeOut(Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(expandText(text)) })));
  // The folder is a project's top, wherever the machine keeps its temporary files.
  mkdirSync(join(root, ".git"));
  try {
    const results = await new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: config }).lintFiles(["."]);
    return results.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, line, column, message }) => ({ rule: (ruleId ?? "").replace("cinclus/", ""), at: `${filePath.slice(root.length + 1).replaceAll("\\", "/")}:${String(line)}:${String(column)}`, message })),
    );
  } finally {
    remove();
  }
}

function places(told: readonly Told[]): string[] {
  return told.map(({ rule, at }) => `${rule} ${at}`).sort();
}

describe("the plugin", () => {
  test("has a name, a version and a namespace", () => {
    expect(plugin.meta).toMatchObject({ name: "cinclus-guard", namespace: "cinclus" });
    expect(plugin.meta.version).toMatch(/^\d+\.\d+\.\d+/);
  });

  test.each(rules)("has the rule $id, as ESLint expects one", ({ id, description }) => {
    const rule = plugin.rules[id];
    expect(rule?.meta).toMatchObject({ type: "problem", schema: [], languages: ["*"], docs: { description } });
    expect(rule?.meta.docs.url).toContain(id);
  });

  test("switches every rule on at the severity of the scanner", () => {
    for (const config of Object.values(plugin.configs)) {
      expect(config.rules).toEqual(Object.fromEntries(rules.map(({ id, severity }) => [`cinclus/${id}`, severity === "error" ? "error" : "warn"])));
    }
  });
});

describe("cost", () => {
  /** How often the languages were asked for, and how many files were looked at. */
  function counting(): { counts: { loads: number; looks: number }; config: Linter.Config } {
    const counts = { loads: 0, looks: 0 };
    const counted = createPlugin(() => {
      counts.loads++;
      return {
        ...analysis,
        inspect: (...given) => {
          counts.looks++;
          return analysis.inspect(...given);
        },
      };
    });
    return { counts, config: counted.configs.recommended };
  }

  test("a file that does not name Cinclus is not looked at by any rule", async () => {
    const { counts, config } = counting();
    await lint({ "a.js": 'export const apiKey = "@@hex:1@@";\n', "b.js": "fetch('https://api.example.com');\n" }, [config]);
    expect(counts).toEqual({ loads: 0, looks: 0 });
  });

  test("a file that does is looked at once for all rules", async () => {
    const { counts, config } = counting();
    const told = await lint({ "a.js": `fetch("http://${api}?api_key=" + key);\nconst cinclusKey = "@@hex:1@@";\n` }, [config]);
    expect(new Set(told.map(({ rule }) => rule)).size).toBe(3);
    expect(counts.looks).toBe(1);
  });
});

describe("imports", () => {
  const client = `import OpenAI from "openai";\nimport { secret } from "./secret.js";\nnew OpenAI({ baseURL: "https://${api}/v1", apiKey: secret });\n`;

  test("a key that only an import makes one is reported at the import, with the other file's name", async () => {
    const told = await lint({ "client.js": client, "secret.js": 'export const secret = "@@hex:1@@";\n' });
    expect(places(told)).toEqual(["no-hardcoded-key client.js:2:10"]);
    expect(told[0]?.message).toContain("secret.js:1");
  });

  test("a key that its own file shows is reported there alone", async () => {
    const told = await lint({ "client.js": client, "secret.js": 'export const secret = "@@service:1@@";\n' });
    expect(places(told)).toEqual(["no-hardcoded-key secret.js:1:24"]);
  });

  test("a comment at the import allows it", async () => {
    const allowed = client.replace("import { secret", "// cinclus-guard-allow no-hardcoded-key -- revoked\nimport { secret");
    expect(await lint({ "client.js": allowed, "secret.js": 'export const secret = "@@hex:1@@";\n' })).toEqual([]);
  });
});

describe("settings", () => {
  const files = { "src/a.js": `fetch("http://llm.acme.example/v1");\nfetch("http://${api}/v1");\n` };
  const withSettings = (cinclus: unknown): Linter.Config[] => [plugin.configs.recommended, { settings: { cinclus } }];

  test("a host of one's own counts", async () => {
    expect(places(await lint(files, withSettings({ hosts: ["llm.acme.example"] })))).toEqual(["require-https src/a.js:1:8", "require-https src/a.js:2:8"]);
  });

  test("the scanner's configuration file is read, and both count together", async () => {
    const configured = { ...files, "cinclus-guard.config.json": '{ "hosts": ["llm.acme.example"] }' };
    expect(places(await lint(configured))).toEqual(["require-https src/a.js:1:8", "require-https src/a.js:2:8"]);
    expect(await lint(configured, withSettings({ rules: { "require-https": "off" } }))).toEqual([]);
  });

  test("a section of package.json is read", async () => {
    const section = JSON.stringify({ "cinclus-guard": { ignore: ["src"] } });
    expect(await lint({ ...files, "package.json": section })).toEqual([]);
  });

  test("a file in YAML is read", async () => {
    expect(await lint({ ...files, "cinclus-guard.config.yaml": "allow:\n  - path: src/**\n    reason: an old example\n" })).toEqual([]);
  });

  test("a key pattern of one's own counts, also in files that do not name Cinclus", async () => {
    const told = await lint({ "a.js": 'const k = "acme_0123456789abcdef";\n' }, withSettings({ keyPatterns: ["acme_[0-9a-f]{16}"] }));
    expect(places(told)).toEqual(["no-hardcoded-key a.js:1:12"]);
  });

  test("a wrong field is named, with the right one", async () => {
    await expect(lint(files, withSettings({ host: ["llm.acme.example"] }))).rejects.toThrow(/settings\.cinclus.*"host".*"?hosts/);
    await expect(lint({ ...files, "cinclus-guard.config.json": '{ "ignores": [] }' })).rejects.toThrow(/cinclus-guard\.config\.json.*"ignores".*"?ignore/);
  });

  test("what ESLint shows of it is a sentence and no stack", async () => {
    await expect(lint(files, withSettings({ host: ["llm.acme.example"] }))).rejects.toHaveProperty("stack", expect.stringMatching(/^settings\.cinclus [^\n]*$/));
  });
});

describe("comments", () => {
  test("eslint-disable works as usual", async () => {
    expect(await lint({ "a.js": `// eslint-disable-next-line cinclus/require-https -- a test\nfetch("http://${api}/v1");\n` })).toEqual([]);
  });

  test("cinclus-guard-allow works as in the scanner, in any language", async () => {
    const config = [plugin.configs.recommended, plugin.configs["all-files"]];
    expect(await lint({ ".env": "# cinclus-guard-allow no-hardcoded-key -- revoked\nCINCLUS_API_KEY=@@service:1@@\n" }, config)).toEqual([]);
  });
});

describe("all-files", () => {
  const config = [plugin.configs.recommended, plugin.configs["all-files"]];

  test.each([".env", ".env.production", "app.py", "main.go", "Dockerfile", "docker/Dockerfile.dev", "main.tf", "values.yaml", "config.json", "README.md", "Makefile", ".npmrc", "index.html", "App.vue", "Info.plist", "notes.txt", "deploy.sh", ".wayscloud/credentials", ".husky/pre-commit", "LICENSE"])(
    "reads %s",
    async (path) => {
      const told = await lint({ [path]: "\nuse @@service:1@@\n" }, config);
      expect(places(told)).toContain(`no-hardcoded-key ${path}:2:5`);
    },
  );

  test("leaves scripts to ESLint's own language", async () => {
    expect(places(await lint({ "a.mjs": 'export const key = "@@service:1@@";\n' }, config))).toEqual(["no-hardcoded-key a.mjs:1:21"]);
  });

  test("counts lines and columns behind a byte order mark and with CRLF", async () => {
    const told = await lint({ "a.py": `\uFEFFimport requests\r\nx = "é"; requests.get("http://${api}/v1")\r\n` }, config);
    expect(places(told)).toEqual(["require-https a.py:2:24"]);
  });

  test("tells nothing of the key itself", async () => {
    const told = await lint({ ".env": "CINCLUS_API_KEY=@@service:1@@\n", "a.js": 'const k = "@@service:1@@";' }, config);
    expect(told).toHaveLength(2);
    expect(JSON.stringify(told)).not.toContain(key.slice(20));
  });
});

describe("rules as the tester of typescript-eslint sees them", () => {
  RuleTester.describe = describe;
  RuleTester.it = test;
  RuleTester.afterAll = afterAll;
  const tester = new RuleTester();
  for (const { id } of rules) {
    const rule = plugin.rules[id];
    if (!rule) continue;
    tester.run(id, rule, {
      valid: ["fetch('https://api.example.com/v1?api_key=' + key);", `fetch("https://${api}/v1", { headers: { Authorization: \`Bearer \${process.env.CINCLUS_API_KEY}\` } });`],
      invalid: [],
    });
  }
  const https = plugin.rules["require-https"];
  if (!https) return;
  tester.run("require-https", https, {
    valid: ["fetch('http://localhost:8080/v1');"],
    invalid: [
      {
        code: `const base: string = "http://${api}/v1";`,
        output: `const base: string = "https://${api}/v1";`,
        errors: [{ messageId: "problem", line: 1, column: 23, endColumn: 63 }],
      },
    ],
  });
});
