import { languageOfPath } from "../../languages/language-names.ts";
import { is, rangeOf } from "../../languages/javascript/nodes.ts";
import type { Edit, Rewrite } from "../report.ts";
import { propertyNamed } from "./nodes.ts";
import type { Problem } from "./rewriter.ts";

/** What would have to be changed as well: certificates of a proxy, names it sends. */
const proxies: ReadonlySet<string | undefined> = new Set(["nginx", "apache", "haproxy", "caddy"]);

/** Before a literal that is compared with something or searched for, and does not say where a request goes. */
const compared = /(?:[=!]==?|\b(?:starts_?with|ends_?with|has_?prefix|includes|contains|index_?of|replace|replace_?all|sub|gsub|match|test|split|case)\s*\(?)\s*["'`]?$/i;

/** `http` becomes `https`, and `ws` becomes `wss`. */
export function useSecureScheme(problem: Problem): Rewrite | undefined {
  const { report, text, chain } = problem;
  // Node's module for plain HTTP refuses the other scheme, so that the call itself would have to change.
  if (chain.some((node) => is(node, "CallExpression") && /^http\b/.test(text.slice(rangeOf(node).start, rangeOf(node).start + 5)))) return undefined;
  const written = text.slice(report.start, report.end);
  const address = /^(["'`]?)(https?|wss?):\/\//i.exec(written);
  if (address) return ofAddress(problem, address[1] ?? "", address[2] ?? "");
  const protocol = /^(["'`])(http|ws):?\1$/i.exec(written);
  return protocol ? ofProtocol(problem, protocol[2] ?? "") : undefined;
}

function ofAddress({ report, text, path }: Problem, quote: string, scheme: string): Rewrite | undefined {
  if (/s$/i.test(scheme) && !/^ws$/i.test(scheme)) return undefined;
  const from = report.start + quote.length + scheme.length;
  const authority = /^:\/\/([^\s"'`/?#\\<>()[\],;|]*)/.exec(text.slice(from, from + 500))?.[1] ?? "";
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  const secure: Edit = { start: from, end: from, text: letterFor(scheme) };
  const says = sentence(scheme);
  const port = /:(\d+)$/.exec(host);
  if (port) {
    const portEnd = from + 3 + authority.length;
    return port[1] === "80" ? { says, edits: [secure, { start: portEnd - 3, end: portEnd, text: "" }], certain: false } : undefined;
  }
  const isWhole = /^[\w-]+(?:\.[\w-]+)+$/.test(host);
  const before = text.slice(Math.max(0, report.start - 60), report.start);
  const usesPlainModule = /["'](?:node:)?http["']/.test(text);
  return { says, edits: [secure], certain: isWhole && !compared.test(before) && !usesPlainModule && !proxies.has(languageOfPath(path)) };
}

/** `protocol: "http:"`, and the port beside it. */
function ofProtocol({ report, text, chain }: Problem, scheme: string): Rewrite | undefined {
  const from = report.start + 1 + scheme.length;
  const edits: Edit[] = [{ start: from, end: from, text: letterFor(scheme) }];
  const holder = chain.findLast((node) => is(node, "ObjectExpression"));
  const port = holder && propertyNamed(holder, /^port$/i)?.value;
  if (port) {
    const range = rangeOf(port);
    if (!/^["']?(?:80|443)["']?$/.test(text.slice(range.start, range.end))) return undefined;
    edits.push({ ...range, text: text.slice(range.start, range.end).replace("80", "443") });
  } else if (!holder && /\bport\b/i.test(text.slice(Math.max(0, report.start - 200), report.end + 200))) {
    return undefined;
  }
  return { says: sentence(scheme), edits, certain: false };
}

function letterFor(scheme: string): string {
  return scheme === scheme.toUpperCase() ? "S" : "s";
}

function sentence(scheme: string): string {
  return `Use ${scheme.toLowerCase()}s.`;
}
