import type { Entry, Node, ObjectNode } from "../../tree/node.ts";
import { joinCommand } from "./command-line.ts";

/** Deeper than this a text is read flat, so that whoever walks the tree need not fear for the stack. */
export const deepest = 200;

interface Frame {
  readonly kind: "object" | "list";
  readonly start: number;
  readonly entries: Entry[];
  readonly items: Node[];
  /** A key still waiting for its value. */
  key: Node | undefined;
}

/**
 * Builds objects and lists from what a reader comes across, without recursion and without trusting the
 * text to be whole: what is open at the end is closed there, a key outside of an object opens a small one.
 */
export class Nest {
  readonly #frames: Frame[] = [{ kind: "list", start: 0, entries: [], items: [], key: undefined }];
  /** How many containers are open beyond the deepest one kept. */
  #flattened = 0;
  /** Whether everything outside of containers so far was a key with its value. */
  #onlyLoosePairs = true;

  /** How many containers are open. */
  get depth(): number {
    return this.#frames.length - 1 + this.#flattened;
  }

  /** The kind of the innermost open container. */
  get inside(): "object" | "list" {
    return this.#top().kind;
  }

  open(kind: "object" | "list", start: number): void {
    if (this.#frames.length > deepest) this.#flattened++;
    // The deepest one takes whatever comes: only a list can.
    else this.#frames.push({ kind: this.#frames.length === deepest ? "list" : kind, start, entries: [], items: [], key: undefined });
  }

  key(node: Node): void {
    this.#top().key = node;
  }

  /** The key still waiting for its value. */
  get waiting(): Node | undefined {
    return this.#top().key;
  }

  /** Forgets a key that got no value. */
  dropKey(): void {
    this.#top().key = undefined;
  }

  add(value: Node): void {
    const frame = this.#top();
    const { key } = frame;
    frame.key = undefined;
    if (frame.kind === "object") {
      frame.entries.push(key ? { key, value } : { value: wrapLoose(value) });
    } else if (key) {
      frame.items.push(pair(key, value));
    } else {
      frame.items.push(value);
      if (this.#frames.length === 1) this.#onlyLoosePairs = false;
    }
  }

  close(end: number): void {
    if (this.#flattened > 0) {
      this.#flattened--;
      return;
    }
    const frame = this.#frames.length > 1 ? this.#frames.pop() : undefined;
    if (frame) this.add(containerOf(frame, end));
  }

  /** Closes the innermost container of a kind and all that is open within it; nothing where there is none. */
  closeKind(kind: "object" | "list", end: number): void {
    if (this.#flattened > 0) {
      this.#flattened--;
      return;
    }
    const depth = this.#frames.findLastIndex((frame, index) => index > 0 && (frame.kind === kind || index === deepest));
    if (depth < 1) return;
    while (this.#frames.length > depth) this.close(end);
  }

  /** Closes everything, and gives what stands at the top. */
  finish(end: number): readonly Node[] {
    this.#flattened = 0;
    while (this.#frames.length > 1) this.close(end);
    const { items } = this.#top();
    if (!this.#onlyLoosePairs || items.length < 2) return items;
    const entries = items.flatMap((item) => (item.kind === "object" ? item.entries : []));
    return [{ kind: "object", start: items[0]?.start ?? 0, end: items.at(-1)?.end ?? end, entries }];
  }

  #top(): Frame {
    const frame = this.#frames.at(-1);
    if (!frame) throw new RangeError("The outermost frame is never closed.");
    return frame;
  }
}

/** An object of one key and its value. */
function pair(key: Node, value: Node): ObjectNode {
  return { kind: "object", start: Math.min(key.start, value.start), end: Math.max(key.end, value.end), entries: [{ key, value }] };
}

/** A value without a key in an object would be taken for a spread; in a list it is only what it is. */
function wrapLoose(value: Node): Node {
  return value.kind === "object" || value.kind === "list" ? value : { kind: "list", start: value.start, end: value.end, items: [value] };
}

function containerOf(frame: Frame, end: number): Node {
  const { kind, start, entries, items } = frame;
  return kind === "object" ? { kind, start, end, entries: joinCommand(entries) } : { kind, start, end, items };
}
