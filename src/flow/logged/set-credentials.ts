import type { Node } from "../../tree/node.ts";
import type { Flow } from "../flow.ts";
import { memberPath, rootName } from "../names.ts";

/** What was written to the telling fields of what is logged: `session.headers["Authorization"] = …; print(session.headers)`. */
export function credentialFields(flow: Flow, node: Node): readonly Node[] {
  const root = rootName(node);
  const variable = root && flow.file.model.variableOf(root);
  const inner = root === node ? "" : `${(memberPath(node) ?? []).slice(1).join(".")}.`;
  return [...(variable?.fields ?? [])].flatMap(([field, writes]) =>
    field.startsWith(inner) && /authorization|token|key|secret|auth/i.test(field.slice(inner.length)) ? writes : [],
  );
}

/** The credentials that were set on the headers that are logged: `req.Header.Set("Authorization", …); log.Print(req.Header)`. */
export function credentialHeaders(flow: Flow, node: Node): Node[] {
  const path = memberPath(node);
  if (!path || !/headers?$|^hdrs?$/i.test(path.at(-1) ?? "") || node.kind === "call") return [];
  const root = rootName(node);
  const variable = root && flow.file.model.variableOf(root);
  return (variable?.reads ?? []).flatMap((read) => {
    let up: Node | undefined = read;
    while (up && flow.file.model.parentOf(up)?.kind === "member") up = flow.file.model.parentOf(up);
    const call = up && flow.file.model.parentOf(up);
    const [name, value] = call?.kind === "call" && call.callee === up ? call.args : [];
    // `session.headers.update({ "Authorization": … })`
    if (name?.value.kind === "object")
      return name.value.entries.flatMap(({ key, value: set }) =>
        key?.kind === "string" && /^(?:authorization|x-api-key)$/i.test(key.value) ? [set] : [],
      );
    const header = name?.value.kind === "string" ? name.value.value : name && memberPath(name.value)?.at(-1);
    return /^(?:authorization|x-api-key)$/i.test(header ?? "") && value ? [value.value] : [];
  });
}
