import type { Finding, ScanReport } from "../facts/finding.ts";
import { adviceFor, stepsFor } from "./advice.ts";
import { escapeXml } from "./escape.ts";
import { type Exposure, exposuresOf, stateOf } from "./exposure.ts";
import { showExcerpt } from "./excerpt.ts";
import { htmlStyle } from "./html-style.ts";
import { provenance, someOf } from "./provenance.ts";
import type { Report, RuleText } from "./report.ts";
import { timeline } from "./timeline.ts";
import { verdict } from "./verdict.ts";
import { count, day } from "./words.ts";

/** One file that refers to nothing outside: to read in a browser, on a phone or on paper. */
export const html: Report = (report, { now, version, rules, repository }) => {
  const exposures = exposuresOf(report.findings, now);
  const subject = repository?.remote ? withoutCredentials(repository.remote) : lastPart(report.target.root);
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>Cinclus keys in ${escapeXml(subject)}</title>`,
    `<style>${htmlStyle}</style>`,
    "</head>",
    "<body>",
    `<header><h1>Cinclus keys in ${escapeXml(subject)}</h1>`,
    `<p class="verdict">${escapeXml(verdict(report))}</p></header>`,
    "<main>",
    ...keySection(exposures, now),
    ...stepSection(report, now),
    ...findingSection(report, rules),
    ...unreadSection(report),
    ...noticeSection(report),
    "</main>",
    `<footer>cinclus-guard ${escapeXml(version)}, ${now.toISOString().slice(0, 16).replace("T", " ")} UTC. Keys are masked; this file holds none.</footer>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
};

function keySection(exposures: readonly Exposure[], now: Date): string[] {
  if (!exposures.length) return [];
  const picture = timeline(exposures, now);
  return [
    `<section><h2>${count(exposures.length, "key")}</h2>`,
    ...(picture
      ? [`<figure>${picture}<figcaption><span class="there"></span> in the files <span class="past"></span> only in the history</figcaption></figure>`]
      : []),
    '<div class="wide"><table>',
    `<thead><tr>${columns.map((name) => `<th>${name}`).join("")}</tr></thead><tbody>`,
    ...exposures.map((exposure) => {
      const cells = cellsOf(exposure);
      return `<tr>${columns.map((name, index) => `<td data-label="${name}">${cells[index] ?? ""}`).join("")}</tr>`;
    }),
    "</tbody></table></div></section>",
  ];
}

const columns = ["Key", "First seen", "Days", "Places", "State", "Branches and tags"];

function cellsOf(exposure: Exposure): string[] {
  const { key, first, days, findings, present, refs } = exposure;
  const state = escapeXml(stateOf(exposure));
  return [
    `<code>${escapeXml(key.masked)}</code>`,
    first ? `<time>${day(first.date)}</time>` : "–",
    String(days ?? "–"),
    String(findings.length),
    present ? `<strong>${state}</strong>` : state,
    escapeXml(someOf(refs, 12)) || "–",
  ];
}

function stepSection(report: ScanReport, now: Date): string[] {
  const steps = stepsFor(report, now);
  if (!steps.length) return [];
  return [
    "<section><h2>What to do now</h2><ol>",
    ...steps.map(({ title, text, commands }) => {
      const code = commands.length ? `<pre><code>${commands.map(escapeXml).join("\n")}</code></pre>` : "";
      return `<li><strong>${escapeXml(title)}.</strong> ${escapeXml(text)}${code}</li>`;
    }),
    "</ol></section>",
  ];
}

function findingSection({ findings, target }: ScanReport, rules: readonly RuleText[]): string[] {
  if (!findings.length) return [];
  return [
    `<section><h2>${count(findings.length, "finding")}</h2>`,
    ...findings.map((finding) => article(finding, target.kind, rules)),
    "</section>",
  ];
}

function article(finding: Finding, kind: ScanReport["target"]["kind"], rules: readonly RuleText[]): string {
  const { path, line, column, where, severity, rule, message, excerpt } = finding;
  const place = where === "file" ? `${path}:${line}:${column}` : path;
  return [
    `<article><h3>${escapeXml(place)}</h3>`,
    `<p><span class="${severity}">${severity}</span> ${escapeXml(message)} <small>${rule}</small></p>`,
    // Quoted, not given to be run: a scan of the report does not tell its `http://` again.
    ...(excerpt ? [`<samp>${marked(excerpt)}</samp>`] : []),
    ...provenance(finding).map((text) => `<p class="origin">${escapeXml(text)}</p>`),
    `<p>→ ${escapeXml(adviceFor(finding, kind, rules))}</p></article>`,
  ].join("\n");
}

function marked(excerpt: NonNullable<Finding["excerpt"]>): string {
  const { before, marked: middle, after } = showExcerpt(excerpt);
  return `${escapeXml(before)}<mark>${escapeXml(middle)}</mark>${escapeXml(after)}`;
}

function unreadSection({ incomplete }: ScanReport): string[] {
  if (!incomplete.length) return [];
  return [
    "<section><h2>Not read</h2><ul>",
    ...incomplete.map(({ path, reason }) => `<li><code>${escapeXml(path)}</code>: ${escapeXml(reason)}</li>`),
    "</ul></section>",
  ];
}

function noticeSection({ notices = [] }: ScanReport): string[] {
  if (!notices.length) return [];
  return [
    "<section><h2>To tidy up</h2><ul>",
    ...notices.map(({ path, line, message }) => {
      const place = line === undefined ? path : `${path}:${line}`;
      return `<li><code>${escapeXml(place)}</code>: ${escapeXml(message)}</li>`;
    }),
    "</ul></section>",
  ];
}

/** A remote can carry a token, which is nobody's business here. */
function withoutCredentials(remote: string): string {
  return remote.replace(/^([a-z+]{1,20}:\/\/)[^/@]{1,500}@/i, "$1");
}

function lastPart(root: string): string {
  return root.split(/[\\/]/).findLast(Boolean) ?? root;
}
