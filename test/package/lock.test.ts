import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

interface Entry {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const readLock: (text: string) => { readonly packages: Readonly<Record<string, Entry>> } = JSON.parse;

// npm leaves those for other systems out when it writes a lock file beside installed packages, and then refuses that
// lock file itself.
it("has a lock file that names the optional packages for every system", () => {
  const { packages } = readLock(readFileSync(join(import.meta.dirname, "../../package-lock.json"), "utf8"));
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages)),
  );
  expect(missing).toEqual([]);
});
