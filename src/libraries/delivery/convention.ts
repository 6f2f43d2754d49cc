import type { Source } from "../source.ts";

/** A convention of a framework or a platform on where code runs. It holds where all it names holds. */
export interface Convention {
  readonly who: string;
  readonly runs: "client" | "server";
  /** What says so. */
  readonly source: Source;
  readonly path?: RegExp;
  /** A module that the file imports, or a namespace it uses. */
  readonly imports?: RegExp;
  /** Something in the text. */
  readonly text?: RegExp;
  /** Only in these languages (ids of `Program.language`). */
  readonly languages?: readonly string[];
}

/** What only names a framework by the modules that a file imports from it. */
export type Framework = Required<Pick<Convention, "who" | "imports" | "source">>;

export const scripts = ["javascript", "typescript", "jsx", "tsx"];
export const jvm = ["java", "kotlin", "scala", "groovy"];

/** What holds for some languages of each framework. */
export function all(rows: readonly Framework[], runs: Convention["runs"], languages: readonly string[]): Convention[] {
  return rows.map((row) => ({ ...row, runs, languages }));
}
