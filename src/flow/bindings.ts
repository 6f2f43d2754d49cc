import { namesCinclusKey, saysCredential, saysService } from "../cinclus/names.ts";
import { belongTogether } from "../cinclus/owners.ts";
import { isCredentialLike } from "../cinclus/stand-ins.ts";
import { hidesSecret } from "../libraries/functions.ts";
import { makesError, writesToLog } from "../libraries/logs.ts";
import { plainName } from "../libraries/plain-name.ts";
import type { CallNode, Entry, Node, ObjectNode } from "../tree/node.ts";
import { constantArgument, memberPath, propertyName } from "./names.ts";
import type { SourceFile } from "./value.ts";

/** Entries that say whose the entries beside them are: `provider: cinclus`. */
const ownerFields = new Set([
  "provider",
  "vendor",
  "service",
  "type",
  "kind",
  "backend",
  "engine",
  "name",
  "id",
  "model",
  "modelname",
  "llm",
  "platform",
  "slug",
  "host",
  "label",
  "title",
  "providername",
  "providerid",
  "api",
  "apitype",
  "machine",
  "integration",
  "target",
  "app",
  "for",
]);
/** Entries that name what the entry beside them holds: `{ name: "CINCLUS_API_KEY", value: "…" }`. */
const nameFields = new Set([
  "name",
  "key",
  "id",
  "variable",
  "env",
  "envname",
  "settingname",
  "parameter",
  "parametername",
  "option",
  "field",
  "label",
  "envvar",
  "varname",
  "configkey",
  "setting",
  "property",
  "title",
  "identifier",
  "secretname",
  "k",
  "slug",
  "path",
  "secret",
  "header",
  "entry",
  "n",
  "attribute",
  "code",
]);
const valueFields = new Set([
  "value",
  "val",
  "default",
  "content",
  "data",
  "text",
  "v",
  "defaultvalue",
  "settingvalue",
  "string",
  "secretstring",
  "stringvalue",
  "plaintext",
  "current",
  "initialvalue",
  "payload",
  "setting_value",
  "configvalue",
  "password",
  "secretvalue",
  "envvalue",
]);

/**
 * The names that a value is bound to, outermost first: the keys, variables, arguments, functions and classes it stands
 * in. Empty where it is only compared, hashed or told.
 */
export function bindingPath(node: Node, file: SourceFile): readonly string[] {
  const path: string[] = [];
  let child = node;
  for (let parent = file.model.parentOf(child); parent; child = parent, parent = file.model.parentOf(parent)) {
    switch (parent.kind) {
      case "member": {
        // A method of the text itself: `"…".to_string()`, Ruby's `"…".freeze`.
        const call = file.model.parentOf(parent);
        if (parent.object !== child || hidesSecret.has(plainName(propertyName(parent.property) ?? ""))) return [];
        if (call?.kind === "call" && call.callee === parent) parent = call;
        break;
      }
      case "choice":
        if (path.length === 0) path.unshift(...nameOfOther(parent.options, child));
        break;
      case "call":
        if (parent.callee === child || !addCall(path, parent, child))
          return path.length && parent.callee !== child ? path : [];
        break;
      case "object":
        addEntry(path, parent, child, file);
        break;
      case "list":
        addNeighbour(path, parent.items, child);
        break;
      case "assign":
        if (parent.value !== child) return path;
        path.unshift(
          ...(
            memberPath(parent.target) ??
            (parent.target.kind === "member" ? [propertyName(parent.target.property) ?? ""] : [])
          ).filter((name) => name !== "this"),
        );
        break;
      case "export":
        if (parent.exported !== "default") path.unshift(parent.exported);
        break;
      case "operation":
        if (parent.operator !== "" && parent.operator !== "if") return [];
        break;
      case "function": {
        const parameter = parent.parameters.find((given) => given.default === child);
        if (parameter) path.unshift(parameter.name);
        // The body's statements say nothing about each other; what is returned bears the function's name.
        const name = file.model.nameOfFunction(parent);
        if (name !== undefined) path.unshift(name);
        break;
      }
      case "class":
        path.unshift(parent.name);
        break;
      case "return":
      case "template":
      case "block":
      case "program":
      default:
        break;
    }
  }
  return path;
}

