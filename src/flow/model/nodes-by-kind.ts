import type {
  AssignNode,
  CallNode,
  FunctionNode,
  ImportNode,
  ListNode,
  MemberNode,
  NameNode,
  Node,
  ObjectNode,
  OperationNode,
  ProgramNode,
  StringNode,
  TemplateNode,
  ThrowNode,
} from "../../tree/node.ts";

/** The nodes of each kind that somebody looks for, in the order of the tree: most nodes of a program are of no interest to most. */
export class NodesByKind {
  readonly assign: AssignNode[] = [];
  readonly call: CallNode[] = [];
  readonly function: FunctionNode[] = [];
  readonly import: ImportNode[] = [];
  readonly list: ListNode[] = [];
  readonly member: MemberNode[] = [];
  readonly name: NameNode[] = [];
  readonly object: ObjectNode[] = [];
  readonly operation: OperationNode[] = [];
  readonly program: ProgramNode[] = [];
  readonly string: StringNode[] = [];
  readonly template: TemplateNode[] = [];
  readonly throw: ThrowNode[] = [];

  add(node: Node): void {
    switch (node.kind) {
      case "string":
        this.string.push(node);
        break;
      case "name":
        this.name.push(node);
        break;
      case "member":
        this.member.push(node);
        break;
      case "call":
        this.call.push(node);
        break;
      case "object":
        this.object.push(node);
        break;
      case "assign":
        this.assign.push(node);
        break;
      case "function":
        this.function.push(node);
        break;
      case "list":
        this.list.push(node);
        break;
      case "template":
        this.template.push(node);
        break;
      case "operation":
        this.operation.push(node);
        break;
      case "import":
        this.import.push(node);
        break;
      case "throw":
        this.throw.push(node);
        break;
      case "program":
        this.program.push(node);
        break;
      default:
        break;
    }
  }
}
