import { saysCredential, saysService } from "../../cinclus/names.ts";
import { holdsValue, saysName } from "../../libraries/fields-beside.ts";
import { hidesSecret } from "../../libraries/functions.ts";
import { makesError, writesToLog } from "../../libraries/logs.ts";
import { plainName } from "../../libraries/plain-name.ts";
import { findsSecret, givesDefault } from "../../libraries/settings.ts";
import type { Argument, CallNode, Node } from "../../tree/node.ts";
import { constantArgument, memberPath } from "../names.ts";
import { dotted } from "./dotted.ts";

/**
 * The names with what a call says of its argument; undefined where the argument is not kept but hashed, compared or
 * told.
 */
export function throughCall(path: readonly string[], call: CallNode, child: Node): readonly string[] | undefined {
  const callee = memberPath(call.callee) ?? (call.callee.kind === "string" ? [call.callee.value] : []);
  const last = plainName(callee.at(-1) ?? "");
  if (findsSecret(last) || hidesSecret.has(last)) return undefined;
  if (path.length === 0 && (writesToLog(callee) || makesError(callee))) return undefined;
  const argument = call.args.find(({ value }) => value === child);
  const own = namesOfArgument(path, call, child, argument);
  // What describes a value says nothing of it: `z.string().default("…")`, `v.optional(v.string(), "…")`, `str({ default: "…" })`.
  const describes = givesDefault(last) || (own.length === 1 && own[0] === "default");
  const around = describes ? [] : callee.filter((name) => name !== "this").map(withoutVerb);
  const named = argument?.name === undefined ? own : [...flagOrVariable(call), ...ofService(own, call, child)];
  return [...around, ...named];
}

/** The names with that of the argument itself, which its label, another argument or the one before it tells. */
function namesOfArgument(
  path: readonly string[],
  call: CallNode,
  child: Node,
  argument: Argument | undefined,
): readonly string[] {
  const label = argument?.name;
  const field = label ?? (child.kind === "assign" ? path[0] : undefined);
  const beside = field !== undefined && path.length <= 1 && holdsValue(field) ? nameBeside(call) : undefined;
  if (beside !== undefined) return dotted(beside);
  if (label !== undefined) return [label, ...path];
  return argument && path.length === 0 ? nameBefore(call, argument) : path;
}

/** What another argument says this one is the value of: `env = "CINCLUS_API_KEY", default_value = "…"`. */
function nameBeside(call: CallNode): string | undefined {
  for (const { name, value } of call.args) {
    const field = name ?? (value.kind === "assign" ? memberPath(value.target)?.at(-1) : undefined);
    const text = value.kind === "assign" ? value.value : value;
    if (field !== undefined && saysName(field) && text.kind === "string") return text.value;
  }
  return undefined;
}

/** `set("cinclus.api-key", "…")`: the last text before a value that may be a name. */
function nameBefore({ args }: CallNode, argument: Argument): string[] {
  const name = args
    .slice(0, args.indexOf(argument))
    .flatMap(({ value }) => (value.kind === "string" ? [value.value] : []))
    .findLast((text) => /^[\w.:/-]{2,80}$/.test(text));
  return name === undefined ? [] : dotted(name);
}

/** Wrappers and constructors of a client say whose key it is: `CinclusClient(api_key="…")`, `withCinclusKey("…")`. */
function withoutVerb(name: string): string {
  return name.replace(/^(?:set|with|use|add)_?(?=[A-Z_]|api|key|token|secret)/, "");
}

/** `setting --cinclus-key "…"`, `gh secret set CINCLUS_API_KEY --body "…"`: what a command is told first. */
function flagOrVariable(call: CallNode): string[] {
  const first = constantArgument(call, 0);
  return first !== undefined && /^--?[\w-]+$|^[A-Z][A-Z\d_]+$/.test(first) ? [first] : [];
}

/** Elixir's `config :notes, :cinclus, api_key: "…"`: whose the labelled arguments are, or which key's. */
function ofService(own: readonly string[], call: CallNode, child: Node): readonly string[] {
  let names = own;
  for (const { name, value } of call.args) {
    const said = name === undefined && value !== child ? nameSaid(value) : "";
    if (/^[\w.-]{2,60}$/.test(said) && saysService(said)) names = saysCredential(said) ? [said] : [said, ...names];
  }
  return names;
}

function nameSaid(value: Node): string {
  if (value.kind === "string") return value.value;
  return value.kind === "member" || value.kind === "name" ? (memberPath(value)?.at(-1) ?? "") : "";
}
