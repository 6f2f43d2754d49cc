import type { Node, Range } from "../../tree/node.ts";
import { bind } from "./assignments.ts";
import { readClass, readEnum } from "./classes.ts";
import { readEffect } from "./expressions.ts";
import { decoratorsOf, readDecorator, readFunction } from "./functions.ts";
import {
  readDefaultExport,
  readExportAll,
  readImport,
  readImportEquals,
  readNamedExports,
  readRequire,
} from "./modules.ts";
import { is, nodesOf, rangeOf, unwrap, type EsNode, type EsNodeOf } from "./nodes.ts";
import { maxDepth, type Reader } from "./reader.ts";

/** Puts what a statement says into the body being read. */
export function readStatement(reader: Reader, node: EsNode): void {
  // What is only declared exists elsewhere.
  if ("declare" in node && node.declare) return;
  switch (node.type) {
    case "ExpressionStatement":
      readEffect(reader, node.expression);
      break;
    case "VariableDeclaration":
      for (const declarator of node.declarations) readDeclarator(reader, declarator);
      break;
    case "FunctionDeclaration":
      reader.push(readFunction(reader, node, node.id ? { name: node.id.name } : {}));
      break;
    case "ClassDeclaration":
      for (const decorator of decoratorsOf(node)) reader.push(readDecorator(reader, decorator));
      reader.push(readClass(reader, node, node.id?.name));
      break;
    case "TSEnumDeclaration":
      reader.push(readEnum(reader, node));
      break;
    case "TSModuleDeclaration":
      readNamespace(reader, node);
      break;
    case "ReturnStatement":
      reader.push({ kind: "return", ...(node.argument && { value: reader.expression(node.argument) }), ...rangeOf(node) });
      break;
    case "ThrowStatement":
      reader.push({ kind: "throw", value: reader.expression(node.argument), ...rangeOf(node) });
      break;
    case "BlockStatement":
      pushBlock(reader, node);
      break;
    case "LabeledStatement":
      reader.statement(node.body);
      break;
    case "ImportDeclaration":
      readImport(reader, node);
      break;
    case "TSImportEqualsDeclaration":
      readImportEquals(reader, node);
      break;
    case "ExportNamedDeclaration":
      readNamedExports(reader, node);
      break;
    case "ExportDefaultDeclaration":
    case "TSExportAssignment":
      readDefaultExport(reader, node);
      break;
    case "ExportAllDeclaration":
      readExportAll(reader, node);
      break;
    case "BreakStatement":
    case "ContinueStatement":
    case "DebuggerStatement":
    case "EmptyStatement":
      break;
    default:
      if (!readControl(reader, node)) readOther(reader, node);
  }
}

/** Syntax of a superset of JavaScript: what holds statements is looked into, the rest are expressions or types. */
function readOther(reader: Reader, node: EsNode): void {
  const statements = "body" in node ? nodesOf(node.body) : [];
  if (statements.length > 0) for (const statement of statements) reader.statement(statement);
  else if (!node.type.startsWith("TS")) reader.push(reader.unknown(node));
}

function readControl(reader: Reader, node: EsNode): boolean {
  switch (node.type) {
    case "IfStatement":
      readIf(reader, node);
      return true;
    case "ForStatement":
    case "ForOfStatement":
    case "ForInStatement":
      readFor(reader, node);
      return true;
    case "WhileStatement":
      condition(reader, node, "while", [node.test]);
      pushBlock(reader, node.body);
      return true;
    case "DoWhileStatement":
      pushBlock(reader, node.body);
      condition(reader, node, "while", [node.test]);
      return true;
    case "WithStatement":
      condition(reader, node, "with", [node.object]);
      pushBlock(reader, node.body);
      return true;
    case "SwitchStatement":
      condition(reader, node, "switch", [node.discriminant, ...node.cases.map(({ test }) => test)]);
      for (const one of node.cases) {
        const body = reader.collect(() => { for (const statement of one.consequent) reader.statement(statement); });
        reader.push({ kind: "block", body, ...rangeOf(one) });
      }
      return true;
    case "TryStatement":
      pushBlock(reader, node.block);
      if (node.handler) readCatch(reader, node.handler);
      if (node.finalizer) pushBlock(reader, node.finalizer);
      return true;
    default:
      return false;
  }
}

