import { createRequire } from "node:module";

import type * as Regexpp from "@eslint-community/regexpp";
import type * as Htmlparser2 from "htmlparser2";
import type * as Jsonc from "jsonc-parser";
import type * as OxcParser from "oxc-parser";
import type picomatch from "picomatch";
import type * as TomlParser from "toml-eslint-parser";
import type * as Yaml from "yaml";

interface LoadPackage {
  (name: "@eslint-community/regexpp"): typeof Regexpp;
  (name: "htmlparser2"): typeof Htmlparser2;
  (name: "jsonc-parser"): typeof Jsonc;
  (name: "oxc-parser"): typeof OxcParser;
  (name: "picomatch"): typeof picomatch;
  (name: "toml-eslint-parser"): typeof TomlParser;
  (name: "yaml"): typeof Yaml;
}

/**
 * Gives a package, and loads it the first time. Together they take longer than reading a file does, and most runs need
 * few of them; ESLint's rules, which read files as well, cannot wait for `import()`.
 *
 * @throws where it is missing, which nobody may take for a text that does not parse
 */
export const loadPackage: LoadPackage = createRequire(import.meta.url);
