import type { ImportNode, Node, Range } from "../../tree/node.ts";
import { readClass } from "./classes.ts";
import { decoratorsOf, readDecorator, readFunction } from "./functions.ts";
import { moduleName, keyName } from "./literals.ts";
import { is, nodesOf, rangeOf, unwrap, type EsNode, type EsNodeOf } from "./nodes.ts";
import { maxDepth, type Reader } from "./reader.ts";
import { requiredModule } from "./required.ts";

export function readImport(reader: Reader, node: EsNodeOf<"ImportDeclaration">): void {
  if (isTypeOnly(node)) return;
  const module = moduleName(node.source);
  const specifiers = nodesOf(node.specifiers);
  if (specifiers.length === 0) reader.push({ kind: "import", module, imported: "*", ...rangeOf(node) });
  for (const specifier of specifiers) {
    if (isTypeOnly(specifier)) continue;
    if (specifier.type === "ImportSpecifier") {
      pushImport(reader, specifier, { module, imported: moduleName(specifier.imported), local: specifier.local.name });
    } else if (specifier.type === "ImportDefaultSpecifier" || specifier.type === "ImportNamespaceSpecifier") {
      const imported = specifier.type === "ImportDefaultSpecifier" ? "default" : "*";
      pushImport(reader, specifier, { module, imported, local: specifier.local.name });
    }
  }
}

/** `import a = require("./a")`, `import a = b.c` */
export function readImportEquals(reader: Reader, node: EsNodeOf<"TSImportEqualsDeclaration">): void {
  if (isTypeOnly(node)) return;
  const source = node.moduleReference;
  if (is(source, "TSExternalModuleReference")) {
    pushImport(reader, node, { module: moduleName(source.expression), imported: "*", local: node.id.name });
  } else {
    const target: Node = { kind: "name", name: node.id.name, ...rangeOf(node.id) };
    reader.push({ kind: "assign", target, value: qualifiedName(source), declares: true, ...rangeOf(node) });
  }
}

function qualifiedName(whole: EsNode): Node {
  const links: EsNodeOf<"TSQualifiedName">[] = [];
  let node = whole;
  for (; is(node, "TSQualifiedName"); node = node.left) links.unshift(node);
  let value: Node = { kind: "name", name: is(node, "Identifier") ? node.name : "this", ...rangeOf(node) };
  for (const link of links.slice(0, maxDepth)) {
    const { start, end } = rangeOf(link.right);
    const property: Node = { kind: "string", value: link.right.name, contentStart: start, start, end };
    value = { kind: "member", object: value, property, ...rangeOf(link) };
  }
  return value;
}

type ImportParts = Pick<ImportNode, "module" | "imported" | "local" | "exported">;

function pushImport(reader: Reader, node: EsNode, parts: ImportParts): void {
  reader.push({ kind: "import", ...parts, ...rangeOf(node) });
}

/**
 * `const a = require("./x")`, `const { a, b: c } = await import("./x")`, `const a = require("./x").b`.
 *
 * @returns whether it was one of these
 */
export function readRequire(reader: Reader, { id, init }: EsNodeOf<"VariableDeclarator">, range: Range): boolean {
  const value = unwrap(init);
  const target = unwrap(id);
  const of = (imported: string, local: string, at: Range): ImportNode => ({ kind: "import", module: module ?? "", imported, local, ...at });
  let module = requiredModule(value);
  if (module !== undefined && is(target, "ObjectPattern")) {
    const imports = nodesOf(target.properties).map((property) => {
      if (property.type !== "Property" || !is(property.value, "Identifier")) return undefined;
      const imported = keyName(reader, property.key, property.computed);
      return imported === undefined ? undefined : of(imported, property.value.name, rangeOf(property));
    });
    if (imports.includes(undefined)) return false;
    for (const node of imports) if (node) reader.push(node);
    return true;
  }
  if (!is(target, "Identifier")) return false;
  let imported: string | undefined = "*";
  if (module === undefined && is(value, "MemberExpression")) {
    module = requiredModule(value.object);
    imported = module === undefined ? undefined : keyName(reader, value.property, value.computed);
  }
  if (module === undefined || imported === undefined) return false;
  reader.push(of(imported, target.name, range));
  return true;
}

export function readNamedExports(reader: Reader, node: EsNodeOf<"ExportNamedDeclaration">): void {
  if (node.declaration) {
    const declared = reader.collect(() => { reader.statement(node.declaration); });
    for (const one of declared) reader.push(one);
    if (reader.inNamespace) return;
    for (const { name, ...range } of namesDeclared(declared)) {
      reader.push({ kind: "export", exported: name, value: { kind: "name", name, ...range }, ...range });
    }
    return;
  }
  if (isTypeOnly(node) || reader.inNamespace) return;
  const module = is(node.source, "Literal") ? moduleName(node.source) : undefined;
  for (const specifier of nodesOf(node.specifiers)) {
    if (!is(specifier, "ExportSpecifier") || isTypeOnly(specifier)) continue;
    const local = moduleName(specifier.local);
    const exported = moduleName(specifier.exported);
    if (module !== undefined) pushImport(reader, specifier, { module, imported: local, exported });
    else {
      const value: Node = { kind: "name", name: local, ...rangeOf(specifier.local) };
      reader.push({ kind: "export", exported, value, ...rangeOf(specifier) });
    }
  }
}

function namesDeclared(nodes: readonly Node[]): (Range & { name: string })[] {
  return nodes.flatMap((node) => {
    const { start, end } = node;
    if (node.kind === "function" || node.kind === "class") return node.name ? [{ name: node.name, start, end }] : [];
    if (node.kind === "import") return node.local === undefined ? [] : [{ name: node.local, start, end }];
    // A brace begins the names that stand for a value that is taken apart.
    if (node.kind !== "assign" || node.target.kind !== "name" || node.target.name.startsWith("{")) return [];
    return node.declares ? [{ name: node.target.name, start: node.target.start, end: node.target.end }] : [];
  });
}

export function readExportAll(reader: Reader, node: EsNodeOf<"ExportAllDeclaration">): void {
  if (isTypeOnly(node)) return;
  const exported = node.exported ? moduleName(node.exported) : "*";
  pushImport(reader, node, { module: moduleName(node.source), imported: "*", exported });
}

export function readDefaultExport(reader: Reader, node: EsNodeOf<"ExportDefaultDeclaration" | "TSExportAssignment">): void {
  const declaration = node.type === "TSExportAssignment" ? node.expression : node.declaration;
  const value = exportedValue(reader, declaration);
  if (value) reader.push({ kind: "export", exported: "default", value, ...rangeOf(node) });
}

function exportedValue(reader: Reader, declaration: EsNode): Node | undefined {
  switch (declaration.type) {
    case "FunctionDeclaration":
    case "ClassDeclaration": {
      for (const decorator of decoratorsOf(declaration)) reader.push(readDecorator(reader, decorator));
      const name = declaration.id?.name;
      const value =
        declaration.type === "FunctionDeclaration"
          ? readFunction(reader, declaration, name === undefined ? {} : { name })
          : readClass(reader, declaration, name);
      if (name === undefined) return value;
      reader.push(value);
      return { kind: "name", name, ...rangeOf(declaration) };
    }
    case "TSInterfaceDeclaration":
    case "TSDeclareFunction":
      return undefined;
    default:
      return reader.expression(declaration);
  }
}

function isTypeOnly(node: object): boolean {
  return ("importKind" in node && node.importKind === "type") || ("exportKind" in node && node.exportKind === "type");
}
