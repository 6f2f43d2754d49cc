import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import eslintPlugin from "eslint-plugin-eslint-plugin";
import { existsSync } from "node:fs";
import tseslint from "typescript-eslint";

// Our own plugin as users get it, once it is built. A fresh clone can be linted without.
const own = existsSync(`${import.meta.dirname}/dist/eslint.mjs`) ? await import("cinclus-guard/eslint") : undefined;

export default defineConfig([
  globalIgnores(["dist/", "coverage/", "test/projects/"]),
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // Control characters are what some of our texts are about.
      "no-control-regex": "off",
    },
  },
  // A reader of a language may ask many questions in a row; nothing else comes near, and nothing grows beyond it.
  { files: ["src/**/*.ts", "rules/**/*.ts"], rules: { complexity: ["error", { max: 28, variant: "modified" }] } },
  { files: ["src/eslint/**/*.ts"], extends: [eslintPlugin.configs.recommended] },
  // Tests and examples show what the rules find.
  ...(own ? [{ files: ["src/**/*.ts"], extends: [own.default.configs.recommended] }] : []),
]);
