import type { Node, ObjectNode } from "../../tree/node.ts";
import { propertyName } from "../names.ts";
import type { SourceFile } from "../value.ts";

/** How many sections or references of one name are looked at. */
const most = 20;
/** What gives an item of a list its name. */
const naming = /^(?:name|id|alias|key)$/;
/** What refers to another section by its name. */
const referring =
  /service|upstream|backend|cluster|server|transport|target|route|provider|endpoint|tls|ssl|use|import|middleware|client|connection|origin|proxy|credential|auth|plugin|extends|include/i;

/** The sections of a configuration by their names, and where they are referred to: `serversTransport: lax`, `import lax`. */
export class Sections {
  readonly #file: SourceFile;
  readonly #named = new Map<string, Node[]>();
  readonly #references = new Map<string, Node[]>();
  readonly #names = new Map<Node, readonly string[]>();
  readonly #referred = new Map<ObjectNode, readonly Node[]>();

  constructor(file: SourceFile) {
    this.#file = file;
    for (const node of file.model.nodes) {
      if (node.kind === "object" || node.kind === "call")
        for (const name of this.#namesOf(node)) put(this.#named, name, node);
      if (node.kind === "string" && this.#mayRefer(node)) put(this.#references, node.value, node);
    }
  }

  named(name: string): readonly Node[] {
    return this.#named.get(name) ?? [];
  }

  /** Where the sections around a node are referred to, the innermost section that is. */
  referencesTo(node: Node): readonly Node[] {
    for (const section of this.#around(node)) {
      const found = this.#namesOf(section)
        .flatMap((name) => this.#references.get(name) ?? [])
        .filter((reference) => reference.start < section.start || reference.end > section.end);
      if (found.length > 0) return found.slice(0, most);
    }
    return [];
  }

  /** The sections that a node refers to by a text beside it or beside what it stands in. */
  referredBy(node: Node): readonly Node[] {
    for (const section of this.#around(node)) {
      if (section.kind !== "object") continue;
      const found = this.#referredIn(section).filter((named) => named.start > node.start || named.end < node.end);
      if (found.length > 0) return found.slice(0, most);
    }
    return [];
  }

  /** The sections that the entries of one refer to. */
  #referredIn(section: ObjectNode): readonly Node[] {
    const known = this.#referred.get(section);
    if (known) return known;
    const found = section.entries
      .flatMap(({ key, value }) =>
        referring.test((key && propertyName(key)) ?? "") && value.kind === "string" ? this.named(value.value) : [],
      )
      .slice(0, 2 * most);
    this.#referred.set(section, found);
    return found;
  }

  #around(node: Node): readonly Node[] {
    const { model } = this.#file;
    const found: Node[] = [];
    for (let up: Node | undefined = node; up; up = model.parentOf(up))
      if (up.kind === "object" || up.kind === "call") found.push(up);
    return found;
  }

  /** `lax: { … }`, `- name: lax`, `upstream lax { … }`, `(lax) { … }` */
  #namesOf(section: Node): readonly string[] {
    const known = this.#names.get(section);
    if (known) return known;
    const names = this.#namesIn(section);
    this.#names.set(section, names);
    return names;
  }

  #namesIn(section: Node): readonly string[] {
    if (section.kind === "object") {
      const key = this.#file.model.entryOf(section)?.key;
      const given = section.entries.find((entry) => entry.key && naming.test(propertyName(entry.key) ?? ""))?.value;
      return [key && propertyName(key), given?.kind === "string" ? given.value : undefined].filter(isName);
    }
    if (section.kind !== "call" || !section.command || section.args.at(-1)?.value.kind !== "block") return [];
    const [first] = section.args;
    const snippet = section.callee.kind === "string" ? /^\((\w[\w-]*)\)$/.exec(section.callee.value)?.[1] : undefined;
    return [snippet, first?.value.kind === "string" ? first.value.value : undefined].filter(isName);
  }

  #mayRefer(node: Node): boolean {
    const { model } = this.#file;
    const entry = model.entryOf(node);
    const parent = model.parentOf(node);
    if (entry) return !naming.test((entry.key && propertyName(entry.key)) ?? "");
    if (parent?.kind === "list") return true;
    return parent?.kind === "call" && parent.command === true && parent.args.at(-1)?.value.kind !== "block";
  }
}

function isName(name: string | undefined): name is string {
  return (
    name !== undefined &&
    /^[A-Za-z][\w@.-]{1,80}$/.test(name) &&
    !/^(?:https?|tcp|headers?|config|data|spec|metadata|default|true|false|none)$/i.test(name)
  );
}

function put(map: Map<string, Node[]>, name: string, node: Node): void {
  const known = map.get(name);
  if (!known) map.set(name, [node]);
  else if (known.length < most) known.push(node);
}
