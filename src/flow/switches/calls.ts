import {
  asksAboutCertificate,
  decidesOnCertificates,
  firstTurnsChecksOff,
  isProcessWide,
  isToolOfBuild,
  takesSwitch,
  turnsChecksOff,
  turnsChecksOffWhenCalled,
} from "../../libraries/tls.ts";
import type { CallNode, Node, StringNode } from "../../tree/node.ts";
import type { Switch } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { handedOptions, isCurl } from "../handed-options.ts";
import { memberPath } from "../names.ts";
import type { Place } from "../value.ts";
import { alwaysAccepts, isOwnClass, letsAllPass, namesOff } from "./accepts-all.ts";
import { turnsOff } from "./constants.ts";
import { made } from "./made.ts";
import { ofSetting } from "./settings.ts";

/** The switches that one call turns, of a function or of a command. */
export function ofCall(flow: Flow, call: CallNode): Switch[] {
  const path = memberPath(call.callee) ?? (call.callee.kind === "string" ? [call.callee.value] : []);
  const last = path.at(-1) ?? "";
  const named = call.args.flatMap(({ name, value }) => (name === undefined ? [] : ofSetting(flow, name, value, value)));
  return [...named, ...(call.command ? ofCommand(flow, call, last) : ofFunction(flow, call, last))];
}

function ofCommand(flow: Flow, call: CallNode, last: string): Switch[] {
  const found: Switch[] = [];
  // What a tool of the build is told is about its own requests: `git config http.sslVerify false`.
  if (isToolOfBuild(last)) return [];
  // A directive of a proxy: `proxy_ssl_verify off;`
  call.args.forEach(({ name, value }, index) => {
    const before = call.args[index - 1]?.value;
    if (
      name === undefined &&
      before?.kind === "string" &&
      value.kind === "string" &&
      turnsChecksOff(before.value, value.value)
    )
      found.push(off(flow, call, before, false));
  });
  if (call.args.length === 0 && turnsChecksOffWhenCalled(last)) found.push(off(flow, call, call, false));
  const [only] = call.args;
  if (only && call.args.length === 1 && only.name === undefined)
    found.push(...ofSetting(flow, last, only.value, call, false, call));
  for (const { literal, place } of checksHandedOff(flow, call))
    found.push({
      ...off(flow, call, literal, false),
      place,
      targets: () => flow.targetsOf(call),
    });
  return found;
}

/** The options that stand in variables of a command and turn the check of certificates off. */
function checksHandedOff(flow: Flow, call: CallNode): { literal: StringNode; place: Place }[] {
  return handedOptions(flow, call).flatMap(({ name, value, written, literal }) => {
    const isOff =
      name.length === 1
        ? name === "k" && isCurl(flow, call)
        : turnsChecksOff(name, true) || (value !== undefined && turnsChecksOff(name, value.text));
    return isOff && written.origin ? [{ literal, place: written.origin }] : [];
  });
}

function ofFunction(flow: Flow, call: CallNode, last: string): Switch[] {
  return [
    ...byOptions(flow, call),
    ...byFirst(flow, call, last),
    ...byAnswer(flow, call),
    ...(call.args.length > 1 ? amongSeveral(flow, call, last) : byOnly(flow, call, last)),
  ];
}

/** Names of options and what they are set to: `curl_setopt($h, CURLOPT_SSL_VERIFYPEER, false)`, `setOption("verify", false)`. */
function byOptions(flow: Flow, call: CallNode): Switch[] {
  return call.args.slice(1).flatMap(({ name, value }, index) => {
    const option = name === undefined ? optionIn(call.args[index]?.value) : undefined;
    return option !== undefined && turnsOff(flow, option, value) ? [off(flow, call, value, isProcessWide(option))] : [];
  });
}

function optionIn(node: Node | undefined): string | undefined {
  return node?.kind === "string" ? node.value : node && memberPath(node)?.at(-1);
}

/** Haskell's `TLSSettingsSimple True False False`, Electron's `app.commandLine.appendSwitch("ignore-certificate-errors")`. */
function byFirst(flow: Flow, call: CallNode, last: string): Switch[] {
  const first = call.args[0]?.value;
  if (first?.kind === "literal" && first.value === true && firstTurnsChecksOff(last))
    return [off(flow, call, first, false)];
  if (first?.kind === "string" && takesSwitch(last) && turnsChecksOffWhenCalled(first.value))
    return [off(flow, call, first, true)];
  return [];
}

/** Electron's `app.on("certificate-error", (event, …, callback) => callback(true))` */
function byAnswer(flow: Flow, call: CallNode): Switch[] {
  const [event, answer] = call.args.map(({ value }) => value);
  if (event?.kind !== "string" || !answer || !asksAboutCertificate(event.value)) return [];
  return alwaysAccepts(flow, answer) ? [off(flow, call, event, true)] : [];
}

/** A function that has the switch's name, with one argument or none. */
function byOnly(flow: Flow, call: CallNode, last: string): Switch[] {
  const [only] = call.args;
  // `.disableSslVerification()`
  if (!only)
    return turnsChecksOffWhenCalled(last)
      ? [off(flow, call, call.callee.kind === "member" ? call.callee.property : call, false)]
      : [];
  if (only.name !== undefined) return [];
  const { value } = only;
  // `.setVerify(false)`, `danger_accept_invalid_certs(true)`
  const isSet = turnsOff(flow, last.replace(/^set_?/i, ""), value) || turnsOff(flow, last, value);
  // `hostnameVerifier((host, session) -> true)`
  if (isSet || (decidesOnCertificates(last) && letsAllPass(flow, value)))
    return [off(flow, call, value, isProcessWide(last))];
  // `setHostnameVerifier(NoopHostnameVerifier.INSTANCE)`
  return value.kind !== "string" && namesOff(value) ? [off(flow, call, value, false)] : [];
}

/** `SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL)`, `context.init(null, Array(TrustAllManager), random)`, `loadTrustMaterial(null, (chain, type) -> true)`. */
function amongSeveral(flow: Flow, call: CallNode, last: string): Switch[] {
  for (const { name, value } of call.args) {
    if (name !== undefined) continue;
    const isOff =
      value.kind === "name" || value.kind === "member"
        ? namesOff(value) && !isOwnClass(flow, value)
        : value.kind === "function"
          ? decidesOnCertificates(last) && alwaysAccepts(flow, value)
          : last === "init" && listed(value).some((item) => namesOff(item) && !isOwnClass(flow, item));
    if (isOff) return [off(flow, call, value, false)];
  }
  return [];
}

function listed(value: Node): readonly Node[] {
  if (value.kind === "list") return value.items;
  return value.kind === "call" ? value.args.map((argument) => argument.value) : [];
}

/** A call turns checks off, which is told at the call itself or at a part of it. */
function off(flow: Flow, call: CallNode, at: Node, processWide: boolean): Switch {
  return made(flow, "certificate checks off", at, processWide, call);
}
