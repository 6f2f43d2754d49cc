import { expect, it } from "vitest";

import { factsOf } from "./facts-of.ts";

/** How many clients of a file are allowed to run in browsers. */
function allowed(value: string, before = ""): number {
  const text = `${before}\nnew OpenAI({ apiKey, dangerouslyAllowBrowser: ${value} });`;
  return factsOf({ "src/a.ts": text }).switches.filter(({ turns }) => turns === "browser use on").length;
}

it.each([
  "true",
  "import.meta.env.DEV",
  "!import.meta.env.PROD",
  `import.meta.env.MODE !== "production"`,
  `typeof window !== "undefined"`,
  `process.env.NODE_ENV === "development" ? true : undefined`,
])("an SDK that is allowed in some builds is allowed: %s", (value) => {
  expect(allowed(value)).toBe(1);
});

it("follows the value to where it is made", () => {
  expect(allowed("isDev", "const isDev = import.meta.env.DEV;")).toBe(1);
});

it.each(["false", "undefined", "options.browser", `process.env.NODE_ENV === "test"`, "Boolean(process.env.VITEST)", `import.meta.env.MODE === "test"`])(
  "an SDK that is not, or only in tests, is none: %s",
  (value) => {
    expect(allowed(value)).toBe(0);
  },
);
