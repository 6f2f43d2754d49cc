import { namesPort, namesScheme, saysPlainScheme, tellsHow } from "../../libraries/address-parts.ts";
import { plainName } from "../../libraries/plain-name.ts";
import type { AssignNode, Node } from "../../tree/node.ts";
import type { Url } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { isProxyOptions, propertyName } from "../names.ts";
import { constantOf, plainPort, plainScheme, type Sign } from "./sign.ts";

/** A field, an argument or a property of which its name tells that it says how a host is talked to. */
export interface Setting {
  readonly name: string;
  readonly value: Node;
  /** What it is a part of. */
  readonly owner: Node;
  readonly targets: Url["targets"];
}

/** The settings among the entries of an object, or what an assignment sets. */
export function settingsIn(flow: Flow, node: Node): readonly Setting[] {
  if (node.kind === "assign") return settingsAssigned(flow, node);
  if (node.kind !== "object") return [];
  const isData = flow.file.model.program.nature === "data";
  return node.entries.flatMap(({ key, value }): Setting[] => {
    const name = key && propertyName(key);
    if (name === undefined || !tellsHow(name)) return [];
    return [{ name, value, owner: node, targets: () => (isData ? flow.hostsIn(node) : flow.targetsNear(value)) }];
  });
}

function settingsAssigned(flow: Flow, node: AssignNode): readonly Setting[] {
  const { target, value } = node;
  if (target.kind === "member") {
    const name = propertyName(target.property);
    if (name === undefined || !tellsHow(name)) return [];
    return [{ name, value, owner: node, targets: () => flow.targetsOfAssigned(target, value, false) }];
  }
  if (target.kind !== "name" || !tellsHow(target.name)) return [];
  // A builder's block: `url { protocol = URLProtocol.HTTP; host = "…" }`
  const block = flow.file.model.enclosing(node, "function");
  if (!block || flow.file.model.parentOf(block)?.kind !== "call") return [];
  return [{ name: target.name, value, owner: block, targets: () => flow.hostsIn(block) }];
}

/** What a setting says, where it says plain HTTP. */
export function signOfSetting(flow: Flow, setting: Setting): Sign | undefined {
  const says = tellsHow(setting.name) ? saidBy(flow, setting) : undefined;
  return says && { says, place: setting.value, owner: setting.owner, targets: setting.targets };
}

function saidBy(flow: Flow, { name, value, owner }: Setting): Sign["says"] | undefined {
  const text = constantOf(flow, value);
  if (namesScheme(name)) return saysPlainScheme(text) && !translates(flow, value) ? plainScheme : undefined;
  if (namesPort(name)) return text === "80" && !isOwnPort(name, owner) ? plainPort : undefined;
  return text === "false" && plainName(name) !== "ssl" && !isProxyOptions(owner) ? plainScheme : undefined;
}

/** `PORT` of an environment is the one that the program itself listens on, unless a `HOST` stands beside it. */
function isOwnPort(name: string, owner: Node): boolean {
  return (
    name === "PORT" &&
    owner.kind === "object" &&
    !owner.entries.some(({ key }) => key && /^(?:HOST|HOSTNAME)$/.test(propertyName(key) ?? ""))
  );
}

/** `scheme = scheme switch { "http" => "ws", "https" => "wss" }`: the scheme was chosen elsewhere. */
function translates(flow: Flow, value: Node): boolean {
  const texts = new Set(flow.values(value).map(({ text }) => text.toLowerCase().replace(/:?(?:\/\/)?$/, "")));
  return texts.has("ws") && texts.has("wss");
}
