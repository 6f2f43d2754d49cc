import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { namesCinclusKey, saysAboutCredential, saysAddress, saysCredential, saysNothing, saysService, saysVendor, wordsOf } from "../../src/cinclus/names.ts";

describe("wordsOf", () => {
  it.each([
    ["cinclusApiKey", "cinclus api key"],
    ["CinclusAPIKey", "cinclus api key"],
    ["CINCLUS_API_KEY", "cinclus api key"],
    ["cinclus-api-key", "cinclus api key"],
    ["cinclus.api.key", "cinclus api key"],
    ["cinclus/api key", "cinclus api key"],
    ["cinclusapikey", "cinclus api key"],
    ["CINCLUSAPIKEY", "cinclus api key"],
    ["CINCLUS_APIKEY", "cinclus api key"],
    ["wayscloudtoken", "wayscloud token"],
    ["waysCloudToken", "ways cloud token"],
    ["__cinclus__key__", "cinclus key"],
    ["HTTPSKey", "https key"],
    ["apiKeyV2", "api key v2"],
    ["MONKEY", "monkey"],
    ["keyboard", "keyboard"],
    ["cinclustering", "cinclustering"],
    ["tokenizer", "tokenizer"],
    ["authors", "authors"],
    ["", ""],
    ["---", ""],
  ])("%s → %s", (name, words) => {
    expect(wordsOf(name).join(" ")).toBe(words);
  });
});

describe("saysService", () => {
  it.each(["cinclus", "CINCLUS_KEY", "myCinclusClient", "wayscloud", "WaysCloud", "ways_cloud", "WAYS-CLOUD-TOKEN", "cinclusapikey"])("%s does", (name) => {
    expect(saysService(name)).toBe(true);
  });

  it.each(["", "cinclustering", "precinclus", "waysCloudy", "sideways", "cloud_ways", "openai", "cin_clus"])("%j does not", (name) => {
    expect(saysService(name)).toBe(false);
  });

  it("knows names of the project's own, whatever their case", () => {
    expect(saysService("LLM_GATEWAY", ["llm_gateway"])).toBe(true);
    expect(saysService("LLM_GATEWAY_2", ["llm_gateway"])).toBe(false);
  });
});

describe("saysCredential", () => {
  it.each([
    "key", "apiKey", "API_KEY", "api-key", "apikey", "x-api-key", "token", "accessToken", "ACCESS_TOKEN", "auth_token", "secret", "client_secret",
    "secretKey", "credential", "credentials", "auth", "authorization", "Authorization", "bearer", "bearerToken", "pat", "api_tokens", "apiKeys",
    "CINCLUS_KEY", "CINCLUS_API_KEY_PROD", "CINCLUS_API_KEY_2", "CINCLUS_API_KEY_EU", "key_v2", "apiKeyOld", "apiKeyDefault", "TOKEN_BASE64", "api_key_value", "myKey",
  ])("%s does", (name) => {
    expect(saysCredential(name)).toBe(true);
  });

  it.each([
    "", "monkey", "MONKEY", "turkey", "keyboard", "tokenizer", "author", "path", "name", "CINCLUS_API_KEY_ID", "CINCLUS_API_KEY_NAME", "CINCLUS_API_KEY_FILE",
    "CINCLUS_API_KEY_ENV", "CINCLUS_API_KEY_PATH", "CINCLUS_API_KEY_HEADER", "CINCLUS_KEY_SHA256", "keyFingerprint", "key_hash", "tokenUrl", "token_endpoint",
    "secretName", "secret_arn", "tokenCount", "token_limit", "tokenExpiry", "tokenType", "key_prefix", "apiKeyPlaceholder", "apiKeyLabel", "apiKeyInput",
    "max_tokens", "maxTokens", "tokens", "prompt_tokens", "totalTokens", "page_token", "nextPageToken", "cursor_token", "continuationToken", "csrf_token",
    "cache_key", "cacheKey", "foreignKey", "sort_key", "partitionKey", "idempotency-key", "public_key", "ssh_key", "i18nKey", "stopToken",
    "setApiKey", "validateToken", "isTokenValid", "hasKey", "rotateKey", "missingApiKey", "maskKey", "revoke_token",
  ])("%j does not", (name) => {
    expect(saysCredential(name)).toBe(false);
  });
});

