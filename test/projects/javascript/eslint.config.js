import cinclus from "cinclus-guard/eslint";

export default [cinclus.configs.recommended];
