import type { EmbeddedNode, Node, Program, Range, StringNode } from "../../tree/node.ts";
import type { Language, ReadContext } from "../language.ts";
import { readJsonString } from "./json-string.ts";
import { openPair } from "./environment-pair.ts";
import { Nest } from "./nest.ts";
import { embed } from "./piecewise.ts";
import { contentStartOf, dataProgram, lineEnd } from "./program.ts";
import { openText, readWord } from "./scalars.ts";

/**
 * JSON and its kin, read as their union: comments, single quotes, keys without quotes and several values
 * in a row are taken wherever they stand, since nobody is helped by a file that is refused.
 */
export const json: Language = {
  ids: ["json", "jsonc", "json5", "jsonl", "ndjson"],
  read: (text, id, context) => readJson(text, id, context),
};

const wordEnd = /[\s,:{}[\]"'/]/g;

function readJson(text: string, id: string, context: ReadContext): Program {
  const nest = new Nest();
  const comments: Range[] = [];
  const scripts = scriptKeysOf(context.path);
  const parents: string[] = [];
  let at = contentStartOf(text);

  const addScalar = (node: Node): void => {
    if (isKey(text, node.end)) {
      nest.key(node);
      return;
    }
    const inScripts = scripts?.has(parents[0] ?? "") === true && parents.length === 1;
    if (node.kind !== "string") nest.add(node);
    else if (inScripts) nest.add(embed(node, "shell"));
    else nest.add(nest.inside === "list" ? openPair(node) : (codeOf(nest.waiting, node) ?? openText(node)));
  };

  while (at < text.length) {
    const character = text.charAt(at);
    switch (character) {
      case "{":
      case "[": {
        const key = nest.waiting;
        if (nest.depth > 0 && nest.depth < 3) parents[nest.depth - 1] = key?.kind === "string" ? key.value : "";
        nest.open(character === "{" ? "object" : "list", at);
        at++;
        break;
      }
      case "}":
      case "]":
        nest.dropKey();
        at++;
        nest.closeKind(character === "}" ? "object" : "list", at);
        parents.length = Math.min(parents.length, Math.max(nest.depth - 1, 0));
        break;
      case ",":
        nest.dropKey();
        at++;
        break;
      case '"':
      case "'": {
        const node = readJsonString(text, at);
        addScalar(node);
        at = node.end;
        break;
      }
      case "/": {
        const end = commentEnd(text, at);
        if (end === undefined) at++;
        else {
          comments.push({ start: at, end });
          at = end;
        }
        break;
      }
      default: {
        if (character === ":" || /\s/.test(character)) {
          at++;
          break;
        }
        wordEnd.lastIndex = at + 1;
        const end = wordEnd.exec(text)?.index ?? text.length;
        addScalar(readWord(text, at, end));
        at = end;
      }
    }
  }
  nest.dropKey();
  return dataProgram(id, nest.finish(text.length), comments);
}

/** The code of a step that an automation tool keeps as a text: n8n's `jsCode`, Node-RED's `func`. */
function codeOf(key: Node | undefined, node: StringNode): EmbeddedNode | undefined {
  const name = key?.kind === "string" ? key.value : "";
  if (!/^(?:(?:js|javascript|node|function|custom|python)_?code|func|initialize|finalize)$/i.test(name)) return undefined;
  return /[;\n(]/.test(node.value) ? embed(node, /python/i.test(name) ? "python" : "javascript") : undefined;
}

/** A scalar with a colon behind it is a key. */
function isKey(text: string, end: number): boolean {
  let at = end;
  while (at < text.length && /\s/.test(text.charAt(at))) at++;
  return text.charAt(at) === ":";
}

/** Where the comment at `at` ends; nothing where the slash begins none. */
function commentEnd(text: string, at: number): number | undefined {
  if (text.startsWith("//", at)) return lineEnd(text, at);
  if (!text.startsWith("/*", at)) return undefined;
  const end = text.indexOf("*/", at + 2);
  return end < 0 ? text.length : end + 2;
}

/** Files whose values under these keys are command lines. */
function scriptKeysOf(path: string): ReadonlySet<string> | undefined {
  switch (path.slice(path.lastIndexOf("/") + 1)) {
    case "package.json":
    case "composer.json":
      return new Set(["scripts"]);
    case "deno.json":
    case "deno.jsonc":
      return new Set(["tasks"]);
    default:
      return undefined;
  }
}
