import type { HostKind } from "../../cinclus/hosts.ts";
import { saysService } from "../../cinclus/names.ts";
import { isBody, saysUrl } from "../../libraries/requests.ts";
import type { CallNode, ClassNode, FunctionNode, Node } from "../../tree/node.ts";
import { calleeName, propertyName } from "../names.ts";
import type { SourceFile } from "../value.ts";
import type { Evaluator } from "../values/evaluator.ts";
import type { Addresses } from "./addresses.ts";
import { isOtherVariant } from "./by-name.ts";
import { add, farthest, none, type Kinds } from "./kinds.ts";
import type { OwnHosts } from "./own-hosts.ts";
import { Siblings } from "./siblings.ts";
import { isAnswer, isLogging, setsHeader } from "./signs.ts";
import { Uses, type Climber } from "./uses.ts";

/** How many steps one question may take: what is found by then is the answer, so that no file takes longer than its length. */
const mostSteps = 1500;

/** Climbs up the tree from something until a level tells of a host. */
export class Climb implements Climber {
  readonly #addresses: Addresses;
  readonly #own: OwnHosts;
  readonly #siblings: Siblings;
  readonly #uses: Uses;
  #steps = 0;

  constructor(evaluator: Evaluator, addresses: Addresses, own: OwnHosts) {
    this.#addresses = addresses;
    this.#own = own;
    this.#siblings = new Siblings(addresses, own);
    this.#uses = new Uses(evaluator, own, this);
  }

  /**
   * The hosts around a node.
   *
   * @param whole whether the function, the class and the file around it are asked as well
   */
  from(node: Node, file: SourceFile, whole: boolean): Kinds {
    this.#steps = 0;
    return this.#climb(node, file, 0, whole);
  }

  /** The hosts of what a value is written to. */
  fromTarget(target: Node, value: Node, file: SourceFile): Kinds {
    this.#steps = 0;
    return this.#uses.ofTarget(target, file, 0, value);
  }

  /** The hosts right around another place that the same question came to. */
  further(node: Node, file: SourceFile, depth: number): Kinds {
    return this.#climb(node, file, depth, false);
  }

  #climb(from: Node, file: SourceFile, depth: number, whole: boolean): Kinds {
    let child = from;
    for (let parent = file.model.parentOf(child); parent; child = parent, parent = file.model.parentOf(parent)) {
      if (this.#steps++ > mostSteps) return none;
      const here = this.#level(parent, child, from, file, depth);
      if (here.size > 0) return here;
      const last = this.#leaving(parent, child, file, depth, whole);
      if (last) return last;
    }
    if (whole && isOtherVariant(from, file)) return none;
    const beside = this.#siblings.ofDirective(child, file.model.program.body, file);
    if (beside.size > 0) return beside;
    return whole && file.model.program.nature === "code"
      ? this.#addresses.within({ start: 0, end: file.text.length }, file)
      : none;
  }

