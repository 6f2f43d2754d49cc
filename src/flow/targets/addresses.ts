import { hostKind, type HostKind } from "../../cinclus/hosts.ts";
import { saysOtherAddress } from "../../cinclus/owners.ts";
import type { Node, Range } from "../../tree/node.ts";
import { Stretches } from "../stretches.ts";
import { kindByName, kindOfUrl, parseUrls } from "../urls.ts";
import { hole, type SourceFile, type Value } from "../value.ts";
import type { Evaluator } from "../values/evaluator.ts";
import { add, none, type Kinds } from "./kinds.ts";

/** Reads addresses: those that one expression gives, and all that a stretch of a file names. */
export class Addresses {
  readonly #evaluator: Evaluator;
  readonly #hosts: readonly string[];
  readonly #inside = new Map<Node, Kinds>();
  readonly #within = new Map<string, Kinds>();
  readonly #stretches = new Map<SourceFile, Stretches<Node>>();

  /** @param hosts the hosts of Cinclus that the project's configuration adds */
  constructor(evaluator: Evaluator, hosts: readonly string[]) {
    this.#evaluator = evaluator;
    this.#hosts = hosts;
  }

  /** The hosts of the texts that an expression gives. */
  of(node: Node, file: SourceFile): Kinds {
    const kinds = new Set<HostKind>();
    for (const value of this.#evaluator.values(node, file)) {
      const named = value.text.length < 3 ? kindByName(value) : undefined;
      if (named) kinds.add(named);
      if (isHost(value) && hostKind(value.text.replace(/:\d+$/, ""), this.#hosts) === "other") kinds.add("other");
      for (const url of parseUrls(value)) {
        const upstream = file.model.program.nature === "data" ? upstreamNamed(url.host, file) : undefined;
        if (upstream) {
          add(kinds, this.inside(upstream, file));
          continue;
        }
        // `https://${address}/status`: whatever host that is, it is asked for by the caller and none of the others in the file.
        const kind =
          kindOfUrl(url, this.#hosts) ?? (url.scheme !== undefined && url.host === hole ? "other" : undefined);
        if (kind) kinds.add(kind);
      }
      if (kinds.size === 0 && (beginsWithOtherAddress(value) || speaksOtherProtocol(value))) kinds.add("other");
    }
    return kinds;
  }

  /** The hosts of all addresses in a stretch of the file, comments and prose aside. */
  inside(owner: Node, file: SourceFile): Kinds {
    const known = this.#inside.get(owner);
    if (known) return known;
    const found = this.#namedWithin(owner, file);
    this.#inside.set(owner, found);
    return found;
  }

  /** The hosts of all addresses in a range of the file. */
  within({ start, end }: Range, file: SourceFile): Kinds {
    const id = `${file.path}:${String(start)}:${String(end)}`;
    const known = this.#within.get(id);
    if (known) return known;
    const found = this.#namedWithin({ start, end }, file);
    this.#within.set(id, found);
    return found;
  }

  #namedWithin(range: Range, file: SourceFile): Set<HostKind> {
    let stretches = this.#stretches.get(file);
    if (!stretches) {
      stretches = new Stretches(file.model.nodes.filter(mayNameHost));
      this.#stretches.set(file, stretches);
    }
    const found = new Set<HostKind>();
    for (const node of stretches.within(range)) add(found, this.#named(node, file));
    return found;
  }

  #named(node: Node, file: SourceFile): Kinds {
    if (node.kind === "string" ? node.prose !== true : node.kind === "template") return this.of(node, file);
    // What is looked up by an address is not that address: `server.urls[cinclusUrl]`.
    if (node.kind === "member" && node.property.kind === "name") return none;
    if (node.kind === "member" || node.kind === "call") {
      const kinds = new Set<HostKind>();
      for (const value of this.#evaluator.values(node, file)) {
        const kind = kindByName(value);
        if (kind) kinds.add(kind);
      }
      return kinds;
    }
    return none;
  }
}

/** The block that a host of one word stands for: `proxy_pass https://cinclus_api` and `upstream cinclus_api { … }`. */
function upstreamNamed(host: string, file: SourceFile): Node | undefined {
  return /^[\w-]+$/.test(host)
    ? file.model
        .callsNamed("upstream")
        .find(({ args: [name] }) => name?.value.kind === "string" && name.value.value === host)
    : undefined;
}

/** `${SUPABASE_URL}/rest/v1`: an address that is told by the name of somebody else's. */
function beginsWithOtherAddress({ pieces, text }: Value): boolean {
  const [first] = pieces;
  return (
    first?.kind === "unknown" &&
    text.startsWith(`${hole}/`) &&
    first.paths.some((path) => saysOtherAddress(path.at(-1) ?? ""))
  );
}

/** `ldaps://…`, `amqps://…`, `smtp://…`: whoever answers there, it is not Cinclus. */
function speaksOtherProtocol({ text }: Value): boolean {
  return /^(?!https?|wss?|grpcs?|file|data|app|chrome|moz)[a-z][a-z\d+.-]{1,20}:\/\/[^/\s]/i.test(text);
}

/** A host on its own: not a chain of names such as `config.service.token`. */
function isHost(value: Value): boolean {
  return (
    value.constant &&
    /^(?:(?:[a-z0-9-]+\.){2,}[a-z]{2,12}|[a-z0-9-]+\.(?:internal|local|lan|test|example|invalid|home|corp)|localhost|\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?$/.test(
      value.text,
    ) &&
    !/\.(?:api_?)?(?:key|token|secret|password|url|host|base|name|id)$/i.test(value.text)
  );
}

function mayNameHost(node: Node): boolean {
  return node.kind === "string"
    ? node.prose !== true
    : node.kind === "template" || node.kind === "member" || node.kind === "call";
}
