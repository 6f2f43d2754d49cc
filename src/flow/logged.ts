import { saysCredential } from "../cinclus/names.ts";
import {
  commandWritesToLog,
  failsWithBlock,
  isLogField,
  isLogger,
  isLogStream,
  makesError,
  writesToLog,
} from "../libraries/logs.ts";
import type { CallNode, Node, ObjectNode, OperationNode } from "../tree/node.ts";
import { resultsOf } from "./results.ts";
import type { Logged } from "./facts.ts";
import type { Flow } from "./flow.ts";
import { calleeName } from "./model.ts";
import { memberPath } from "./names.ts";
import { Value, type Place, type UnknownPiece } from "./value.ts";

/** How deep objects that are logged are looked into, and how many values of them. */
const deepest = 5;
const mostValues = 200;

/** Everything that a file hands to a log, to output or to an error message. */
export function collectLogged(flow: Flow): Logged[] {
  const found: Logged[] = [];
  for (const node of flow.file.model.nodes) {
    if (node.kind === "call") {
      for (const argument of loggedBy(flow, node)) found.push(...contents(flow, argument));
    } else if (node.kind === "object") {
      for (const { key, value } of node.entries)
        if (key?.kind === "string" && /(?:^|\.)debug$/.test(key.value) && value.kind === "object")
          found.push(...ofAnsible(flow, value));
    } else if (node.kind === "operation") {
      for (const operand of loggedByOperation(node)) found.push(...contents(flow, operand));
    } else if (node.kind === "throw") {
      const thrown = node.value;
      if (thrown.kind !== "call") found.push(...contents(flow, thrown));
      else if (!makesError(memberPath(thrown.callee) ?? []))
        for (const { value } of thrown.args) found.push(...contents(flow, value));
    }
  }
  return found;
}

