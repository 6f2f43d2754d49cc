import type { Argument, Entry, Node, ObjectNode, Range, StringNode } from "../../tree/node.ts";
import { itemsOf, type JsonNode, membersOf, passageOfString, stringAt, valueAt } from "./json-tree.ts";
import { embed, stringOf } from "./passage.ts";
import { invented, withPlaceholders } from "./placeholders.ts";

/** How requests are read that a tool saved: `placeholders` says whether `{{x}}` stands for a variable. */
export interface RequestOptions {
  readonly placeholders: boolean;
  /** Headers and parameters that hold for the request though they stand outside it. */
  readonly inherited?: Credentials;
  /** Settings of the connection that stand outside the request. */
  readonly settings?: readonly Argument[];
}

/** What an `auth` section adds to a request. */
export interface Credentials {
  readonly headers: readonly Entry[];
  readonly params: readonly Entry[];
}

export const noCredentials: Credentials = { headers: [], params: [] };

/** A request of a HAR file, or of a collection of Postman, Insomnia or Thunder Client, as `http.request(…)`. */
export function readRequest(text: string, request: JsonNode, options: RequestOptions): Node {
  const range = rangeOf(request);
  const args: Argument[] = [];
  const add = (name: string, value: Node | undefined): void => {
    if (value) args.push({ name, value });
  };
  const url = urlOf(request);
  const credentials = readCredentials(text, request, options) ?? options.inherited ?? noCredentials;
  add("method", constant(text, valueAt(request, "method")));
  add("url", url && readValue(text, url, options));
  add("headers", objectOf(text, valueAt(request, "headers", "header"), options, request, credentials.headers));
  // The parameters mostly stand in the URL, too, and one of the two is enough.
  const query = stringAt(url)?.includes("?") ? undefined : (valueAt(request, "queryString", "parameters", "params") ?? valueAt(valueAt(request, "url"), "query"));
  add("params", objectOf(text, query, options, request, credentials.params));
  add("cookies", objectOf(text, valueAt(request, "cookies"), options, request));
  add("body", readBody(text, valueAt(request, "postData", "body"), options));
  args.push(...readSettings(request), ...(options.settings ?? []));
  const whole = around([range, ...args.map(({ value }) => value)]);
  const callee: Node = { kind: "member", object: { kind: "name", name: "http", ...range }, property: invented("request", range), ...range };
  return { kind: "call", callee, args, ...whole };
}

/** What Postman and Insomnia have under these names: `"strictSSL": false`, `"settingValidateCertificates": false`. */
const settingNames = new Map([
  ["strictSSL", "strictSSL"],
  ["settingValidateCertificates", "validateCertificates"],
]);

/** How a request, or all below a folder, are to be sent, apart from what is sent: as named arguments. */
export function readSettings(owner: JsonNode): Argument[] {
  return [...membersOf(owner), ...membersOf(valueAt(owner, "protocolProfileBehavior"))].flatMap(({ key, value }) => {
    const name = settingNames.get(stringAt(key) ?? "");
    const given: unknown = value.value;
    if (name === undefined || typeof given !== "boolean") return [];
    return [{ name, nameRange: rangeOf(key), value: { kind: "literal", value: given, ...rangeOf(value) } }];
  });
}

/** Is it a request, by what it has? */
export function isRequest(node: JsonNode): boolean {
  return urlOf(node) !== undefined && valueAt(node, "method", "header", "headers") !== undefined;
}

function urlOf(request: JsonNode): JsonNode | undefined {
  // Hoppscotch calls it its endpoint.
  const url = valueAt(request, "url", "endpoint");
  const raw = url?.type === "object" ? valueAt(url, "raw") : url;
  return raw?.type === "string" ? raw : undefined;
}

function readBody(text: string, body: JsonNode | undefined, options: RequestOptions): Node | undefined {
  if (body?.type === "string") return readBodyText(text, body, options);
  const written = valueAt(body, "text", "raw") ?? valueAt(valueAt(body, "graphql"), "query");
  if (written?.type === "string") return readBodyText(text, written, options);
  const form = valueAt(body, "params", "urlencoded", "formdata", "form");
  return form && objectOf(text, form, options, form);
}

