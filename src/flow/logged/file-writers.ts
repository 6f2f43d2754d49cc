import type { CallNode, Node } from "../../tree/node.ts";
import type { Flow } from "../flow.ts";
import { calleeName } from "../names.ts";
import { isLogFile } from "./log-file.ts";

const opens =
  /^(?:open|fopen|openSync|withOpen|createWriteStream|OpenFile|CreateText|AppendText|newBufferedWriter|bufferedWriter|printWriter|FileWriter|PrintWriter|BufferedWriter|StreamWriter|ofstream|withWriter|withPrintWriter)$/;

/** Whether what a call is made on writes a file that is no log: `File.open(path, "a") { |file| file.puts … }`. */
export function writesOtherFile(flow: Flow, call: CallNode): boolean {
  const owner = call.callee.kind === "member" ? call.callee.object : undefined;
  const opener = owner?.kind === "name" ? openedBy(flow, owner) : undefined;
  return (
    opener !== undefined &&
    !opener.args.some(
      ({ value }) => value.kind !== "function" && flow.values(value).some(({ text }) => isLogFile(text)),
    )
  );
}

/** The call that opened the file a name stands for. */
function openedBy({ file: { model } }: Flow, name: Extract<Node, { kind: "name" }>): CallNode | undefined {
  const variable = model.variableOf(name);
  const given = variable?.parameter && model.parentOf(variable.parameter.of);
  return [given, ...(variable?.writes ?? [])].find(
    (made): made is CallNode => made?.kind === "call" && !made.command && opens.test(calleeName(made) ?? ""),
  );
}
