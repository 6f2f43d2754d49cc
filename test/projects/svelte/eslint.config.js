import cinclus from "cinclus-guard/eslint";
import svelte from "eslint-plugin-svelte";

export default [...svelte.configs.base, cinclus.configs["every-language"]];
