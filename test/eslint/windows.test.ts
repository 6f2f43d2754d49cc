import { expect, test, vi } from "vitest";
import { isProgram, isSeenElsewhere, pathFrom } from "../../src/eslint/linted-file.ts";
import { plainGlobs } from "../../src/policy/globs.ts";

vi.mock("node:path", async (load) => {
  const { win32 } = await load<{ win32: object }>();
  return { ...win32, default: win32 };
});

test("paths below the root are told with slashes, whichever way they were written", () => {
  expect(pathFrom("C:\\shop", "C:\\shop\\src\\ask.ts")).toBe("src/ask.ts");
  expect(pathFrom("C:\\shop", "C:/shop/src/ask.ts")).toBe("src/ask.ts");
  expect(pathFrom("c:\\shop", "C:\\Shop\\ask.ts")).toBe("ask.ts");
});

test("files of other folders and of other drives keep their whole path", () => {
  expect(pathFrom("C:\\shop", "C:\\other\\ask.ts")).toBe("C:/other/ask.ts");
  expect(pathFrom("C:\\shop", "D:\\shop\\ask.ts")).toBe("D:/shop/ask.ts");
});

test("what a file is, its name tells behind a backslash as well", () => {
  const file = (filename: string, physicalFilename = filename): Parameters<typeof isProgram>[0] => ({
    cwd: "C:\\shop",
    filename,
    physicalFilename,
    settings: undefined,
    sourceCode: { text: "x;", ast: { type: "Program", body: [] } },
  });
  expect(isProgram(file("C:\\shop\\ask.ts"))).toBe(true);
  expect(isProgram(file("C:\\shop\\App.vue"))).toBe(false);
  expect(isProgram(file("C:\\shop\\Dockerfile"))).toBe(false);
  expect(isSeenElsewhere(file("C:\\shop\\page.astro\\1_0.js", "C:\\shop\\page.astro"))).toBe(true);
});

test("globs of the configuration keep their slashes", () => {
  expect(plainGlobs(["test/fixtures/**"], "test")).toEqual(["fixtures/**", "fixtures/**/**"]);
});
