import { Buffer } from "node:buffer";
import type { Additions } from "../facts/text.ts";
import { createPrefilter, type Prefilter } from "../search/prefilter.ts";
import type * as Analysis from "./analysis.ts";
import { isSeenElsewhere, type LintedFile, type SourceCodeOfAnyLanguage } from "./linted-file.ts";
import type { Report } from "./report.ts";
import { type Settings, SettingsFinder } from "./settings.ts";

/** Everything that needs the languages. Called for the first time when a file names Cinclus. */
export type LoadAnalysis = () => Pick<typeof Analysis, "inspect" | "prepareSettings">;

const none: readonly Report[] = [];

/** Looks at each file once for all rules; most files end at a search for a few words. */
export class Inspector {
  readonly #load: LoadAnalysis;
  readonly #settings: SettingsFinder;
  readonly #prefilters = new WeakMap<Additions, Prefilter>();
  readonly #reports = new WeakMap<SourceCodeOfAnyLanguage, readonly Report[]>();

  constructor(load: LoadAnalysis) {
    this.#load = load;
    this.#settings = new SettingsFinder((root, file, given) => load().prepareSettings(root, file, given));
  }

  /** All problems of a file. */
  reports(file: LintedFile): readonly Report[] {
    const known = this.#reports.get(file.sourceCode);
    if (known) return known;
    const found = this.#look(file);
    this.#reports.set(file.sourceCode, found);
    return found;
  }

  #look(file: LintedFile): readonly Report[] {
    if (isSeenElsewhere(file)) return none;
    const settings = this.#settingsOf(file);
    if (!this.#prefilterFor(settings.additions).test(Buffer.from(file.sourceCode.text))) return none;
    return this.#load().inspect(file, settings);
  }

  /** ESLint shows the stack of whatever ends its run, and of an error that is made for people the sentence is all there is to see. */
  #settingsOf({ cwd, settings }: LintedFile): Settings {
    try {
      return this.#settings.find(cwd, settings);
    } catch (error) {
      if (error instanceof Error && error.name === "GuardError") error.stack = error.message;
      throw error;
    }
  }

  #prefilterFor(additions: Additions): Prefilter {
    const known = this.#prefilters.get(additions);
    if (known) return known;
    const made = createPrefilter(additions);
    this.#prefilters.set(additions, made);
    return made;
  }
}
