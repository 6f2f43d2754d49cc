import { saysPlainScheme, tellsHow } from "../../libraries/address-parts.ts";
import type { Node } from "../../tree/node.ts";
import type { Url } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { signsOfCall } from "./calls.ts";
import { settingsIn, signOfSetting } from "./settings.ts";
import type { Sign } from "./sign.ts";

/**
 * Addresses that are never written as one: host, scheme and port as fields, arguments or properties, and functions that
 * speak plain HTTP with the host they are given.
 */
export function collectStructuredUrls(flow: Flow): Url[] {
  const { model, text } = flow.file;
  const nodes = model.hasPlainWord(tellsHow) ? model.nodes : [];
  const settings = nodes.flatMap((node) => settingsIn(flow, node)).flatMap((given) => signOfSetting(flow, given) ?? []);
  const saysHow = /\b80\b/.test(text) || model.hasWord(isSayingHow);
  // After the fields, which say more: of a call with a telling field only the field is told.
  const calls = model.all("call").flatMap((call) => signsOfCall(flow, call, saysHow));
  return oneOfEach([...settings, ...calls]).map((sign) => urlFact(flow, sign));
}

/** Without any of these in the file a host among the arguments of a call tells nothing. */
const isSayingHow = (word: string): boolean => saysPlainScheme(word) || /scheme|proto|port$/i.test(word);

/** One expression is one problem, however many signs it shows. */
function oneOfEach(signs: readonly Sign[]): Sign[] {
  const taken = new Set<Node>();
  return signs.filter(({ owner }) => {
    if (!owner) return true;
    const isNew = !taken.has(owner);
    taken.add(owner);
    return isNew;
  });
}

function urlFact({ file }: Flow, { says, place: { start, end }, targets }: Sign): Url {
  return { ...says, targets, near: targets, parts: [], place: { file, start, end }, prose: false };
}
