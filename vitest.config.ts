import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Those of test/e2e need the network: npm run test:e2e.
    exclude: ["test/e2e/**", "test/projects/**", "**/node_modules/**"],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts", "rules/**/*.ts"],
      reporter: ["text-summary", "json-summary", "html"],
      thresholds: { statements: 90, functions: 90, lines: 90, branches: 80 },
    },
  },
});
