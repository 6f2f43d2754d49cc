import { type Finding, type Notice, ruleIds } from "../facts/finding.ts";
import { suggestion } from "./nearest.ts";

const mark = "cinclus-guard-allow";

/** `<rule> -- <reason>`; XML forbids `--` within a comment, so that a dash or a colon will do as well. */
const allowance = /^[ \t]+([a-z][a-z-]{0,60})(?:[ \t]*(?:--|—|–|:)[ \t]*(\S.{0,500})?)?/;

/** What opens a comment in one language or another, at the end of what stands before the mark. */
const opener = /(?:\/\/|\/\*\*?|\*|#|<!--|--|;|%|\{\{!(?:--)?|\(\*|@\*|'|\bREM|\bdnl|"""|^)[!#/*]*[ \t]*$/i;
const closer = /[ \t]*(?:\*+\/|--+!?>|--\}\}|\}\}|\*\)|\*@|%>|#\}|""")[^]*$/;

interface AllowComment {
  readonly rule: string;
  readonly reason: string;
  /** From 1. */
  readonly line: number;
  /** Nothing but the comment stands on its line, so it speaks of what comes below. */
  readonly alone: boolean;
}

/** What is left of the findings of one text, and what is wrong with its allow comments. */
export interface Allowed {
  readonly findings: Finding[];
  readonly notices: Notice[];
}

/**
 * Leaves out the findings that a comment `cinclus-guard-allow <rule> -- <reason>` allows, on their own line or on
 * the line above. One comment allows one finding, so that it cannot hide the next one there; several comments may
 * stand above each other. Comments without a reason, with a wrong rule, or that allow nothing, yield a notice.
 *
 * @param findings of one text, in order of place
 * @param text the text itself, as its lines were counted for the findings
 * @param path of the text, for notices
 */
export function applyAllowComments(findings: readonly Finding[], text: string, path: string): Allowed {
  if (!text.includes(mark)) return { findings: [...findings], notices: [] };
  const comments = readComments(text);
  const left = new Set(findings);
  const notices: Notice[] = [];
  for (const comment of comments) {
    const message = complaint(comment) ?? (allowOne(comment, comments, left) ? undefined : nothing(comment));
    if (message !== undefined) notices.push({ path, line: comment.line, message });
  }
  return { findings: [...left], notices };
}

function complaint({ rule, reason }: AllowComment): string | undefined {
  if (!ruleIds.some((id) => id === rule)) {
    return `This comment allows the rule "${rule}", which there is not. ${suggestion(rule, ruleIds)}`;
  }
  if (!/\p{L}/u.test(reason)) {
    return `This comment does not count, because it gives no reason. Write: ${mark} ${rule} -- why this is no problem.`;
  }
  return undefined;
}

function nothing({ rule }: AllowComment): string {
  return `This comment allows ${rule}, but there is no such finding here. Remove it.`;
}

function allowOne(comment: AllowComment, comments: readonly AllowComment[], left: Set<Finding>): boolean {
  for (const line of [comment.line, lineBelow(comment, comments)]) {
    for (const finding of left) {
      if (finding.line === line && finding.rule === comment.rule) return left.delete(finding);
    }
  }
  return false;
}

/** The next line that holds more than an allow comment. */
function lineBelow(comment: AllowComment, comments: readonly AllowComment[]): number {
  let line = comment.line + 1;
  for (const other of comments) {
    if (other.line === line && other.alone) line++;
  }
  return line;
}

function readComments(text: string): AllowComment[] {
  const comments: AllowComment[] = [];
  let line = 1;
  let counted = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) {
    for (let next = text.indexOf("\n", counted); next >= 0 && next < at; next = text.indexOf("\n", counted)) {
      line++;
      counted = next + 1;
    }
    // Windows of fixed size, because a minified text can be one line of many megabytes.
    const before = text.slice(Math.max(counted, at - 200), at);
    const [after = ""] = text.slice(at + mark.length, at + mark.length + 600).split(/\r?\n/, 1);
    const match = allowance.exec(after);
    const opens = opener.exec(before);
    if (!match || !opens) continue;
    const [, rule = "", reason = ""] = match;
    const alone = counted >= at - 200 && !before.slice(0, opens.index).trim();
    comments.push({ rule, reason: reason.replace(closer, "").trim(), line, alone });
  }
  return comments;
}
