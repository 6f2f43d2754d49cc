import { bracedExpressions } from "../../tree/braces.ts";
import type { StringNode } from "../../tree/node.ts";
import { positionIn, Value, type Piece, type SourceFile } from "../value.ts";
import { joinedTexts } from "./texts.ts";
import type { Follower } from "./terminal.ts";

/** The text of a configuration with expressions in braces: `Token {{ cinclus_api_key }}`, `{{ _.base }}/v1/models`. */
export function textWithBraces(node: StringNode, file: SourceFile, follower: Follower): readonly Value[] {
  const whole: Piece = { kind: "constant", text: node.value, literal: node, from: 0, file, use: undefined };
  const text = new Value([whole]);
  const found = file.model.program.nature === "data" && node.prose !== true ? bracedExpressions(node.value) : [];
  if (found.length === 0) return [text];
  const parts: (readonly Value[])[] = [];
  let from = 0;
  for (const { start, end, path, at } of found) {
    parts.push([text.slice(from, start)]);
    parts.push(path ? variable(node, path, at, file, follower) : [text.slice(start, end)]);
    from = end;
  }
  parts.push([text.slice(from)]);
  return joinedTexts(parts.filter(([first]) => first?.text !== ""));
}

/** What the file gives to the variable, or what it is called. */
function variable(
  node: StringNode,
  path: readonly string[],
  at: number,
  file: SourceFile,
  follower: Follower,
): readonly Value[] {
  const name = path.at(-1) ?? "";
  const given = file.model.settingsFor(node, name).filter((setting) => setting !== node);
  const values = given.slice(0, 8).flatMap((setting) => follower.values(setting, file));
  if (values.length > 0) return values;
  const range = {
    start: positionIn(node, at),
    end: positionIn(node, Math.min(at + path.join(".").length, node.value.length)),
  };
  return [
    new Value([
      {
        kind: "unknown",
        paths: [path],
        source: { node: { kind: "name", name: path.join("."), ...range }, file },
        use: undefined,
      },
    ]),
  ];
}
