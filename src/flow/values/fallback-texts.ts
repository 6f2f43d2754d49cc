import { labelsFallback, mayAskForSetting } from "../../libraries/settings.ts";
import type { CallNode, Node } from "../../tree/node.ts";
import { calleeName, memberPath } from "../names.ts";
import { functionResult } from "../results.ts";
import type { SourceFile, Value } from "../value.ts";
import type { TextReader } from "./text-call.ts";

/** What a read may fall back on: `getenv("X", "default")`, `ENV.fetch("X", "default")`, `field(default="…")`. */
export function fallbackTexts(call: CallNode, file: SourceFile, reader: TextReader): readonly Value[] {
  // `field(default="…")`, `Option(defaultValue: "…")`
  const labelled = call.args.find(({ name }) => name !== undefined && labelsFallback(name))?.value;
  const placeholder = labelled ? undefined : springPlaceholder(call);
  if (placeholder) return reader.values(placeholder, file).flatMap(fallbackInPlaceholder);
  const fallback = labelled ?? fallbackBehindName(call);
  return fallback ? reader.values(functionResult(fallback), file).filter(({ constant }) => constant) : [];
}

/** Spring's `@Value("${cinclus.key:…}")` */
function springPlaceholder(call: CallNode): Node | undefined {
  if (calleeName(call) !== "Value") return undefined;
  const [placeholder, more] = positional(call);
  return placeholder?.kind === "string" && !more ? placeholder : undefined;
}

function fallbackInPlaceholder(value: Value): Value[] {
  const fallback = /^\$\{[\w.-]{1,80}:(.{1,400})\}$/.exec(value.text)?.[1];
  const end = value.text.length - 1;
  return fallback === undefined ? [] : [value.slice(end - fallback.length, end)];
}

/** The argument behind the name that is asked for. */
function fallbackBehindName(call: CallNode): Node | undefined {
  const given = positional(call);
  const [name, fallback] = namesSecond(call, given) ? given.slice(1) : given;
  if (given.length > 3 || name?.kind !== "string" || !fallback) return undefined;
  return memberPath(call.callee)?.some(mayAskForSetting) === true ? fallback : undefined;
}

/** Elixir names what it asks for behind what it asks: `Keyword.get(options, :key, "…")`, `Application.get_env(:app, :key, "…")`. */
function namesSecond({ callee }: CallNode, [first, second, ...more]: readonly Node[]): boolean {
  if (more.length !== 1 || second?.kind !== "string") return false;
  return first?.kind !== "string" || /env/i.test(memberPath(callee)?.at(-1) ?? "");
}

function positional({ args }: CallNode): readonly Node[] {
  return args.filter(({ name }) => name === undefined).map(({ value }) => value);
}
