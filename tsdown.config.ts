import { defineConfig } from "tsdown";

export default defineConfig({
  entry: {
    bin: "src/cli/bin.ts",
    index: "src/index.ts",
    eslint: "src/eslint/index.ts",
  },
  format: "esm",
  platform: "node",
  target: "node20",
  outExtensions: () => ({ js: ".mjs", dts: ".d.mts" }),
  dts: true,
  clean: true,
});
