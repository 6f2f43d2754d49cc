import { availableParallelism } from "node:os";

import { defineConfig } from "vitest/config";

/** Tests of the packed package with the real tools. They need the network, and `dist` as `npm run build` makes it. */
export default defineConfig({
  test: {
    include: ["test/e2e/**/*.test.ts"],
    globalSetup: ["test/e2e/support/prepare.ts"],
    // These wait for other programs most of the time.
    maxWorkers: Math.max(2, availableParallelism()),
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
