import picocolors from "picocolors";
import type { Colors } from "picocolors/types.js";

import type { Finding, ScanReport } from "../facts/finding.ts";
import { printable } from "../reports/escape.ts";
import { prettyFinding } from "../reports/pretty-finding.ts";
import type { RuleText } from "../reports/report.ts";
import { count } from "../reports/words.ts";
import { stoppedBy, type HookEvent } from "./events.ts";

export interface MessageContext {
  readonly event: HookEvent;
  readonly rules: readonly RuleText[];
  readonly colors: boolean;
  /** Whether findings of this severity stop it. */
  readonly blocks: (finding: Finding) => boolean;
  /** The repository has no commit yet, so there is no state of files to go back to. */
  readonly firstCommit: boolean;
}

/** What somebody reads whose commit or push was stopped, or who is only warned. */
export function hookMessage({ findings, incomplete }: ScanReport, context: MessageContext): string {
  const colors = picocolors.createColors(context.colors);
  const { what } = stoppedBy[context.event];
  const stopping = findings.filter(context.blocks);
  const told = new Set<string>();
  const lines = [
    "",
    ...findings.flatMap((finding) => prettyFinding(finding, { kind: "index", rules: context.rules, colors, told })),
    ...unread(incomplete, colors),
  ];
  if (stopping.length > 0) {
    const title = `cinclus-guard has stopped this ${what}: ${count(stopping.length, "finding")}.`;
    lines.push(colors.bold(colors.red(title)), ...steps(stopping, context, colors));
  } else if (incomplete.length > 0) {
    const title = `cinclus-guard has stopped this ${what}, because it could not read all of it.`;
    lines.push(colors.bold(colors.red(title)), ...wayRound(context, colors));
  } else {
    lines.push(`cinclus-guard lets this ${what} through, with ${count(findings.length, "warning")}.`);
  }
  return `${lines.join("\n")}\n`;
}

function unread(incomplete: ScanReport["incomplete"], colors: Colors): string[] {
  if (incomplete.length === 0) return [];
  return [colors.bold(colors.yellow("Not read")), ...incomplete.map(({ path, reason }) => `  ${printable(path)}: ${printable(reason)}`), ""];
}

function steps(findings: readonly Finding[], context: MessageContext, colors: Colors): string[] {
  return [
    ...takeOut(findings, context).map((line) => (line.startsWith("    ") ? colors.cyan(line) : line)),
    ...allow(findings, context.event),
    ...revoke(findings, context.event),
    ...wayRound(context, colors),
  ];
}

const enoughPaths = 5;

function takeOut(findings: readonly Finding[], { event, firstCommit }: MessageContext): string[] {
  const take = "Read the key from the environment (CINCLUS_API_KEY) instead";
  switch (event) {
    case "commit-msg":
      return ["  Take it out: write the message anew, without the key."];
    case "pre-commit":
    case "pre-merge-commit": {
      const paths = [...new Set(findings.map(({ path }) => path))];
      const command = firstCommit ? "git rm --cached --" : "git restore --staged --";
      return [
        `  Take it out: ${take} and stage the file again, or leave it out of the commit:`,
        `    ${command} ${paths.slice(0, enoughPaths).map(shellWord).join(" ")}${paths.length > enoughPaths ? " …" : ""}`,
      ];
    }
    default: {
      const commits = [...new Set(findings.flatMap(({ commit }) => (commit ? [commit.id] : [])))];
      const [commit = "<commit>"] = commits;
      return [
        `  Take it out: ${take}. The key is in ${commits.length > 1 ? `${count(commits.length, "commit")}, so a further commit does` : "a commit, so a further one does"} not help; change the commit itself:`,
        "    git commit --amend          where it is the last one",
        `    git rebase --interactive ${commit.slice(0, 12)}^          where it is an older one (mark it with "edit")`,
      ];
    }
  }
}

function allow(findings: readonly Finding[], event: HookEvent): string[] {
  const [first] = findings;
  if (!first) return [];
  const entry = `{ "fingerprint": "${first.fingerprint}", "reason": "…" }`;
  const inConfiguration = `an entry of "allow" in cinclus-guard.config.json: ${entry}`;
  return [
    "  No problem? Allow it, with the reason:",
    ...(event === "commit-msg" ? [] : [`    a comment on the line or above it: cinclus-guard-allow ${first.rule} -- <reason>`]),
    `    ${inConfiguration}`,
  ];
}

function revoke(findings: readonly Finding[], event: HookEvent): string[] {
  if (!findings.some(({ key }) => key)) return [];
  const isServer = event === "pre-receive" || event === "update";
  return [
    isServer
      ? "  The key has travelled to this server: revoke it in the Cinclus dashboard and make a new one."
      : "  Was it pushed or sent before? Then only this helps: revoke it in the Cinclus dashboard and make a new one.",
  ];
}

function wayRound({ event }: MessageContext, colors: Colors): string[] {
  const { what, around } = stoppedBy[event];
  return around === undefined ? [] : [colors.dim(`  To ${what} all the same, with nothing checked at all: ${around}`)];
}

/** Names that need no quotes stay as they are. A control character cannot be shown and be right. */
function shellWord(path: string): string {
  const shown = printable(path);
  return /^[\w./@:+-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", `'\\''`)}'`;
}
