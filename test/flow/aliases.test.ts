import { expect, it } from "vitest";

import { factsOf } from "./facts-of.ts";

/** The names of what a file logs. */
function namesLogged(path: string, text: string): string[] {
  return factsOf({ [path]: text }).logged.flatMap(({ values }) => values.flatMap(({ unknowns }) => unknowns.flatMap(({ paths }) => paths.map((names) => names.join(".")))));
}

it.each([
  ["a section of a configuration", "const given = config.cinclus;\nconsole.log(given.apiKey);", "config.cinclus.apiKey"],
  ["a section that is asked for", `const given = config.get("cinclus");\nconsole.log(given.apiKey);`, "config.get.cinclus.apiKey"],
  ["another name", "const cinclus = load();\nconst given = cinclus;\nconsole.log(given.apiKey);", "cinclus.apiKey"],
  ["a part under another name", "const { cinclus: given } = config;\nconsole.log(given.apiKey);", "config.cinclus.apiKey"],
  ["an argument", "function f(given) { console.log(given.apiKey); }\nf(config.cinclus);", "config.cinclus.apiKey"],
])("a key is known by the name of its owner: %s", (_, text, name) => {
  expect(namesLogged("a.ts", text)).toContain(name);
});

it("Scala's generators give what they are given", () => {
  expect(namesLogged("a.scala", "object A {\n  def run = for {\n    config <- cinclus\n    _ <- log.debug(config.apiKey)\n  } yield ()\n}")).toContain("cinclus.apiKey");
});

it.each([
  ["what a service answers", "const given = await cinclus.chat(prompt);\nconsole.log(given.token);"],
  ["what a loop runs over", "for (const given of cinclusStream) console.log(given.token);"],
  ["a section of another service", "const given = config.openai;\nconsole.log(given.apiKey);"],
  ["what is no credential", "const given = config.cinclus;\nconsole.log(given.model);"],
])("but not %s", (_, text) => {
  expect(namesLogged("a.ts", text).filter((names) => names.includes("cinclus") && !names.startsWith("cinclusStream"))).toEqual([]);
});

it.each([
  ["a secret of a store", "a.ts", `const s = await client.getSecret("cinclus-api-key");\nconsole.log(s.value);`, "cinclus-api-key"],
  ["a parameter of a store", "a.ts", `const p = await ssm.send(new GetParameterCommand({ Name: "/prod/cinclus/api-key" }));\nconsole.log(p.Parameter.Value);`, "prod.cinclus.api-key"],
  ["a file of a secret", "a.py", `with open("/run/secrets/cinclus_api_key") as f:\n    k = f.read()\nprint(k)\n`, "run.secrets.cinclus_api_key"],
  ["a prefix of settings", "a.py", `class S(BaseSettings):\n    model_config = SettingsConfigDict(env_prefix="CINCLUS_")\n    api_key: str\ns = S()\nprint(s.api_key)\n`, "CINCLUS_.api_key"],
  ["a section that is put into a type", "a.cs", `class B { void F(IConfiguration c, ILogger log) { var o = c.GetSection("Cinclus").Get<Options>(); log.LogInformation("{Key}", o.ApiKey); } }`, "Cinclus.ApiKey"],
  ["a section by two names", "a.ex", `defmodule A do\n  def f do\n    config = Application.get_env(:app, :cinclus)\n    Logger.info("k #{config[:api_key]}")\n  end\nend\n`, "cinclus.api_key"],
  ["the tag of a field", "a.go", `package a\ntype C struct {\n\tAPIKey string \`env:"CINCLUS_API_KEY"\`\n}\nfunc f(c C) { log.Println(c.APIKey) }\n`, "CINCLUS_API_KEY"],
  ["an entry of a collection", "a.ts", "const keys = { cinclus: process.env.A };\nconsole.log(keys.cinclus);", "keys.cinclus"],
  ["a name on the way", "a.ts", "const all = { cinclusKey: process.env.A };\nconst k = all.cinclusKey;\nconsole.log(k);", "cinclusKey"],
  ["a getter", "a.ts", "class C { get key() { return process.env.CINCLUS_API_KEY; } f() { console.log(this.key); } }", "process.env.CINCLUS_API_KEY"],
  ["a name in a constant", "a.ts", `const name = "CINCLUS_API_KEY";\nconsole.log(process.env[name]);`, "process.env.CINCLUS_API_KEY"],
  ["an option of a file of settings", "a.py", `print(c.get("cinclus", "api_key"))`, "c.get.cinclus.api_key"],
])("a key is known by %s", (_, path, text, name) => {
  expect(namesLogged(path, text).some((names) => names.endsWith(name))).toBe(true);
});