/** Ansible's debug task: `msg: "key {{ cinclus_api_key }}"`, `var: cinclus_api_key`. */
function ofAnsible(flow: Flow, task: ObjectNode): Logged[] {
  return task.entries.flatMap(({ key, value }): Logged[] => {
    const name = key?.kind === "string" ? key.value : "";
    if (value.kind !== "string" || (name !== "msg" && name !== "var")) return [];
    const read =
      name === "var"
        ? [value.value]
        : [...value.value.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map((match) => match[1] ?? "");
    const pieces = read.map((path): UnknownPiece => ({
      kind: "unknown",
      paths: [path.split(".")],
      source: { node: value, file: flow.file },
      use: undefined,
    }));
    return pieces.length
      ? [{ values: [new Value(pieces)], place: { file: flow.file, start: value.start, end: value.end } }]
      : [];
  });
}

/** What is streamed into a log, `std::cerr << key`, and what an assertion fails with. */
function loggedByOperation({ operator, operands }: OperationNode): readonly Node[] {
  const [stream, ...rest] = operands;
  if (operator === "assert") return rest;
  if (operator !== "<<" || !stream) return [];
  return isLogStream(memberPath(stream) ?? []) ? rest : [];
}

function loggedBy(flow: Flow, call: CallNode): readonly Node[] {
  if (call.command && call.callee.kind === "string" && call.callee.value === "|") return pipedToLog(flow, call);
  if (call.command) return loggedByCommand(flow, call);
  const path = calledPath(flow, call);
  const [target] = call.args;
  if (
    /^(?:append|write|file_?put)\w*$/i.test(path.at(-1) ?? "") &&
    target &&
    flow.values(target.value).some(({ text }) => isLogFile(text))
  )
    return call.args.slice(1).map(({ value }) => value);
  const last = call.args.at(-1)?.value;
  if (failsWithBlock(path.at(-1) ?? "") && last?.kind === "function" && call.args.length > 1) return [last];
  if (!writesToLog(path) && !makesError(path)) return [];
  // `print(key, file=open(".env", "w"))` and `fmt.Fprintf(file, …)` write a file, not a log.
  const file = call.args.find(({ name }) => name === "file");
  if (file && !/std(?:err|out)/.test(memberPath(file.value)?.join(".") ?? "") && !isOpenedLog(flow, file.value))
    return [];
  return call.args.filter(({ name }) => name !== "file" && name !== "sep" && name !== "end").map(({ value }) => value);
}

/** `open("trace.log", "a")`, by whatever name it goes. */
function isOpenedLog(flow: Flow, file: Node): boolean {
  return flow
    .terminals(file)
    .some(
      ({ node }) =>
        node.kind === "call" && node.args[0] && flow.values(node.args[0].value).some(({ text }) => isLogFile(text)),
    );
}

/** The names of the callee, an imported one by its name there: `from rich import print as rprint`. */
function calledPath(flow: Flow, call: CallNode): readonly string[] {
  const path = memberPath(call.callee) ?? [];
  const root = call.callee.kind === "member" ? call.callee.object : undefined;
  const [made] = root?.kind === "name" ? (flow.file.model.variableOf(root)?.writes ?? []) : [];
  // What a log gave is one: `bound = log.bind(…)`, `const logger = pino()`.
  const maker = made?.kind === "call" && path.length === 2 ? (memberPath(made.callee) ?? []) : [];
  if (maker.length > 0 && !writesToLog(path) && isLogger(maker)) return ["logger", path.at(-1) ?? ""];
  const imported =
    call.callee.kind === "name" ? flow.file.model.variableOf(call.callee)?.imported?.imported : undefined;
  return imported !== undefined && imported !== "*" && imported !== "default" ? [imported] : path;
}

function loggedByCommand(flow: Flow, call: CallNode): readonly Node[] {
  const command = call.callee.kind === "string" ? call.callee.value : "";
  if (!commandWritesToLog(command)) return [];
  const name = command.toLowerCase();
  const parent = flow.file.model.parentOf(call);
  if (parent?.kind === "call" && parent.command && parent.callee.kind === "string" && parent.callee.value === "|") {
    const last = parent.args.at(-1)?.value;
    const after = last?.kind === "call" && last.callee.kind === "string" ? last.callee.value : "";
    if (
      last !== call &&
      !["tee", "logger", "cat", "less", "more", "sort", "out-host", "ts"].includes(after.toLowerCase())
    )
      return [];
    if (
      last !== call &&
      after === "tee" &&
      last?.kind === "call" &&
      !last.args.every(({ value }) => value.kind !== "string" || isLogFile(value.value))
    )
      return [];
  } else if (
    parent &&
    parent.kind !== "block" &&
    parent.kind !== "function" &&
    parent.kind !== "program" &&
    parent.kind !== "operation" &&
    parent.kind !== "return" &&
    !(parent.kind === "call" && parent.command && runsOthers(parent))
  ) {
    // `$(echo "$key")` hands it on.
    return [];
  }
  const output = call.args.find(
    ({ name: flag }) => flag !== undefined && /^\d?>{1,2}$|^&>{1,2}$/.test(flag) && !flag.startsWith("2"),
  );
  if (output && !flow.values(output.value).some(({ text }) => isLogFile(text))) return [];
  const toFile = name === "tee" || name === "out-file" || name === "add-content" || name === "set-content";
  if (toFile) {
    const path = call.args.find(
      ({ name: flag, value }) =>
        (flag === undefined || /^(?:literal)?path|filepath$/i.test(flag)) && value.kind === "string",
    );
    if (path?.value.kind !== "string" || !isLogFile(path.value.value)) return [];
  }
  if (name === "cat")
    return call.args.filter(({ name: flag }) => flag === "<<" || flag === "<<<").map(({ value }) => value);
  return call.args.filter(({ name: flag }) => flag === undefined || !/[<>]/.test(flag)).map(({ value }) => value);
}

/** A text that a pipe begins with, in PowerShell: `"key $key" | Out-File app.log`. */
function pipedToLog(flow: Flow, pipe: CallNode): readonly Node[] {
  const [first, ...rest] = pipe.args.map(({ value }) => value);
  const writer = rest.find(
    (part) =>
      part.kind === "call" &&
      part.callee.kind === "string" &&
      /^(?:out-file|add-content|set-content|tee-object|out-host|write-host|write-output)$/i.test(part.callee.value),
  );
  if (!first || first.kind === "call" || writer?.kind !== "call") return [];
  const toHost = writer.callee.kind === "string" && /host|output/i.test(writer.callee.value);
  return toHost || writer.args.some(({ value }) => flow.values(value).some(({ text }) => isLogFile(text)))
    ? [first]
    : [];
}

/** Commands whose own commands still write to the terminal; what any other one is handed is not told. */
function runsOthers(call: CallNode): boolean {
  return (
    call.callee.kind === "string" &&
    /^(?:\||ssh|bash|sh|zsh|docker|podman|kubectl|eval|find|su|sudo|time|xargs|watch|RUN|parallel|script|nohup)$/.test(
      call.callee.value,
    )
  );
}

function isLogFile(path: string): boolean {
  return /\.log\b|(?:^|[/\\_-])logs?(?:[/\\.]|$)|^\/dev\/(?:stderr|stdout|tty)|^&?[12]$|GITHUB_STEP_SUMMARY/i.test(
    path,
  );
}

/** The values that a logged expression gives away, each at the expression that stands in the call. */
function contents(flow: Flow, argument: Node): Logged[] {
  const found: Logged[] = [];
  const place: Place = { file: flow.file, start: argument.start, end: argument.end };
  const seen = new Set<Node>();
  const visit = (node: Node, at: Place, depth: number): void => {
    if (depth > deepest || seen.has(node) || found.length > mostValues) return;
    seen.add(node);
    if (node.kind === "assign") {
      visit(node.value, at, depth + 1);
      return;
    }
    if (node.kind === "operation") {
      // Rust's `tracing::info!(key = %key)`
      if (node.operator === "%" || node.operator === "?")
        for (const operand of node.operands) visit(operand, at, depth + 1);
      return;
    }
    if (node.kind === "function") {
      // `logger.debug { "key=#{key}" }`
      if (node === argument)
        for (const result of resultsOf(node)) visit(result, spotIn(flow, result, argument, at), depth + 1);
      return;
    }
    if (node.kind === "template") {
      for (const part of node.parts) visit(part, spotOf(flow, part, at), depth + 1);
      return;
    }
    const shown = shownAsText(node);
    if (shown) {
      visit(shown, at, depth + 1);
      return;
    }
    const values = flow.values(node);
    if (values.length > 0) found.push({ values, place: at });
    for (const terminal of flow.terminals(node)) {
      for (const value of partsToTell(flow, terminal.node, node, values))
        visit(value, spotIn(flow, value, argument, at), depth + 1);
    }
    for (const write of credentialFields(flow, node)) visit(write, at, depth + 1);
  };
  visit(argument, place, 0);
  for (const header of headersOf(flow, argument)) visit(header, place, 1);
  return found;
}

/** What is turned into a text to be read: `headers.inspect`, `headers.to_json`, `JSON.stringify(headers)` is followed anyway. */
function shownAsText(node: Node): Node | undefined {
  const callee = node.kind === "call" && !node.command && node.args.length === 0 ? node.callee : node;
  if (callee.kind !== "member" || callee.property.kind !== "string") return undefined;
  return /^(?:inspect|to_json|to_h|to_a|to_hash|toJson|toMap|toMultimap|entries|dump|pretty_inspect)$/.test(
    callee.property.value,
  )
    ? callee.object
    : undefined;
}

/** What was written to the telling fields of what is logged: `session.headers["Authorization"] = …; print(session.headers)`. */
function credentialFields(flow: Flow, node: Node): readonly Node[] {
  let root = node;
  while (root.kind === "member") root = root.object;
  const variable = root.kind === "name" ? flow.file.model.variableOf(root) : undefined;
  const inner = root === node ? "" : `${(memberPath(node) ?? []).slice(1).join(".")}.`;
  return [...(variable?.fields ?? [])].flatMap(([field, writes]) =>
    field.startsWith(inner) && /authorization|token|key|secret|auth/i.test(field.slice(inner.length)) ? writes : [],
  );
}

/** What else is told with something that is logged: the values of objects and lists, the fields of a logging call. */
function partsToTell(flow: Flow, inner: Node, asked: Node, values: readonly Value[]): readonly Node[] {
  if (inner.kind === "object") return visibleValues(flow, inner);
  if (inner.kind === "list") return inner.items;
  if (inner.kind !== "call" || !values.every(isBare)) return [];
  // A settings object that is printed: its fields were given by name where it was made.
  const made = inner !== asked && /^[A-Z]/.test(calleeName(inner) ?? "");
  if (/^(?:AuthenticationHeaderValue|HeaderValue|BearerTokens?|StringValues)$/.test(calleeName(inner) ?? ""))
    return inner.args.map(({ value }) => value);
  const hands = isLogField(calleeName(inner) ?? "");
  return inner.args.flatMap(({ name, value }) =>
    ((value.kind === "object" || value.kind === "list") && (inner === asked || made)) ||
    hands ||
    (made && name !== undefined && saysCredential(name))
      ? [value]
      : [],
  );
}

/** The values of an object that are there to see: not those of a spread that a later entry overwrites, or that were taken out. */
function visibleValues(flow: Flow, object: ObjectNode): Node[] {
  const own = new Set(object.entries.flatMap(({ key }) => (key?.kind === "string" ? [key.value] : [])));
  const taken = takenOut(flow, object);
  return object.entries.flatMap(({ key, value }) => {
    if (key) return [value];
    return flow
      .terminals(value)
      .flatMap(({ node }) =>
        node.kind === "object"
          ? node.entries
              .filter(
                (entry) => !(entry.key?.kind === "string" && (own.has(entry.key.value) || taken.has(entry.key.value))),
              )
              .map((entry) => entry.value)
          : [],
      );
  });
}

/** `const { Authorization, ...rest } = headers`: what is taken apart beside the rest is not in it. */
function takenOut(flow: Flow, object: ObjectNode): ReadonlySet<string> {
  const assign = flow.file.model.parentOf(object);
  const spread = object.entries.find(({ key }) => !key)?.value;
  const owner = assign && flow.file.model.parentOf(assign);
  const siblings = owner?.kind === "block" || owner?.kind === "function" ? owner.body : flow.file.model.program.body;
  if (assign?.kind !== "assign" || spread?.kind !== "name") return new Set();
  return new Set(
    siblings.flatMap((node) => {
      const path =
        node.kind === "assign" && node.start <= assign.end && node.end >= assign.start - 200
          ? memberPath(node.value)
          : undefined;
      return path?.length === 2 && path[0] === spread.name ? [path[1] ?? ""] : [];
    }),
  );
}

/** The credentials that were set on the headers that are logged: `req.Header.Set("Authorization", …); log.Print(req.Header)`. */
function headersOf(flow: Flow, node: Node): Node[] {
  const path = memberPath(node);
  if (!path || !/headers?$|^hdrs?$/i.test(path.at(-1) ?? "") || node.kind === "call") return [];
  let root: Node = node;
  while (root.kind === "member") root = root.object;
  const variable = root.kind === "name" ? flow.file.model.variableOf(root) : undefined;
  return (variable?.reads ?? []).flatMap((read) => {
    let up: Node | undefined = read;
    while (up && flow.file.model.parentOf(up)?.kind === "member") up = flow.file.model.parentOf(up);
    const call = up && flow.file.model.parentOf(up);
    const [name, value] = call?.kind === "call" && call.callee === up ? call.args : [];
    const header = name?.value.kind === "string" ? name.value.value : name && memberPath(name.value)?.at(-1);
    return /^(?:authorization|x-api-key)$/i.test(header ?? "") && value ? [value.value] : [];
  });
}

function isBare(value: Value): boolean {
  return value.text.length <= 1;
}

function spotOf(flow: Flow, part: Node, at: Place): Place {
  return part.start >= at.start && part.end <= at.end ? { file: flow.file, start: part.start, end: part.end } : at;
}

/** What stands inside the logged expression has its own place; what it only refers to is told where it is logged. */
function spotIn(flow: Flow, node: Node, argument: Node, at: Place): Place {
  return node.start >= argument.start && node.end <= argument.end
    ? { file: flow.file, start: node.start, end: node.end }
    : at;
}
