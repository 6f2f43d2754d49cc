import { mkdir, writeFile } from "node:fs/promises";

import { defineConfig } from "tsdown";

import { clientEvents } from "./src/hooks/events.ts";
import { packagedScript } from "./src/hooks/script.ts";
import { configurationJsonSchema } from "./src/policy/json-schema.ts";

export default defineConfig({
  entry: {
    bin: "src/cli/bin.ts",
    index: "src/index.ts",
    eslint: "src/eslint/index.ts",
    "eslint-analysis": "src/eslint/analysis.ts",
    // Threads begin at a file of their own.
    "pack-worker": "src/sources/history/pack-worker.ts",
  },
  format: "esm",
  platform: "node",
  target: "node20",
  outExtensions: () => ({ js: ".mjs", dts: ".d.mts" }),
  outputOptions: {
    codeSplitting: {
      // What every scan needs comes in one piece, since each file more is a millisecond more until the first text is read.
      groups: [
        { name: "version", test: /[\\/]src[\\/]cli[\\/]version\.ts$/, priority: 1 },
        { name: "scan", test: /[\\/]src[\\/](?:cli[\\/]run|sources[\\/]git)\.ts$/ },
      ],
    },
  },
  dts: true,
  clean: true,
  hooks: {
    "build:done": async ({ options }) => {
      await writeFile(`${options.outDir}/schema.json`, `${JSON.stringify(configurationJsonSchema(), null, 2)}\n`);
      // What hook managers start: the same search that comes before Node in an installed hook.
      await mkdir(`${options.outDir}/hooks`, { recursive: true });
      for (const event of clientEvents) await writeFile(`${options.outDir}/hooks/${event}`, packagedScript(event), { mode: 0o755 });
    },
  },
});
