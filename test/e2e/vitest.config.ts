import { defineConfig } from "vitest/config";

/** Tests of the packed package with the real tools. They need the network, and `dist` as `npm run build` makes it. */
export default defineConfig({
  test: {
    include: ["test/e2e/**/*.test.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
