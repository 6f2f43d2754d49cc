import { namesCinclusKey, wordsOf } from "../../cinclus/names.ts";
import { type EsNode, is, rangeOf } from "../../languages/javascript/nodes.ts";
import { exposedBy } from "../../libraries/frameworks.ts";
import { keyId } from "../../scan/detect.ts";
import type { Range } from "../../tree/node.ts";
import type { Edit, Rewrite } from "../report.ts";
import { nameOfProperty } from "./nodes.ts";
import type { Problem } from "./rewriter.ts";
import { handedEnvironment } from "./workers.ts";

/** Files that SvelteKit keeps on the server: only there its private environment can be imported. */
const svelteServer = /(?:^|\/)(?:(?:\+(?:server|page\.server|layout\.server)|hooks\.server)\.[jt]s$|lib\/server\/.)/;

/** What only files of SvelteKit and of Astro import. */
const svelteImport = /["'](?:@sveltejs\/kit|\$(?:app|env|lib)\b)/;
const astroImport = /["']astro(?::[\w-]+)?["']/;

/**
 * A literal key becomes a read of the environment, where the key is all of the literal (or all behind `Bearer `) and
 * the code runs on a server for all that is known.
 */
export function readFromEnvironment(problem: Problem): Rewrite | undefined {
  const { finding, report, text, chain, all } = problem;
  // In the browser there is no environment, and a build that puts it there leaks the key again.
  if (all.some((other) => other.rule === "no-client-side-key" && other.path === finding.path && other.line === finding.line && other.column === finding.column)) return undefined;
  const index = chain.findLastIndex((node) => is(node, "Literal") || is(node, "TemplateLiteral"));
  const literal = chain[index];
  const parent = chain[index - 1];
  if (!literal || !parent || (is(literal, "TemplateLiteral") && literal.expressions.length > 0) || !takesExpression(parent, literal, text)) return undefined;
  const whole = rangeOf(literal);
  const before = text.slice(whole.start + 1, report.start);
  const key = text.slice(report.start, report.end);
  // Of a key in pieces only the first is marked.
  if (report.end !== whole.end - 1 || !/^(?:Bearer )?$/.test(before) || finding.key?.id !== keyId(key)) return undefined;
  const fallback = fallbackOf(chain.slice(0, index), literal, text);
  if (fallback) return { says: fallbackSays, edits: [fallback], certain: false };
  const name = environmentName(chain.slice(0, index), key, hasOtherKeys(problem));
  if (name === undefined) return undefined;
  const read = readOf(problem, name, chain.slice(0, index));
  const value = before === "" ? read.expression : `\`${before}\${${read.expression}}\``;
  const written = is(parent, "JSXAttribute") ? `{${value}}` : value;
  return { says: `Read the key from the environment variable ${name}.`, edits: [...read.edits, { ...whole, text: written }], certain: false };
}

const fallbackSays = "Remove the key: it stands behind a read of the environment.";

/** `process.env.KEY ?? "…"`, `const { KEY = "…" } = process.env`: the key is only a fallback, and goes. */
function fallbackOf(around: readonly EsNode[], literal: EsNode, text: string): Edit | undefined {
  const { end } = rangeOf(literal);
  const parent = around.at(-1);
  if (is(parent, "LogicalExpression") && parent.right === literal && readsEnvironment(parent.left, text)) return { start: rangeOf(parent.left).end, end, text: "" };
  const declarator = around.findLast((node) => is(node, "VariableDeclarator"));
  if (!is(parent, "AssignmentPattern") || parent.right !== literal || !is(declarator, "VariableDeclarator") || !declarator.init) return undefined;
  return readsEnvironment(declarator.init, text) ? { start: rangeOf(parent.left).end, end, text: "" } : undefined;
}

/** Whether the file writes out other keys as well: what is read for one is not what is meant by the other. */
function hasOtherKeys({ finding, all }: Problem): boolean {
  return all.some(({ rule, path, key }) => rule === finding.rule && path === finding.path && key !== undefined && key.id !== finding.key?.id);
}

/** Whether a value comes from the environment already, so that the literal behind it is only a fallback. */
function readsEnvironment(node: EsNode, text: string): boolean {
  const { start, end } = rangeOf(node);
  return /\benv\b/i.test(text.slice(start, end)) && text.charAt(end) !== ")";
}

/** Whether any expression may stand where a literal does. */
function takesExpression(parent: EsNode, literal: EsNode, text: string): boolean {
  switch (parent.type) {
    case "ImportDeclaration":
    case "ImportAttribute":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
    case "TSExternalModuleReference":
    case "TSLiteralType":
    case "TSEnumMember":
    case "ExpressionStatement":
    case "TaggedTemplateExpression":
      return false;
    case "SwitchCase":
    case "BinaryExpression":
      // Compared with what is not set, anybody who gives nothing would be let in.
      return false;
    case "AssignmentExpression":
      // Whoever writes to the environment does not read from it.
      return !readsEnvironment(parent.left, text);
    case "TSAsExpression":
    case "TSTypeAssertion":
      // `as const` is for literals only.
      return !is(parent.typeAnnotation, "TSTypeReference");
    case "Property":
    case "PropertyDefinition":
      return parent.value === literal;
    case "MemberExpression":
      return parent.object === literal;
    default:
      return true;
  }
}

/** The name that the SDK and the documentation use, or that the project has given it already. */
function environmentName(around: readonly EsNode[], key: string, isOneOfMany: boolean): string | undefined {
  const names = around.map(boundName).filter((name) => name !== undefined);
  const constant = names.findLast((name) => /^[A-Z][A-Z\d_]+$/.test(name) && namesCinclusKey([name]));
  if (constant !== undefined) return exposedBy(constant)?.rest ?? constant;
  if (isOneOfMany) return around.some((node) => is(node, "ArrayExpression")) ? undefined : ownName(names.at(-1));
  if (key.startsWith("wayscloud_pat_")) return "WAYSCLOUD_TOKEN";
  const words = wordsOf(names.findLast((name) => wordsOf(name).some((word) => word === "wayscloud" || word === "cinclus")) ?? "");
  if (!words.includes("wayscloud")) return "CINCLUS_API_KEY";
  return words.includes("token") ? "WAYSCLOUD_TOKEN" : "WAYSCLOUD_API_KEY";
}

/** `testKey` → `CINCLUS_TEST_KEY`. Without a name of its own nobody can say which of the keys is meant. */
function ownName(name: string | undefined): string | undefined {
  const words = wordsOf(name ?? "").map((word) => word.toUpperCase());
  if (words.length === 0) return undefined;
  return (words.includes("CINCLUS") || words.includes("WAYSCLOUD") ? words : ["CINCLUS", ...words]).join("_");
}

function boundName(node: EsNode): string | undefined {
  switch (node.type) {
    case "VariableDeclarator":
      return is(node.id, "Identifier") ? node.id.name : undefined;
    case "Property":
      return nameOfProperty(node);
    case "PropertyDefinition":
      return is(node.key, "Identifier") ? node.key.name : undefined;
    case "AssignmentExpression":
      if (is(node.left, "Identifier")) return node.left.name;
      return is(node.left, "MemberExpression") && is(node.left.property, "Identifier") ? node.left.property.name : undefined;
    default:
      return undefined;
  }
}

interface EnvironmentRead {
  readonly expression: string;
  /** What else is needed for it: an import. */
  readonly edits: readonly Edit[];
}

function readOf({ path, text, program }: Problem, name: string, around: readonly EsNode[]): EnvironmentRead {
  const handed = handedEnvironment(around);
  if (handed !== undefined) return { expression: `${handed}.${name}`, edits: [] };
  const imported = program && svelteEnvironment(program);
  if (imported?.local !== undefined) return { expression: `${imported.local}.${name}`, edits: [] };
  const isSvelteServer = svelteServer.test(path) && (/\+|hooks/.test(path.slice(path.lastIndexOf("/") + 1)) || svelteImport.test(text));
  if (imported && isSvelteServer && !/\benv\b/.test(text)) {
    const { start } = imported.first;
    return { expression: `env.${name}`, edits: [{ start, end: start, text: `import { env } from "$env/dynamic/private";${text.includes("\r\n") ? "\r\n" : "\n"}` }] };
  }
  if (/\.astro$/i.test(path) || astroImport.test(text)) return { expression: `import.meta.env.${name}`, edits: [] };
  if (/\bDeno\.|from\s*["'](?:jsr:|npm:|https:\/\/)/.test(text)) return { expression: `Deno.env.get("${name}")`, edits: [] };
  return { expression: `process.env.${name}`, edits: [] };
}

/** What SvelteKit's private environment is called in a file, and where one more import could stand. */
function svelteEnvironment(program: object): { local?: string; first: Range } | undefined {
  const statements: readonly unknown[] = "body" in program && Array.isArray(program.body) ? program.body : [];
  const [first] = statements;
  if (typeof first !== "object" || first === null) return undefined;
  for (const statement of statements) {
    if (!is(statement, "ImportDeclaration") || statement.source.value !== "$env/dynamic/private") continue;
    const local = statement.specifiers[0]?.local.name;
    if (local !== undefined) return { local, first: rangeOf(first) };
  }
  return { first: rangeOf(first) };
}
