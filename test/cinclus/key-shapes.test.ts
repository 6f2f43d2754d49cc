import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { findShapedKeys, maskKey } from "../../src/cinclus/key-shapes.ts";

const key = fakeKey("service");
const token = fakeKey("token");
const older = fakeKey("older");
const letters = fakeKey("letters");

/** A key of any service, with an id and a secret of given lengths. */
function keyWith(service: string, id: number, secret: number): string {
  const random = [1, 2, 3, 4].map((number) => fakeKey("letters", number)).join("");
  return `wayscloud_${service}_${random.slice(0, id)}_${random.slice(id, id + secret)}`;
}

describe("findShapedKeys", () => {
  it.each([
    ["alone", key, [key]],
    ["a token", token, [token]],
    ["an older key", older, [older]],
    ["in quotes", `"${key}"`, [key]],
    ["in an address", `https://h.example/?api_key=${key}&x=1`, [key]],
    ["in front of a path", `${key}/models`, [key]],
    ["after letters", `x${key}`, [key]],
    ["after an equals sign", `KEY=${key}\n`, [key]],
    ["in a sentence", `The key is ${key}.`, [key]],
    ["in brackets", `(${key})`, [key]],
    ["between control characters", `\0${key}\u0001`, [key]],
    ["before a line break", `${key}\r\n`, [key]],
    ["before an underscore", `${key}_old`, [key]],
    ["before a hyphen", `${key}-old`, [key]],
    ["several", `${key} ${token},${older}`, [key, token, older]],
    ["the same twice", `${key} ${key}`, [key, key]],
    ["side by side", `${key}_${token}`, [key, token]],
  ])("finds keys %s", (_, text, expected) => {
    const found = findShapedKeys(text);
    expect(found.map(({ value }) => value)).toEqual(expected);
    for (const { start, end, value } of found) expect(text.slice(start, end)).toBe(value);
  });

  it.each(["llm", "dns", "storage", "verify", "database", "gpu", "vps", "iot", "sms", "ip", "api", "pat", "s3", "somethingnew"])(
    "knows the service %s",
    (service) => {
      expect(findShapedKeys(keyWith(service, 10, 56))).toHaveLength(1);
    },
  );

  it.each([
    [10, 56, true],
    [6, 32, true],
    [5, 40, true],
    [4, 16, true],
    [16, 128, true],
    [3, 56, false],
    [17, 56, false],
    [10, 15, false],
    [10, 129, false],
  ])("an id of %i and a secret of %i characters: %s", (id, secret, expected) => {
    expect(findShapedKeys(keyWith("llm", id, secret))).toHaveLength(expected ? 1 : 0);
  });

  it.each([
    "",
    "wayscloud_llm_abc12_YOUR_SECRET",
    "wayscloud_dns_abc1234567_yourSecretKey",
    "wayscloud_storage_abc123_XyZ789SecretKey",
    "wayscloud_pat_...",
    "wayscloud_llm_abc1234567_aBcDeFgHiJkLmNoPqRsTuVwXyZ...",
    "wayscloud_llm_abc1234567_aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgHiJkLm",
    "wayscloud_pat_test123",
    "wayscloud_2xK9mPq",
    "wayscloud_llm_abc1234567",
    "wayscloud_llm_prefix1234_",
    "wayscloud_{service}_{prefix}_{secret}",
    "wayscloud_<service>_<id>_<secret>",
    "wayscloud_llm_XXXXXXXXXX_XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX",
    "wayscloud_llm_xxxxxxxxxx_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    `wayscloud_llm_0000000000_${"0".repeat(56)}`,
    "wayscloud_llm_abcdefghij_abcdefghijklmnopqrstuvwxyz0123456789",
    "wayscloud_llm_1234567890_12345678901234567890123456789012",
    "wayscloud_llm_example123_thisisanexamplesecretvalue",
    "wayscloud_llm_yourprefix_yoursecretgoeshereplease",
    "wayscloud_terraform_provider_configuration",
    "wayscloud_api_client_authenticationmiddleware",
    "WAYSCLOUD_API_KEY",
    "wayscloud.services",
  ])("takes no stand-in for a key: %s", (text) => {
    expect(findShapedKeys(text)).toEqual([]);
  });

  it.each([
    ["upper case", key.replace("wayscloud", "WAYSCLOUD")],
    ["another word", key.replace("wayscloud", "wayscloude")],
    ["hyphens", key.replaceAll("_", "-")],
    ["a space", key.replace("_llm_", "_ llm_")],
    ["a line break", `${key.slice(0, 20)}\n${key.slice(20, 30)}`],
    ["a service that begins with a digit", key.replace("_llm_", "_1lm_")],
  ])("finds nothing with %s", (_, text) => {
    expect(findShapedKeys(text)).toEqual([]);
  });

  it("finds a key in any text around it that does not lengthen it", () => {
    const around = fc.string({ unit: "binary" }).filter((text) => !/wayscl/i.test(text));
    const shape = fc.constantFrom("service" as const, "token" as const, "older" as const);
    fc.assert(
      fc.property(around, shape, fc.integer({ min: 1, max: 500 }), around, (before, kind, number, after) => {
        const made = fakeKey(kind, number);
        const end = /^[A-Za-z0-9]/.test(after) ? " " : "";
        const found = findShapedKeys(`${before}${made}${end}${after}`);
        expect(found).toContainEqual({ start: before.length, end: before.length + made.length, value: made });
      }),
    );
  });
});

describe("patterns of the project's own", () => {
  it.each([
    ["global", /acme_[A-Za-z0-9]{44}/g],
    ["not global", /acme_[A-Za-z0-9]{44}/],
    ["without regard to case", /ACME_[a-z0-9]{44}/i],
  ])("are used: %s", (_, pattern) => {
    const own = `acme_${letters}`;
    const text = `a ${own} b ${own} ${key}`;
    expect(findShapedKeys(text, [pattern]).map(({ value }) => value)).toEqual([key, own, own]);
    expect(pattern.lastIndex).toBe(0);
  });

  it("do not make endless matches of nothing", () => {
    expect(findShapedKeys("abc", [/x{0,3}/g])).toEqual([]);
  });
});

describe("maskKey", () => {
  it.each([
    [key, "wayscloud_llm_", 2],
    [token, "wayscloud_pat_", 2],
    [older, "wayscloud_storage_", 2],
    [letters, "", 2],
    [fakeKey("hex"), "", 2],
    [fakeKey("url-safe"), "", 2],
    [`wayscloud_${letters}`, "", 2],
    ["", "", 0],
    ["a", "", 1],
  ])("shows no more than the documented prefix and two characters (%#)", (value, prefix, shown) => {
    expect(maskKey(value)).toBe(`${value.slice(0, prefix.length + shown)}…`);
    expect(maskKey(value).startsWith(prefix)).toBe(true);
  });

  it("never shows more, whatever the key", () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const masked = maskKey(value);
        expect(masked.endsWith("…")).toBe(true);
        expect(value.startsWith(masked.slice(0, -1))).toBe(true);
        expect(masked.slice(0, -1).replace(/^wayscloud_[a-z][a-z0-9]{1,15}_/, "").length).toBeLessThanOrEqual(2);
      }),
    );
  });
});
