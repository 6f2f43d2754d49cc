import { is, rangeOf } from "../../languages/javascript/nodes.ts";
import type { Rewrite } from "../report.ts";
import { withoutProperty } from "./nodes.ts";
import type { Problem } from "./rewriter.ts";

/** Takes out a switch that turns certificate checks off, or that lets an SDK run in browsers. */
export function removeSwitch({ finding, report, text, chain }: Problem): Rewrite | undefined {
  const written = text.slice(report.start, report.end);
  const isBrowserSwitch = /^["']?dangerouslyAllowBrowser\b/.test(written);
  if (finding.rule === "no-client-side-key" && !isBrowserSwitch) return undefined;
  const says = isBrowserSwitch
    ? "Remove the switch. Call Cinclus in a route of your server, and let the page call that."
    : "Remove the switch, so that certificates are checked.";
  const index = chain.findIndex((node) => {
    const own: { start: number; end: number } = is(node, "Property") ? rangeOf(node.key) : rangeOf(node);
    return own.start === report.start && own.end === report.end && (is(node, "Property") || is(node, "MemberExpression"));
  });
  const node = chain[index];
  const parent = chain[index - 1];
  if (!node || !parent) return undefined;
  if (is(node, "Property") && is(parent, "ObjectExpression")) {
    const edit = withoutProperty(parent, node, text);
    return edit && { says, edits: [edit], certain: false };
  }
  const statement = chain[index - 2];
  const body = chain[index - 3];
  if (!is(parent, "AssignmentExpression") || !is(statement, "ExpressionStatement")) return undefined;
  if (!is(body, "Program") && !is(body, "BlockStatement")) return undefined;
  const { start, end } = rangeOf(statement);
  const indent = /[ \t]*$/.exec(text.slice(Math.max(0, start - 200), start))?.[0].length ?? 0;
  const isAlone = start - indent === 0 || /[\r\n]/.test(text.charAt(start - indent - 1));
  const rest = isAlone ? (/^[ \t]*\r?\n/.exec(text.slice(end, end + 200))?.[0].length ?? 0) : 0;
  return { says, edits: [{ start: rest > 0 ? start - indent : start, end: end + rest, text: "" }], certain: false };
}