  /** What one step up the tree tells. */
  #level(parent: Node, child: Node, from: Node, file: SourceFile, depth: number): Kinds {
    switch (parent.kind) {
      case "call":
        return this.#ofCall(parent, child, file, depth);
      case "template":
        // The address that it is put into: `"https://…?" + query.encode()`.
        return depth > 0 || child !== from ? this.#addresses.of(parent, file) : none;
      case "list":
        return this.#siblings.inList(parent, child, file);
      case "object":
        return this.#siblings.inObject(parent, child, file);
      case "block":
        return this.#siblings.ofDirective(child, parent.body, file);
      case "program":
        // Directives of a proxy's configuration belong together by the block they stand in.
        return parent.program.nature === "data" ? this.#siblings.ofDirective(child, parent.program.body, file) : none;
      case "assign":
        if (depth > farthest || parent.value !== child || (depth > 0 && isAnswer(child))) return none;
        return this.#uses.ofTarget(parent.target, file, depth, child, entryAround(child, from));
      default:
        return none;
    }
  }

  /** What is told where a block, a function, a class or a program is left; undefined where the climb goes on. */
  #leaving(parent: Node, child: Node, file: SourceFile, depth: number, whole: boolean): Kinds | undefined {
    switch (parent.kind) {
      case "block":
        return whole ? undefined : none;
      case "function":
        return this.#leavingFunction(parent, child, file, depth, whole);
      case "class":
        return whole
          ? (this.#anyInside(parent, file) ?? this.#usesOfClass(parent, file, depth))
          : this.#siblings.inClassBody(parent.members, file);
      case "program":
        return whole ? this.#anyInside(parent, file) : none;
      default:
        return undefined;
    }
  }

  #leavingFunction(fn: FunctionNode, child: Node, file: SourceFile, depth: number, whole: boolean): Kinds | undefined {
    const grand = file.model.parentOf(fn);
    const isCallback = grand?.kind === "call" && grand.callee !== fn;
    // What a callback does with a variable from outside is no sign of where that variable goes.
    if (isCallback) return depth > 0 ? none : undefined;
    const isReturned = child.kind === "return" || (fn.returnsLast === true && fn.body.at(-1) === child);
    const called = isReturned ? this.#uses.ofResult(fn, file, depth) : none;
    return called.size > 0 || !whole ? called : this.#anyInside(fn, file);
  }

  /** Where objects of a class are made: `httpx.Client(base_url="https://…", auth=JiraAuth())`. */
  #usesOfClass({ name }: ClassNode, file: SourceFile, depth: number): Kinds | undefined {
    if (name === "" || depth > 0) return undefined;
    const found = this.#uses.ofCalls(name, file, depth);
    return found.size > 0 ? found : undefined;
  }

  #anyInside(owner: Node, file: SourceFile): Kinds | undefined {
    const found = this.#addresses.inside(owner, file);
    return found.size > 0 ? found : undefined;
  }

  #ofCall(call: CallNode, child: Node, file: SourceFile, depth: number): Kinds {
    if (isLogging(call)) return none;
    const kinds = new Set<HostKind>();
    const isArgument = call.callee !== child;
    if (isArgument && makesServiceClient(call)) kinds.add("platform");
    // A builder's block: `HttpClient { defaultRequest { url("https://…") } }`.
    if (child.kind === "function" && /^[A-Z]/.test(calleeName(call) ?? ""))
      add(kinds, this.#addresses.inside(child, file));
    if (isArgument && call.callee.kind === "member") add(kinds, this.#own.of(call.callee.object, file));
    if (!setsHeader(call)) this.#addOtherArguments(kinds, call, child, file);
    if (kinds.size > 0 || !isArgument) return kinds;
    const received = this.#uses.ofReceiver(call, file, depth);
    if (received.size > 0 || setsHeader(call)) return received;
    const index = call.args.findIndex(({ value }) => value === child);
    const used = this.#uses.ofPart(call.args[index]?.name, call, file, depth);
    return used.size > 0 ? used : this.#uses.ofParameter(call, index, file, depth);
  }

  #addOtherArguments(kinds: Set<HostKind>, call: CallNode, child: Node, file: SourceFile): void {
    for (const { name, value } of call.args) {
      if (value === child || value.kind === "function" || isBody(name)) continue;
      if (name === undefined || saysUrl(name) || value.kind === "object" || value.kind === "call")
        add(kinds, this.#own.of(value, file));
    }
  }
}

/** The entry of an object that something stands in: of `{ mail: { … }, cinclus: { … } }` the one that it is about. */
function entryAround(object: Node, inner: Node): string | undefined {
  if (object.kind !== "object") return undefined;
  const entry = object.entries.find(({ value }) => value.start <= inner.start && inner.end <= value.end);
  return entry?.key && propertyName(entry.key);
}

/** The vendor's own SDK: `WaysCloudClient(token=…)`. */
function makesServiceClient(call: CallNode): boolean {
  const name = calleeName(call) ?? "";
  return /client|sdk$/i.test(name) && saysService(name);
}
