import { saysCredential } from "../../cinclus/names.ts";
import { plainName } from "../../libraries/plain-name.ts";
import { isApiKeyHeader, isCredentialParameter } from "../../libraries/requests.ts";
import type { CallNode, Node } from "../../tree/node.ts";
import type { Credential } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { commandNamed, handedOptions, isCurl } from "../handed-options.ts";
import { hole, type Value } from "../value.ts";
import { credential, ofPair } from "./positions.ts";

/** `curl -u key: url`, `--oauth2-bearer key`, `-b "token=…"`, `-G -d api_key=…`. */
export function ofCommand(flow: Flow, call: CallNode): (Credential | undefined)[] {
  const found: (Credential | undefined)[] = [];
  if (
    call.callee.kind === "string" &&
    /^(?:proxy_set_header|header_up|requestheader|request_header|fastcgi_param|grpc_set_header|http-request)$/i.test(
      call.callee.value,
    )
  ) {
    const words = call.args.filter(
      ({ name, value }) =>
        name === undefined && !(value.kind === "string" && /^(?:set|add|append|edit|set-header)$/i.test(value.value)),
    );
    return [ofPair(flow, words[0]?.value, words[1]?.value, () => "headers")];
  }
  found.push(...ofHandedOptions(flow, call));
  const isGet = call.args.some(({ name }) => name === "get");
  for (const { name, value } of call.args) {
    switch (plainName(name ?? "")) {
      case "credential":
        if (/^(?:invoke-(?:restmethod|webrequest)|irm|iwr)$/i.test(commandNamed(flow, call)))
          found.push(credential(flow, "basic", name ?? "", value));
        break;
      case "user":
      case "auth":
        // A function of the script may call a parameter so.
        if (flow.file.model.functionsNamed(commandNamed(flow, call)).length > 0) break;
        if (
          call.args.some(
            (argument) =>
              plainName(argument.name ?? "") === "authtype" &&
              argument.value.kind === "string" &&
              argument.value.value === "bearer",
          )
        ) {
          found.push(credential(flow, "client-option", name ?? "", value));
          break;
        }
        found.push({
          ...credential(flow, "basic", name ?? "", value, flow.values(value).map(userOf)),
        });
        break;
      case "oauth2bearer":
        found.push(credential(flow, "client-option", name ?? "", value));
        break;
      case "data":
      case "dataurlencode":
      case "dataraw":
      case "databinary":
      case "form":
      case "json":
      case "urlquery":
        found.push(...ofData(flow, value, isGet || name === "url-query"));
        break;
      case "cookie":
        found.push(credential(flow, "cookie", "cookie", value));
        break;
      case "header":
      case "headers":
        found.push(ofOtherHeader(flow, value), ofPrintedHeader(flow, value));
        break;
      case "token":
      case "apikey":
      case "key": {
        // PowerShell: `-Token (ConvertTo-SecureString "…" -AsPlainText)`
        const plain =
          value.kind === "call" && value.command
            ? value.args.find((argument) => argument.name === undefined)?.value
            : undefined;
        found.push(credential(flow, "client-option", name ?? "", plain ?? value));
        break;
      }
      case "":
        found.push(...ofHttpieItem(flow, value));
        break;
      default:
        break;
    }
  }
  return found;
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

function ofData(flow: Flow, node: Node, isQuery: boolean): Credential[] {
  return flow.values(node).flatMap((value) => {
    const found: Credential[] = [];
    for (const match of value.text.matchAll(
      /(?:^|[&{,\s])\\?["']?([\w-]+)\\?["']?\s*[=:]\s*\\?["']?([^&"'\\,}\s]+)/g,
    )) {
      const name = match[1] ?? "";
      if (!isCredentialParameter(name)) continue;
      const start = match.index + match[0].length - (match[2] ?? "").length;
      found.push(
        credential(flow, isQuery ? "query" : "body", name, node, [value.slice(start, start + (match[2] ?? "").length)]),
      );
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
