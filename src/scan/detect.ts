import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { findShapedKeys, maskKey } from "../cinclus/key-shapes.ts";
import { isCredentialLike } from "../cinclus/stand-ins.ts";
import type { Excerpt, Finding, Key } from "../facts/finding.ts";
import type { Additions, Project, Text } from "../facts/text.ts";
import { analyse } from "../flow/analyse.ts";
import type { TypeReader } from "../flow/types.ts";
import { Overlaps } from "../flow/overlaps.ts";
import type { Place, SourceFile } from "../flow/value.ts";
import { decodeText } from "../languages/decode.ts";
import { rules } from "../../rules/index.ts";
import { CinclusKeys } from "../rules/keys.ts";
import type { Problem, Rule } from "../rules/rule.ts";
import { Lines } from "./lines.ts";
import { createSourceFile, siblings } from "./siblings.ts";

export interface DetectOptions {
  readonly additions: Additions;
  /** For imports of sibling files; without it they are not followed. */
  readonly project?: Project;
  /** Where a compiler has read the project. */
  readonly types?: TypeReader | undefined;
}

/**
 * All findings of one text, in order of place, before policy (allow, baseline, severity) is applied.
 * Loads every language; the prefilter's callers import this module only once a text names Cinclus.
 */
export function detect(text: Text, options: DetectOptions): Finding[] {
  const { text: content, encoding } = decodeText(text.bytes);
  const findings = detectIn(createSourceFile(text.path, content, text.where), text, options);
  // The lines of a binary file are those of its bytes, not those of the strings found in it.
  return encoding === "binary" ? findings.map((finding) => inBytes(finding, content, text.bytes)) : findings;
}

function inBytes(finding: Finding, strings: string, bytes: Uint8Array): Finding {
  const { start, end } = new Lines(strings).range(finding.line);
  const wanted = strings.slice(start, end);
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const plain = raw.indexOf(wanted, 0, "latin1");
  const at = plain >= 0 ? plain : raw.indexOf(wanted, 0, "utf16le");
  if (at < 0) return finding;
  const before = raw.toString("latin1", 0, at);
  const line = before.split("\n").length;
  const shift = at - (before.lastIndexOf("\n") + 1);
  return { ...finding, line, endLine: line, column: finding.column + shift, endColumn: finding.endColumn + shift };
}

/** The findings of a text that is read already (by ESLint). */
export function detectIn(
  file: SourceFile,
  { path, where }: Pick<Text, "path" | "where">,
  options: DetectOptions,
): Finding[] {
  const project = siblings(file, options.project);
  const facts = analyse(file, {
    additions: options.additions,
    imports: project.resolve,
    types: options.types,
    linkedByPage: project.linkedByPage,
  });
  const keys = new CinclusKeys(facts);
  const problems = rules.flatMap((rule) => [...rule.check(facts, keys)].map((problem) => ({ rule, problem })));
  const teller = new Teller(
    keys,
    problems.map(({ problem }) => problem),
  );
  const found = new Map<string, Finding>();
  for (const { rule, problem } of problems) {
    const finding = teller.tell(rule, problem, problem.place.file === file ? path : problem.place.file.path, where);
    const id = `${finding.rule}:${finding.path}:${String(finding.line)}:${String(finding.column)}`;
    const known = found.get(id);
    if (!known || (!known.key && finding.key)) found.set(id, finding);
  }
  return [...found.values()].sort((a, b) =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line || a.column - b.column,
  );
}

/** Turns problems into findings: with lines and columns, and with every key masked. */
class Teller {
  readonly #secrets = new Overlaps<Place>();
  readonly #lines = new Map<SourceFile, Lines>();

  constructor(keys: CinclusKeys, problems: readonly Problem[]) {
    for (const { place } of keys.literals) this.#secrets.add(place, place);
    for (const { key, place } of problems) if (key) this.#secrets.add(place, place);
  }

  tell(rule: Rule, { place, message, key }: Problem, path: string, where: Text["where"]): Finding {
    const lines = this.#linesOf(place.file);
    const start = lines.position(place.start);
    const end = lines.position(Math.max(place.start, place.end));
    const told: Key | undefined = key && { id: keyId(key.value), masked: maskKey(key.value), evidence: key.evidence };
    const excerpt = this.#excerpt(place.file, lines, start.line, place.start, place.end);
    return {
      rule: rule.id,
      severity: rule.severity,
      message,
      path,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      ...(told ? { key: told } : {}),
      fingerprint: fingerprint(
        rule.id,
        path,
        told?.id ?? excerpt.text.slice(excerpt.start, excerpt.end).replace(/\s+/g, " "),
      ),
      where,
      excerpt,
    };
  }

