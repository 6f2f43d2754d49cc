import type { Argument, Node, Program } from "../../src/tree/node.ts";

/** A tree as a few readable lines, for tests: `assign key = call os.getenv("X")`. */
export function printProgram(program: Program): string {
  return program.body.map(printNode).join("\n");
}

function printNode(node: Node): string {
  switch (node.kind) {
    case "string":
      return JSON.stringify(node.value);
    case "literal":
      return String(node.value);
    case "template":
      return `\`${node.parts.map((part) => (part.kind === "string" ? part.value : `\${${printNode(part)}}`)).join("")}\``;
    case "name":
      return node.name;
    case "member":
      return node.property.kind === "string" && /^[\w$]+$/.test(node.property.value)
        ? `${printNode(node.object)}.${node.property.value}`
        : `${printNode(node.object)}[${printNode(node.property)}]`;
    case "call":
      return node.command
        ? `$ ${printNode(node.callee)} ${node.args.map(printArgument).join(" ")}`
        : `${printNode(node.callee)}(${node.args.map(printArgument).join(", ")})`;
    case "object":
      return `{${node.entries.map(({ key, value }) => (key ? `${printNode(key)}: ${printNode(value)}` : `...${printNode(value)}`)).join(", ")}}`;
    case "list":
      return `[${node.items.map(printNode).join(", ")}]`;
    case "choice":
      return `(${node.options.map(printNode).join(" | ")})`;
    case "operation":
      return `<${[node.operator, ...node.operands.map(printNode)].join(" ")}>`;
    case "function":
      return `fn ${node.name ?? ""}(${node.parameters.map((p) => (p.default ? `${p.name} = ${printNode(p.default)}` : p.name)).join(", ")}) {${printBody(node.body)}}${node.returnsLast ? "!" : ""}`;
    case "class":
      return `class ${node.name}${node.heritage.length ? ` : ${node.heritage.map(printNode).join(", ")}` : ""} {${printBody(node.members)}}`;
    case "assign":
      return `${node.environment ? "env " : ""}${node.declares ? "let " : ""}${printNode(node.target)} = ${printNode(node.value)}`;
    case "declaration":
      return `let ${node.name}: ${node.type}`;
    case "block":
      return `{${printBody(node.body)}}`;
    case "return":
      return `return${node.value ? ` ${printNode(node.value)}` : ""}`;
    case "throw":
      return `throw ${printNode(node.value)}`;
    case "import":
      return `import ${node.imported}${node.local ? ` as ${node.local}` : ""} from ${node.module}${node.exported ? ` export ${node.exported}` : ""}`;
    case "export":
      return `export ${node.exported} = ${printNode(node.value)}`;
    case "program":
      return `program ${node.program.language} {${printBody(node.program.body)}}`;
    case "embedded":
      return `embedded ${node.language} ${JSON.stringify(node.text)}`;
  }
}

function printBody(body: readonly Node[]): string {
  return body.length ? ` ${body.map(printNode).join("; ")} ` : "";
}

function printArgument({ name, value, spread }: Argument): string {
  return `${spread ? "..." : ""}${name === undefined ? "" : `${name}=`}${printNode(value)}`;
}
