import { describe, expect, it } from "vitest";

import { cinclus, factsOf, targetsOf } from "./facts-of.ts";

const other = "https://api.acme.example/v1";
const header = `{ Authorization: "Bearer " + key }`;

/** The hosts that the `Authorization` headers of a text are sent to. */
function targets(text: string, path = "src/client.ts"): string[] {
  return targetsOf(factsOf({ [path]: text }));
}

describe("a header goes to the host", () => {
  it.each([
    ["of the same call", `fetch("${cinclus}", { headers: ${header} });`],
    ["of a template", "fetch(`" + cinclus + "/${path}`, { headers: " + header + " });"],
    ["of a concatenation", `fetch("https://api.cinclus" + ".wayscloud.services/v1", { headers: ${header} });`],
    ["of a URL object", `fetch(new URL("${cinclus}"), { headers: ${header} });`],
    ["of a URL object with a base", `fetch(new URL("/v1", "https://api.cinclus.wayscloud.services"), { headers: ${header} });`],
    ["of an options object", `axios({ url: "${cinclus}", headers: ${header} });`],
    ["of an options object with a base", `axios({ baseURL: "https://api.cinclus.wayscloud.services", url: "/v1", headers: ${header} });`],
    ["of an options object with a host name", `https.request({ hostname: "api.cinclus.wayscloud.services", headers: ${header} });`],
    ["of a variable", `const url = "${cinclus}";\nfetch(url, { headers: ${header} });`],
    ["of a variable, the headers too", `const url = "${cinclus}";\nconst headers = ${header};\nfetch(url, { headers });`],
    ["of the options' variable", `const options = { headers: ${header} };\nfetch("${cinclus}", options);`],
    ["of a chain", `request.post("${cinclus}").set("Authorization", "Bearer " + key);`],
    ["of a request object", `const r = new Request("${cinclus}");\nr.headers.set("Authorization", "Bearer " + key);`],
    ["of a client", `const client = axios.create({ baseURL: "https://api.cinclus.wayscloud.services" });\nclient.get("/v1", { headers: ${header} });`],
    ["of a client's defaults", `const client = axios.create({ baseURL: "https://api.cinclus.wayscloud.services" });\nclient.defaults.headers.common.Authorization = "Bearer " + key;`],
    ["of a function's argument", `function send(url) { return fetch(url, { headers: ${header} }); }\nsend("${cinclus}");`],
    ["of the same function", `function send() {\n  const url = "${cinclus}";\n  const headers = new Headers();\n  headers.append("Authorization", "Bearer " + key);\n  return fetch(url, { headers });\n}`],
    ["of a class field", `class C {\n  base = "https://api.cinclus.wayscloud.services";\n  send() { return fetch(this.base + "/v1", { headers: ${header} }); }\n}`],
    ["of a name that says so", `fetch(process.env.CINCLUS_BASE_URL + "/v1", { headers: ${header} });`],
    ["of a default behind the environment", `fetch(process.env.LLM_URL ?? "${cinclus}", { headers: ${header} });`],
    ["in any letter case", `fetch("HTTPS://API.Cinclus.WaysCloud.Services/v1", { headers: ${header} });`],
    ["without a scheme", `http.get("api.cinclus.wayscloud.services", { headers: ${header} });`],
  ])("%s", (_, text) => {
    expect(targets(text)).toEqual(["cinclus"]);
  });

  it.each([
    ["Python", "a.py", `requests.post("${cinclus}", headers={"Authorization": f"Bearer {key}"})`],
    ["a session in Python", "a.py", `s = requests.Session()\ns.headers["Authorization"] = f"Bearer {key}"\ns.post("${cinclus}")`],
    ["Go", "a.go", `package main\nfunc f() {\n\treq, _ := http.NewRequest("POST", "${cinclus}", nil)\n\treq.Header.Set("Authorization", "Bearer "+key)\n}`],
    ["Java", "A.java", `class A { void f() { HttpRequest.newBuilder(URI.create("${cinclus}")).header("Authorization", "Bearer " + key).build(); } }`],
    ["C#", "A.cs", `class A { void F() { var r = new HttpRequestMessage(HttpMethod.Post, "${cinclus}"); r.Headers.Add("Authorization", "Bearer " + key); } }`],
    ["Ruby", "a.rb", `uri = URI("${cinclus}")\nreq = Net::HTTP::Post.new(uri)\nreq["Authorization"] = "Bearer #{key}"`],
    ["PHP", "a.php", `<?php\n$ch = curl_init("${cinclus}");\ncurl_setopt($ch, CURLOPT_HTTPHEADER, ["Authorization: Bearer " . $key]);`],
    ["the shell", "a.sh", `curl -H "Authorization: Bearer $KEY" ${cinclus}`],
    ["a request file", "a.http", `POST ${cinclus}\nAuthorization: Bearer {{key}}\n`],
  ])("%s", (_, path, text) => {
    expect(targets(text, path)).toEqual(["cinclus"]);
  });

  it.each([
    ["the platform", `fetch("https://api.wayscloud.services/v1", { headers: ${header} });`, "platform"],
    ["another host", `fetch("${other}", { headers: ${header} });`, "other"],
    ["a lookalike", `fetch("https://api.cinclus.wayscloud.services.evil.example/v1", { headers: ${header} });`, "other"],
    ["another host, with Cinclus in the query", `fetch("${other}?next=api.cinclus.wayscloud.services", { headers: ${header} });`, "other"],
    ["another host, with Cinclus in the userinfo part", `fetch("https://api.cinclus.wayscloud.services@evil.example/", { headers: ${header} });`, "other"],
  ])("%s", (_, text, kind) => {
    expect(targets(text)).toEqual([kind]);
  });

  it("of the project's own", () => {
    const text = `fetch("https://llm.acme.example/v1", { headers: ${header} });`;
    expect(targetsOf(factsOf({ "a.ts": text }, { hosts: ["llm.acme.example"] }))).toEqual(["gateway"]);
    expect(targetsOf(factsOf({ "a.ts": text }))).toEqual(["other"]);
  });
});

