import type { World } from "../world.ts";

/** Which commits a CI run is about. */
export interface NewCommits {
  /** The newest commit; the first of these that is in the clone. */
  readonly heads: readonly string[];
  /** What was there before; the first of these that is in the clone. Empty where the system does not say. */
  readonly bases: readonly string[];
  /** Branches to compare with where it does not say, or what it says is gone after a forced push. */
  readonly branches: readonly string[];
}

/** How a system shows findings: text on standard output, or a file that it picks up. */
export interface Annotations {
  /** Written to standard output after the report. */
  readonly commands?: "github" | "azure";
  readonly file?: { readonly format: "gitlab" | "junit"; readonly path: string };
  /** A file that Markdown is added to. */
  readonly summary?: string;
}

/** One CI system. */
export interface CiSystem {
  readonly name: string;
  readonly isHere: (env: World["env"]) => boolean;
  readonly newCommits: (env: World["env"]) => NewCommits | Promise<NewCommits>;
  readonly annotations: (env: World["env"]) => Annotations;
  /** A sentence: how to have the whole history there. */
  readonly fullHistory: string;
}
