const { defineConfig } = require("eslint/config");
const cinclus = require("cinclus-guard/eslint").default;

module.exports = defineConfig([{ files: ["**/*.js"], extends: [cinclus.configs["every-language"]] }]);
