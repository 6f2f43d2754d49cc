import { speaksOfCredentials } from "../cinclus/names.ts";
import { isCredentialLike } from "../cinclus/stand-ins.ts";
import { exposedBy, inlined, type Inlining } from "../libraries/frameworks.ts";
import { pageDataFunctions } from "../libraries/page-functions.ts";
import type { CallNode, Entry, Node, ObjectNode, StringNode, TemplateNode } from "../tree/node.ts";
import { walk } from "../tree/children.ts";
import { resultsOf } from "./results.ts";
import type { Exposure } from "./facts.ts";
import type { Flow } from "./flow.ts";
import { calleeName, lastName, memberPath, propertyName } from "./names.ts";
import type { Place, Value } from "./value.ts";

/** Everything that a framework, a build tool or a platform hands to clients, as far as the file tells it to. */
export function collectExposures(flow: Flow): Exposure[] {
  const { model, path } = flow.file;
  const found: Exposure[] = [];
  const inlining = inlined.filter(({ files }) => files?.test(path) ?? true);
  const names = new Set(inlining.map((row) => row.path.at(-1)));
  if (model.hasWord((word) => exposedBy(word) !== undefined || modulesOfEnvironment.test(word) || names.has(word))) {
    for (const node of model.nodes) {
      found.push(...exposedNames(flow, node));
      if (node.kind === "object") found.push(...inlinedEntries(flow, node, inlining));
    }
  }
  for (const fn of model.all("function")) found.push(...pageData(flow, fn));
  for (const node of [...model.all("string"), ...model.all("template")]) found.push(...setInText(flow, node));
  for (const call of model.all("call")) found.push(...ofCall(flow, call));
  return found;
}

/** Modules that Babel fills from the environment at build time. */
const modulesOfEnvironment = /^(?:@env|react-native-dotenv)$/;

function at(flow: Flow, node: Node): Place {
  return { file: flow.file, start: node.start, end: node.end };
}

/** Exposed names where they are read, set or imported. */
function exposedNames(flow: Flow, node: Node): Exposure[] {
  switch (node.kind) {
    case "member": {
      const name = propertyName(node.property);
      return name === undefined || isTarget(flow, node) ? [] : named(name, node, node);
    }
    case "name":
      // Only what no declaration in the file explains is a read of the environment: `$VITE_KEY` in a shell.
      return flow.file.model.variableOf(node) || isTarget(flow, node) ? [] : named(node.name, node, node);
    case "import":
      if (node.imported === "*" || node.imported === "default") return [];
      if (modulesOfEnvironment.test(node.module))
        return [{ by: "name", path: [node.imported], values: [], place: at(flow, node), via: "react-native-dotenv" }];
      return named(node.imported, node, node);
    case "assign": {
      const name = lastName(node.target);
      return name === undefined ? [] : named(name, isEmpty(node.value) ? node.target : node.value, node.value);
    }
    case "object": {
      const pair = pairOf(node);
      if (pair) return named(pair.name.value, pair.value ?? pair.name, pair.value ?? pair.name);
      return node.entries.flatMap(({ key, value }) => {
        const name = key && propertyName(key);
        return name === undefined || !isSetting(flow, value)
          ? []
          : named(name, isEmpty(value) ? (key ?? value) : value, value);
      });
    }
    case "call":
      return [
        ...node.args.flatMap(({ name, value }) => (name === undefined ? [] : named(name, value, value))),
        ...node.args
          .slice(0, 1)
          .flatMap(({ value }) =>
            value.kind === "string" && /env|get|config|read|secret/i.test(calleeName(node) ?? "")
              ? named(value.value, node, node)
              : [],
          ),
      ];
    default:
      return [];
  }

  function named(name: string, place: Node, value: Node): Exposure[] {
    return exposure(flow, name, place, value);
  }
}

function exposure(flow: Flow, name: string, place: Node, value: Node): Exposure[] {
  const exposed = exposedBy(name);
  return exposed
    ? [
        {
          by: "name",
          path: [exposed.rest],
          values: flow.values(value),
          place: at(flow, place),
          via: exposed.framework,
        },
      ]
    : [];
}

