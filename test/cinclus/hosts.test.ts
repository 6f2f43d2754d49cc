import { describe, expect, it } from "vitest";

import { hostKind, modelPattern } from "../../src/cinclus/hosts.ts";

describe("hosts of Cinclus", () => {
  it.each([
    ["api.cinclus.wayscloud.services", "cinclus"],
    ["API.Cinclus.WAYSCLOUD.Services", "cinclus"],
    ["api.cinclus.wayscloud.services.", "cinclus"],
    ["cinclus.wayscloud.services", "cinclus"],
    ["eu.api.cinclus.wayscloud.services", "cinclus"],
    ["api-v2.cinclus.wayscloud.services", "cinclus"],
    ["api.wayscloud.services", "platform"],
    ["API.WAYSCLOUD.SERVICES.", "platform"],
  ])("%s is one: %s", (host, kind) => {
    expect(hostKind(host)).toBe(kind);
  });

  it.each([
    "",
    ".",
    "wayscloud.services",
    "docs.wayscloud.services",
    "my.wayscloud.services",
    "eu.api.wayscloud.services",
    "xapi.wayscloud.services",
    "evilcinclus.wayscloud.services",
    "api.cinclus.wayscloud.services.evil.example",
    "api.cinclus.wayscloud.services..",
    "api.cinclus.wayscloud.service",
    "api-cinclus.wayscloud.services",
    "api.cinclus.wayscloud-services.example",
    "api.c1nclus.wayscloud.services",
    "api.wayscloud.services.example",
    "api.openai.com",
    "localhost",
    "127.0.0.1",
    "::1",
  ])("%j is none", (host) => {
    expect(hostKind(host)).toBe("other");
  });
});

describe("hosts of the project's own", () => {
  it.each([
    ["llm.acme.example", ["llm.acme.example"], "gateway"],
    ["LLM.acme.example.", ["llm.ACME.example"], "gateway"],
    ["llm.acme.example", ["other.example", "llm.acme.example"], "gateway"],
    ["eu.llm.acme.example", ["llm.acme.example"], "other"],
    ["eu.llm.acme.example", ["*.acme.example"], "gateway"],
    ["llm.acme.example", ["*.acme.example"], "gateway"],
    ["acme.example", ["*.acme.example"], "other"],
    ["evilacme.example", ["*.acme.example"], "other"],
    ["acme.example.evil", ["*.acme.example"], "other"],
    ["llmxacme.example", ["llm.acme.example"], "other"],
    ["llm.acme.example", [], "other"],
    ["api.wayscloud.services", ["api.wayscloud.services"], "platform"],
    ["api.cinclus.wayscloud.services", ["*.wayscloud.services"], "cinclus"],
  ])("%s among %j is %s", (host, hosts, kind) => {
    expect(hostKind(host, hosts)).toBe(kind);
  });
});

describe("model names", () => {
  it.each([
    ["cinclus-text-001", true],
    ["cinclus-chat-001", true],
    ["cinclus-embed-001", true],
    ["Cinclus-Chat-002", true],
    ["cinclus-chat", false],
    ["my-cinclus-chat-001", false],
    ["cinclus-chat-001-large", false],
    ["gpt-4", false],
  ])("%s: %s", (name, expected) => {
    expect(modelPattern.test(name)).toBe(expected);
  });
});
