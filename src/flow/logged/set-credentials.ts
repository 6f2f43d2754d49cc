import { takesBasic, takesBearer } from "../../libraries/requests.ts";
import {
  carriesCredential,
  dumpsRequest,
  givesAnswer,
  givesHeader,
  givesHeaders,
  mayHoldCredential,
  saysHeaders,
} from "../../libraries/sent-headers.ts";
import { rememberedOf } from "../../remembered.ts";
import type { CallNode, NameNode, Node } from "../../tree/node.ts";
import type { Flow } from "../flow.ts";
import type { Variable } from "../model/scope.ts";
import { calleeName, memberPath, rootName } from "../names.ts";

/** How many steps of a chain are gone back. */
const longestChain = 40;
/** How many credentials of one thing are told. */
const mostSet = 40;

/** What was written to the telling fields of what is logged: `session.headers["Authorization"] = …; print(session.headers)`. */
export function credentialFields(flow: Flow, node: Node): readonly Node[] {
  const root = rootName(node);
  const variable = root && flow.file.model.variableOf(root);
  const inner = root === node ? "" : `${(memberPath(node) ?? []).slice(1).join(".")}.`;
  return (variable ? tellingFields(variable) : [])
    .flatMap(([field, writes]) =>
      field.startsWith(inner) && mayHoldCredential(field.slice(inner.length)) ? writes : [],
    )
    .slice(0, mostSet);
}

type Fields = readonly (readonly [string, readonly Node[]])[];

const tellingFields = rememberedOf((variable: Variable): Fields =>
  [...variable.fields].filter(([field]) => mayHoldCredential(field)).slice(0, mostSet),
);

/** The credentials that were set on the headers that are logged: `req.Header.Set("Authorization", …); log.Print(req.Header)`. */
export function credentialHeaders(flow: Flow, node: Node): readonly Node[] {
  const owner = headersIn(flow, node);
  let root = owner;
  while (root && (root.kind === "member" || root.kind === "call"))
    root = root.kind === "member" ? root.object : root.callee;
  const variable = root?.kind === "name" ? flow.file.model.variableOf(root) : undefined;
  return variable ? setOn(variable, flow) : [];
}

const setOn = rememberedOf((variable: Variable, flow: Flow): readonly Node[] =>
  [
    ...variable.reads.flatMap((read) => {
      let up: Node | undefined = read;
      while (up && isChained(flow, up)) up = flow.file.model.parentOf(up);
      const call = up && flow.file.model.parentOf(up);
      return call?.kind === "call" && call.callee === up ? setBy(call) : [];
    }),
    ...variable.writes.flatMap(setInChain),
  ].slice(0, mostSet),
);

/** Whether what stands around is a part of it still: `req.Header`, `request.headers()`. */
function isChained({ file: { model } }: Flow, node: Node): boolean {
  const parent = model.parentOf(node);
  if (parent?.kind === "member") return parent.object === node;
  return parent?.kind === "call" && parent.callee === node && parent.args.length === 0;
}

/** The headers, or the request with its headers, that an expression shows. */
function headersIn(flow: Flow, node: Node): Node | undefined {
  if (node.kind === "call" && !node.command) return headersOfCall(node);
  const dump = node.kind === "name" ? dumpIn(flow, node) : undefined;
  if (dump) return dump.args[0]?.value;
  return saysHeaders(memberPath(node)?.at(-1) ?? "") ? node : undefined;
}

function headersOfCall(call: CallNode): Node | undefined {
  const name = calleeName(call) ?? "";
  const [first, ...more] = call.args;
  if (dumpsRequest(name)) return first?.value;
  if (!first) return givesHeaders(name) ? call : undefined;
  // `headers.get("Authorization")`
  const asksForOne = call.callee.kind === "member" && more.length === 0 && givesHeader(name);
  return asksForOne && first.value.kind === "string" && carriesCredential(first.value.value) ? call.callee : undefined;
}

/** The call that made what a name stands for, if that shows a request: Go's `dump, err := httputil.DumpRequest(req, true)`. */
function dumpIn({ file: { model } }: Flow, name: NameNode): CallNode | undefined {
  const [made] = model.variableOf(name)?.writes ?? [];
  const call = made?.kind === "member" ? made.object : made;
  return call?.kind === "call" && dumpsRequest(calleeName(call) ?? "") ? call : undefined;
}

/** The credential that one call sets. */
function setBy(call: CallNode): Node[] {
  const [name, value] = call.args;
  // `session.headers.update({ "Authorization": … })`
  if (name?.value.kind === "object")
    return name.value.entries.flatMap(({ key, value: set }) =>
      key?.kind === "string" && carriesCredential(key.value) ? [set] : [],
    );
  const setter = calleeName(call) ?? "";
  if (name && (takesBearer(setter) || takesBasic(setter))) return [name.value];
  const header = name?.value.kind === "string" ? name.value.value : name && memberPath(name.value)?.at(-1);
  return carriesCredential(header ?? "") && value ? [value.value] : [];
}

/** The credentials that the steps of a chain set: `new Request.Builder().header("Authorization", …).build()`. */
function setInChain(made: Node): Node[] {
  const found: Node[] = [];
  let at = made;
  for (let count = 0; count < longestChain; count++) {
    if (at.kind === "call" && !at.command) {
      if (givesAnswer(calleeName(at) ?? "")) return [];
      found.push(...setBy(at));
      at = at.callee;
    } else if (at.kind === "member") at = at.object;
    else break;
  }
  return found;
}
