import json from "@eslint/json";
import markdown from "@eslint/markdown";
import cinclus from "cinclus-guard/eslint";
import { defineConfig } from "eslint/config";

export default defineConfig([
  // Before the others, so that they can say in which language they want their files.
  cinclus.configs["all-files"],
  cinclus.configs.recommended,
  { ignores: ["expected.txt", "package-lock.json"] },
  { files: ["**/*.json"], plugins: { json }, language: "json/json", rules: { "json/no-duplicate-keys": "error" } },
  { files: ["**/*.md"], plugins: { markdown }, language: "markdown/gfm" },
  { settings: { cinclus: { hosts: ["llm.acme.example"] } } },
]);
