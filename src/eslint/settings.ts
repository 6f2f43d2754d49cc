import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Additions, noAdditions } from "../facts/text.ts";
import type { Finding, RuleId } from "../facts/finding.ts";
import { configurationFiles, topOfRepository } from "../policy/configuration.ts";

/** What a project says about itself, ready to be used for its files. */
export interface Settings {
  /** The folder that paths are told from. */
  readonly root: string;
  readonly additions: Additions;
  readonly off: ReadonlySet<RuleId>;
  readonly ignores: (path: string) => boolean;
  /** The findings that no allowance of the configuration covers. */
  readonly unallowed: (findings: readonly Finding[]) => Finding[];
}

/** A configuration file as it is found, not yet read. */
export interface ConfigurationFile {
  readonly path: string;
  readonly changed: number;
}

/** Reads what there is to read. Throws where it says something that it cannot say. */
export type PrepareSettings = (root: string, file: ConfigurationFile | undefined, given: unknown) => Settings;

interface Known {
  readonly lookedAt: number;
  readonly file: ConfigurationFile | undefined;
  readonly root: string;
  /** By what the ESLint configuration says under `settings.cinclus`. */
  readonly prepared: Map<unknown, Settings>;
}

/** Editors keep ESLint running, so a configuration is looked for again once this many milliseconds are over. */
const trusted = 1000;

/**
 * Finds a project's settings: those of the configuration file that the scanner reads too, and those under
 * `settings.cinclus`. A project without either costs a few look-ups of file names.
 */
export class SettingsFinder {
  readonly #prepare: PrepareSettings;
  readonly #known = new Map<string, Known>();

  constructor(prepare: PrepareSettings) {
    this.#prepare = prepare;
  }

  find(cwd: string, given: unknown): Settings {
    const known = this.#lookUp(cwd);
    const prepared = known.prepared.get(given);
    if (prepared) return prepared;
    const settings = known.file || given !== undefined ? this.#prepare(known.root, known.file, given) : withoutConfiguration(known.root);
    known.prepared.set(given, settings);
    return settings;
  }

  #lookUp(cwd: string): Known {
    const now = performance.now();
    const before = this.#known.get(cwd);
    if (before && now - before.lookedAt < trusted) return before;
    const top = topOfRepository(cwd) ?? cwd;
    const file = findConfigurationFile(cwd, top);
    const unchanged = before && before.file?.path === file?.path && before.file?.changed === file?.changed;
    const root = file ? dirname(file.path) : top;
    const prepared = unchanged && before.root === root ? before.prepared : new Map<unknown, Settings>();
    const known: Known = { lookedAt: now, file, root, prepared };
    this.#known.set(cwd, known);
    return known;
  }
}

function withoutConfiguration(root: string): Settings {
  return { root, additions: noAdditions, off: new Set(), ignores: () => false, unallowed: (findings) => [...findings] };
}

/** The nearest one from a folder up to the top of its repository. */
function findConfigurationFile(folder: string, top: string): ConfigurationFile | undefined {
  for (let current = folder; ; current = dirname(current)) {
    for (const name of configurationFiles) {
      const path = join(current, name);
      const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
      if (changed !== undefined && (name !== "package.json" || hasSection(path))) return { path, changed };
    }
    if (current === top || dirname(current) === current) return undefined;
  }
}

function hasSection(path: string): boolean {
  try {
    const data: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof data === "object" && data !== null && "cinclus-guard" in data;
  } catch {
    // Templates of package.json are no JSON, and a broken one is the package manager's business.
    return false;
  }
}
