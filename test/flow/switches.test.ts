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

/** The hosts that the switches of a file are for. */
function targetsIn(path: string, text: string): string[] {
  return [...new Set(factsOf({ [path]: text }).switches.flatMap(({ targets }) => [...targets()]))];
}

const ask = `requests.Session()
    s.post("https://api.cinclus.wayscloud.services/v1/completions")`;
const lax = "def lax():\n    s = requests.Session()\n    s.verify = False\n    return s\n";

it.each([
  ["whoever asks Cinclus makes a client of its own", `import requests\n${lax}\ndef ask():\n    s = ${ask}\n`, []],
  ["whoever asks Cinclus calls for it", `import requests\n${lax}\ndef ask():\n    s = lax()\n    s = ${ask}\n`, ["cinclus"]],
])("a client that is made without checks, where %s", (_, text, targets) => {
  expect(targetsIn("a.py", text)).toEqual(targets);
});

it("a field that another function leaves on is for its own function", () => {
  const made = (name: string, value: string): string => `func ${name}() -> TLSConfiguration {\n  var tls = TLSConfiguration.makeClientConfiguration()\n  tls.certificateVerification = ${value}\n  return tls\n}\n`;
  const url = `let request = HTTPClientRequest(url: "https://api.cinclus.wayscloud.services/v1/models")\n`;
  expect(targetsIn("a.swift", made("camera", ".none") + url)).toEqual(["cinclus"]);
  expect(targetsIn("a.swift", made("camera", ".none") + made("cinclus", ".fullVerification") + url)).toEqual([]);
});

it("a request by a class's own method goes where the class says", () => {
  const text = `class Api\n  include HTTParty\n  base_uri "https://api.cinclus.wayscloud.services/v1"\n  def models\n    self.class.get("/models", verify: false)\n  end\nend\n`;
  expect(targetsIn("a.rb", text)).toEqual(["cinclus"]);
});

it("what a server asks of its clients is no switch", () => {
  expect(switchesIn("site.conf", "SSLVerifyClient none\nProxyPass / https://api.cinclus.wayscloud.services/\n")).toEqual([]);
});

it("a client of another protocol is none of those that ask Cinclus", () => {
  const text = `package main\n\nfunc dial() { ldap.DialURL("ldaps://ldap.acme.example:636", ldap.DialWithTLSConfig(&tls.Config{InsecureSkipVerify: true})) }\nfunc ask() { http.Get("https://api.cinclus.wayscloud.services/v1/models") }\n`;
  expect(targetsIn("main.go", text)).toEqual(["other"]);
});

it("a pool of connections is for the address that it is listed under", () => {
  const text = `children = [{Finch, name: A, pools: %{"https://api.cinclus.wayscloud.services" => [conn_opts: [transport_opts: [verify: :verify_none]]]}}]\n`;
  expect(targetsIn("a.exs", text)).toEqual(["cinclus"]);
});
