import cinclus from "cinclus-guard/eslint";
import astro from "eslint-plugin-astro";

export default [...astro.configs.base, cinclus.configs["every-language"]];
