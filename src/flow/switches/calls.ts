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
      found.push(made(flow, "certificate checks off", before, false, call));
  });
  if (call.args.length === 0 && turnsChecksOffWhenCalled(last))
    found.push(made(flow, "certificate checks off", call, false, call));
  const [only] = call.args;
  if (only && call.args.length === 1 && only.name === undefined)
    found.push(...ofSetting(flow, last, only.value, call, false, call));
  for (const { literal, place } of checksHandedOff(flow, call))
    found.push({
      ...made(flow, "certificate checks off", literal, false, call),
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
  const found: Switch[] = [];
  // `curl_setopt($h, CURLOPT_SSL_VERIFYPEER, false)`, `setOption("verify", false)`, `.verify(false)`, `danger_accept_invalid_certs(true)`
  call.args.forEach(({ value, name }, index) => {
    if (name !== undefined) return;
    const option = index > 0 ? call.args[index - 1]?.value : undefined;
    const optionName = option && (option.kind === "string" ? option.value : memberPath(option)?.at(-1));
    if (optionName !== undefined && turnsOff(flow, optionName, value))
      found.push(made(flow, "certificate checks off", value, isProcessWide(optionName), call));
  });
  const [first, second] = call.args;
  const word = first?.value.kind === "string" ? first.value.value : "";
  const isOffByFirst = firstTurnsChecksOff(last) && first?.value.kind === "literal" && first.value.value === true;
  const isGivenSwitch = takesSwitch(last) && turnsChecksOffWhenCalled(word);
  if (first && (isOffByFirst || isGivenSwitch))
    found.push(made(flow, "certificate checks off", first.value, isGivenSwitch, call));
  if (second && asksAboutCertificate(word) && alwaysAccepts(flow, second.value))
    found.push(made(flow, "certificate checks off", first?.value ?? call, true, call));
  if (call.args.length === 1 && first?.name === undefined && first) {
    const set = last.replace(/^set_?/i, "");
    if (turnsOff(flow, set, first.value) || turnsOff(flow, last, first.value))
      found.push(made(flow, "certificate checks off", first.value, isProcessWide(last), call));
    else if (decidesOnCertificates(last) && letsAllPass(flow, first.value))
      found.push(made(flow, "certificate checks off", first.value, isProcessWide(last), call));
    else if (namesOff(first.value) && first.value.kind !== "string")
      found.push(made(flow, "certificate checks off", first.value, false, call));
  }
  if (call.args.length > 1) found.push(...amongSeveral(flow, call, last));
  if (call.args.length === 0 && turnsChecksOffWhenCalled(last))
    found.push(
      made(flow, "certificate checks off", call.callee.kind === "member" ? call.callee.property : call, false, call),
    );
  return found;
}

/** `SSL_CTX_set_verify(ctx, SSL_VERIFY_NONE, NULL)`, `context.init(null, Array(TrustAllManager), random)`, `loadTrustMaterial(null, (chain, type) -> true)`. */
function amongSeveral(flow: Flow, call: CallNode, last: string): Switch[] {
  for (const { name, value } of call.args) {
    if (name !== undefined) continue;
    const off =
      value.kind === "name" || value.kind === "member"
        ? namesOff(value) && !isOwnClass(flow, value)
        : value.kind === "function"
          ? decidesOnCertificates(last) && alwaysAccepts(flow, value)
          : last === "init" && listed(value).some((item) => namesOff(item) && !isOwnClass(flow, item));
    if (off) return [made(flow, "certificate checks off", value, false, call)];
  }
  return [];
}

function listed(value: Node): readonly Node[] {
  if (value.kind === "list") return value.items;
  return value.kind === "call" ? value.args.map((argument) => argument.value) : [];
}