describe("a nearer host wins", () => {
  it.each([
    ["of the same call", `fetch("${cinclus}");\nfetch("${other}", { headers: ${header} });`],
    ["of a variable", `const a = "${cinclus}";\nconst b = "${other}";\nfetch(a);\nfetch(b, { headers: ${header} });`],
    ["of a client", `const a = axios.create({ baseURL: "${cinclus}" });\nconst b = axios.create({ baseURL: "${other}" });\nb.get("/x", { headers: ${header} });`],
    ["of the same function", `const base = "${cinclus}";\nfetch(base);\nfunction f() {\n  const url = "${other}";\n  return fetch(url, { headers: ${header} });\n}`],
    ["of a chain", `request.get("${cinclus}");\nrequest.post("${other}").set("Authorization", "Bearer " + key);`],
  ])("%s", (_, text) => {
    expect(targets(text)).toEqual(["other"]);
  });

  it("and each of two calls has its own", () => {
    const facts = factsOf({ "a.ts": `fetch("${cinclus}", { headers: { Authorization: a } });\nfetch("${other}", { headers: { Authorization: b } });` });
    expect(facts.credentials.map(({ targets: of }) => [...of()])).toEqual([["cinclus"], ["other"]]);
  });

  it("and comments name no host", () => {
    expect(targets(`// ${cinclus}\nfetch("${other}", { headers: ${header} });`)).toEqual(["other"]);
    expect(targets(`// ${cinclus}\nfetch(url, { headers: ${header} });`)).toEqual([]);
  });
});

describe("a client's option goes to the host", () => {
  it.each([
    ["beside it", "a.ts", `new OpenAI({ baseURL: "${cinclus}", apiKey: key });`, ["cinclus"]],
    ["beside it in Python", "a.py", `client = OpenAI(base_url="${cinclus}", api_key=key)`, ["cinclus"]],
    ["beside it in JSON", "a.json", `{"baseURL": "${cinclus}", "apiKey": "k"}`, ["cinclus"]],
    ["beside it in YAML", "a.yaml", `llm:\n  base_url: ${cinclus}\n  api_key: k\n`, ["cinclus"]],
    ["of the same prefix", ".env", `OPENAI_BASE_URL=${cinclus}\nOPENAI_API_KEY=k\n`, ["cinclus"]],
    ["of another prefix: none", ".env", `CINCLUS_BASE_URL=${cinclus}\nOPENAI_API_KEY=k\n`, []],
    ["of its own vendor: none", "a.ts", `fetch("${cinclus}");\nnew OpenAI({ apiKey: key });`, []],
    ["of another client: none", "a.ts", `new OpenAI({ baseURL: "${cinclus}" });\nnew OpenAI({ apiKey: key });`, []],
  ])("%s", (_, path, text, expected) => {
    expect(targetsOf(factsOf({ [path]: text }), "client-option")).toEqual(expected);
  });
});

describe("a switch belongs to the host", () => {
  it.each([
    ["of the same call", "a.py", `requests.get("${cinclus}", verify=False)`, ["cinclus"]],
    ["of the same call, another", "a.py", `requests.get("${other}", verify=False)\nrequests.get("${cinclus}")`, ["other"]],
    ["of its agent", "a.ts", `const agent = new https.Agent({ rejectUnauthorized: false });\nhttps.request("${cinclus}", { agent });`, ["cinclus"]],
    ["of its command", "a.sh", `curl -k ${cinclus}`, ["cinclus"]],
    ["of its command, another", "a.sh", `curl ${cinclus}\ncurl -k ${other}`, ["other"]],
    ["of its client", "a.ts", `new OpenAI({ baseURL: "${cinclus}", dangerouslyAllowBrowser: true });`, ["cinclus"]],
  ])("%s", (_, path, text, expected) => {
    const { switches } = factsOf({ [path]: text });
    expect(switches.length).toBeGreaterThan(0);
    expect(switches.flatMap(({ targets: of }) => [...of()])).toEqual(expected);
  });

  it.each([
    ["a.ts", `process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";`, true],
    [".env", `NODE_TLS_REJECT_UNAUTHORIZED=0\n`, true],
    ["a.ts", `new https.Agent({ rejectUnauthorized: false });`, false],
  ])("or is of the whole process: %s %s", (path, text, expected) => {
    expect(factsOf({ [path]: text }).switches.map(({ processWide }) => processWide)).toEqual([expected]);
  });

  it.each([
    ["a.ts", `new https.Agent({ rejectUnauthorized: true });`],
    ["a.ts", `new https.Agent({ rejectUnauthorized: isProduction });`],
    ["a.py", `requests.get("${cinclus}", verify=True)`],
    ["a.py", `requests.get("${cinclus}", verify="/etc/ca.pem")`],
    ["a.sh", `curl ${cinclus}`],
    ["a.ts", `// rejectUnauthorized: false`],
  ])("and one that is on is none: %s %s", (path, text) => {
    expect(factsOf({ [path]: text }).switches).toEqual([]);
  });
});
