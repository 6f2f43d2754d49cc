import { createRequire } from "node:module";
import type * as Analysis from "./analysis.ts";
import { createPlugin, type CinclusPlugin } from "./plugin.ts";

// The build puts the analysis beside this file. Rules cannot wait for an import, and most files never need it.
const load: (path: string) => typeof Analysis = createRequire(import.meta.url);

/**
 * The ESLint plugin.
 *
 * @example
 * import cinclus from "cinclus-guard/eslint";
 * export default [cinclus.configs.recommended];
 */
const plugin: CinclusPlugin = createPlugin(() => load("./eslint-analysis.mjs"));

export default plugin;
export type { CinclusPlugin };