function readBodyText(text: string, body: JsonNode, options: RequestOptions): Node {
  const passage = passageOfString(text, body);
  return /^\s*[[{]/.test(passage.text) ? embed(passage, "json") : readValue(text, body, options);
}

/** `[{ name, value }]` or `{ name: value }`, as an object. What is switched off is read all the same: it is in the file. */
function objectOf(text: string, node: JsonNode | undefined, options: RequestOptions, outer: JsonNode, more: readonly Entry[] = []): ObjectNode | undefined {
  const listed = itemsOf(node).flatMap((item) => {
    const key = valueAt(item, "name", "key");
    const value = valueAt(item, "value");
    return key?.type === "string" && value?.type === "string" ? [{ key, value }] : [];
  });
  const pairs = [...listed, ...membersOf(node).filter(({ value }) => value.type === "string")];
  const own = pairs.map(({ key, value }): Entry => ({ key: constantString(text, key), value: readValue(text, value, options) }));
  const entries = [...own, ...more];
  // Inherited entries stand elsewhere, and the range takes them in.
  const ranges = more.map(({ value }) => value);
  return entries.length === 0 ? undefined : { kind: "object", entries, ...around([rangeOf(outer), ...ranges]) };
}

/** A string as the program that sends it sees it: a template where there are placeholders in it. */
export function readValue(text: string, node: JsonNode, { placeholders }: RequestOptions): Node {
  return placeholders ? withPlaceholders(passageOfString(text, node), rangeOf(node)) : constantString(text, node);
}

/** The `auth` section of a request, a folder or a collection. Nothing where it has none of its own. */
export function readCredentials(text: string, owner: JsonNode, options: RequestOptions): Credentials | undefined {
  const auth = valueAt(owner, "auth", "authentication");
  const kind = stringAt(valueAt(auth, "type", "authType"))?.toLowerCase();
  if (!auth || kind === undefined || kind === "inherit") return undefined;
  const details = valueAt(auth, kind) ?? auth;
  const field = (...names: string[]): Node | undefined => {
    const listed = itemsOf(details).find((item) => names.includes(stringAt(valueAt(item, "key")) ?? ""));
    const found = valueAt(listed, "value") ?? valueAt(details, ...names);
    return found?.type === "string" ? readValue(text, found, options) : undefined;
  };
  // Thunder Client writes the token right there: `"bearer": "…"`.
  const token = details.type === "string" ? readValue(text, details, options) : field("token", "accessToken");
  switch (kind) {
    case "bearer":
    case "oauth2":
      return token
        ? { headers: [authorization([invented(`${prefixOf(details)} `, token), token])], params: [] }
        : noCredentials;
    case "basic": {
      const parts = [field("username"), field("password")].filter((part) => part !== undefined);
      const [first] = parts;
      return first ? { headers: [authorization([invented("Basic ", first), ...parts])], params: [] } : noCredentials;
    }
    case "apikey":
      return apiKey(field("key"), field("value"), stringAt(valueAt(auth, "addTo")) ?? inOf(details));
    default:
      return noCredentials;
  }
}

/** The word before the token, which some tools let their users choose. */
function prefixOf(details: JsonNode): string {
  const listed = itemsOf(details).find((item) => /^(?:prefix|headerPrefix)$/.test(stringAt(valueAt(item, "key")) ?? ""));
  const prefix = stringAt(valueAt(listed, "value")) ?? stringAt(valueAt(details, "prefix", "headerPrefix"));
  return prefix === undefined || prefix.trim() === "" ? "Bearer" : prefix.trim();
}

function inOf(details: JsonNode): string | undefined {
  const listed = itemsOf(details).find((item) => stringAt(valueAt(item, "key")) === "in");
  return stringAt(valueAt(listed, "value")) ?? stringAt(valueAt(details, "in"));
}

function apiKey(key: Node | undefined, value: Node | undefined, where: string | undefined): Credentials {
  if (!key || !value) return noCredentials;
  const entries = [{ key, value }];
  return where?.toLowerCase().includes("query") ? { headers: [], params: entries } : { headers: entries, params: [] };
}

function authorization(parts: Node[]): Entry {
  const range = around(parts);
  return { key: invented("Authorization", range), value: { kind: "template", parts, ...range } };
}

/** From where the first begins to where the last ends. */
function around(nodes: readonly Range[]): Range {
  return { start: Math.min(...nodes.map(({ start }) => start)), end: Math.max(...nodes.map(({ end }) => end)) };
}

function constant(text: string, node: JsonNode | undefined): StringNode | undefined {
  return node?.type === "string" ? constantString(text, node) : undefined;
}

/** A string without regard to placeholders. */
export function constantString(text: string, node: JsonNode): StringNode {
  return stringOf(passageOfString(text, node), rangeOf(node));
}

/** From the first character to behind the last. */
export function rangeOf(node: JsonNode): Range {
  return { start: node.offset, end: node.offset + node.length };
}
