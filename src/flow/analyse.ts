import type { Additions } from "../facts/text.ts";
import { collectCredentials } from "./credentials/collect.ts";
import { collectLiterals } from "./collect-literals.ts";
import { collectLogged } from "./logged/collect.ts";
import { collectReads } from "./reads.ts";
import { collectSwitches } from "./switches/collect.ts";
import { collectUrls } from "./collect-urls.ts";
import { collectExposures } from "./exposures.ts";
import type { ImportResolver } from "./values/modules.ts";
import type {
  Credential,
  Exposure,
  Facts,
  Imported,
  Literal,
  Logged,
  Read,
  Runs,
  ShapedKey,
  Switch,
  Url,
} from "./facts.ts";
import { Flow } from "./flow.ts";
import { collectStructuredUrls } from "./structured-urls/collect.ts";
import { RunsIn } from "./runs.ts";
import { collectShaped } from "./shaped.ts";
import type { Kinds } from "./targets/kinds.ts";
import type { TypeReader } from "./types.ts";
import type { ConstantPiece, Place, SourceFile } from "./value.ts";
import type { Program, Range } from "../tree/node.ts";

export interface AnalyseOptions {
  readonly additions: Additions;
  readonly imports: ImportResolver;
  /** Where a compiler has read the project. */
  readonly types?: TypeReader | undefined;
  /** Whether a page of the project loads the script at a path. */
  readonly linkedByPage: (path: string) => boolean;
}

/** All facts of one file. */
export function analyse(file: SourceFile, options: AnalyseOptions): Facts {
  return new FactsOfFile(file, options);
}

/** Each kind of fact is collected when it is asked for: most files give rules no reason to ask for most of them. */
class FactsOfFile implements Facts {
  readonly file: SourceFile;
  readonly additions: Additions;
  readonly #flow: Flow;
  readonly #runs: RunsIn;
  #shaped: readonly ShapedKey[] | undefined;
  #literals: readonly Literal[] | undefined;
  #credentials: readonly Credential[] | undefined;
  #urls: readonly Url[] | undefined;
  #logged: readonly Logged[] | undefined;
  #reads: readonly Read[] | undefined;
  #exposures: readonly Exposure[] | undefined;
  #switches: readonly Switch[] | undefined;

  constructor(file: SourceFile, { additions, imports, types, linkedByPage }: AnalyseOptions) {
    this.file = file;
    this.additions = additions;
    this.#flow = new Flow(file, additions, imports, types);
    this.#runs = new RunsIn(this.#flow, linkedByPage);
  }

  get program(): Program {
    return this.file.model.program;
  }

  get shaped(): readonly ShapedKey[] {
    return (this.#shaped ??= collectShaped(this.#flow));
  }

  get literals(): readonly Literal[] {
    return (this.#literals ??= collectLiterals(this.#flow));
  }

  get credentials(): readonly Credential[] {
    return (this.#credentials ??= collectCredentials(this.#flow));
  }

  get urls(): readonly Url[] {
    return (this.#urls ??= [...collectUrls(this.#flow), ...collectStructuredUrls(this.#flow)]);
  }

  get logged(): readonly Logged[] {
    return (this.#logged ??= collectLogged(this.#flow));
  }

  get reads(): readonly Read[] {
    return (this.#reads ??= collectReads(this.#flow));
  }

  get exposures(): readonly Exposure[] {
    return (this.#exposures ??= collectExposures(this.#flow));
  }

  get switches(): readonly Switch[] {
    return (this.#switches ??= collectSwitches(this.#flow));
  }

  imported(): readonly Imported[] {
    return this.#flow.imported();
  }

  hostsIn(range: Range): Kinds {
    return this.#flow.hostsIn(range);
  }

  runs(at: Place): Runs {
    return this.#runs.at(at);
  }

  get runsOnClient(): boolean {
    return this.#runs.onClient;
  }

  near({ literal, file: owner, use }: ConstantPiece): Kinds {
    const own = this.#flow.targetsNear(literal, owner);
    return own.size > 0 || !use ? own : this.#flow.targetsNear(use.node, use.file);
  }
}
