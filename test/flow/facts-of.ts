import { type Additions, noAdditions, type Project } from "../../src/facts/text.ts";
import { analyse } from "../../src/flow/analyse.ts";
import type { Facts } from "../../src/flow/facts.ts";
import { hole, type Place, type Value } from "../../src/flow/value.ts";
import { createSourceFile, siblings } from "../../src/scan/siblings.ts";

export type Files = Readonly<Record<string, string>>;

export const cinclus = "https://api.cinclus.wayscloud.services/v1/completions";

/** A project that is only in memory. */
export function projectOf(files: Files): Project {
  return { read: (path) => (Object.hasOwn(files, path) ? files[path] : undefined) };
}

/** The facts of the first of some files; the others are there to be imported. */
export function factsOf(files: Files, additions: Partial<Additions> = {}): Facts {
  const [first] = Object.entries(files);
  if (!first) throw new Error("A file is needed.");
  const file = createSourceFile(...first);
  const { resolve, linkedByPage } = siblings(file, projectOf(files));
  return analyse(file, { additions: { ...noAdditions, ...additions }, imports: resolve, linkedByPage });
}

/** A text with its unknown stretches shown as `?`. */
export function shown({ text }: Value): string {
  return text.replaceAll(hole, "?");
}

/** What stands at a place. */
export function written({ file, start, end }: Place): string {
  return file.text.slice(start, end);
}

/** The values of the `Authorization` headers that a file sends. */
export function authorizations(facts: Facts): string[] {
  return facts.credentials.filter(({ position }) => position === "authorization").flatMap(({ values }) => values.map(shown));
}

/** The hosts that a credential of some kind is sent to, all of a file together. */
export function targetsOf(facts: Facts, position = "authorization"): string[] {
  return facts.credentials.filter((credential) => credential.position === position).flatMap(({ targets }) => [...targets()]).sort();
}
