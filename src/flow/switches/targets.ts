import { isRequestVerb } from "../../libraries/requests.ts";
import { valueTurnsChecksOff } from "../../libraries/tls.ts";
import type { Node, Range } from "../../tree/node.ts";
import type { Flow } from "../flow.ts";
import { calleeName, memberPath, propertyName } from "../names.ts";
import { none, type Kinds } from "../targets/kinds.ts";
import { isKeptElsewhere, isLeftOnElsewhere } from "./left-on.ts";
import { isOfAnotherClient } from "./other-clients.ts";

/** A switch of one service of a compose file is none of the others'. */
export function reachOf(flow: Flow, at: Node): Range {
  let child = at;
  for (
    let parent = flow.file.model.parentOf(child);
    parent;
    child = parent, parent = flow.file.model.parentOf(parent)
  ) {
    const grand = flow.file.model.parentOf(parent);
    const entry = grand?.kind === "object" ? flow.file.model.entryOf(parent) : undefined;
    const inner = child;
    if (
      parent.kind === "object" &&
      entry?.key &&
      /^(?:services|containers|jobs|apps)$/.test(propertyName(entry.key) ?? "")
    )
      return inner;
    if (parent.kind === "list" && entry?.key && /^(?:containers|initContainers)$/.test(propertyName(entry.key) ?? ""))
      return inner;
  }
  return { start: 0, end: flow.file.text.length };
}

/**
 * The hosts that a switch is for. Words like `verify` mean many things: they count only right at a request.
 *
 * @param around what holds the switch
 * @param at the switch itself
 */
export function targetsOfSwitch(flow: Flow, around: Node, at: Node): Kinds {
  const isData = flow.file.model.program.nature === "data";
  const section = isData ? sectionsAround(flow, at) : [];
  // A directive stands with those that say where a request goes.
  const named =
    isData && at.kind !== "call" && !flow.file.model.enclosing(at, "call") ? flow.targetsByReference(at) : undefined;
  if (named && named.size > 0) return named;
  const found = targetsNearSwitch(flow, around, at);
  if (found.size > 0 || !isData) return found;
  // A setting of its own, about everything in the file: `ssl_verify = false` at the top, `litellm_settings: { … }`.
  // A framework's own client is that of the whole process: `play.ws.ssl.loose`, `quarkus.tls`.
  const isOfAll = section.every((name) => name.split(".").every(isOfEveryClient));
  const all = isOfAll ? flow.hostsIn(reachOf(flow, at)) : found;
  return all.has("other") && section.length === 0 ? found : all;
}

function isOfEveryClient(section: string): boolean {
  return /(?:settings|globals?|defaults?|tls|ssl|https?|client)$|^(?:play|ws|spring|quarkus|micronaut|akka|pekko|helidon|application|loose|trust-?manager|security|webservice)$/i.test(
    section,
  );
}

/** The names of the sections of a configuration that something stands in, the nearest first; an item of a list is one without a name. */
function sectionsAround(flow: Flow, at: Node): string[] {
  const { model } = flow.file;
  const names: string[] = [];
  for (let up = model.parentOf(at); up; up = model.parentOf(up)) {
    const key = model.entryOf(up)?.key;
    if (key) names.push(propertyName(key) ?? "");
    else if (model.parentOf(up)?.kind === "list") names.push("");
  }
  return names;
}

function targetsNearSwitch(flow: Flow, around: Node, at: Node): Kinds {
  const parent = flow.file.model.parentOf(around);
  const own = around.kind === "call" ? flow.targetsOf(around) : undefined;
  if (own && own.size > 0) return own;
  // `$ua->insecure(1)`: what is done with the object besides.
  const beside = around.kind === "call" && at !== around ? flow.targetsNear(at) : undefined;
  if (beside && beside.size > 0) return beside;
  if (parent?.kind === "assign" && parent.target === around) {
    const assigned = flow.targetsOfAssigned(around, parent.value);
    const isOfOther = assigned.size > 0 && (isLeftOnElsewhere(flow.file.model, parent) || isOfAnotherClient(flow, around));
    return isOfOther ? targetsOfFunction(flow, around) : assigned;
  }
  if (!mayBeForAll(flow, around)) return none;
  if (isKeptElsewhere(flow.file.model, around) || isOfAnotherClient(flow, around)) return targetsOfFunction(flow, around);
  return isAmbiguous(flow, at) ? targetsOfRequest(flow, around) : flow.targetsAround(around);
}

/** What stands right at a request or, for one of a class's own, in the class: HTTParty's `base_uri` and `get("/models", verify: false)`. */
function targetsOfRequest(flow: Flow, around: Node): Kinds {
  const near = flow.targetsNear(around);
  const call = around.kind === "call" ? around : flow.file.model.enclosing(around, "call", "function");
  const isRequest =
    call?.kind === "call" && isRequestVerb(calleeName(call) ?? "");
  const owner = near.size === 0 && isRequest ? flow.file.model.enclosing(around, "class") : undefined;
  return owner ? flow.hostsIn(owner) : near;
}

/** `verify = false` may be about anything; `ssl::verify_none`, `VerifyMode.None` say what they are about. */
function isAmbiguous(flow: Flow, at: Node): boolean {
  const saysItself = (memberPath(at) ?? []).slice(-2).some(valueTurnsChecksOff);
  const line = flow.file.text.slice(Math.max(0, at.start - 24), at.end + 1);
  return !saysItself && /(?:^|[^a-z_])(?:verify|insecure|ssl|secure|validate)\W/i.test(line);
}

/** What a database, a queue or a mailer is connected with is none of the requests in the same file. */
function mayBeForAll({ file: { model } }: Flow, node: Node): boolean {
  const names: string[] = [];
  for (let up: Node | undefined = node; up && up.kind !== "function"; up = model.parentOf(up)) {
    if (up.kind === "call") {
      const path = memberPath(up.callee) ?? [];
      // What one's own server asks of its clients.
      if (/^create(?:secure)?server$/i.test(path.at(-1) ?? "")) return false;
      names.push(model.moduleOf(up.callee) ?? "", ...path);
      break;
    }
    // `app.conf.broker_use_ssl = { "ssl_cert_reqs": ssl.CERT_NONE }`; in data sections are judged elsewhere.
    if (model.program.nature === "data") continue;
    if (up.kind === "assign") names.push(...(memberPath(up.target) ?? []));
    const key = model.entryOf(up)?.key;
    const name = (key && propertyName(key)) ?? "";
    // Finch's pools are each for an address.
    if (name.includes("://")) return true;
    names.push(name);
  }
  return !/(?<!https?connection)pool(?!manager)|redis|\b(?:async)?pg\b|psycopg|postgres|mysql|maria|mongo|amqp|kafka|broker|smtp|mailer|createtransport|sequelize|knex|datasource|ldap|elastic|cassandra|rabbit|nats|mqtt|imap|ftp|database|\bdb\b/i.test(
    names.join(" "),
  );
}

/** What stands right around a switch, or else the addresses in its own function. */
function targetsOfFunction(flow: Flow, around: Node): Kinds {
  const near = flow.targetsNear(around);
  const own = flow.file.model.enclosing(around, "function");
  return near.size > 0 || !own ? near : flow.hostsIn(own);
}
