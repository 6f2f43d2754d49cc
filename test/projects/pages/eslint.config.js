import html from "@html-eslint/eslint-plugin";
import markdown from "@eslint/markdown";
import cinclus from "cinclus-guard/eslint";
import { defineConfig } from "eslint/config";
import yml from "eslint-plugin-yml";

export default defineConfig([
  { files: ["**/*.html"], plugins: { html }, language: "html/html" },
  { files: ["**/*.yaml"], extends: [yml.configs.base] },
  // Blocks of code are linted on their own here, and not with the text around them.
  { files: ["**/*.md"], plugins: { markdown }, processor: "markdown/markdown" },
  cinclus.configs["every-language"],
]);
