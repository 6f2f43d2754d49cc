import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { clientEvents } from "./events.ts";
import { huskyLine, lefthookLines, preCommitLines, preCommitTypes, simpleGitHooksCommand } from "./manager-lines.ts";

/** A program that keeps a repository's hooks, and how to have it run ours. */
export interface Manager {
  readonly name: string;
  /** The file that people write. */
  readonly file: string;
  /** What to put there, as it is. */
  readonly lines: readonly string[];
  /** What to know beside. */
  readonly note?: string;
}

interface KnownManager extends Manager {
  /** Files and folders by which it is recognised. */
  readonly signs: readonly string[];
  /** The field of package.json that does the same. */
  readonly field?: string;
}

const lefthookFiles = ["lefthook", ".lefthook", ".config/lefthook"].flatMap((name) =>
  ["yml", "yaml", "toml", "json", "jsonc"].map((ending) => `${name}.${ending}`),
);
const simpleGitHooksFiles = [".simple-git-hooks", "simple-git-hooks"].flatMap((name) =>
  ["cjs", "js", "mjs", "json"].map((ending) => `${name}.${ending}`),
);

/** What managers read in a work tree, and what they start from there. */
export const managerFiles: readonly string[] = [
  "package.json",
  ".husky",
  ".pre-commit-config.yaml",
  ...lefthookFiles,
  ...simpleGitHooksFiles,
  ".lintstagedrc",
  ".lintstagedrc.json",
  ".lintstagedrc.yaml",
];

const managers: readonly KnownManager[] = [
  {
    name: "husky",
    signs: [".husky"],
    file: ".husky/pre-commit, .husky/pre-merge-commit, .husky/commit-msg and .husky/pre-push, as the first line of each",
    lines: clientEvents.map(huskyLine),
    note: "Does .husky/pre-push have lines already that read what git tells of a push, such as git lfs? Then let --chain do it.",
  },
  {
    name: "lefthook",
    signs: lefthookFiles,
    file: "lefthook.yml",
    lines: clientEvents.flatMap(lefthookLines),
    note: "Then run: npx lefthook install",
  },
  {
    name: "simple-git-hooks",
    signs: simpleGitHooksFiles,
    field: "simple-git-hooks",
    file: "package.json",
    lines: [
      '"simple-git-hooks": {',
      ...clientEvents.map(
        (event, index) => `  "${event}": ${JSON.stringify(simpleGitHooksCommand(event))}${index < clientEvents.length - 1 ? "," : ""}`,
      ),
      "}",
    ],
    note: "Then run: npx simple-git-hooks",
  },
  {
    name: "pre-commit",
    signs: [".pre-commit-config.yaml"],
    file: ".pre-commit-config.yaml",
    lines: [preCommitTypes, "repos:", ...preCommitLines().map((line) => `  ${line}`)],
    note:
      "Then run: pre-commit install. It tells its hooks of one reference of a push only, " +
      "so have ours see pushes itself: cinclus-guard hook install pre-push",
  },
];

/** The first program that keeps the hooks of the repository at `top`. */
export async function findManager(top: string): Promise<Manager | undefined> {
  const fields = await fieldsOfPackage(top);
  return managers.find(
    ({ signs, field }) => (field !== undefined && fields.includes(field)) || signs.some((sign) => existsSync(join(top, sign))),
  );
}

/** The names of what is in package.json; none where there is none. */
export async function fieldsOfPackage(top: string): Promise<string[]> {
  try {
    const content: unknown = JSON.parse(await readFile(join(top, "package.json"), "utf8"));
    return typeof content === "object" && content !== null ? Object.keys(content) : [];
  } catch {
    return [];
  }
}

/** What to tell somebody who wants our hooks where a manager keeps them. */
export function howToAdd({ name, file, lines, note }: Manager): string {
  return [
    `${name} keeps the hooks of this repository. Put into ${file}:`,
    "",
    ...lines.map((text) => `  ${text}`),
    "",
    ...(note === undefined ? [] : [note]),
    "Where your file is simple, this does it, and hook uninstall --manager undoes it: cinclus-guard hook install --manager",
    "Or have ours run before it, in this clone only: cinclus-guard hook install --chain",
    "",
  ].join("\n");
}
