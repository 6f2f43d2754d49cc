import cinclus from "cinclus-guard/eslint";
import vue from "eslint-plugin-vue";

export default [...vue.configs["flat/base"], cinclus.configs["every-language"]];