/** `process.env.CINCLUS_API_KEY ?? "…"`: the literal is what the name before it stands for. */
function nameOfOther(options: readonly Node[], child: Node): string[] {
  for (const option of options) {
    if (option === child) continue;
    const names =
      option.kind === "call" ? dotted(constantArgument(option, 0) ?? "") : (memberPath(option) ?? []).slice(-3);
    if (names.length > 0 && names.every((name) => /^[\w-]{2,80}$/.test(name))) return names;
  }
  return [];
}

/** Functions of schemas that are given what stands in where nothing is set. */
const givesDefault = /^(?:default|defaultto|withdefault|setdefault|catch|prefault|optional|nullish|fallback)$/;

/** Adds what a call says of its argument; false where the argument is not kept but hashed, compared or told. */
function addCall(path: string[], call: CallNode, child: Node): boolean {
  const callee = memberPath(call.callee) ?? (call.callee.kind === "string" ? [call.callee.value] : []);
  const last = plainName(callee.at(-1) ?? "");
  // Jenkins' `credentials("id")`, `getSecret("name")`, `fromSecret("id")`: the text is what the secret is found by.
  if (
    /^(?:credentials|(?:get|read|fetch|load|from|lookup|resolve|access)\w{0,12}(?:secret|credential|parameter)\w{0,8}|secretref|valuefromsecret\w*)$/.test(
      last,
    )
  )
    return false;
  if (hidesSecret.has(last) || (path.length === 0 && (writesToLog(callee) || makesError(callee)))) return false;
  const argument = call.args.find(({ value }) => value === child);
  const before = call.args.slice(0, argument ? call.args.indexOf(argument) : 0).map(({ value }) => value);
  const label = argument?.name;
  const named = before.findLast((value) => value.kind === "string" && /^[\w.:/-]{2,80}$/.test(value.value));
  const first = constantArgument(call, 0);
  const field = label ?? (child.kind === "assign" ? path[0] : undefined);
  const sibling =
    field !== undefined && path.length <= 1 && valueFields.has(plainName(field)) ? siblingArgument(call) : undefined;
  if (sibling !== undefined) path.splice(0, path.length, ...dotted(sibling));
  else if (label !== undefined) path.unshift(label);
  else if (named?.kind === "string" && path.length === 0) path.unshift(...dotted(named.value));
  // What describes a value says nothing of it: `z.string().default("…")`, `str({ default: "…" })`, `v.optional(v.string(), "…")`.
  const describes = givesDefault.test(last) || (path.length === 1 && path[0] === "default");
  // Wrappers and constructors of a client say whose key it is: `CinclusClient(api_key="…")`, `withCinclusKey("…")`.
  const around = (describes ? [] : callee)
    .filter((name) => name !== "this")
    .map((name) => name.replace(/^(?:set|with|use|add)_?(?=[A-Z_]|api|key|token|secret)/, ""));
  path.unshift(...around);
  // `config :notes, :cinclus, api_key: "…"`, `gh secret set CINCLUS_API_KEY --body "…"`
  if (label !== undefined) {
    for (const { name, value } of call.args) {
      const said =
        value.kind === "string"
          ? value.value
          : value.kind === "member" || value.kind === "name"
            ? (memberPath(value)?.at(-1) ?? "")
            : "";
      if (name === undefined && value !== child && /^[\w.-]{2,60}$/.test(said) && saysService(said))
        path.splice(around.length, saysCredential(said) ? path.length : 0, said);
    }
  }
  if (label !== undefined && first !== undefined && /^--?[\w-]+$|^[A-Z][A-Z\d_]+$/.test(first))
    path.splice(around.length, 0, first);
  return true;
}

/** What another argument says this one is the value of: `env = "CINCLUS_API_KEY", default_value = "…"`. */
function siblingArgument(call: CallNode): string | undefined {
  for (const { name, value } of call.args) {
    const field = name ?? (value.kind === "assign" ? memberPath(value.target)?.at(-1) : undefined);
    const text = value.kind === "assign" ? value.value : value;
    if (field !== undefined && nameFields.has(plainName(field)) && text.kind === "string") return text.value;
  }
  return undefined;
}

