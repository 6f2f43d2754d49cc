import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** The package as it is published, built into a folder of its own. */
export interface BuiltPackage {
  readonly folder: string;
  /** Makes it, and ESLint, installed packages of a project. */
  installInto(project: string): void;
  remove(): void;
}

/** Builds within node_modules, so that the package finds what it imports, and git does not see it. */
export function buildPackage(name: string): BuiltPackage {
  const folder = join(root, "node_modules/.cinclus-guard-test", `${name}-${String(process.pid)}`);
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, "package.json"), join(folder, "package.json"));
  const tsdown = join(dirname(createRequire(import.meta.url).resolve("tsdown/package.json")), "dist/run.mjs");
  execFileSync(process.execPath, [tsdown, "--out-dir", join(folder, "dist"), "--log-level", "error"], { cwd: root, stdio: "pipe" });
  return {
    folder,
    installInto(project) {
      install(project, "cinclus-guard", folder, "dist/bin.mjs");
      install(project, "eslint", join(root, "node_modules/eslint"), "bin/eslint.js");
    },
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function install(project: string, name: string, folder: string, bin: string): void {
  const modules = join(project, "node_modules");
  mkdirSync(join(modules, ".bin"), { recursive: true });
  if (!existsSync(join(modules, name))) symlinkSync(folder, join(modules, name), "junction");
  if (process.platform === "win32") {
    writeFileSync(join(modules, ".bin", `${name}.cmd`), `@node "%~dp0\\..\\${name}\\${bin.replaceAll("/", "\\")}" %*\r\n`);
  } else {
    chmodSync(join(folder, bin), 0o755);
    symlinkSync(`../${name}/${bin}`, join(modules, ".bin", name));
  }
}