/** `else if` is an if inside the else, as deep as there are branches; read as one row. */
function readIf(reader: Reader, outermost: EsNodeOf<"IfStatement">): void {
  let node: EsNode | null | undefined = outermost;
  while (is(node, "IfStatement")) {
    condition(reader, node, "if", [node.test]);
    pushBlock(reader, node.consequent);
    node = node.alternate;
  }
  if (node) pushBlock(reader, node);
}

function condition(reader: Reader, statement: EsNode, operator: string, tests: readonly unknown[]): void {
  const operands = tests.filter(Boolean).map((test) => reader.expression(test));
  const { start } = rangeOf(statement);
  reader.push({ kind: "operation", operator, operands, start: operands[0]?.start ?? start, end: operands.at(-1)?.end ?? start });
}

/** A body as a block of its own, with braces or without. */
function pushBlock(reader: Reader, node: EsNode): void {
  const body = reader.collect(() => {
    if (is(node, "BlockStatement")) for (const statement of node.body) reader.statement(statement);
    else reader.statement(node);
  });
  reader.push({ kind: "block", body, ...rangeOf(node) });
}

/** A loop is one block, so that its variable is known there and nowhere else. */
function readFor(reader: Reader, node: EsNodeOf<"ForStatement" | "ForOfStatement" | "ForInStatement">): void {
  const range = rangeOf(node);
  const body = reader.collect(() => {
    if (node.type === "ForStatement") {
      if (is(node.init, "VariableDeclaration")) reader.statement(node.init);
      else if (node.init) readEffect(reader, node.init);
      condition(reader, node, "for", [node.test, node.update]);
    } else {
      const declaration = is(node.left, "VariableDeclaration") ? node.left : undefined;
      bind(reader, declaration ? declaration.declarations[0].id : node.left, each(reader, node), { range, declares: declaration !== undefined });
    }
    if (is(node.body, "BlockStatement")) for (const statement of node.body.body) reader.statement(statement);
    else reader.statement(node.body);
  });
  reader.push({ kind: "block", body, ...range });
}

/** What the variable of a loop takes: one of the things, or one of the names. */
function each(reader: Reader, node: EsNodeOf<"ForOfStatement" | "ForInStatement">): Node {
  const things = reader.expression(node.right);
  const { start, end } = things;
  if (node.type === "ForInStatement") return { kind: "operation", operator: "in", operands: [things], start, end };
  return { kind: "call", callee: { kind: "name", name: "each", start, end: start }, args: [{ value: things }], start, end };
}

function readCatch(reader: Reader, node: EsNodeOf<"CatchClause">): void {
  const range = rangeOf(node);
  const body = reader.collect(() => {
    if (node.param) {
      const caught = rangeOf(node.param);
      bind(reader, node.param, nothingAt(caught.end), { range: caught, declares: true });
    }
    for (const statement of node.body.body) reader.statement(statement);
  });
  reader.push({ kind: "block", body, ...range });
}

function nothingAt(place: number): Node {
  return { kind: "literal", value: null, start: place, end: place };
}

function readDeclarator(reader: Reader, node: EsNodeOf<"VariableDeclarator">): void {
  const range: Range = rangeOf(node);
  if (readRequire(reader, node, range)) return;
  const value = node.init ? reader.expression(node.init) : nothingAt(range.end);
  bind(reader, unwrap(node.id), value, { range, declares: true });
}

/** A namespace is a class whose members are what it declares. */
function readNamespace(reader: Reader, node: EsNodeOf<"TSModuleDeclaration">): void {
  const names: string[] = [];
  let id: EsNode = node.id;
  for (; is(id, "TSQualifiedName"); id = id.left) names.unshift(id.right.name);
  if (!is(id, "Identifier") || id.name === "global") return;
  const outer = reader.inNamespace;
  reader.inNamespace = true;
  const range = rangeOf(node);
  let members = reader.collect(() => { if (node.body) for (const statement of nodesOf(node.body.body)) reader.statement(statement); });
  reader.inNamespace = outer;
  for (const name of names.reverse().slice(-maxDepth)) members = [{ kind: "class", name, heritage: [], members, ...range }];
  reader.push({ kind: "class", name: id.name, heritage: [], members, ...range });
}
