import type { Node, Program } from "../../tree/node.ts";
import { languageOfPath } from "../language-names.ts";
import type { Language } from "../language.ts";
import { itemsOf, type JsonNode, passageOfString, readJson, stringAt, valueAt, withRest } from "./json-tree.ts";
import { embed } from "./passage.ts";

/** Source maps: the sources that they carry, each in its own language. */
export const sourceMap: Language = {
  ids: ["sourcemap"],
  read(text: string): Program {
    // A line in front keeps other sites from including the map as a script.
    const guard = /^\)\]\}'[^\n]{0,20}/.exec(text)?.[0] ?? "";
    const { root, brokenAt } = readJson(" ".repeat(guard.length) + text.slice(guard.length));
    const maps = [root, ...itemsOf(valueAt(root, "sections")).map((section) => valueAt(section, "map"))];
    const sources = maps.flatMap((map) => readSources(text, map));
    const body = withRest(text, sources, brokenAt);
    return { language: "sourcemap", body, comments: [], directives: [], nature: "document" };
  },
};

function readSources(text: string, map: JsonNode | undefined): Node[] {
  const names = itemsOf(valueAt(map, "sources"));
  return itemsOf(valueAt(map, "sourcesContent")).flatMap((content, index) => {
    if (content.type !== "string") return [];
    const name = plainName(stringAt(names[index]) ?? "");
    const language = languageOfPath(name) === undefined ? "javascript" : name;
    return [embed(passageOfString(text, content), language, { role: "source-map-source" })];
  });
}

/** `webpack:///./src/a.vue?1a2b` is `src/a.vue`. */
function plainName(source: string): string {
  return source
    .replace(/[?#].*$/s, "")
    .replace(/^[\w+-]{1,40}:\/{1,3}/, "")
    .replace(/^(?:\.{1,2}\/)+/, "");
}
