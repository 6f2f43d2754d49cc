import type { Finding, ScanReport } from "../facts/finding.ts";
import { type Exposure, exposuresOf } from "./exposure.ts";
import type { RuleText } from "./report.ts";
import { count } from "./words.ts";

/** What to do now about one finding, in a sentence or two. */
export function adviceFor(
  { rule, key, present, onlyHere }: Finding,
  kind: ScanReport["target"]["kind"],
  rules: readonly RuleText[],
): string {
  // What is only staged has not left this machine, so the key can live on.
  if (key && kind === "index") {
    return "Keep the key in the environment (CINCLUS_API_KEY) or in a secret store, and stage the file again.";
  }
  if (key && onlyHere) {
    const where = onlyHere === "stash" ? "a stash" : "a commit that no branch or tag has";
    return `Revoke the key in the Cinclus dashboard, unless nobody else can have seen it: only this clone has it, in ${where}.`;
  }
  if (key && present === false) {
    return "Revoke the key in the Cinclus dashboard. The line is gone, but the history still holds it.";
  }
  return rules.find(({ id }) => id === rule)?.advice ?? "";
}

/** One thing to do, in the order in which to do it. */
export interface Step {
  readonly title: string;
  readonly text: string;
  readonly commands: readonly string[];
}

/** What to do, in order, about the keys that were found. Empty where there is none. */
export function stepsFor(report: ScanReport, now: Date): Step[] {
  const exposures = exposuresOf(report.findings, now);
  if (!exposures.length) return [];
  if (report.target.kind === "index") return [takeOutOfCommit()];
  const inHistory = report.findings.some(({ key, commit }) => key && commit);
  const steps = [revoke(exposures)];
  if (exposures.some(({ present }) => present)) steps.push(takeOut());
  const here = exposures.filter(({ onlyHere }) => onlyHere);
  const shared = inHistory && here.length < exposures.length;
  if (!inHistory) steps.push(lookBack());
  if (here.length) steps.push(forget(here));
  if (shared) steps.push(rewrite(exposures));
  if (inHistory) steps.push(tell(shared));
  steps.push({
    title: "Keep it from happening again",
    text: "A git hook stops a commit that holds a key.",
    commands: ["npx cinclus-guard hook install"],
  });
  return steps;
}

function revoke(exposures: readonly Exposure[]): Step {
  return {
    title: exposures.length === 1 ? "Revoke and replace the key" : `Revoke and replace the ${exposures.length} keys`,
    text:
      "In the Cinclus dashboard, under API Keys: make a new key, put it where the program runs, then revoke the old one. " +
      "Only this ends the exposure. Look there for use that is not yours.",
    commands: [],
  };
}

function takeOut(): Step {
  return {
    title: "Take it out of the code",
    text:
      "Put the new key into the environment as CINCLUS_API_KEY, or into a secret store, and read it from there. " +
      "A file such as .env belongs into .gitignore.",
    commands: ["npx cinclus-guard scan"],
  };
}

function takeOutOfCommit(): Step {
  return {
    title: "Take the key out before you commit",
    text:
      "Put it into the environment as CINCLUS_API_KEY and read it from there, then stage the file again. " +
      "If the key was never committed or sent anywhere, it need not be revoked.",
    commands: [],
  };
}

function lookBack(): Step {
  return {
    title: "Look into the history",
    text: "If the key was ever committed, deleting the line is not enough: every clone still has it.",
    commands: ["npx cinclus-guard audit"],
  };
}

function rewrite(exposures: readonly Exposure[]): Step {
  const shapeless = exposures.filter(({ key }) => key.evidence !== "shape").length;
  const others = shapeless
    ? ` ${count(shapeless, "key has", "keys have")} no shape of their own: add a line KEY==>REMOVED for each to the file.`
    : "";
  return {
    title: "Decide about rewriting the history",
    text:
      "Deleting the line is not enough, because old commits keep it. Once a key is revoked, it is harmless, and leaving the " +
      "history as it is can be right. To rewrite it, use git filter-repo in a fresh clone; every commit id changes, and everybody has to " +
      `clone anew.${others}`,
    commands: [
      "git clone --mirror <url of the repository> rewrite.git && cd rewrite.git",
      "echo 'regex:wayscloud_[a-z0-9]+_[A-Za-z0-9]+_[A-Za-z0-9]{16,}==>REMOVED' > ../keys.txt",
      "git filter-repo --sensitive-data-removal --replace-text ../keys.txt --replace-message ../keys.txt",
      "npx cinclus-guard audit .",
      "git push --force --mirror origin",
    ],
  };
}

/** What no branch or tag has is not rewritten but thrown away. Stashes are left alone by everything but their own command. */
function forget(here: readonly Exposure[]): Step {
  const stashed = here.some(({ onlyHere }) => onlyHere === "stash");
  const thrownAway = here.some(({ onlyHere }) => onlyHere === "reflog");
  return {
    title: "Take it out of this clone",
    text:
      `${count(here.length, "key is", "keys are")} on no branch or tag: a push does not take them along. ` +
      (thrownAway ? "If such a commit was pushed before it was amended or thrown away, the git host still has it. " : "") +
      (stashed ? "Drop the stash once you have taken from it what you need. " : "") +
      "This cannot be undone.",
    commands: [
      ...(stashed ? ["git stash list", "git stash drop <its name, such as stash@{0}>"] : []),
      "git -c gc.reflogExpireUnreachable=now gc --prune=now",
    ],
  };
}

function tell(shared: boolean): Step {
  const rewritten =
    " After a rewrite: everybody with a clone, the owners of forks, and the support of the git host, which keeps old commits " +
    "in pull requests and caches. If the repository was public, take the key for copied.";
  return {
    title: "Tell those concerned",
    text: `Whoever owns the Cinclus account, and whoever answers for security with you.${shared ? rewritten : ""}`,
    commands: [],
  };
}
