import cinclus from "cinclus-guard/eslint";
import tseslint from "typescript-eslint";

export default [{ files: ["**/*.ts"], languageOptions: { parser: tseslint.parser } }, cinclus.configs.recommended];
