import { formats, joins, takesExpression } from "../libraries/functions.ts";
import { plainName } from "../libraries/plain-name.ts";
import { remembered } from "../remembered.ts";
import type { CallNode, Node, StringNode, TemplateNode } from "../tree/node.ts";
import type { Url } from "./facts.ts";
import type { Flow } from "./flow.ts";
import { calleeName, memberPath } from "./names.ts";
import { kindOfUrl, mayHoldUrl, parseUrls, type ParsedUrl } from "./urls.ts";
import { hole, type Place } from "./value.ts";

/** Every address that a file's texts hold or put together. */
export function collectUrls(flow: Flow): Url[] {
  const { model } = flow.file;
  const texts = model.all("string").filter(({ value }) => mayHoldUrl(value));
  return [...texts, ...model.all("template"), ...model.all("call")]
    .filter((node) => isWholeText(flow, node))
    .flatMap((node) => {
      const all = flow.values(node).flatMap(parseUrls);
      return all.filter((parsed) => !isPlainElsewhere(flow, parsed, all)).map((parsed) => urlFact(flow, node, parsed));
    });
}

/** `http://${process.env.CINCLUS_HOST ?? "localhost"}:3000`: plain HTTP is for the host that is written out. */
function isPlainElsewhere(flow: Flow, parsed: ParsedUrl, all: readonly ParsedUrl[]): boolean {
  if ((parsed.scheme !== "http" && parsed.scheme !== "ws") || !/^\uFFFC+$/.test(parsed.host)) return false;
  return all.some(
    (other) =>
      other !== parsed &&
      other.scheme === parsed.scheme &&
      !other.host.includes(hole) &&
      kindOfUrl(other, flow.additions.hosts) === "other",
  );
}

/** Texts that are not part of a larger one, and the calls that put one together. */
function isWholeText(flow: Flow, node: StringNode | TemplateNode | CallNode): boolean {
  if (node.kind === "call") return !node.command && makesUrl(calleeName(node) ?? "");
  const { model } = flow.file;
  const parent = model.parentOf(node);
  switch (parent?.kind) {
    case "member": {
      // `"…{}".format(key)`, `"…%s" % key`
      const call = parent.object === node ? model.parentOf(parent) : undefined;
      if (call?.kind === "call" && call.callee === parent) return !isFilled(flow, node, call);
      return parent.property !== node;
    }
    case "call":
      if (isPatternOfExpression(node, parent)) return false;
      return !formats.has(plainName(calleeName(parent) ?? "")) || !isFilled(flow, node, parent);
    case "template":
      return false;
    default:
      return true;
  }
}

/** The pattern of an expression is no address: `preg_replace('#^http://#i', …)`. */
function isPatternOfExpression(text: Node, { callee, args }: CallNode): boolean {
  return args[0]?.value === text && takesExpression((memberPath(callee) ?? []).slice(-2).join("."));
}

const makesUrl = remembered((name): boolean => {
  const plain = plainName(name);
  const isTold = joins.has(plain) || formats.has(plain) || name === "%";
  return isTold || plain === "url" || plain === "uri" || plain.startsWith("replace");
});

/** Whether a text is the pattern of a call that fills it in, and so a part of what that call gives. */
function isFilled(flow: Flow, text: Node, call: CallNode): boolean {
  return flow
    .values(call)
    .some(
      ({ pieces }) => pieces.length > 1 && pieces.some((piece) => piece.kind === "constant" && piece.literal === text),
    );
}

function urlFact(flow: Flow, node: Node, parsed: ParsedUrl): Url {
  const kind = kindOfUrl(parsed, flow.additions.hosts);
  return {
    ...(parsed.scheme === undefined ? {} : { scheme: parsed.scheme }),
    ...(parsed.port === undefined ? {} : { port: parsed.port }),
    targets: () => (kind ? new Set([kind]) : parsed.host === "" ? flow.targetsAround(node) : new Set()),
    near: () => (kind ? new Set([kind]) : parsed.host === "" ? flow.targetsNear(node) : new Set()),
    parts: parsed.parts,
    place: placeOf(flow, node, parsed),
    prose: node.kind === "string" && node.prose === true,
  };
}

/** The literal that holds scheme and host; where they come from several pieces, the expression that joins them. */
function placeOf(flow: Flow, node: Node, parsed: ParsedUrl): Place {
  const [first, second] = parsed.whole.pieces;
  const whole: Place = { file: flow.file, start: node.start, end: node.end };
  if (first?.kind !== "constant") return whole;
  const joined = second !== undefined && first.text.length <= (parsed.scheme?.length ?? 0) + 3;
  const origin = joined ? parsed.whole.place : parsed.whole.origin;
  return origin ?? whole;
}
