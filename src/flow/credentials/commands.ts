import { saysCredential } from "../../cinclus/names.ts";
import { plainName } from "../../libraries/plain-name.ts";
import { isApiKeyHeader, isCredentialParameter } from "../../libraries/requests.ts";
import type { CallNode, Node } from "../../tree/node.ts";
import type { Credential } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { commandNamed, handedOptions, isCurl } from "../handed-options.ts";
import { hole, type Value } from "../value.ts";
import { credential } from "./credential.ts";
import { ofPair } from "./fields.ts";

type Found = readonly (Credential | undefined)[];

/** `curl -u key: url`, `--oauth2-bearer key`, `-b "token=…"`, `-G -d api_key=…`. */
export function ofCommand(flow: Flow, call: CallNode): Found {
  if (call.callee.kind === "string" && setsHeader.test(call.callee.value)) return [ofHeaderDirective(flow, call)];
  const options = call.args.flatMap(({ name = "", value }) => {
    const ofOption = byOption.get(plainName(name));
    return ofOption ? ofOption(flow, { call, name, value }) : [];
  });
  return [...ofHandedOptions(flow, call), ...options];
}

/** Commands in the configuration of servers and proxies that set a header: of nginx, Caddy, Apache, HAProxy. */
const setsHeader =
  /^(?:proxy_set_header|header_up|requestheader|request_header|fastcgi_param|grpc_set_header|http-request)$/i;

/** `proxy_set_header Authorization "…"`, `RequestHeader set Authorization "…"`. */
function ofHeaderDirective(flow: Flow, call: CallNode): Credential | undefined {
  const [header, value] = call.args.filter(
    (argument) =>
      argument.name === undefined &&
      !(argument.value.kind === "string" && /^(?:set|add|append|edit|set-header)$/i.test(argument.value.value)),
  );
  return ofPair(flow, header?.value, value?.value, () => "headers");
}

/** An option of a command as it is written: without a name it is a plain word. */
interface Option {
  readonly call: CallNode;
  readonly name: string;
  readonly value: Node;
}

type OfOption = (flow: Flow, option: Option) => Found;

/** Options of all programs that ask over HTTP, as `plainName` has them: of curl, wget, HTTPie, PowerShell, hurl. */
const byOption: ReadonlyMap<string, OfOption> = new Map<string, OfOption>([
  ["", (flow, { value }) => ofHttpieItem(flow, value)],
  ["apikey", ofKey],
  ["auth", ofUser],
  ["cookie", (flow, { value }) => [credential(flow, "cookie", "cookie", value)]],
  ["credential", ofPowerShellCredential],
  ["data", ofData],
  ["databinary", ofData],
  ["dataraw", ofData],
  ["dataurlencode", ofData],
  ["form", ofData],
  ["header", ofHeader],
  ["headers", ofHeader],
  ["json", ofData],
  ["key", ofKey],
  ["oauth2bearer", (flow, { name, value }) => [credential(flow, "client-option", name, value)]],
  ["token", ofKey],
  ["urlquery", ofData],
  ["user", ofUser],
]);

function ofPowerShellCredential(flow: Flow, { call, name, value }: Option): Found {
  const sends = /^(?:invoke-(?:restmethod|webrequest)|irm|iwr)$/i.test(commandNamed(flow, call));
  return sends ? [credential(flow, "basic", name, value)] : [];
}

/** `curl -u key:`, HTTPie's `--auth key --auth-type bearer`. A function of the script may call a parameter so. */
function ofUser(flow: Flow, { call, name, value }: Option): Found {
  if (flow.file.model.functionsNamed(commandNamed(flow, call)).length > 0) return [];
  const isBearer = call.args.some(
    (argument) =>
      plainName(argument.name ?? "") === "authtype" &&
      argument.value.kind === "string" &&
      argument.value.value === "bearer",
  );
  return isBearer
    ? [credential(flow, "client-option", name, value)]
    : [credential(flow, "basic", name, value, flow.values(value).map(userOf))];
}

/** PowerShell: `-Token (ConvertTo-SecureString "…" -AsPlainText)`. */
function ofKey(flow: Flow, { name, value }: Option): Found {
  const isMade = value.kind === "call" && value.command;
  const plain = isMade ? value.args.find((argument) => argument.name === undefined)?.value : undefined;
  return [credential(flow, "client-option", name, plain ?? value)];
}

