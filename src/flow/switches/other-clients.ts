import { isClientClass } from "../../libraries/requests.ts";
import { rememberedOf } from "../../remembered.ts";
import type { CallNode, FunctionNode, Node } from "../../tree/node.ts";
import type { Flow } from "../flow.ts";
import { memberPath } from "../names.ts";

/** Who makes clients of which class in a file: by the outermost functions, and by the classes. */
interface Clients {
  readonly madeIn: ReadonlyMap<FunctionNode, ReadonlySet<string>>;
  readonly makersOf: ReadonlyMap<string, ReadonlySet<FunctionNode>>;
  /** Two of the makers of a class that ask Cinclus, which is one besides any that asks. */
  readonly asking: Map<string, readonly FunctionNode[]>;
}

/** Whether nobody in the file calls for the client that is made here, and what asks Cinclus makes one of the same class itself. */
export function isOfAnotherClient(flow: Flow, around: Node): boolean {
  const { model } = flow.file;
  const own = outermostFunction(flow, around);
  const name = own && model.nameOfFunction(own);
  if (!own || name === undefined || model.callsNamed(name).length > 0) return false;
  const clients = clientsOf(flow);
  const made = [...(clients.madeIn.get(own) ?? [])];
  return made.some((client) => askingCinclus(flow, client, clients).some((user) => user !== own));
}

function askingCinclus(flow: Flow, client: string, { makersOf, asking }: Clients): readonly FunctionNode[] {
  const known = asking.get(client);
  if (known) return known;
  const found: FunctionNode[] = [];
  for (const maker of makersOf.get(client) ?? []) {
    if (flow.hostsIn(maker).has("cinclus")) found.push(maker);
    if (found.length === 2) break;
  }
  asking.set(client, found);
  return found;
}

const clientsOf = rememberedOf((flow: Flow): Clients => {
  const madeIn = new Map<FunctionNode, Set<string>>();
  const makersOf = new Map<string, Set<FunctionNode>>();
  for (const call of flow.file.model.all("call")) {
    const client = classOfClient(call);
    const maker = client === undefined ? undefined : outermostFunction(flow, call);
    if (client === undefined || !maker) continue;
    madeIn.set(maker, (madeIn.get(maker) ?? new Set()).add(client));
    makersOf.set(client, (makersOf.get(client) ?? new Set()).add(maker));
  }
  return { madeIn, makersOf, asking: new Map<string, readonly FunctionNode[]>() };
});

function classOfClient(call: CallNode): string | undefined {
  return memberPath(call.callee)?.find((part) => isClientClass(part));
}

function outermostFunction({ file: { model } }: Flow, node: Node): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let up = model.enclosing(node, "function"); up; up = model.enclosing(up, "function")) found = up;
  return found;
}
