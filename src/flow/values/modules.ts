import { rememberedOf } from "../../remembered.ts";
import type { Node } from "../../tree/node.ts";
import type { SourceFile } from "../value.ts";
import type { Follower, Terminal } from "./terminal.ts";

/** Finds the file that an import means, where it is one of the project. */
export type ImportResolver = (from: SourceFile, module: string) => SourceFile | undefined;

/** Follows names into the other files of the project that they are imported from. */
export class Modules {
  readonly #imports: ImportResolver;
  readonly #follower: Follower;

  constructor(imports: ImportResolver, follower: Follower) {
    this.#imports = imports;
    this.#follower = follower;
  }

  /** What an import brings in: one name of a module, or with `*` the module itself. */
  follow(file: SourceFile, module: string, imported: string): readonly Terminal[] {
    const other = this.#imports(file, module);
    if (!other) return [];
    if (imported === "*") return [{ node: moduleNode(other), file: other, via: [] }];
    return this.exported(other, imported);
  }

  /** What a file exports under a name, itself or from further files. */
  exported(file: SourceFile, name: string, seen = new Set<SourceFile>()): readonly Terminal[] {
    if (seen.has(file)) return [];
    seen.add(file);
    const direct = file.model.exports.get(name) ?? [];
    if (direct.length) return direct.flatMap((value) => this.#follower.terminals(value, file));
    for (const { module, imported, exported } of file.model.imports) {
      if (exported !== name && exported !== "*") continue;
      const other = this.#imports(file, module);
      const found = other ? this.exported(other, exported === "*" ? name : imported, seen) : [];
      if (found.length) return found;
    }
    // `module.exports = { KEY }` is the default export, and its parts are what a named import gets.
    return name === "default"
      ? []
      : (file.model.exports.get("default") ?? []).flatMap((value) => this.#follower.part(value, name, file));
  }
}

const moduleNode = rememberedOf(({ model, text }: SourceFile): Node => ({
  kind: "program",
  program: model.program,
  start: 0,
  end: text.length,
}));