function ofHeader(flow: Flow, { value }: Option): Found {
  return [ofOtherHeader(flow, value), ofPrintedHeader(flow, value)];
}

/** The same where the options stand in a variable: `curl "${opts[@]}"`. */
function ofHandedOptions(flow: Flow, call: CallNode): Credential[] {
  return handedOptions(flow, call).flatMap(({ name, value }): Credential[] => {
    const long = isCurl(flow, call) ? (name === "u" ? "user" : name === "H" ? "header" : name) : name;
    const header = value && long === "header" ? ownHeader(value) : undefined;
    const sent = value && long === "user" ? userOf(value) : header?.value;
    const place = sent?.place;
    if (!sent || !place) return [];
    const targets = (): ReturnType<Credential["targets"]> => flow.targetsOf(call);
    const position = header ? "other-header" : "basic";
    return [{ position, name: header?.name ?? long, values: [sent], place, targets, near: targets }];
  });
}

/** What stands before the colon. */
function userOf(value: Value): Value {
  const colon = value.text.indexOf(":");
  return value.slice(0, colon < 0 ? undefined : colon);
}

/** `-d '{"api_key": "…"}'`; with `-G` the data becomes the query. */
function ofData(flow: Flow, { call, name: option, value: node }: Option): Found {
  const position = option === "url-query" || call.args.some(({ name }) => name === "get") ? "query" : "body";
  return flow.values(node).flatMap((value) => {
    const found: Credential[] = [];
    for (const match of value.text.matchAll(
      /(?:^|[&{,\s])\\?["']?([\w-]+)\\?["']?\s*[=:]\s*\\?["']?([^&"'\\,}\s]+)/g,
    )) {
      const name = match[1] ?? "";
      if (!isCredentialParameter(name)) continue;
      const start = match.index + match[0].length - (match[2] ?? "").length;
      found.push(credential(flow, position, name, node, [value.slice(start, start + (match[2] ?? "").length)]));
    }
    return found.slice(0, 1);
  });
}

/** A header that a function of the script prints: `-H "$(auth_header "$KEY")"`. */
function ofPrintedHeader(flow: Flow, node: Node): Credential | undefined {
  if (node.kind !== "call" || !node.command || node.args.length === 0) return undefined;
  const lines = flow.values(node).filter(({ text }) => /^\s*authorization\s*:/i.test(text));
  const values = lines.map((line) => line.slice(/^\s*authorization\s*:\s*/i.exec(line.text)?.[0].length ?? 0));
  return values.length > 0 ? credential(flow, "authorization", "Authorization", node, values) : undefined;
}

function ofOtherHeader(flow: Flow, node: Node): Credential | undefined {
  const [value] = flow.values(node);
  const header = value && ownHeader(value);
  return header && credential(flow, "other-header", header.name, node, [header.value]);
}

/** The name and the value of a header line that carries a credential under a name of its own. */
export function ownHeader(line: Value): { name: string; value: Value } | undefined {
  const match = /^([\w-]+)\s*:\s*/.exec(line.text);
  const name = match?.[1] ?? "";
  if (!match || /^(?:authorization|x-api-key|cookie)$/i.test(name)) return undefined;
  return saysCredential(name) || isCredentialParameter(name) ? { name, value: line.slice(match[0].length) } : undefined;
}

/** HTTPie: `api_key==value` goes into the query, `Name:value` is a header. */
function ofHttpieItem(flow: Flow, node: Node): Credential[] {
  return flow
    .values(node)
    .slice(0, 1)
    .flatMap((value) => {
      const match = /^([\w-]+)(==|:=|=|:)(?!\/\/)/.exec(value.text);
      const name = match?.[1] ?? "";
      if (!match || value.text.startsWith(hole)) return [];
      const rest = [value.slice(match[0].length)];
      if (match[2] === "==" && isCredentialParameter(name)) return [credential(flow, "query", name, node, rest)];
      if (match[2] === ":" && isApiKeyHeader(name)) return [credential(flow, "api-key-header", name, node, rest)];
      if (match[2] === "=" && isCredentialParameter(name)) return [credential(flow, "body", name, node, rest)];
      return [];
    });
}
