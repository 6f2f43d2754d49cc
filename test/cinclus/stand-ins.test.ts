import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { isCredentialLike, isStandIn } from "../../src/cinclus/stand-ins.ts";

/** What people write where a key belongs, in several languages. */
const standIns = [
  "YOUR_API_KEY", "your-api-key", "your_api_key_here", "YourApiKeyHere", "<your-api-key>", "<API_KEY>", "<key>", "[YOUR_API_KEY]",
  "{YOUR_API_KEY}", "my-api-key", "my_secret_key", "MY_CINCLUS_API_KEY", "the-api-key", "api-key-goes-here", "put-your-key-here",
  "insert-your-key-here", "INSERT_KEY_HERE", "paste_your_key_here", "enter-your-token", "replace-me", "REPLACE_ME", "replaceme",
  "replace-with-your-key", "REPLACE_WITH_REAL_KEY", "changeme", "change-me", "CHANGE_ME", "change_me_in_production", "changeit",
  "placeholder", "api-key-placeholder", "dummy", "dummy-key-for-tests", "dummyApiKey1234567890", "test", "test-key", "test_api_key_123",
  "testtesttesttest", "testing-testing-123", "example", "example-key", "exampleKey", "EXAMPLE_API_KEY", "sample-api-key", "demo-key",
  "fake-api-key", "FAKE_KEY_FOR_TESTS", "mock-api-key", "mocked-secret-token", "stub-token", "foo", "foobar", "foo-bar-baz",
  "not-a-real-key", "notarealkey", "not_a_secret", "invalid-key", "bogus-token", "redacted", "[REDACTED]", "REDACTED_API_KEY", "masked",
  "hidden", "secret", "secret-key", "supersecret", "super-secret-password", "top-secret-token", "password", "password123", "none", "null",
  "undefined", "todo", "TODO: add key", "fixme", "xxx", "xxxx", "xxxxxxxxxxxxxxxx", "XXXXXXXXXXXXXXXXXXXXXXXX", "xxxx-xxxx-xxxx-xxxx",
  "****", "****************", "wayscloud_llm_****", "••••••••", "...", "sk-...", "…", "abc…", "0000000000000000", "1111111111111111",
  "00000000-0000-0000-0000-000000000000", "1234567890", "1234567890123456", "12345678901234567890123456789012", "0123456789abcdef",
  "0123456789abcdef0123456789abcdef", "abcdefghijklmnop", "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdef1234567890",
  "abcd1234efgh5678", "qwertyuiopasdfgh", "qwerty1234567890", "asdfasdfasdfasdf", "deadbeefdeadbeef", "aaaaaaaaaaaaaaaaaaaa",
  "abababababababab", "aBcDeFgHiJkLmNoPqRsTuVwXyZ", "zyxwvutsrqponmlkjihgfedcba", "fake_key_0123456789", "test-0123456789abcdef",
  // Norwegian, Swedish, Danish, German, French, Spanish, Portuguese, Italian, Dutch, Finnish
  "din-api-nokkel-her", "sett_inn_nokkelen_din", "din-hemliga-nyckel", "klistra-in-nyckel", "indsaet-din-nogle", "dein-api-schluessel",
  "hier-schluessel-eintragen", "mein_geheimer_schluessel", "votre-cle-api-ici", "inserer_votre_cle", "tu-clave-de-api", "tu_clave_aqui",
  "su-clave-secreta", "sua-chave-de-api", "insira_sua_chave_aqui", "la-tua-chiave-api", "inserisci_chiave_qui", "jouw-api-sleutel",
  "geheime_sleutel_hier", "sinun-api-avaimesi",
];

