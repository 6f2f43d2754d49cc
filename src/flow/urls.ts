import { hostKind, type HostKind } from "../cinclus/hosts.ts";
import { saysAddress, saysService, saysVendor } from "../cinclus/names.ts";
import type { UrlPart } from "./facts.ts";
import { hole, type Value } from "./value.ts";

/** An address found in a value, with the stretches of the value that its parts are. */
export interface ParsedUrl {
  readonly scheme: string | undefined;
  /** Host name without port; empty where it is not known. */
  readonly host: string;
  readonly hostValue: Value;
  readonly port: string | undefined;
  readonly parts: readonly UrlPart[];
  readonly whole: Value;
}

const schemed =
  /(?:^|[^a-z0-9+.-])((https?|wss?):\/\/|(?=\uFFFC:\/\/))(?:\uFFFC:\/\/)?((?:[^\s"'<>`\\]|<[\w -]{1,40}>)*)/gi;
const bareHost = /(?:^|[\s"'=@([/,:])((?:[\w-]+\.)*wayscloud\.services(?=[:/?#\s"'\])},;]|$)[^\s"'<>`\\]*)/gi;
const relative = /^(?:\uFFFC)?[/\w.\-{}:$\uFFFC]*\?[^\s"'<>`\\]*$/;

/** Whether there can be an address in a constant text at all. */
export function mayHoldUrl(text: string): boolean {
  return text.includes("://") || text.includes("?") || /wayscloud\.services/i.test(text);
}

/** Every address in a text: whole ones, ones of Cinclus without a scheme, and paths with a query. */
export function parseUrls(value: Value): ParsedUrl[] {
  const { text } = value;
  const found: ParsedUrl[] = [];
  const taken: [number, number][] = [];
  if (text.includes("://")) {
    for (const match of text.matchAll(schemed)) {
      const rest = match[3] ?? "";
      if (rest === "") continue;
      const end = match.index + match[0].length;
      const restStart = end - rest.length;
      const scheme = match[2]?.toLowerCase();
      const start = scheme === undefined ? match.index : restStart - scheme.length - 3;
      taken.push([start, end]);
      found.push(parseRest(value, scheme, start, restStart, trimmedEnd(text, restStart, end)));
    }
  }
  if (/wayscloud\.services/i.test(text)) {
    for (const match of text.matchAll(bareHost)) {
      const rest = match[1] ?? "";
      const end = match.index + match[0].length;
      const start = end - rest.length;
      if (taken.some(([from, to]) => start >= from && start < to)) continue;
      found.push(parseRest(value, undefined, start, start, trimmedEnd(text, start, end)));
    }
  }
  if (found.length === 0 && text.length < 4096 && relative.test(text)) found.push(parseRelative(value));
  // A base that is only known by its name, and the path behind it.
  if (found.length === 0 && text.startsWith(hole) && /^\uFFFC[/?#]/.test(text)) found.push(parseRelative(value));
  return found;
}

/** Punctuation that ends a sentence or a bracket is not part of an address. */
function trimmedEnd(text: string, start: number, end: number): number {
  let to = end;
  while (to > start && /[.,;:!)\]}]/.test(text.charAt(to - 1))) to--;
  return to;
}

function parseRest(value: Value, scheme: string | undefined, start: number, from: number, to: number): ParsedUrl {
  const text = value.text.slice(from, to);
  const authorityEnd = firstOf(text, "/?#");
  const authority = text.slice(0, authorityEnd);
  const at = authority.lastIndexOf("@");
  const hostPort = authority.slice(at + 1);
  const colon = hostPort.lastIndexOf(":");
  const host = colon >= 0 ? hostPort.slice(0, colon) : hostPort;
  const hostStart = from + at + 1;
  const parts: UrlPart[] = [];
  if (at > 0) {
    for (const [stretchStart, stretchEnd] of stretches(authority.slice(0, at), /:/)) {
      parts.push({ where: "userinfo", value: value.slice(from + stretchStart, from + stretchEnd) });
    }
  }
  return {
    scheme,
    host,
    hostValue: value.slice(hostStart, hostStart + host.length),
    port: colon >= 0 ? hostPort.slice(colon + 1) : undefined,
    parts: [...parts, ...partsBehindHost(value, from + authorityEnd, to)],
    whole: value.slice(start, to),
  };
}

function parseRelative(value: Value): ParsedUrl {
  const leading = value.text.startsWith(hole) ? 1 : 0;
  return {
    scheme: undefined,
    host: "",
    hostValue: value.slice(0, leading),
    port: undefined,
    parts: partsBehindHost(value, leading, value.text.length),
    whole: value,
  };
}

function partsBehindHost(value: Value, from: number, to: number): UrlPart[] {
  const text = value.text.slice(from, to);
  const pathEnd = firstOf(text, "?#");
  const fragmentAt = !text.includes("#") ? text.length : text.indexOf("#");
  const parts: UrlPart[] = [];
  for (const [start, end] of stretches(text.slice(0, pathEnd), /\//)) {
    parts.push({ where: "path", value: value.slice(from + start, from + end) });
  }
  for (const [where, start, end] of [
    ["query", pathEnd + 1, fragmentAt],
    ["fragment", fragmentAt + 1, text.length],
  ] as const) {
    if (start >= end) continue;
    for (const [pairStart, pairEnd] of stretches(text.slice(start, end), /&(?:amp;)?|;/)) {
      const pair = text.slice(start + pairStart, start + pairEnd);
      const equals = pair.indexOf("=");
      const offset = from + start + pairStart;
      if (equals < 0) parts.push({ where, value: value.slice(offset, offset + pair.length) });
      else
        parts.push({
          where,
          name: decoded(pair.slice(0, equals)),
          value: value.slice(offset + equals + 1, offset + pair.length),
        });
    }
  }
  return parts;
}

function firstOf(text: string, characters: string): number {
  for (let index = 0; index < text.length; index++) if (characters.includes(text.charAt(index))) return index;
  return text.length;
}

function stretches(text: string, separator: RegExp): [number, number][] {
  const found: [number, number][] = [];
  let start = 0;
  for (const match of text.matchAll(new RegExp(separator, "g"))) {
    if (match.index > start) found.push([start, match.index]);
    start = match.index + match[0].length;
  }
  if (start < text.length) found.push([start, text.length]);
  return found;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Which host an address has: by its text or, where that is not known, by the name of what it comes from. */
export function kindOfUrl(url: ParsedUrl, hosts: readonly string[]): HostKind | undefined {
  const host = url.host.replace(/^\[|\]$/g, "");
  if (host !== "" && !host.includes(hole)) return hostKind(host, hosts);
  // `https://${region}.cinclus.wayscloud.services`
  if (host !== hole && host.includes(hole)) {
    const kind = hostKind(host.replaceAll(hole, "x"), hosts);
    if (kind !== "other") return kind;
    // `${base}${path}`: what follows the host may begin with a slash, or with a port.
    const [known = ""] = host.split(hole);
    // `https://${name}.cameras.example`: whichever it is, it is none of Cinclus's.
    if (known === "" && /\.[a-z\d-]+\.[a-z]{2,12}$/i.test(host.split(hole).at(-1) ?? "")) return "other";
    const base = hostKind(known, hosts);
    if (!known.includes(".")) return undefined;
    return base === "other" && /(?:cinclus|wayscloud)[\w.]{0,80}$/i.test(known.slice(-100)) ? undefined : base;
  }
  if (url.hostValue.unknowns.some(({ paths }) => paths.some(isTestServer))) return "other";
  return kindByName(url.hostValue);
}

/** `httptest.NewServer(…).URL`, `mockServer.url`, `fake.URL`: the test's own server. */
function isTestServer(path: readonly string[]): boolean {
  return path.some((name) =>
    /^(?:fake|mock|stub|httptest|wiremock|nock|(?:fake|mock|stub|test|local)_?(?:web_?)?server)$/i.test(name),
  );
}

/** `CINCLUS_BASE_URL`, `WAYSCLOUD_API_URL`, `cinclus.endpoint`: a base that says whose it is. */
export function kindByName(value: Value): HostKind | undefined {
  const named = value.unknowns
    .flatMap(({ paths }) => paths)
    .filter(
      (path) =>
        saysAddress(path.at(-1) ?? "") &&
        !saysVendor(path.at(-1) ?? "") &&
        path.slice(-3).some((name) => saysService(name)),
    );
  if (named.length === 0) return undefined;
  return named.some((path) => path.some((name) => /cinclus/i.test(name))) ? "cinclus" : "platform";
}
