import type { HookEvent } from "./events.ts";

/**
 * How managers start ours: not Node, nor npx, which takes far longer still, but the script that searches first.
 * Their hooks start at the top of the work tree.
 */
function packagedHook(event: HookEvent): string {
  return `node_modules/cinclus-guard/dist/hooks/${event}`;
}

/** Whether a manager's file has ours run, as far as can be told from its text. */
export function runsOurs(text: string, event: HookEvent): boolean {
  return text.includes(`hook run ${event}`) || text.includes(packagedHook(event));
}

/** What has to stand in a manager's file for it to run ours, and so for each that follows. */
export function huskyLine(event: HookEvent): string {
  return `sh ${packagedHook(event)} "$@"`;
}

/** What lefthook puts in the place of `{1}` are the arguments that git gives. */
const lefthookArguments: Readonly<Partial<Record<HookEvent, string>>> = { "commit-msg": " {1}", "pre-push": " {1} {2}" };

export function lefthookLines(event: HookEvent): string[] {
  return [
    `${event}:`,
    "  commands:",
    "    cinclus-guard:",
    `      run: sh ${packagedHook(event)}${lefthookArguments[event] ?? ""}`,
    ...(event === "pre-push" ? ["      use_stdin: true"] : []),
  ];
}

const shellArguments: Readonly<Partial<Record<HookEvent, string>>> = { "commit-msg": ' "$1"', "pre-push": ' "$@"' };

export function simpleGitHooksCommand(event: HookEvent): string {
  return `sh ${packagedHook(event)}${shellArguments[event] ?? ""}`;
}

/** Without pushes, of which the framework tells one reference only. */
export const preCommitEvents = ["pre-commit", "pre-merge-commit", "commit-msg"] as const;

/** Without it, the framework installs itself for the first of them alone. */
export const preCommitTypes = `default_install_hook_types: [${preCommitEvents.join(", ")}]`;

/** An item for the list of `repos`. */
export function preCommitLines(): string[] {
  return [
    "- repo: local",
    "  hooks:",
    ...preCommitEvents.flatMap((event) => [
      `    - id: cinclus-guard-${event}`,
      `      name: cinclus-guard ${event}`,
      `      entry: cinclus-guard hook run ${event}`,
      "      language: node",
      "      additional_dependencies: [cinclus-guard]",
      `      stages: [${event}]`,
      "      always_run: true",
      `      pass_filenames: ${event === "commit-msg" ? "true" : "false"}`,
    ]),
  ];
}