/** `VITE_KEY=…` in one text. */
function setInText(flow: Flow, node: StringNode | TemplateNode): Exposure[] {
  const start = node.kind === "string" ? node : node.parts[0];
  if (start?.kind === "string" && (start.prose || !/^[A-Z]/.test(start.value))) return [];
  const set = /^([A-Z][A-Z\d_]{5,80})=/.exec(flow.values(node)[0]?.text ?? "");
  if (!set || flow.file.model.parentOf(node)?.kind === "template") return [];
  return exposure(flow, set[1] ?? "", node, node);
}

/** `{ name: VITE_KEY, value: … }` of a deployment. */
function pairOf(node: ObjectNode): { readonly name: StringNode; readonly value: Node | undefined } | undefined {
  const field = (wanted: string): Node | undefined =>
    node.entries.find(({ key }) => key && propertyName(key)?.toLowerCase() === wanted)?.value;
  const name = field("name") ?? field("key");
  return name?.kind === "string" && exposedBy(name.value) ? { name, value: field("value") } : undefined;
}

function isTarget(flow: Flow, node: Node): boolean {
  const parent = flow.file.model.parentOf(node);
  return (
    (parent?.kind === "assign" && parent.target === node) ||
    (parent?.kind === "object" && isKey(flow.file.model.entryOf(node), node))
  );
}

/** What is the value of no entry is the key of one; of `{ key }` it is both. */
function isKey(entry: Entry | undefined, node: Node): boolean {
  return !entry || entry.key === node;
}

function isEmpty(node: Node): boolean {
  return (
    node.end <= node.start ||
    (node.kind === "string" && node.value === "") ||
    (node.kind === "literal" && node.value === null)
  );
}

/** A schema that only mentions a name sets nothing: `z.object({ VITE_KEY: z.string() })`. */
function isSetting(flow: Flow, value: Node): boolean {
  if (flow.file.model.program.nature === "data") return true;
  return value.kind !== "call" || /^(?:stringify|String|dumps|get|getenv|env)$/.test(calleeName(value) ?? "");
}

/** Entries of an object that a build tool puts into the bundle. */
function inlinedEntries(flow: Flow, node: Node, inlining: readonly Inlining[]): Exposure[] {
  const path = pathTo(flow, node);
  const row = inlining.find((given) => given.path.every((name, index) => path.at(index - given.path.length) === name));
  return row ? entriesBelow(flow, node, row.via, []) : [];
}

function entriesBelow(flow: Flow, node: Node, via: string, path: readonly string[]): Exposure[] {
  if (path.length > 4) return [];
  return flow.terminals(node).flatMap((terminal) => {
    const inner = terminal.node;
    if (inner.kind === "call" && inner.args.length === 1 && inner.args[0]?.value.kind === "object")
      return entriesBelow(flow, inner.args[0].value, via, path);
    if (inner.kind !== "object") return [];
    return inner.entries.flatMap(({ key, value }): Exposure[] => {
      const name = key && (propertyName(key) ?? memberPath(key)?.at(-1));
      const names = name === undefined ? path : [...path, ...name.split(".")];
      const nested =
        value.kind === "object" || (value.kind === "call" && value.args[0]?.value.kind === "object")
          ? entriesBelow(flow, value, via, names)
          : [];
      return nested.length
        ? nested
        : [{ by: "value", path: names, values: flow.values(value), place: at(flow, value), via }];
    });
  });
}

/** The names on the way to an object: keys, variables, calls. */
function pathTo(flow: Flow, node: Node): string[] {
  const path: string[] = [];
  let child = node;
  for (
    let parent = flow.file.model.parentOf(child), steps = 0;
    parent && steps < 8;
    child = parent, parent = flow.file.model.parentOf(parent), steps++
  ) {
    const inner = child;
    if (parent.kind === "object") {
      const key = flow.file.model.entryOf(inner)?.key;
      path.unshift((key && propertyName(key)) ?? "");
    } else if (parent.kind === "call") {
      const argument = parent.args.find(({ value }) => value === inner);
      path.unshift(
        ...(argument?.name === undefined ? [calleeName(parent) ?? ""] : [calleeName(parent) ?? "", argument.name]),
      );
    } else if (parent.kind === "assign") {
      path.unshift(memberPath(parent.target)?.at(-1) ?? "");
      return path;
    }
  }
  return path;
}

