import { expect, it } from "vitest";

import { configured } from "../../src/hooks/places.ts";

it("writes folders into git's configuration with slashes, where backslashes part folders", () => {
  expect(configured("C:\\Users\\Ada Lovelace\\hooks", "\\")).toBe("C:/Users/Ada Lovelace/hooks");
  expect(configured("\\\\server\\share", "\\")).toBe("//server/share");
  expect(configured("/home/ada/a\\b", "/")).toBe("/home/ada/a\\b");
});
