import { saysCredential, saysService } from "../../cinclus/names.ts";
import { makesLogField } from "../../libraries/logs.ts";
import type { Node } from "../../tree/node.ts";
import { calleeName, memberPath, propertyName } from "../names.ts";
import type { SourceFile } from "../value.ts";

/** A value that is taken apart stands behind a made-up name, `{39}`: what it is, is what was assigned to that. */
export function unhidden(node: Node, file: SourceFile): Node {
  if (node.kind !== "member" || node.object.kind !== "name" || !node.object.name.startsWith("{")) return node;
  const [written] = file.model.variableOf(node.object)?.writes ?? [];
  return written ? { ...node, object: written } : node;
}

/** Names further away say nothing about what a value is. */
const longestChain = 24;

/** `process.env.KEY` → its names; `os.getenv("KEY")` → the names of the callee, then `KEY`. */
export function pathOfExpression(node: Node, constantOf: (argument: Node) => string | undefined, depth = 0): string[] {
  if (depth > longestChain) return [];
  if (node.kind === "name") return [node.name];
  if (node.kind === "member") {
    // `process.env[NAME]` is what the name stands for.
    const property =
      node.property.kind === "name"
        ? (constantOf(node.property) ?? node.property.name)
        : (propertyName(node.property) ?? constantOf(node.property));
    const owner = pathOfExpression(node.object, constantOf, depth + 1);
    // One character, or a slice: `key[0]`, `key[:6]`. An element of a list is one where the name is of many.
    if (
      node.property.kind !== "name" &&
      /^\d*$/.test(property ?? "") &&
      !/s$/i.test(owner.at(-1) ?? "") &&
      node.object.kind !== "call"
    )
      return [];
    return [...owner, ...(property === undefined ? [] : dotted(property))];
  }
  // Azure Pipelines puts its variables into scripts like commands: `$(CINCLUS_API_KEY)`.
  if (node.kind === "call" && node.command && node.args.length === 0 && node.callee.kind === "string")
    return /^[A-Z][A-Z\d]*_[A-Z\d_]+$/.test(node.callee.value) ? [node.callee.value] : [];
  if (node.kind === "call") {
    // `os.getenv("KEY", "default")`: what is read is named by the first constant argument.
    const callee = calleeName(node) ?? "";
    const path = memberPath(node.callee) ?? [];
    if (makesLogField(path) || comparesBy(callee) || colours(path)) return [];
    const named = node.args
      .filter(({ name }) => name === undefined || /^(?:key|name|for\w*|named|id|path|env|variable|with\w*)$/.test(name))
      .map(({ value }) =>
        value.kind === "string" ? settingIn(value.value) : value.kind === "name" ? constantOf(value) : undefined,
      )
      .filter(
        (text) =>
          text !== undefined &&
          /^[\w.:/$@#-]{1,99}$/.test(text) &&
          !text.includes("://") &&
          !(text.startsWith("/") && asksForPage(memberPath(node.callee) ?? [])),
      )
      .filter((text) => !(makesClient(callee) && saysCredential(text ?? "")))
      // Ruby's `dig(:cinclus, :api_key)` and its kin go down by every name, configparser's `get("cinclus", "api_key")` by two.
      .filter(
        (text, index, [section = ""]) =>
          index === 0 ||
          /^(?:dig|get_?in|path)$/i.test(callee) ||
          (index === 1 && callee === "get" && saysService(section) && saysCredential(text ?? "")),
      )
      .slice(0, 8);
    // What a loop runs over are the values themselves: `for name in CINCLUS_API_KEY OTHER`.
    if (node.callee.kind === "name" && node.callee.name === "each")
      return node.args.length === 1 && node.args[0] ? pathOfExpression(node.args[0].value, constantOf, depth + 1) : [];
    // What a client was made with is no name of what it gives: `new Client("some-token").name`.
    const chain = pathOfExpression(node.callee, constantOf, depth + 1).filter(
      (name) => !name.includes("-") || !saysCredential(name),
    );
    return [...chain, ...named.flatMap((text) => dotted(text ?? ""))];
  }
  return [];
}

/** Spring's `"${cinclus.api-key:}"` reads `cinclus.api-key`. */
function settingIn(text: string): string {
  return /^\$\{([\w.-]{1,80})(?::[^{}]{0,80})?\}$/.exec(text)?.[1] ?? text;
}

/** What is shown in a colour or between marks is a name that is told: `chalk.bold("CINCLUS_API_KEY")`. */
function colours(path: readonly string[]): boolean {
  return (
    /^(?:chalk|pc|picocolors|colors?|kleur|ansis?|colorette|termcolor|crayon|cli|fore|style|yoctocolors|Colorize|rich)$/i.test(
      path[0] ?? "",
    ) ||
    /^(?:bold|italic|underline|inverse|dim|red|green|yellow|blue|magenta|cyan|white|gr[ae]y|bright\w+|quoted?|highlight|inlineCode)$/i.test(
      path.at(-1) ?? "",
    )
  );
}

/** What is looked for by a field gives no such field: `SearchFilter.comparison(key: "metadata.some_key")`. */
function comparesBy(callee: string): boolean {
  return /^(?:comparison|equals|orderBy|sortBy|groupBy)$/.test(callee);
}

/** What a client or its configuration is made with is no name of what it gives: `DefaultConfig("some-token")`. */
function makesClient(callee: string): boolean {
  return /^(?:[Nn]ew|[Dd]efault|[Cc]reate|[Mm]ake)_?\w{0,40}?(?:[Cc]lient|[Cc]onfig|[Cc]onfiguration)$|^(?!Get|Load|Read|App)[A-Z]\w{0,40}Client$/.test(
    callee,
  );
}

/** `fetch("/api/cinclus/keys")`: the path of a page is no name of what it answers. */
function asksForPage(path: readonly string[]): boolean {
  return (
    /^(?:\$?fetch|ofetch|useFetch|axios|ajax|open|post|put|patch|delete|request|getJSON)$/.test(path.at(-1) ?? "") ||
    (path.at(-1) === "get" && /^(?:axios|http|client|api|request|page|app|router|\$http)$/.test(path.at(-2) ?? ""))
  );
}

/** `cinclus.api-key`, `services/cinclus/key`: a path in one string. */
function dotted(text: string): string[] {
  return text.split(/[./:]/).filter((part) => part !== "");
}
