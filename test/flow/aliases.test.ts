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
