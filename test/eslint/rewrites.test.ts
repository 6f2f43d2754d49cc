import { Linter } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, test } from "vitest";
import type { RuleId } from "../../src/facts/finding.ts";
import plugin from "../../src/eslint/eager.ts";
import { rewriters } from "../../src/eslint/rewrites/index.ts";
import { expandText } from "../accuracy/expand.ts";

const linter = new Linter({ configType: "flat" });
const config: Linter.Config[] = [
  plugin.configs.recommended,
  plugin.configs["all-files"],
  { files: ["**/*.{js,jsx,mjs}"], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
  { files: ["**/*.{ts,tsx}"], languageOptions: { parser: tseslint.parser } },
];

function problemsOf(text: string, path: string, rule: RuleId): Linter.LintMessage[] {
  const messages = linter.verify(text, config, { filename: path });
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.filter(({ ruleId }) => ruleId === `cinclus/${rule}`);
}

interface Offer {
  readonly kind: "fix" | "suggestion" | "none";
  readonly text: string;
  readonly says: string;
}

/** What is offered for the first problem of a rule, and the text with it done. */
function offered(text: string, path: string, rule: RuleId): Offer {
  const [problem] = problemsOf(text, path, rule);
  expect(problem).toBeDefined();
  const suggestion = problem?.suggestions?.[0];
  // ESLint's ranges do not count a byte order mark.
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  const fix = problem?.fix ?? suggestion?.fix;
  if (!fix) return { kind: "none", text, says: "" };
  return {
    kind: problem?.fix ? "fix" : "suggestion",
    text: text.slice(0, mark + fix.range[0]) + fix.text + text.slice(mark + fix.range[1]),
    says: suggestion?.desc ?? "",
  };
}

type Case = readonly [title: string, path: string, before: string, after: string];

/** Does what is offered, once, and holds the outcome against what is wanted; then nothing more may be offered. */
function check(rule: RuleId, kind: "fix" | "suggestion", [, path, before, after]: Case): void {
  const source = expandText(before);
  const offer = offered(source, path, rule);
  expect(offer.text).toBe(expandText(after));
  expect(offer.kind).toBe(kind);
  expect(problemsOf(offer.text, path, rule)).toEqual([]);
}

/** Problems for which nothing may be offered. */
function checkNone(rule: RuleId, path: string, text: string): void {
  expect(offered(expandText(text), path, rule).kind).toBe("none");
}

const api = "api.cinclus.wayscloud.services";

describe("require-https", () => {
  const fixes: Case[] = [
    ["a literal", "a.js", `fetch("http://${api}/v1/models");`, `fetch("https://${api}/v1/models");`],
    ["a socket", "a.js", `new WebSocket("ws://${api}/v1");`, `new WebSocket("wss://${api}/v1");`],
    ["capital letters stay", "a.js", `fetch("HTTP://${api}/v1");`, `fetch("HTTPS://${api}/v1");`],
    ["a template", "a.ts", `const url: string = \`http://${api}/v1/\${path}\`;`, `const url: string = \`https://${api}/v1/\${path}\`;`],
    ["behind a byte order mark, with CRLF", "a.js", `\uFEFF// x\r\nfetch("http://${api}/v1");\r\n`, `\uFEFF// x\r\nfetch("https://${api}/v1");\r\n`],
    ["a text of another language", "deploy.yaml", `env:\n  CINCLUS_BASE_URL: http://${api}/v1\n`, `env:\n  CINCLUS_BASE_URL: https://${api}/v1\n`],
    ["an environment file", ".env", `CINCLUS_BASE_URL=http://${api}\n`, `CINCLUS_BASE_URL=https://${api}\n`],
  ];
  test.each(fixes)("fixed: %s", (...given) => { check("require-https", "fix", given); });

  const suggestions: Case[] = [
    ["port 80 goes with the scheme", "a.js", `fetch("http://${api}:80/v1");`, `fetch("https://${api}/v1");`],
    ["options with a protocol and a port", "a.js", `request({ protocol: "http:", hostname: "${api}", port: 80 });`, `request({ protocol: "https:", hostname: "${api}", port: 443 });`],
    ["a proxy, whose certificates are set up elsewhere", "nginx.conf", `location / {\n  proxy_pass http://${api};\n}\n`, `location / {\n  proxy_pass https://${api};\n}\n`],
  ];
  test.each(suggestions)("suggested: %s", (...given) => { check("require-https", "suggestion", given); });

  test("what is compared with an address is not fixed", () => {
    const offer = offered(`if (base === "http://${api}") warn();\nfetch(base);`, "a.js", "require-https");
    expect(offer.kind).toBe("suggestion");
  });

  test("Node's plain module would refuse the new scheme", () => {
    checkNone("require-https", "a.js", `import http from "node:http";\nhttp.get("http://${api}/v1/models");`);
    const offer = offered(`import http from "node:http";\nconst url = "http://${api}/v1/models";`, "a.js", "require-https");
    expect(offer.kind).toBe("suggestion");
  });
});

describe("no-hardcoded-key", () => {
  const suggestions: Case[] = [
    ["a literal", "a.js", 'const apiKey = "@@service:1@@";', "const apiKey = process.env.CINCLUS_API_KEY;"],
    ["behind Bearer", "a.js", 'const headers = { Authorization: "Bearer @@service:1@@" };', "const headers = { Authorization: `Bearer ${process.env.CINCLUS_API_KEY}` };"],
    ["a template without holes", "a.ts", "const apiKey: string = `@@service:1@@`;", "const apiKey: string = process.env.CINCLUS_API_KEY;"],
    ["a fallback goes", "a.js", 'const key = process.env.CINCLUS_API_KEY ?? "@@service:1@@";', "const key = process.env.CINCLUS_API_KEY;"],
    ["a constant's own name", "a.js", 'export const CINCLUS_BILLING_KEY = "@@hex:1@@";', "export const CINCLUS_BILLING_KEY = process.env.CINCLUS_BILLING_KEY;"],
    ["a token of the platform", "a.js", 'const client = { token: "@@token:1@@" };', "const client = { token: process.env.WAYSCLOUD_TOKEN };"],
    ["a key of the platform", "a.js", 'const wayscloudApiKey = "@@hex:1@@";', "const wayscloudApiKey = process.env.WAYSCLOUD_API_KEY;"],
    ["Deno", "a.ts", 'Deno.serve(() => ask("@@service:1@@"));', 'Deno.serve(() => ask(Deno.env.get("CINCLUS_API_KEY")));'],
    [
      "SvelteKit's server",
      "src/routes/+page.server.js",
      'import { ask } from "$lib/ask";\nexport const load = () => ask("@@service:1@@");',
      'import { env } from "$env/dynamic/private";\nimport { ask } from "$lib/ask";\nexport const load = () => ask(env.CINCLUS_API_KEY);',
    ],
    [
      "SvelteKit's environment under its name",
      "src/lib/server/ask.js",
      'import { env as secrets } from "$env/dynamic/private";\nexport const key = ask(secrets.OTHER, "@@service:1@@");',
      'import { env as secrets } from "$env/dynamic/private";\nexport const key = ask(secrets.OTHER, secrets.CINCLUS_API_KEY);',
    ],
    ["an attribute gets braces", "emails/invite.jsx", 'export const Invite = () => <Api apiKey="@@service:1@@" />;', "export const Invite = () => <Api apiKey={process.env.CINCLUS_API_KEY} />;"],
  ];
  suggestions.push(
    ["a default of what is taken from the environment goes", "a.js", 'const { CINCLUS_API_KEY = "@@service:1@@" } = process.env;', "const { CINCLUS_API_KEY } = process.env;"],
    [
      "a module of SvelteKit's server",
      "src/lib/server/ask.ts",
      'import { error } from "@sveltejs/kit";\nexport const key = "@@service:1@@";',
      'import { env } from "$env/dynamic/private";\nimport { error } from "@sveltejs/kit";\nexport const key = env.CINCLUS_API_KEY;',
    ],
    ["an endpoint of Astro", "src/pages/api/chat.ts", 'import type { APIRoute } from "astro";\nconst key = "@@service:1@@";', 'import type { APIRoute } from "astro";\nconst key = import.meta.env.CINCLUS_API_KEY;'],
    ["a worker, which is handed its environment", "src/worker.js", 'export default { fetch(request, env) { return ask("@@service:1@@"); } };', "export default { fetch(request, env) { return ask(env.CINCLUS_API_KEY); } };"],
    ["a function of pages", "functions/chat.js", 'export const onRequestPost = (context) => ask("@@service:1@@");', "export const onRequestPost = (context) => ask(context.env.CINCLUS_API_KEY);"],
    ["a function of pages that takes its context apart", "functions/chat.js", 'export function onRequest({ env }) { return ask("@@service:1@@"); }', "export function onRequest({ env }) { return ask(env.CINCLUS_API_KEY); }"],
  );
  test.each(suggestions)("suggested: %s", (...given) => { check("no-hardcoded-key", "suggestion", given); });

  test("two keys get two names, and those in a list none", () => {
    const names = (text: string): (string | undefined)[] =>
      linter.verify(expandText(text), config, { filename: "a.js" }).map(({ suggestions: [first] = [] }) => /process\.env\.(\w+)/.exec(first?.fix.text ?? "")?.[1]);
    expect(names('const prodKey = "@@service:1@@";\nconst testKey = "@@service:2@@";')).toEqual(["CINCLUS_PROD_KEY", "CINCLUS_TEST_KEY"]);
    expect(names('const first = "@@service:1@@";\nconst again = "@@service:1@@";')).toEqual(["CINCLUS_API_KEY", "CINCLUS_API_KEY"]);
    expect(names('const keys = ["@@service:1@@", "@@service:2@@"];')).toEqual([undefined, undefined]);
  });

  test.each([
    ["in code for the browser", "a.js", '"use client";\nconst apiKey = "@@service:1@@";'],
    ["as a type", "a.ts", 'type Key = "@@service:1@@";'],
    ["as a constant type", "a.ts", 'const apiKey = "@@service:1@@" as const;'],
    ["as an enum's value", "a.ts", 'enum Key { Main = "@@service:1@@" }'],
    ["as a property's name", "a.js", 'const teams = { "@@service:1@@": 1 };'],
    ["as a module", "a.js", 'import "@@service:1@@";'],
    ["in pieces", "a.js", 'const apiKey = "@@service:1[0:24]@@" + "@@service:1[24:]@@";'],
    ["within a text", "a.js", 'const note = "use @@service:1@@ for now";'],
    ["in a comment", "a.js", "// @@service:1@@\n"],
    // Whoever gives no key would be let in where none is set.
    ["that is compared", "a.js", 'if (given === "@@service:1@@") allow();'],
    ["that is a case", "a.js", 'switch (given) { case "@@service:1@@": allow(); }'],
    ["that is put into the environment", "a.js", 'process.env.CINCLUS_API_KEY = "@@service:1@@";'],
    ["in another language", "a.py", 'API_KEY = "@@service:1@@"\n'],
  ])("nothing is offered for a key %s", (_, path, text) => { checkNone("no-hardcoded-key", path, text); });
});

describe("no-key-in-url", () => {
  const suggestions: Case[] = [
    ["a template", "a.js", `fetch(\`https://${api}/v1/models?api_key=\${key}\`);`, `fetch(\`https://${api}/v1/models\`, { headers: { Authorization: \`Bearer \${key}\` } });`],
    ["the first of two parameters", "a.js", `fetch(\`https://${api}/v1?api_key=\${key}&zone=NO\`);`, `fetch(\`https://${api}/v1?zone=NO\`, { headers: { Authorization: \`Bearer \${key}\` } });`],
    ["the last of two parameters", "a.js", `fetch(\`https://${api}/v1?zone=NO&api_key=\${encodeURIComponent(key)}\`);`, `fetch(\`https://${api}/v1?zone=NO\`, { headers: { Authorization: \`Bearer \${key}\` } });`],
    ["a sum", "a.js", `fetch("https://${api}/v1?token=" + process.env.CINCLUS_API_KEY);`, `fetch("https://${api}/v1", { headers: { Authorization: \`Bearer \${process.env.CINCLUS_API_KEY}\` } });`],
    ["beside other options", "a.js", `fetch(\`https://${api}/v1?key=\${key}\`, { method: "POST" });`, `fetch(\`https://${api}/v1\`, { headers: { Authorization: \`Bearer \${key}\` }, method: "POST" });`],
    [
      "beside other headers",
      "a.js",
      `fetch(\`https://${api}/v1?key=\${key}\`, {\n  headers: {\n    Accept: "text/plain",\n  },\n});`,
      `fetch(\`https://${api}/v1\`, {\n  headers: {\n    Authorization: \`Bearer \${key}\`,\n    Accept: "text/plain",\n  },\n});`,
    ],
  ];
  suggestions.push(
    ["axios", "a.js", `axios.get(\`https://${api}/v1?api_key=\${key}\`);`, `axios.get(\`https://${api}/v1\`, { headers: { Authorization: \`Bearer \${key}\` } });`],
    ["axios with a body", "a.js", `axios.post(\`https://${api}/v1?api_key=\${key}\`, body);`, `axios.post(\`https://${api}/v1\`, body, { headers: { Authorization: \`Bearer \${key}\` } });`],
    ["ofetch, with types", "a.ts", `$fetch<Model>(\`https://${api}/v1?api_key=\${config.key!}\`);`, `$fetch<Model>(\`https://${api}/v1\`, { headers: { Authorization: \`Bearer \${config.key!}\` } });`],
    ["the only parameter of options", "a.js", `axios.get("https://${api}/v1", { params: { api_key: key }, timeout: 5 });`, `axios.get("https://${api}/v1", { headers: { Authorization: \`Bearer \${key}\` }, timeout: 5 });`],
    ["one of several parameters", "a.js", `axios.get("https://${api}/v1", { params: { api_key: key, zone: "NO" } });`, `axios.get("https://${api}/v1", { headers: { Authorization: \`Bearer \${key}\` }, params: { zone: "NO" } });`],
    [
      "parameters beside headers",
      "a.js",
      `axios.get("https://${api}/v1", { headers: { Accept: "a" }, params: { zone: "NO", api_key: key } });`,
      `axios.get("https://${api}/v1", { headers: { Authorization: \`Bearer \${key}\`, Accept: "a" }, params: { zone: "NO" } });`,
    ],
  );
  const withHeader = "headers: { Authorization: `Bearer ${key}` }";
  suggestions.push(
    [
      "a parameter that is set",
      "a.js",
      `const url = new URL("https://${api}/v1");\nurl.searchParams.set("zone", "NO");\nurl.searchParams.set("api_key", key);\nfetch(url);\n`,
      `const url = new URL("https://${api}/v1");\nurl.searchParams.set("zone", "NO");\nfetch(url, { ${withHeader} });\n`,
    ],
    [
      "a parameter that is set in a function, with options at the request",
      "a.ts",
      `async function ask(key: string) {\n  const url = new URL("https://${api}/v1");\n  url.searchParams.append("api_key", key);\n  try {\n    return await fetch(url.href, { method: "POST" });\n  } catch {\n    return undefined;\n  }\n}\n`,
      `async function ask(key: string) {\n  const url = new URL("https://${api}/v1");\n  try {\n    return await fetch(url.href, { ${withHeader}, method: "POST" });\n  } catch {\n    return undefined;\n  }\n}\n`,
    ],
    [
      "a parameter of a URL that becomes a text",
      "a.js",
      `const url = new URL("https://${api}/v1"); url.searchParams.set("api_key", process.env.CINCLUS_API_KEY); axios.get(url.toString());`,
      `const url = new URL("https://${api}/v1");  axios.get(url.toString(), { headers: { Authorization: \`Bearer \${process.env.CINCLUS_API_KEY}\` } });`,
    ],
    ["one of several parameters in a sum", "a.js", `fetch("https://${api}/v1?" + new URLSearchParams({ api_key: key, zone: "NO" }));`, `fetch("https://${api}/v1?" + new URLSearchParams({ zone: "NO" }), { ${withHeader} });`],
    ["the only parameter in a sum", "a.js", `fetch("https://${api}/v1?" + new URLSearchParams({ api_key: key }).toString());`, `fetch("https://${api}/v1", { ${withHeader} });`],
    ["the only parameter in a template", "a.js", `fetch(\`https://${api}/v1?\${new URLSearchParams({ api_key: key })}\`);`, `fetch(\`https://${api}/v1\`, { ${withHeader} });`],
    ["one of several parameters in a template", "a.js", `fetch(\`https://${api}/v1?\${new URLSearchParams({ zone, token: key })}\`);`, `fetch(\`https://${api}/v1?\${new URLSearchParams({ zone })}\`, { ${withHeader} });`],
    ["before the host", "a.js", `fetch(\`https://\${key}@${api}/v1\`);`, `fetch(\`https://${api}/v1\`, { ${withHeader} });`],
    ["behind a user's name", "a.js", `axios.get(\`https://user:\${key}@${api}/v1\`);`, `axios.get(\`https://${api}/v1\`, { ${withHeader} });`],
    ["before the host, in a sum", "a.js", `fetch("https://" + key + ":@${api}/v1/" + path);`, `fetch("https://${api}/v1/" + path, { ${withHeader} });`],
  );
  test.each(suggestions)("suggested: %s", (...given) => { check("no-key-in-url", "suggestion", given); });

  const made = `const url = new URL("https://${api}/v1");`;
  const set = 'url.searchParams.set("api_key", key);';
  test.each([
    ["where the URL goes somewhere else as well", `${made}\n${set}\nremember(url);\nfetch(url);`],
    ["where there are two requests", `${made}\n${set}\nfetch(url);\nfetch(url);`],
    ["where there is no request", `${made}\n${set}`],
    ["where the request came before", `${made}\nfetch(url);\n${set}`],
    ["that is set only sometimes", `${made}\nif (key) {\n  ${set}\n}\nfetch(url);`],
    ["where another function asks", `${made}\n${set}\nexport const ask = () => fetch(url);`],
    ["where the URL may be another", `let url = new URL("https://${api}/v1");\n${set}\nfetch(url);`],
    ["that changes before the request", `let key = process.env.CINCLUS_API_KEY;\n${made}\n${set}\nkey = next();\nfetch(url);`],
    ["where the options cannot be seen", `${made}\n${set}\nfetch(url, options);`],
    ["where the headers cannot be seen", `${made}\n${set}\nfetch(url, { headers });`],
    ["that is written out", `${made}\nurl.searchParams.set("api_key", "@@service:1@@");\nfetch(url);`],
    ["among parameters that cannot be seen", `fetch("https://${api}/v1?" + new URLSearchParams({ ...rest, api_key: process.env.CINCLUS_API_KEY }));`],
    ["alone behind other parameters", `fetch("https://${api}/v1?zone=NO&" + new URLSearchParams({ api_key: process.env.CINCLUS_API_KEY }));`],
  ])("nothing is offered for a key %s", (_, text) => { checkNone("no-key-in-url", "a.js", text); });

  test.each([
    ["a literal, which has to go and not to move", "a.js", `fetch("https://${api}/v1?api_key=@@service:1@@");`],
    ["an address that is used somewhere else", "a.js", `const url = \`https://${api}/v1?api_key=\${key}\`;`],
    ["a literal among parameters", "a.js", `axios.get("https://${api}/v1", { params: { api_key: "@@service:1@@" } });`],
    ["a body that is not there yet", "a.js", `axios.post(\`https://${api}/v1?api_key=\${key}\`);`],
    ["options that cannot be seen", "a.js", `fetch(\`https://${api}/v1?api_key=\${key}\`, options);`],
    ["headers that say it already", "a.js", `fetch(\`https://${api}/v1?api_key=\${key}\`, { headers: { authorization: value } });`],
  ])("nothing is offered for %s", (_, path, text) => { checkNone("no-key-in-url", path, text); });
});

describe("require-bearer-header", () => {
  const call = (header: string): string => `fetch("https://${api}/v1", { headers: { ${header} } });`;
  const suggestions: Case[] = [
    ["a bare key", "a.js", call("Authorization: process.env.CINCLUS_API_KEY"), call("Authorization: `Bearer ${process.env.CINCLUS_API_KEY}`")],
    ["another word", "a.js", call("Authorization: `Token ${apiKey}`"), call("Authorization: `Bearer ${apiKey}`")],
    ["no space", "a.js", call("Authorization: `Bearer:${apiKey}`"), call("Authorization: `Bearer ${apiKey}`")],
    ["a sum", "a.js", call('Authorization: "Token " + apiKey'), call('Authorization: "Bearer " + apiKey')],
    ["a literal stays where it is", "a.js", call('Authorization: "@@service:1@@"'), call('Authorization: "Bearer @@service:1@@"')],
    ["another header", "a.js", call('"X-API-Key": process.env.CINCLUS_API_KEY'), call("Authorization: `Bearer ${process.env.CINCLUS_API_KEY}`")],
    [
      "a call",
      "a.js",
      `const headers = new Headers();\nheaders.set("Authorization", process.env.CINCLUS_API_KEY);\nfetch("https://${api}/v1", { headers });`,
      `const headers = new Headers();\nheaders.set("Authorization", \`Bearer \${process.env.CINCLUS_API_KEY}\`);\nfetch("https://${api}/v1", { headers });`,
    ],
  ];
  suggestions.push(
    ["the word without a space", "a.js", call("Authorization: `Bearer${apiKey}`"), call("Authorization: `Bearer ${apiKey}`")],
    ["a template of the key alone", "a.js", call("Authorization: `${process.env.CINCLUS_API_KEY}`"), call("Authorization: `Bearer ${process.env.CINCLUS_API_KEY}`")],
    ["a value that is said to be there", "a.ts", call("Authorization: process.env.CINCLUS_API_KEY!"), call("Authorization: `Bearer ${process.env.CINCLUS_API_KEY!}`")],
    ["a value with an empty default", "a.js", call('Authorization: process.env.CINCLUS_API_KEY ?? ""'), call('Authorization: `Bearer ${process.env.CINCLUS_API_KEY ?? ""}`')],
    ["a header in a pair", "a.js", `fetch("https://${api}/v1", { headers: [["Authorization", process.env.CINCLUS_API_KEY]] });`, `fetch("https://${api}/v1", { headers: [["Authorization", \`Bearer \${process.env.CINCLUS_API_KEY}\`]] });`],
  );
  test.each(suggestions)("suggested: %s", (...given) => { check("require-bearer-header", "suggestion", given); });

  test("nothing is offered behind a word that may mean something", () => {
    checkNone("require-bearer-header", "a.js", call("Authorization: `Acme-v1 ${process.env.CINCLUS_API_KEY}`"));
  });

  test("nothing is offered for Basic, whose value is encoded", () => {
    checkNone("require-bearer-header", "a.js", call("Authorization: `Basic ${encoded}`"));
  });
});

describe("switches", () => {
  const suggestions: (readonly [RuleId, ...Case])[] = [
    ["no-disabled-tls", "of an agent", "a.js", `request({ hostname: "${api}", rejectUnauthorized: false, method: "GET" });`, `request({ hostname: "${api}", method: "GET" });`],
    ["no-disabled-tls", "at the end", "a.js", `request({\n  hostname: "${api}",\n  rejectUnauthorized: false,\n});`, `request({\n  hostname: "${api}",\n});`],
    ["no-disabled-tls", "alone in its object", "a.js", `got("https://${api}/v1", { https: { rejectUnauthorized: false } });`, `got("https://${api}/v1", { https: {} });`],
    ["no-disabled-tls", "of the process", "a.js", `process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";\nfetch("https://${api}/v1");`, `fetch("https://${api}/v1");`],
    [
      "no-client-side-key",
      "of an SDK",
      "a.ts",
      `const client = new OpenAI({ baseURL: "https://${api}/v1", apiKey, dangerouslyAllowBrowser: true });`,
      `const client = new OpenAI({ baseURL: "https://${api}/v1", apiKey });`,
    ],
  ];
  suggestions.push([
    "no-client-side-key",
    "of an SDK in some builds",
    "a.ts",
    `const client = new OpenAI({ baseURL: "https://${api}/v1", dangerouslyAllowBrowser: import.meta.env.DEV, apiKey });`,
    `const client = new OpenAI({ baseURL: "https://${api}/v1", apiKey });`,
  ]);
  test.each(suggestions)("suggested for %s: %s", (rule, ...given) => { check(rule, "suggestion", given); });

  test("the way to a server is told", () => {
    const { says } = offered(`new OpenAI({ baseURL: "https://${api}/v1", apiKey, dangerouslyAllowBrowser: true });`, "a.js", "no-client-side-key");
    expect(says).toContain("server");
  });

  test("a switch with a comment is left to people", () => {
    checkNone("no-disabled-tls", "a.js", `request({ hostname: "${api}", rejectUnauthorized: false, // proxy\n method: "GET" });`);
  });
});

test("nothing that is offered holds a key", () => {
  const text = expandText(`const apiKey = "@@service:1@@";\nfetch("http://${api}/v1", { headers: { Authorization: "@@service:1@@" } });\n`);
  const messages = linter.verify(text, config, { filename: "a.js" });
  const offers = messages.flatMap(({ fix, suggestions, message }) => [fix?.text ?? "", message, ...(suggestions ?? []).flatMap((one) => [one.desc, one.fix.text])]);
  expect(offers.length).toBeGreaterThan(5);
  expect(offers.filter((offer) => offer.includes(expandText("@@service:1@@")))).toEqual([]);
});

test("the rules that say they have suggestions are those that have", () => {
  const saying = Object.entries(plugin.rules).flatMap(([id, { meta }]) => (meta.hasSuggestions ? [id] : []));
  expect(saying.sort()).toEqual(Object.keys(rewriters).sort());
});
