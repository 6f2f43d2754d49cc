import * as analysis from "./analysis.ts";
import { createPlugin, type CinclusPlugin } from "./plugin.ts";

/** The plugin as it runs from its sources, where nothing is built that could be loaded later: for our own tests and documents. */
const plugin: CinclusPlugin = createPlugin(() => analysis);

export default plugin;
