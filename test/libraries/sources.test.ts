import { describe, expect, it } from "vitest";

import { conventions } from "../../src/libraries/delivery.ts";
import { exposedBy, exposedPrefixes, inlined } from "../../src/libraries/frameworks.ts";
import { pageDataSources, serverFunctionSources, serverWrapperSources } from "../../src/libraries/page-functions.ts";

const tables = {
  conventions: conventions.map(({ who, source }) => ({ row: who, source })),
  "exposed prefixes": exposedPrefixes.map(({ prefix, source }) => ({ row: prefix, source })),
  inlined: inlined.map(({ via, source }) => ({ row: via, source })),
  "functions of pages": pageDataSources.map(({ name, source }) => ({ row: name, source })),
  "functions on servers": serverFunctionSources.map(({ name, source }) => ({ row: name, source })),
  "wrappers for servers": serverWrapperSources.map(({ name, source }) => ({ row: name, source })),
};

describe.each(Object.entries(tables))("the table of %s", (_, rows) => {
  it("tells for every row the pages that say so", () => {
    const without = rows.filter(({ source }) => [source].flat().length === 0 || ![source].flat().every(isPage));
    expect(rows.length).toBeGreaterThan(0);
    expect(without).toEqual([]);
  });
});

it("has every prefix once, and each is found by its own row", () => {
  const prefixes = exposedPrefixes.map(({ prefix }) => prefix);
  expect(new Set(prefixes).size).toBe(prefixes.length);
  expect(exposedPrefixes.filter(({ prefix, framework }) => exposedBy(`${prefix}KEY`)?.framework !== framework)).toEqual(
    [],
  );
});

it.each([
  ["MODERN_CINCLUS_KEY", "Modern.js"],
  ["TAURI_ENV_CINCLUS_KEY", "Tauri"],
  ["RENDERER_VITE_CINCLUS_KEY", "electron-vite"],
])("%s is exposed by %s", (name, framework) => {
  expect(exposedBy(name)).toEqual({ framework, rest: "CINCLUS_KEY" });
});

it.each(["PARCEL_PUBLIC_CINCLUS_KEY", "KEYSTONE_PUBLIC_CINCLUS_KEY", "ELECTRON_RENDERER_CINCLUS_KEY"])(
  "%s is exposed by nothing that is documented",
  (name) => {
    expect(exposedBy(name)).toBeUndefined();
  },
);

function isPage(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" && hostname.includes(".");
}
