// Looks for regular expressions that backtrack, and measures what that costs: `npm run check:expressions`.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { RegExpParser, visitRegExpAST } from "@eslint-community/regexpp";
import { parseSync, Visitor } from "oxc-parser";
import { checkSync, type AttackPattern } from "recheck";

import { bounded } from "./bounded-expressions.ts";
import { sourceFiles } from "./imports.ts";

/** An expression as it stands in the code. */
interface Expression {
  readonly file: string;
  readonly line: number;
  readonly source: string;
  readonly flags: string;
}

/** Any text that we read may be this long, where nothing says otherwise. */
const longText = 50_000;
/** Linear expressions take less than a millisecond for such a text; what is quadratic takes a second or more. */
const mostMilliseconds = 250;

const root = join(import.meta.dirname, "../..");

const expressions = sourceFiles("src", "rules").flatMap(expressionsOf);
const repeating = expressions.filter(repeats);
const used = new Set<unknown>();
const slow = repeating.flatMap((expression) => complaintAbout(expression) ?? []);
const stale = bounded.filter((entry) => !expressions.some((expression) => isFor(entry, expression)));

for (const complaint of slow) console.log(complaint);
for (const { file, begins } of stale) console.log(`bounded-expressions.ts names an expression that is not there: ${file} ${begins ?? ""}`);
console.log(`expressions: ${String(expressions.length)}, of them ${String(repeating.length)} repeat without end, ${String(used.size)} of the known bounds were needed, ${String(slow.length)} are too slow`);
process.exitCode = slow.length + stale.length > 0 ? 1 : 0;

function expressionsOf(file: string): Expression[] {
  const text = readFileSync(join(root, file), "utf8");
  const found: Expression[] = [];
  new Visitor({
    Literal(node) {
      if (!("regex" in node)) return;
      found.push({ file, line: text.slice(0, node.start).split("\n").length, source: node.regex.pattern, flags: node.regex.flags });
    },
  }).visit(parseSync(file, text).program);
  return found;
}

/** Without a repetition that goes on for long, no expression takes long. */
function repeats({ source, flags }: Expression): boolean {
  let most = 0;
  visitRegExpAST(new RegExpParser().parsePattern(source, undefined, undefined, { unicode: flags.includes("u"), unicodeSets: flags.includes("v") }), {
    onQuantifierEnter({ max }) {
      most = Math.max(most, max);
    },
  });
  return most > 50;
}

function isFor({ file, begins = "" }: (typeof bounded)[number], expression: Expression): boolean {
  return expression.file === file && expression.source.startsWith(begins);
}

function complaintAbout(expression: Expression): string | undefined {
  const { file, line, source, flags } = expression;
  // The same seed, so that it finds the same today and tomorrow.
  const result = checkSync(source, flags, { timeout: 2000, randomSeed: 1 });
  if (result.status !== "vulnerable") return undefined;
  const bound = bounded.find((entry) => isFor(entry, expression));
  if (bound) used.add(bound);
  const length = bound?.longest ?? longText;
  const took = milliseconds(expression, worstText(result.attack, length));
  if (took < mostMilliseconds) return undefined;
  const pump = result.attack.pumps.map(({ prefix, pump: again }) => JSON.stringify(prefix + again)).join(" then ");
  return `${file}:${String(line)} takes ${String(Math.round(took))} ms for ${String(length)} characters (many ${pump}): /${source.slice(0, 100)}/${flags}`;
}

/** The text that the checker found to be worst, of a length of our own. */
function worstText({ pumps, suffix }: AttackPattern, length: number): string {
  const share = Math.max(1, Math.floor(length / Math.max(1, pumps.length)));
  return pumps.map(({ prefix, pump }) => prefix + pump.repeat(Math.ceil(share / Math.max(1, pump.length)))).join("").slice(0, length) + suffix;
}

function milliseconds({ source, flags }: Expression, text: string): number {
  const expression = new RegExp(source, flags.replace("y", "").includes("g") ? flags : `${flags}g`);
  const start = performance.now();
  // A sticky one is tried where the reader stands; from one such place to the next it goes on.
  expression.test(text);
  return performance.now() - start;
}
