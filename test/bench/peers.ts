import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Command } from "./measure.ts";

/** Other scanners, if they are on the PATH, as their documentation says to search all of a history. */
const peers: Readonly<Record<string, (repository: string, scratch: string) => readonly string[]>> = {
  gitleaks: (repository) => ["git", "--no-banner", "--exit-code", "0", "--report-format", "json", "--report-path", "-", "--log-opts=--all", repository],
  betterleaks: (repository) => ["git", "--no-banner", "--exit-code", "0", "--report-format", "json", "--report-path", "-", "--log-opts=--all", repository],
  trufflehog: (repository) => ["git", `file://${repository}`, "--no-verification", "--no-update", "--json"],
  kingfisher: (repository) => ["scan", "--git-history=full", "--no-validate", "--format", "json", repository],
  noseyparker: (repository, scratch) => ["scan", "--datastore", join(scratch, "noseyparker"), repository],
  // These two know only files, so they are measured on what is checked out.
  "detect-secrets": (repository) => ["-C", repository, "scan", "--all-files"],
  secretlint: (repository) => ["--secretlintignore", "/dev/null", `${repository}/**/*`],
};

/** The commands of all scanners that are installed here. */
export function findPeers(repository: string, scratch: string): Command[] {
  return Object.entries(peers)
    .filter(([name]) => isOnPath(name))
    .map(([name, args]) => ({ name, argv: [name, ...args(repository, scratch)] }));
}

function isOnPath(name: string): boolean {
  const endings = process.platform === "win32" ? [".exe", ".cmd"] : [""];
  return (process.env.PATH ?? "").split(delimiter).some((folder) => endings.some((ending) => existsSync(join(folder, name + ending))));
}