/** Things that are long enough, and no credential. */
const others = [
  ["a stand-in", "twoj-klucz-api-tutaj"], ["a stand-in", "wpisz_swoj_klucz_api"],
  ["a model", "cinclus-chat-001"], ["a model", "cinclus-embed-001"], ["a model", "gpt-4-turbo-preview"], ["a model", "meta-llama/Llama-3.1-70B-Instruct"],
  ["a slug", "how-to-rotate-your-keys"], ["a slug", "production-cluster-europe-north"], ["a name", "cinclus-production-secrets"],
  ["a name", "CinclusAuthenticationProvider"], ["a name", "getCinclusAuthorizationHeader"], ["a name", "CINCLUS_API_KEY_PRODUCTION"],
  ["a name", "process.env.CINCLUS_API_KEY"], ["a name", "com.example.cinclus.ApiKeyProvider"], ["a name", "settings.CINCLUS_API_KEY"],
  ["a name", "application.properties"], ["a version", "1.2.3-beta.4.build5678"], ["a version", "v20.19.0-nightly2026010112"], ["a version", "10.0.19045.3570.1234"],
  ["a date", "2026-11-23T12:00:00Z"], ["a date", "2026-11-23T12:00:00.000+01:00"], ["a date", "20261123120000123"], ["a date", "2026-11-23_12:00:00"],
  ["a number", "1234567890.0987654321"], ["an address", "192.168.100.200:8080"], ["a path", "/run/secrets/cinclus_api_key"], ["a path", "./secrets/cinclus-key.txt"],
  ["a path", "../config/keys/production.pem"], ["a path", "~/.wayscloud/credentials"], ["a path", "C:/Users/ada/cinclus.key"], ["an address", "https://api.cinclus.wayscloud.services/v1"],
  ["an address", "redis://cache.internal:6379/0"], ["a reference", "arn:aws:secretsmanager:eu-north-1:123456789012:secret:cinclus-AbC1d2"],
  ["a reference", "arn:aws:ssm:eu-west-1:123456789012:parameter/Zq8Rt2Lm5Xc9Vb3N"], ["a reference", "op://vault/cinclus/credential"], ["a reference", "vault:secret/data/cinclus#Zq8Rt2Lm5Xc9"],
  ["a reference", "projects/123456/secrets/cinclus-key/versions/7"], ["a reference", "encrypted:BFx2Qz8Lk3Vn7Wp1Rt5"], ["a reference", "secure:Qz8Lk3Vn7Wp1Rt5BFx2"],
  ["a reference", "env:CINCLUS_API_KEY_2"], ["a reference", "file:/etc/cinclus/key1"], ["a hash", "sha256:0f3c9e5a7b1d2e4f6a8b0c2d4e6f8a1b"], ["a hash", "sha512-Zq8Rt2Lm5Xc9Vb3NZq8Rt2Lm5Xc9Vb3N=="],
  ["a reading", "${CINCLUS_API_KEY}"], ["a reading", "$CINCLUS_API_KEY_PROD"], ["a reading", "{{ cinclus_api_key }}"], ["a reading", "${{ secrets.CINCLUS_API_KEY }}"],
  ["a reading", "%CINCLUS_API_KEY%"], ["a reading", "#{ENV['CINCLUS_API_KEY']}"], ["a sentence", "The key is kept elsewhere 123"], ["a sentence", "Missing API key, see README"],
  ["a type", "application/vnd.api+json"], ["a selector", "#api-key-input.form-control"],
] as const;

describe("isStandIn", () => {
  it.each(standIns)("%s", (text) => {
    expect(isStandIn(text)).toBe(true);
  });

  it.each(["hex", "letters", "url-safe"] as const)("lets a key made at random pass: %s", (shape) => {
    const refused = Array.from({ length: 500 }, (_, number) => fakeKey(shape, number)).filter(isStandIn);
    // A run of chance that looks like a word is rare enough to be accepted in one of a hundred.
    expect(refused.length).toBeLessThanOrEqual(5);
  });
});

describe("isCredentialLike", () => {
  it.each(standIns)("never for a stand-in: %s", (text) => {
    expect(isCredentialLike(text)).toBe(false);
  });

  it.fails.each(["a1b2c3d4e5f6g7h8", "a1b2c3d4e5f6a7b8c9d0"])("never for letters and digits that count up in turns: %s", (text) => {
    expect(isCredentialLike(text)).toBe(false);
  });

  it.each(others)("never for %s: %s", (_, text) => {
    expect(isCredentialLike(text)).toBe(false);
  });

  it.each(["hex", "letters", "url-safe", "service", "token", "older"] as const)("for keys made at random: %s", (shape) => {
    const missed = Array.from({ length: 500 }, (_, number) => fakeKey(shape, number)).filter((key) => !isCredentialLike(key));
    expect(missed.length).toBeLessThanOrEqual(5);
  });

  const letters = fakeKey("letters", 7);
  it.each([
    ["as it is", letters, true],
    ["of sixteen characters", letters.slice(0, 16), true],
    ["of fifteen characters", letters.slice(0, 15), false],
    ["with white space", `${letters.slice(0, 20)} ${letters.slice(20)}`, false],
    ["with a line break", `${letters}\n`, false],
    ["with a quote", `${letters}"`, false],
    ["in a placeholder", `<${letters}>`, false],
    ["with a usual prefix", `ck_live_${letters}`, true],
    ["in Base64 with its end", `${letters.slice(0, 43)}=`, true],
    ["cut off", `${letters.slice(0, 20)}...`, false],
    ["masked", `${letters.slice(0, 8)}********`, false],
    ["of five hundred characters", Array.from({ length: 12 }, (_, number) => fakeKey("letters", number)).join("").slice(0, 500), true],
    ["of a thousand characters", Array.from({ length: 24 }, (_, number) => fakeKey("letters", number)).join("").slice(0, 1000), false],
    ["not in Latin letters", "æøåÆØÅæøåÆØÅæøåÆØÅ12", false],
  ])("a random text %s: %#", (_, text, expected) => {
    expect(isCredentialLike(text)).toBe(expected);
  });

  it("is answered for every text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 600 }), (text) => {
        expect(typeof isCredentialLike(text)).toBe("boolean");
        if (text.length < 16 || /\s/.test(text)) expect(isCredentialLike(text)).toBe(false);
      }),
    );
  });
});
