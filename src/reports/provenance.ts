import type { Finding } from "../facts/finding.ts";
import { printable } from "./escape.ts";
import { day } from "./words.ts";

/** Where a finding of a history came from and went to, in a few lines fit to be shown. */
export function provenance({ commit, present, removed, onlyHere, refs = [] }: Finding): string[] {
  if (!commit) return [];
  const { id, author, email, date, summary } = commit;
  const lines = [`Added ${day(date)} by ${author} <${email}> in ${id.slice(0, 12)} "${summary}"`];
  if (present) lines.push("Still there at HEAD");
  else if (removed) lines.push(`Removed ${day(removed.date)} by ${removed.author} in ${removed.id.slice(0, 12)}; still in the history`);
  else if (onlyHere === "stash") lines.push("On no branch or tag; only a stash of this clone has it");
  else if (onlyHere) lines.push("On no branch or tag; only this clone keeps the commit, as it was amended or thrown away");
  else if (present === false) lines.push("Not at HEAD; still in the history");
  if (refs.length) lines.push(`On ${someOf(refs, 8)}`);
  return lines.map(printable);
}

/** A list that stays readable: the first few, and how many more there are. */
export function someOf(words: readonly string[], most: number): string {
  const more = words.length - most;
  return more > 0 ? `${words.slice(0, most).join(", ")} and ${more} more` : words.join(", ");
}
