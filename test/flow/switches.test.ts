import { expect, it } from "vitest";

import { factsOf, written } from "./facts-of.ts";

/** The switches of a file that turn certificate checks off, as they are written. */
function switchesIn(path: string, text: string): string[] {
  return factsOf({ [path]: text }).switches.filter(({ turns }) => turns === "certificate checks off").map(({ place }) => written(place));
}

it("of a call that is given a switch, and that switch, only the inner one is told", () => {
  const text = "fn agent() -> Agent {\n  Agent::config_builder().tls_config(TlsConfig::builder().disable_verification(true).build()).build().into()\n}";
  expect(switchesIn("a.rs", text)).toEqual(["true"]);
});

it("two switches side by side are two", () => {
  expect(switchesIn("a.ts", "connect({ rejectUnauthorized: false }); connect({ rejectUnauthorized: false });")).toEqual(["rejectUnauthorized", "rejectUnauthorized"]);
});

it.each([
  ["the options of a broker", "app.conf.broker_use_ssl = {'ssl_cert_reqs': ssl.CERT_NONE}"],
  ["those of a database", "DATABASES = {'default': {'OPTIONS': {'ssl': {'cert_reqs': ssl.CERT_NONE}}}}"],
])("what is left unchecked by %s is not for the requests of the file", (_, options) => {
  const { switches } = factsOf({ "a.py": `import requests, ssl\n${options}\nrequests.post("https://api.cinclus.wayscloud.services/v1/completions")\n` });
  expect(switches.length).toBeGreaterThan(0);
  expect(switches.flatMap(({ targets }) => [...targets()])).toEqual([]);
});