function addEntry(path: string[], object: ObjectNode, child: Node, file: SourceFile): void {
  const { language } = file.model.program;
  const entry = file.model.entryOf(child);
  const key = entry?.key && propertyName(entry.key);
  if (key === undefined) return;
  if (path.length === 0 && valueFields.has(plainName(key))) {
    const name = siblingText(object, "names", entry) ?? whatItIs(object);
    if (name !== undefined) {
      path.unshift(...dotted(name));
      addOwner(path, object, entry, name);
      return;
    }
  }
  path.unshift(...dotted(key));
  // A row of a table: `cinclus_api_key; ops; …`
  const told =
    (language === "csv" || language === "tsv") && path.length === 1 && !saysCredential(key)
      ? object.entries.find(
          ({ value }) =>
            value.kind === "string" &&
            value !== child &&
            /^[\w.-]{3,60}$/.test(value.value) &&
            namesCinclusKey([value.value]),
        )?.value
      : undefined;
  if (told?.kind === "string") path.push(told.value);
  addOwner(path, object, entry, key);
}

/** Adds whose entry it is, where another entry says so: `service: cinclus` beside `kind: api_key`. */
function addOwner(path: string[], object: ObjectNode, entry: Entry | undefined, name: string): void {
  const owner = siblingText(object, "owners", entry);
  const isOfNobody = belongTogether(dotted(name).at(-1) ?? name, "url");
  if (owner !== undefined && isOfNobody && /^(?:cinclus|wayscloud)(?:$|[-_ /.:])/i.test(owner)) path.unshift("cinclus");
}

/** What kind of thing a row holds: `kind: api_key`, `type: token`. */
function whatItIs({ entries }: ObjectNode): string | undefined {
  const found = entries.find(
    ({ key, value }) =>
      value.kind === "string" &&
      /^(?:kind|type|category|what|purpose|class|usage|secrettype|credentialtype)$/.test(
        plainName((key && propertyName(key)) ?? ""),
      ) &&
      /^[\w .-]{2,30}$/.test(value.value) &&
      (saysCredential(value.value) || /commit|hash|sha|checksum|digest|fingerprint|model|version/i.test(value.value)),
  )?.value;
  return found?.kind === "string" ? found.value : undefined;
}

interface Telling {
  readonly entry: Entry;
  readonly text: string;
}

/** Of each object the entries that tell of others, looked for once: objects have thousands of entries. */
const tellingEntries = new WeakMap<
  ObjectNode,
  { readonly names: readonly Telling[]; readonly owners: readonly Telling[] }
>();

function siblingText(object: ObjectNode, which: "names" | "owners", except: Entry | undefined): string | undefined {
  let telling = tellingEntries.get(object);
  if (!telling) {
    telling = { names: tellingBy(object, nameFields), owners: tellingBy(object, ownerFields) };
    tellingEntries.set(object, telling);
  }
  return telling[which].find(({ entry }) => entry !== except)?.text;
}

/** The first two that name Cinclus, then the first two of all: one of them may be the entry that is asked about. */
function tellingBy({ entries }: ObjectNode, fields: ReadonlySet<string>): Telling[] {
  const all = entries.flatMap((entry): Telling[] => {
    if (entry.value.kind !== "string") return [];
    const key = entry.key && propertyName(entry.key);
    return key !== undefined && fields.has(plainName(key)) ? [{ entry, text: entry.value.value }] : [];
  });
  return [...all.filter(({ text }) => /cinclus|wayscloud/i.test(text)).slice(0, 2), ...all.slice(0, 2)];
}

/** Longer rows are lists: what stands before a value is another value. */
const longestRow = 8;

/** `["CINCLUS_API_KEY", "…"]`, `("cinclus", "api_key", "…")`: what stands before a value in a row names it. */
function addNeighbour(path: string[], items: readonly Node[], child: Node): void {
  if (path.length > 0 || items.length > longestRow) return;
  const before = items.slice(0, items.indexOf(child)).filter((item) => item.kind === "string");
  const names = before.slice(-2).map(({ value }) => value);
  if (!names.some(isCredentialLike) && names.every((name) => /^[\w.:/ -]{1,79}[A-Za-z0-9]$/.test(name)))
    path.unshift(...names.flatMap(dotted));
}

/** `spring.cinclus.api-key`, `services/cinclus/key`, `cinclus:apiKey`, `Cinclus__ApiKey`: a path in one name. */
function dotted(name: string): string[] {
  return name
    .replace(/^-+/, "")
    .split(/[./:]|__/)
    .filter((part) => part !== "");
}
