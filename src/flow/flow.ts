import type { Additions } from "../facts/text.ts";
import type { ImportNode, Node, Range } from "../tree/node.ts";
import type { Imported } from "./facts.ts";
import { hostsByName } from "./targets/by-name.ts";
import type { Kinds } from "./targets/kinds.ts";
import { SettingsBeside } from "./targets/settings-beside.ts";
import { Targets } from "./targets/targets.ts";
import type { TypeReader } from "./types.ts";
import { originOfPiece, type SourceFile, type Value } from "./value.ts";
import { Evaluator } from "./values/evaluator.ts";
import type { ImportResolver } from "./values/modules.ts";
import type { Terminal } from "./values/terminal.ts";

/** How many uses of an import are looked at. */
const mostReads = 40;

/** One file under analysis: its names, its values, and where they go. */
export class Flow {
  readonly file: SourceFile;
  readonly additions: Additions;
  readonly #evaluator: Evaluator;
  readonly #targets: Targets;
  readonly #settings: SettingsBeside;

  constructor(file: SourceFile, additions: Additions, imports: ImportResolver, types?: TypeReader) {
    this.file = file;
    this.additions = additions;
    this.#evaluator = new Evaluator(imports, types);
    this.#targets = new Targets(this.#evaluator, additions.hosts);
    this.#settings = new SettingsBeside(file, (value) => this.#targets.of(value, file));
  }

  values(node: Node): readonly Value[] {
    return this.#evaluator.values(node, this.file);
  }

  terminals(node: Node): readonly Terminal[] {
    return this.#evaluator.terminals(node, this.file);
  }

  /** The hosts that something at this node is sent to. */
  targetsAround(node: Node): Kinds {
    return this.#targets.around(node, this.file);
  }

  /** The same, and in a file without any address by what its class or the file itself is called. */
  targetsOrName(node: Node): Kinds {
    const around = this.targetsAround(node);
    return around.size > 0 || this.file.model.program.nature !== "code" ? around : hostsByName(node, this.file);
  }

  /** The same by what stands right around it only. */
  targetsNear(node: Node, file = this.file): Kinds {
    return this.#targets.near(node, file);
  }

  /** The hosts of the parts of a configuration that refer to the one that something stands in. */
  targetsByReference(node: Node): Kinds {
    return this.#targets.byReference(node, this.file);
  }

  /** The hosts that a value itself names. */
  targetsOf(node: Node): Kinds {
    return this.#targets.of(node, this.file);
  }

  /** The hosts of what a value is written to. */
  targetsOfAssigned(target: Node, value: Node, whole = true): Kinds {
    return this.#targets.assigned(target, value, this.file, whole);
  }

  /** The hosts of the addresses that stand beside a setting under a name that goes with its own. */
  targetsBeside(node: Node, name: string): Kinds {
    return this.#settings.of(node, name);
  }

  /** What the file's imports bring in, as far as the project's files tell. */
  imported(): Imported[] {
    return this.file.model.imports.flatMap((node) => {
      if (node.local === undefined || node.imported === "*") return [];
      const values = [...this.#evaluator.imported(node, this.file), ...this.#importedParts(node, node.local)];
      return values.length
        ? [
            {
              path: [node.imported === "default" ? node.local : node.imported],
              values,
              place: { file: this.file, start: node.start, end: node.end },
            },
          ]
        : [];
    });
  }

  /** What is taken of an object that an import brings in: `settings.cinclus.token`. */
  #importedParts(node: ImportNode, local: string): readonly Value[] {
    const { model } = this.file;
    return model
      .namesCalled(local)
      .slice(0, mostReads)
      .flatMap((read) => {
        if (model.variableOf(read)?.imported !== node) return [];
        let part: Node = read;
        for (let up = model.parentOf(part); up?.kind === "member" && up.object === part; up = model.parentOf(up))
          part = up;
        return part === read
          ? []
          : this.values(part).filter(({ pieces }) => pieces[0] && originOfPiece(pieces[0]).file !== this.file);
      });
  }

  /** The hosts of all addresses in a stretch of the file, comments and prose aside. */
  hostsIn(range: Range): Kinds {
    return this.#targets.within(range, this.file);
  }
}
