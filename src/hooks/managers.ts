import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

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

const managers: readonly KnownManager[] = [
  {
    name: "husky",
    signs: [".husky"],
    file: ".husky/pre-commit, .husky/pre-merge-commit, .husky/commit-msg and .husky/pre-push, as the first line of each",
    lines: [
      'cinclus-guard hook run pre-commit "$@"',
      'cinclus-guard hook run pre-merge-commit "$@"',
      'cinclus-guard hook run commit-msg "$@"',
      'cinclus-guard hook run pre-push "$@"',
    ],
  },
  {
    name: "lefthook",
    signs: ["lefthook", ".lefthook", ".config/lefthook"].flatMap((name) =>
      ["yml", "yaml", "toml", "json", "jsonc"].map((ending) => `${name}.${ending}`),
    ),
    file: "lefthook.yml",
    lines: [
      "pre-commit:",
      "  commands:",
      "    cinclus-guard:",
      "      run: npx cinclus-guard hook run pre-commit",
      "pre-merge-commit:",
      "  commands:",
      "    cinclus-guard:",
      "      run: npx cinclus-guard hook run pre-merge-commit",
      "commit-msg:",
      "  commands:",
      "    cinclus-guard:",
      "      run: npx cinclus-guard hook run commit-msg {1}",
      "pre-push:",
      "  commands:",
      "    cinclus-guard:",
      "      run: npx cinclus-guard hook run pre-push {1} {2}",
      "      use_stdin: true",
    ],
    note: "Then run: npx lefthook install",
  },
  {
    name: "simple-git-hooks",
    signs: [".simple-git-hooks", "simple-git-hooks"].flatMap((name) => ["cjs", "js", "mjs", "json"].map((ending) => `${name}.${ending}`)),
    field: "simple-git-hooks",
    file: "package.json",
    lines: [
      '"simple-git-hooks": {',
      '  "pre-commit": "npx cinclus-guard hook run pre-commit",',
      '  "pre-merge-commit": "npx cinclus-guard hook run pre-merge-commit",',
      '  "commit-msg": "npx cinclus-guard hook run commit-msg \\"$1\\"",',
      '  "pre-push": "npx cinclus-guard hook run pre-push \\"$@\\""',
      "}",
    ],
    note: "Then run: npx simple-git-hooks",
  },
  {
    name: "pre-commit",
    signs: [".pre-commit-config.yaml"],
    file: ".pre-commit-config.yaml",
    lines: [
      "default_install_hook_types: [pre-commit, pre-merge-commit, commit-msg]",
      "repos:",
      "  - repo: local",
      "    hooks:",
      ...(["pre-commit", "pre-merge-commit"] as const).flatMap((event) => localHook(event, "pass_filenames: false")),
      ...localHook("commit-msg", "pass_filenames: true"),
    ],
    note:
      "Then run: pre-commit install. It tells its hooks of one reference of a push only, " +
      "so have ours see pushes itself: cinclus-guard hook install pre-push",
  },
];

function localHook(event: string, fileNames: string): string[] {
  return [
    `      - id: cinclus-guard-${event}`,
    `        name: cinclus-guard ${event}`,
    `        entry: cinclus-guard hook run ${event}`,
    "        language: node",
    "        additional_dependencies: [cinclus-guard]",
    `        stages: [${event}]`,
    "        always_run: true",
    `        ${fileNames}`,
  ];
}

/** The first program that keeps the hooks of the repository at `top`. */
export async function findManager(top: string): Promise<Manager | undefined> {
  const fields = await fieldsOfPackage(top);
  return managers.find(
    ({ signs, field }) => (field !== undefined && fields.includes(field)) || signs.some((sign) => existsSync(join(top, sign))),
  );
}

async function fieldsOfPackage(top: string): Promise<string[]> {
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
    "Or have ours run before it, in this clone only: cinclus-guard hook install --chain",
    "",
  ].join("\n");
}
