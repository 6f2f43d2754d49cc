import { is, rangeOf } from "../../languages/javascript/nodes.ts";
import type { Rewrite } from "../report.ts";
import { withoutProperty, withoutStatement } from "./nodes.ts";
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
  return { says, edits: [withoutStatement(statement, text)], certain: false };
}
