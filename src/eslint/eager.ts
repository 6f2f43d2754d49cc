import * as analysis from "./analysis.ts";
import { createPlugin, type CinclusPlugin } from "./plugin.ts";

/** The plugin for Node versions that cannot load a module later without waiting for it; `package.json` chooses. */
const plugin: CinclusPlugin = createPlugin(() => analysis);

export default plugin;
export type { CinclusPlugin };
