import { Buffer } from "node:buffer";
import { findShapedKeys } from "../cinclus/key-shapes.ts";
import type { HostKind } from "../cinclus/hosts.ts";
import { namesCinclusKey, saysService, wordsOf } from "../cinclus/names.ts";
import { isCredentialLike, isStandIn } from "../cinclus/stand-ins.ts";
import type { Evidence } from "../facts/finding.ts";
import type { Credential, Facts, Url, UrlPart } from "../flow/facts.ts";
import { memberPath } from "../flow/names.ts";
import { isCredentialParameter } from "../libraries/requests.ts";
import type { Variable } from "../flow/model/scope.ts";
import { Overlaps } from "../flow/overlaps.ts";
import { Stretches } from "../flow/stretches.ts";
import type { Node, Range } from "../tree/node.ts";
import { originOfPiece, type Piece, type Place, type UnknownPiece, type Value } from "../flow/value.ts";

/** A literal that is a Cinclus key. */
export interface LiteralKey {
  readonly value: string;
  readonly place: Place;
  readonly evidence: Evidence;
}

/** How configurations refer to a variable or a secret: `{{ x }}`, `${X}`, `os.environ/X`, `%ENVIRONMENT(X)%`, `{vault://env/x}`. */
const reference =
  /(?:\{\{-?\s{0,4}|<%[=-]?\s{0,4}|<\?=\s{0,4}|\$\{?|os\.environ\/|\b(?:env|environment)[:/(.]|\{vault:\/\/\w{1,20}\/)([\w.$['"\]-]{1,99})/gi;

/** What comes before a credential in a header's value. */
const schemeWord = /^\s*(?:bearer|basic|token|apikey|api-key|key|digest|jwt)[\s:]+/i;

/**
 * Which values of a file are Cinclus keys: literals by their shape, name or use, and unknown values by their name or
 * because they are sent to Cinclus as a credential.
 */
export class CinclusKeys {
  readonly literals: readonly LiteralKey[];
  readonly #facts: Facts;
  /** What may be a key because a credential was made of it, if that is sent to Cinclus: where it goes is a dear question. */
  readonly #sources = new Map<Variable | Node | string, (() => boolean)[]>();
  readonly #used = new Map<Variable | Node | string, boolean>();
  readonly #places = new Overlaps<LiteralKey>();
  #naming: Stretches<Node> | undefined;

  constructor(facts: Facts) {
    this.#facts = facts;
    for (const credential of facts.credentials) {
      if (credential.position === "other-header" || credential.position === "body") continue;
      for (const value of credential.values) this.#addSource(value, () => isSentAsKey(credential));
    }
    for (const { parts, near } of facts.urls) {
      for (const part of parts) {
        if (isCredentialPart(part)) this.#addSource(part.value, () => reachesCinclus(near()));
      }
    }
    this.literals = distinct([...this.#byShape(), ...this.#byName(), ...this.#byUse()]);
    for (const key of this.literals) this.#places.add(key.place, key);
  }

  /** Whether a value is, or contains, a Cinclus key. */
  holdsKey(value: Value): boolean {
    return (
      findShapedKeys(value.text, this.#facts.additions.keyPatterns).length > 0 ||
      value.pieces.some((piece) => this.isKey(piece))
    );
  }

  /** Whether a constant text asks a template engine for a Cinclus key: `{{ cinclus_api_key }}`, `${CINCLUS_API_KEY}`. */
  refersToKey(text: string): boolean {
    return [...text.matchAll(reference)].some(([, name = ""]) =>
      this.namesKey(name.split(/[.['"\]]+/).filter((part) => part !== "")),
    );
  }

  isKey(piece: Piece): boolean {
    if (piece.kind === "unknown") return this.isNamedKey(piece) || this.#isUsed(sourceOf(piece));
    const { start, end, file } = originOfPiece(piece);
    return end > start && this.#places.at({ file, start, end }).length > 0;
  }

  #addSource({ unknowns }: Value, isSent: () => boolean): void {
    const last = unknowns.at(-1);
    if (!last) return;
    const source = sourceOf(last);
    const known = this.#sources.get(source);
    if (known) known.push(isSent);
    else this.#sources.set(source, [isSent]);
  }

  #isUsed(source: Variable | Node | string): boolean {
    const known = this.#used.get(source);
    if (known !== undefined) return known;
    const used = this.#sources.get(source)?.some((isSent) => isSent()) ?? false;
    this.#used.set(source, used);
    return used;
  }

  isNamedKey(piece: UnknownPiece): boolean {
    return piece.paths.some((path) => this.namesKey(path));
  }

  namesKey(path: readonly string[]): boolean {
    return namesCinclusKey(path, this.#facts.additions.names);
  }

  /** Whether a key of Cinclus's by its name stands in data, where an address is often a variable of another file. */
  isOfSavedRequest(values: readonly Value[]): boolean {
    return (
      this.#facts.program.nature !== "code" &&
      values.some(({ unknowns }) => unknowns.some((piece) => this.isNamedKey(piece)))
    );
  }

  /** A literal that a call hands over together with the address of another host is that host's. */
  #goesElsewhere(value: Value): boolean {
    const piece = value.pieces.at(-1);
    if (piece?.kind !== "constant") return false;
    const kinds = this.#facts.near(piece);
    return kinds.has("other") && !reachesCinclus(kinds);
  }

  /** Whether a stretch of the file names a Cinclus key at all: reads it, sets it, or hands it on. */
  isNamedIn({ start, end }: Range): boolean {
    this.#naming ??= new Stretches(this.#facts.file.model.nodes.filter((node) => this.#isNaming(node)));
    return this.#naming.within({ start, end }).length > 0;
  }

  #isNaming(node: Node): boolean {
    const name =
      node.kind === "name"
        ? node.name
        : node.kind === "string" && node.value.length < 80 && /^[\w.-]+$/.test(node.value)
          ? node.value
          : undefined;
    return name !== undefined && this.namesKey([name]);
  }

  *#byShape(): Iterable<LiteralKey> {
    for (const { key, place } of this.#facts.shaped) yield { value: key, place, evidence: "shape" };
  }

  *#byName(): Iterable<LiteralKey> {
    for (const { value, place, paths } of this.#facts.literals) {
      const credential = withoutScheme(value);
      if (!isLiteralKey(credential.text)) continue;
      const named = paths().some(
        (path) =>
          !path.some((name) => /encrypted|sealed|sops/i.test(name)) &&
          (this.namesKey(path) || (this.namesKey([...fileNames(this.#facts), ...path]) && !this.#goesElsewhere(value))),
      );
      if (named) yield { value: credential.text, place: credential.origin ?? place, evidence: "name" };
    }
  }

  *#byUse(): Iterable<LiteralKey> {
    for (const credential of this.#facts.credentials) yield* this.#sentIn(credential);
    for (const url of this.#facts.urls) yield* this.#heldBy(url);
  }

  /** The literals that a request sends as its credential. */
  *#sentIn({ values, position, name, targets }: Credential): Iterable<LiteralKey> {
    // The header `Cookie` holds pairs.
    const holdsPairs = position === "cookie" && /^cookie$/i.test(name);
    for (const value of values) {
      const { text, origin, constant } = withoutScheme(value);
      const sent = holdsPairs ? (text.split(/[=;]/)[1] ?? "") : text;
      if (!origin || !constant || !isSentKey(sent, /^\s*basic/i.test(value.text))) continue;
      if (reachesCinclus(targets()) && !this.#goesElsewhere(value)) yield { value: sent, place: origin, evidence: "use" };
    }
  }

  /** The literals in the parts of a URL that hold a credential. */
  *#heldBy({ parts, targets }: Url): Iterable<LiteralKey> {
    for (const part of parts) {
      const isCredential = isCredentialPart(part) || (part.name !== undefined && this.namesKey([part.name]));
      if (!isCredential) continue;
      const { text, origin, constant } = part.value;
      if (origin && constant && isLiteralKey(text) && reachesCinclus(targets()))
        yield { value: text, place: origin, evidence: "use" };
    }
  }
}

/** `?api_key=` and `https://KEY@…` carry a credential, whoever it belongs to. */
function isCredentialPart({ where, name }: UrlPart): boolean {
  return where === "userinfo" || (name !== undefined && isCredentialParameter(name));
}

/** Whether a request goes to Cinclus, the platform or a gateway of the project. */
export function reachesCinclus(kinds: ReadonlySet<HostKind>): boolean {
  return kinds.has("cinclus") || kinds.has("platform") || kinds.has("gateway");
}

/** Whether what a credential is made of is a key of Cinclus, whatever it is called. */
function isSentAsKey({ position, targets, near }: Credential): boolean {
  // What only stands in the same file as a request may be a parameter of one's own pages.
  return reachesCinclus(targets()) && ((position !== "query" && position !== "cookie") || reachesCinclus(near()));
}

function isLiteralKey(text: string): boolean {
  return isCredentialLike(text) && !isEncodedStandIn(text);
}

function isSentKey(text: string, basic: boolean): boolean {
  if (!basic) return isLiteralKey(text);
  const [user = "", password = ""] = Buffer.from(text, "base64").toString("latin1").split(":");
  return isLiteralKey(user) || isLiteralKey(password) || isLiteralKey(text);
}

/** Base64 of `YOUR_API_KEY` is no key either. */
function isEncodedStandIn(text: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) return false;
  const decoded = Buffer.from(text, "base64").toString("latin1");
  return /^[\x20-\x7e\r\n]+$/.test(decoded) && isStandIn(decoded.trim());
}

/** The credential in a value: without the scheme before it, without quotes around it. */
function withoutScheme(value: Value): Value {
  const scheme = schemeWord.exec(value.text);
  const credential = scheme ? value.slice(scheme[0].length) : value;
  const quoted = /^\\?["']([^"'\\]+)\\?["']$/.exec(credential.text);
  if (!quoted) return credential;
  const start = credential.text.indexOf(quoted[1] ?? "");
  return credential.slice(start, start + (quoted[1] ?? "").length);
}

/** A configuration file named after Cinclus says whose the keys in it are: `cinclus.yml`, `.wayscloud/credentials`. */
function fileNames(facts: Facts): string[] {
  const parts = facts.file.path.split("/").slice(-2);
  const stem = (parts.at(-1) ?? "").replace(/\.\w+$/, "");
  const folder = parts.length > 1 ? (parts[0] ?? "") : "";
  const named = facts.program.nature === "data" || /^(?:cinclus|wayscloud)$/i.test(stem);
  if (!named) return [];
  if (saysService(stem) && wordsOf(stem).every((word) => fileWords.has(word))) return ["cinclus"];
  return /^\.(?:wayscloud|cinclus)$/i.test(folder) ? ["wayscloud"] : [];
}

/** Words of a file's name that leave it a file about nothing but Cinclus. */
const fileWords = new Set([
  "cinclus",
  "wayscloud",
  "config",
  "settings",
  "credentials",
  "credential",
  "secrets",
  "secret",
  "api",
  "llm",
  "key",
  "keys",
  "env",
  "prod",
  "production",
  "dev",
  "local",
  "staging",
  "auth",
  "token",
  "conf",
  "options",
]);

function sourceOf(piece: UnknownPiece): Variable | Node | string {
  const { node, file } = piece.source;
  if (node.kind === "name") return file.model.variableOf(node) ?? node.name;
  if (node.kind === "member") return memberPath(node)?.join(".") ?? node;
  return node;
}

function distinct(keys: readonly LiteralKey[]): LiteralKey[] {
  const kept: LiteralKey[] = [];
  const places = new Overlaps<LiteralKey>();
  for (const key of keys) {
    const known = places
      .at(key.place)
      .some(({ place, value }) => value === key.value || place.start <= key.place.start);
    if (known) continue;
    kept.push(key);
    places.add(key.place, key);
  }
  return kept;
}