function ofCall(flow: Flow, call: CallNode): Exposure[] {
  const name = calleeName(call) ?? "";
  if (name === "buildConfigField" || name === "resValue") {
    const [, field, value] = call.args;
    const path = field?.value.kind === "string" ? [field.value.value] : [];
    return value
      ? [{ by: "value", path, values: flow.values(value.value), place: at(flow, value.value), via: `Gradle's ${name}` }]
      : [];
  }
  if (name === "EnvironmentPlugin") {
    const items = call.args.flatMap(({ value }) => (value.kind === "list" ? value.items : [value]));
    return items.flatMap((item) =>
      item.kind === "string"
        ? [
            {
              by: "value" as const,
              path: [item.value],
              values: [],
              place: at(flow, item),
              via: "webpack's EnvironmentPlugin",
            },
          ]
        : [],
    );
  }
  if (call.command) {
    return call.args.flatMap(({ name: flag, value }) => {
      if (flag === undefined || !/^(?:dart-)?define(?::|$)/.test(flag)) return [];
      const defined = /^define:([\w.]+)/.exec(flag)?.[1];
      return flow
        .values(value)
        .slice(0, 1)
        .map((given): Exposure => ({
          by: "value",
          path: (defined ?? given.text.split(/[=:]/)[0] ?? "").split("."),
          values: [given],
          place: at(flow, value),
          via: "the build's --define",
        }));
    });
  }
  return ofComponent(flow, call, name);
}

/** A component that runs in the browser is handed a value: `<Chat client:load apiKey={…} />`. */
function ofComponent(flow: Flow, call: CallNode, name: string): Exposure[] {
  if (!call.args.some((argument) => argument.name !== undefined)) return [];
  const variables = call.args.find((argument) => argument.name === "define:vars");
  const defined =
    variables &&
    flow
      .terminals(variables.value)
      .map(({ node }) => node)
      .find((node) => node.kind === "object");
  if (defined?.kind === "object") {
    return defined.entries.map(({ key, value }) => ({
      by: "value",
      path: [(key && propertyName(key)) ?? ""],
      values: flow.values(value),
      place: at(flow, value),
      via: "Astro's define:vars",
    }));
  }
  if (!/^[A-Z]/.test(name)) return [];
  // Names of the project's own may be any.
  const named = flow.additions.names.length > 0;
  const handed = call.args.flatMap(({ name: property, value }): Exposure[] => {
    const values = property === undefined || !mayBeHanded(value) ? [] : flow.values(value);
    if (property === undefined || !(named || speaksOfCredentials(property) || values.some(mayHoldKey))) return [];
    return [{ by: "value", path: [property], values, place: at(flow, value), via: `the client component ${name}` }];
  });
  // Last, because the component's own file has to be read for it.
  if (handed.length === 0) return [];
  const island = call.args.some((argument) => argument.name?.startsWith("client:"));
  const callee = flow.terminals(call.callee).find(({ file }) => file !== flow.file);
  return island || callee?.file.model.program.directives.includes("use client") === true ? handed : [];
}

/** What a component does when it is clicked, how it looks and what it says hold no key that is written out. */
function mayBeHanded(value: Node): boolean {
  return (
    value.kind !== "function" &&
    value.kind !== "literal" &&
    !(value.kind === "string" && !isCredentialLike(value.value))
  );
}

/** Whether a rule may call a value a key, by what can be seen of it here. */
function mayHoldKey({ constant, text, unknowns }: Value): boolean {
  return constant
    ? isCredentialLike(text)
    : unknowns.some(({ paths }) => paths.some((path) => path.some(speaksOfCredentials)));
}

function pageData(flow: Flow, node: Extract<Node, { kind: "function" }>): Exposure[] {
  const name = flow.file.model.nameOfFunction(node);
  if (name === undefined || !pageDataFunctions.has(name)) return [];
  return resultsOf(node).flatMap((result) => {
    const found: Exposure[] = [];
    walk(result, (inner) => {
      // What a request in the return is given stays on the server.
      if (
        inner.kind === "function" ||
        (inner.kind === "call" && !/^(?:json|defer|data|props|serialize)$/.test(calleeName(inner) ?? ""))
      )
        return false;
      if (inner.kind === "object") {
        for (const { key, value } of inner.entries) {
          if (value.kind !== "object" && !(value.kind === "call"))
            found.push({
              by: "value",
              path: [(key && propertyName(key)) ?? ""],
              values: flow.values(value),
              place: at(flow, value),
              via: `the page data of ${name}`,
            });
        }
      }
      return undefined;
    });
    return found;
  });
}
