import type { Node } from "../../tree/node.ts";
import type { Flow } from "../flow.ts";
import { says } from "./constants.ts";

/** What is only asked where code may be in a browser: a bundler's environment, the mode of a build, whether there is a window. */
const askedInBrowsers =
  /\bimport\.meta\.(?:env|client|browser)\b|\bNODE_ENV\b|\btypeof\s{1,9}(?:window|document)\b|\bprocess\.(?:client|browser)\b/;

/** Tests of a server run in a browser's likeness, too. */
const aboutTests = /test|jest/i;

/** Whether a value lets an SDK run in browsers, in all builds or in some: `true`, `import.meta.env.DEV`, `typeof window !== "undefined"`. */
export function allowsBrowsers(flow: Flow, value: Node): boolean {
  if (says(flow, value, true)) return true;
  if (value.kind === "literal" || value.kind === "string") return false;
  // `import.meta.env.DEV ? true : undefined`
  const decided = value.kind === "choice" && value.options.some((option) => says(flow, option, true)) ? [{ node: value, file: flow.file }] : [];
  return [...decided, ...flow.terminals(value)].some(({ node, file }) => {
    const written = file.text.slice(node.start, Math.min(node.end, node.start + 400));
    return askedInBrowsers.test(written) && !aboutTests.test(written);
  });
}