  #linesOf(file: SourceFile): Lines {
    const known = this.#lines.get(file);
    if (known) return known;
    const made = new Lines(file.text);
    this.#lines.set(file, made);
    return made;
  }

  /** The line of a finding, cut to what is near it, with every key on it masked. */
  #excerpt(file: SourceFile, lines: Lines, line: number, start: number, end: number): Excerpt {
    const { start: lineStart, end: lineEnd } = lines.range(line);
    const from = Math.max(lineStart, start - 120);
    const to = Math.min(lineEnd, Math.max(end, start) + 120, start + 400);
    const stretch = file.text.slice(from, to);
    const secrets = [
      ...this.#secrets.at({ file, start: from, end: to }),
      ...findShapedKeys(file.text.slice(from, Math.min(file.text.length, to + 200))).map((found) => ({
        start: from + found.start,
        end: from + found.end,
      })),
    ];
    const known = secrets.map((secret): [number, number] => [secret.start - from, secret.end - from]);
    return maskedExcerpt(
      stretch,
      [...known, ...suspectsIn(blankedOut(stretch, known))],
      start - from,
      Math.min(end, to) - from,
    );
  }
}

/** The text with blanks where something is masked already. */
function blankedOut(text: string, ranges: readonly (readonly [number, number])[]): string {
  let blank = text;
  for (const [start, end] of ranges) {
    const from = Math.max(0, start);
    const to = Math.min(text.length, end);
    if (from < to) blank = blank.slice(0, from) + " ".repeat(to - from) + blank.slice(to);
  }
  return blank;
}

/** Whatever on a line looks like a key, or like a piece of one, is not shown, found or not. */
function suspectsIn(text: string): [number, number][] {
  const encoded = [...text.matchAll(/(?:%[0-9a-f]{2}){4,}|(?:\\x[0-9a-f]{2}){4,}|(?:\\u00[0-9a-f]{2}){4,}/gi)];
  const inCode = encoded.map(({ 0: run, index }): [number, number] => [index, index + run.length]);
  const written = [...text.matchAll(/[\w+/=.~%\\-]{12,}/g)].flatMap(({ 0: run, index }): [number, number][] => {
    if (run.includes("wayscloud_")) {
      const at = run.indexOf("wayscloud_");
      return [[index + at, index + run.length]];
    }
    return [...run.matchAll(/[\w+-]{12,}/g)]
      .filter(([part]) => isCredentialLike(part.padEnd(16, part)))
      .map((part): [number, number] => [index + part.index, index + part.index + part[0].length]);
  });
  return [...inCode, ...written];
}

function maskedExcerpt(
  text: string,
  secrets: readonly (readonly [number, number])[],
  start: number,
  end: number,
): Excerpt {
  let masked = "";
  let at = 0;
  let from = start;
  let to = end;
  for (const [secretStart, secretEnd] of secrets.toSorted((a, b) => a[0] - b[0])) {
    const cutFrom = Math.max(at, secretStart);
    const cutTo = Math.min(text.length, secretEnd);
    if (cutFrom >= cutTo) continue;
    const shown = secretStart === cutFrom ? maskKey(text.slice(cutFrom, cutTo)) : "…";
    const shorter = cutTo - cutFrom - shown.length;
    masked += text.slice(at, cutFrom) + shown;
    at = cutTo;
    if (start >= cutTo) from -= shorter;
    else if (start > cutFrom) from = masked.length - shown.length;
    if (end >= cutTo) to -= shorter;
    else if (end > cutFrom) to = masked.length;
  }
  masked += text.slice(at);
  return { text: masked, start: Math.max(0, from), end: Math.max(from, Math.min(masked.length, to)) };
}

/** The first 16 hex digits of a key's SHA-256: the same key is the same everywhere, and cannot be told from it. */
export function keyId(key: string): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 16);
}

function fingerprint(rule: string, path: string, what: string): string {
  return createHash("sha256").update([rule, path, what].join("\0")).digest("hex").slice(0, 32);
}
