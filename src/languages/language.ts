import type { Program } from "../tree/node.ts";

/** What a language may know of the text besides its characters. */
export interface ReadContext {
  /** Relative to the root, with `/`. Only its name matters; nothing is read from disk. */
  readonly path: string;
}

/** Turns the texts of one language, or of a family of them, into the neutral tree. */
export interface Language {
  /** The ids it answers to as `Program.language`; the first is its own. */
  readonly ids: readonly string[];
  /**
   * Never throws and always ends in time linear in the text: what does not parse is read as far as it goes.
   * `id` is the one of `ids` that the path, the fence or the outer text asked for.
   */
  read(text: string, id: string, context: ReadContext): Program;
}
