import { defineConfig } from "vitest/config";

/** Set where the tests are counted, and their coverage measured: `.ci/run`. */
const reportFile = process.env.CINCLUS_GUARD_TEST_REPORT;

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Those of test/e2e need the network: npm run test:e2e.
    exclude: ["test/e2e/**", "test/projects/**", "**/node_modules/**"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: reportFile === undefined ? ["default"] : ["default", ["json", { outputFile: reportFile }]],
    // Some tests measure time, which a busy machine can spoil once.
    retry: reportFile === undefined ? 0 : 2,
    coverage: {
      enabled: reportFile !== undefined,
      provider: "v8",
      include: ["src/**/*.ts", "rules/**/*.ts"],
      reporter: ["text-summary", "json-summary"],
      reportOnFailure: true,
      thresholds: { statements: 90, functions: 90, lines: 90, branches: 80 },
    },
  },
});