describe("namesCinclusKey", () => {
  it.each([
    ["CINCLUS_API_KEY"], ["CINCLUS_KEY"], ["CINCLUS_TOKEN"], ["CINCLUS_SECRET"], ["CINCLUS_AUTH"], ["CINCLUS_CREDENTIALS"], ["WAYSCLOUD_TOKEN"], ["WAYSCLOUD_API_KEY"],
    ["WAYS_CLOUD_API_KEY"], ["cinclusApiKey"], ["cinclus-api-key"], ["cinclusapikey"], ["apiKeyCinclus"], ["MY_CINCLUS_API_KEY"], ["NEXT_PUBLIC_CINCLUS_API_KEY"],
    ["VITE_CINCLUS_KEY"], ["CINCLUS_API_KEY_PROD"], ["CINCLUS_API_KEY_2"], ["cinclusBearerToken"], ["CINCLUS_AUTHORIZATION"],
    ["cinclus.apiKey"], ["cinclus.api.key"], ["services.cinclus.apiKey"], ["cinclus.production.apiKey"], ["cinclus.apiKey.value"], ["cinclus.apiKey.default"], ["cinclus.0.token"],
    ["providers.openai.cinclus.apiKey"], ["vendors.cinclus.auth.token"], ["cinclusClient.apiKey"], ["tokens.cinclus"], ["apiKeys.cinclus"], ["SECRETS.wayscloud"], ["keys.cinclus.prod"],
    ["process.env.CINCLUS_API_KEY"], ["env.WAYSCLOUD_TOKEN"],
  ])("%s is one", (path) => {
    expect(namesCinclusKey(path.split("."))).toBe(true);
  });

  it.each([
    [""], ["apiKey"], ["API_KEY"], ["OPENAI_API_KEY"], ["CINCLUS"], ["CINCLUS_MONKEY"], ["cinclustering_key"], ["CINCLUS_API_KEY_ID"], ["CINCLUS_API_KEY_NAME"], ["CINCLUS_API_KEY_FILE"],
    ["CINCLUS_API_KEY_ENV"], ["CINCLUS_API_KEY_SHA256"], ["CINCLUS_BASE_URL"], ["CINCLUS_MODEL"], ["CINCLUS_MAX_TOKENS"], ["CINCLUS_CACHE_KEY"], ["cinclusTokenCount"], ["setCinclusApiKey"],
    ["cinclus.model"], ["cinclus.baseUrl"], ["cinclus.openai.apiKey"], ["cinclus.stripe.secret"], ["cinclus.github.token"], ["cinclus.apiKey.name"], ["cinclus.max_tokens"],
    ["cinclus.cache.key.ttl"], ["cinclus.keyboard"], ["openai.apiKey"], ["models.cinclus"], ["hosts.cinclus"], ["cache_keys.cinclus"],
  ])("%j is none", (path) => {
    expect(namesCinclusKey(path.split("."))).toBe(false);
  });

  it("knows names of the project's own", () => {
    expect(namesCinclusKey(["LLM_GATEWAY_PASS"], ["llm_gateway_pass"])).toBe(true);
    expect(namesCinclusKey(["gateway", "apiKey"], ["gateway"])).toBe(true);
    expect(namesCinclusKey(["gateway", "openai", "apiKey"], ["gateway"])).toBe(false);
    expect(namesCinclusKey(["gateway", "apiKey"])).toBe(false);
  });

  it("is answered for every path", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (path) => {
        expect(typeof namesCinclusKey(path)).toBe("boolean");
      }),
    );
    expect(namesCinclusKey([])).toBe(false);
  });
});

describe("other things that names say", () => {
  it.each([
    ["CINCLUS_API_KEY_ID", true], ["key_sha256", true], ["tokenExpiry", true], ["secretName", true], ["CINCLUS_API_KEY", false], ["cinclus", false],
  ])("%s is about a credential: %s", (name, expected) => {
    expect(saysAboutCredential(name)).toBe(expected);
  });

  it.each([
    ["openaiKey", true], ["GITHUB_TOKEN", true], ["stripe", true], ["CINCLUS_KEY", false], ["mapboxes", false],
  ])("%s is of another vendor: %s", (name, expected) => {
    expect(saysVendor(name)).toBe(expected);
  });

  it.each([
    ["CINCLUS_BASE_URL", true], ["wayscloud_host", true], ["cinclusEndpoint", true], ["CINCLUS_API", true], ["CINCLUS_API_KEY", false], ["urlencode", false], ["", false],
  ])("%j is of an address: %s", (name, expected) => {
    expect(saysAddress(name)).toBe(expected);
  });

  it.each([
    ["value", true], ["Default", true], ["0", true], ["42", true], ["prod", true], ["cinclus", false], ["v1", false], ["", false],
  ])("%j says nothing: %s", (name, expected) => {
    expect(saysNothing(name)).toBe(expected);
  });
});
