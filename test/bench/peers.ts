import { existsSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Command } from "./measure.ts";

type Arguments = (repository: string, scratch: string) => readonly string[];

interface Peer {
  readonly args: Arguments;
  /** The same with a rule of its own for the shape of our keys, so that only where it looks makes a difference. */
  readonly told?: Arguments;
}

const leaksLike = ["git", "--no-banner", "--exit-code", "0", "--report-format", "json", "--report-path", "-", "--log-opts=--all"];
const kingfisherLike = ["scan", "--git-history=full", "--no-validate", "--no-update-check", "--format", "json"];

const leaks: Peer = {
  args: (repository) => [...leaksLike, repository],
  told: (repository, scratch) => [...leaksLike, "--config", put(scratch, "leaks.toml", leaksRule), repository],
};

const secretlintRules = JSON.stringify({ rules: [{ id: "@secretlint/secretlint-rule-preset-recommend" }] });

/** Other scanners, if they are on the PATH, as their documentation says to search all of a history. */
const peers: Readonly<Record<string, Peer>> = {
  gitleaks: leaks,
  betterleaks: leaks,
  trufflehog: { args: (repository) => ["git", `file://${repository}`, "--no-verification", "--no-update", "--json"] },
  kingfisher: {
    args: (repository) => [...kingfisherLike, repository],
    told: (repository, scratch) => [...kingfisherLike, "--rules-path", put(scratch, "kingfisher.yml", kingfisherRule), repository],
  },
  noseyparker: { args: (repository, scratch) => ["scan", "--datastore", join(scratch, "noseyparker"), repository] },
  // These two know only files, so they are measured on what is checked out.
  "detect-secrets": { args: (repository) => ["-C", repository, "scan", "--all-files"] },
  secretlint: { args: (repository) => ["--secretlintrcJSON", secretlintRules, "--secretlintignore", "/dev/null", "--format", "json", `${repository}/**/*`] },
};

const shape = "wayscloud_[a-z]+_[A-Za-z0-9]+_[A-Za-z0-9]{16,}";
const leaksRule = `[extend]\nuseDefault = true\n[[rules]]\nid = "wayscloud"\nregex = '''${shape}'''\nkeywords = ["wayscloud"]\n`;
const kingfisherRule = `rules:\n  - name: WAYSCloud key\n    id: custom.wayscloud.1\n    pattern: '(${shape})'\n    min_entropy: 2\n    confidence: medium\n`;

/** The commands of all scanners that are installed here. */
export function findPeers(repository: string, scratch: string): Command[] {
  return installed().map(([name, { args }]) => ({ name, argv: [name, ...args(repository, scratch)] }));
}

/** Those that can be told the shape of our keys, told so. */
export function findToldPeers(repository: string, scratch: string): Command[] {
  return installed().flatMap(([name, { told }]) => (told ? [{ name: `${name}, told the shape`, argv: [name, ...told(repository, scratch)] }] : []));
}

function installed(): [string, Peer][] {
  return Object.entries(peers).filter(([name]) => isOnPath(name));
}

function put(scratch: string, name: string, content: string): string {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
}

/** Whether a program can be started by its name alone. */
export function isOnPath(name: string): boolean {
  const endings = process.platform === "win32" ? [".exe", ".cmd"] : [""];
  return (process.env.PATH ?? "").split(delimiter).some((folder) => endings.some((ending) => existsSync(join(folder, name + ending))));
}
