import type { Argument, AssignNode, Node, Range } from "../../../tree/node.ts";
import { assign, call, choice, closure, literal, member, named, operation, plainString, template } from "../../code/nodes.ts";
import { isControl, readControl } from "./control.ts";
import { madeText } from "./made-text.ts";
import type { Command, Word } from "./scanner.ts";
import type { Translator } from "./translator.ts";

/** The nodes of a command; none for those that only declare. The last one is its value. */
export function readCommand(command: Command, translator: Translator): readonly Node[] {
  const [head, ...rest] = command.words;
  if (!head) return [];
  const name = translator.constant(head)?.replace(/^::/, "");
  if (name === undefined || head.kind === "braced") return [readMethod(head, rest, command, translator)];
  const known = readers.get(name);
  if (known) return known(rest, command, translator);
  if (isControl(name)) return readControl(name, rest, command, translator);
  return [readCall(name, head, rest, command, translator)];
}

type Reader = (words: readonly Word[], command: Command, translator: Translator) => readonly Node[];

const readers: ReadonlyMap<string, Reader> = new Map(Object.entries<Reader>({
  set: ([name, value], command, translator) => {
    if (!name) return [];
    return [value ? given(translator.target(name), translator.value(value), command) : translator.target(name)];
  },
  variable: readVariables,
  append: ([name, ...values], command, translator) => {
    if (!name) return [];
    const target = translator.target(name);
    const parts = [target, ...values.map((value) => translator.text(value))];
    return [given(target, template(parts, { start: name.start, end: command.end }), command)];
  },
  lappend: ([name, ...values], command, translator) => {
    const pairs = translator.pairs(values, { start: values[0]?.start ?? command.end, end: command.end });
    if (!name || !pairs) return [operation("", values.map((value) => translator.value(value)), command)];
    const target = translator.target(name);
    return pairs.entries.map(({ key, value }) => given(key ? member(target, key, name) : target, value, command));
  },
  array: ([action, name, value], command, translator) => {
    if (!action || !name || !value || translator.constant(action) !== "set") return [];
    return [given(translator.target(name), translator.value(value), command)];
  },
  dict: readDictionary,
  list: (words, command, translator) => {
    const pairs = translator.pairs(words, command);
    return [pairs ?? { kind: "list", items: words.map((word) => translator.value(word)), start: command.start, end: command.end }];
  },
  expr: (words, command, translator) => [translator.expression(words, command)],
  return: (words, command, translator) => {
    const value = words.at(-1);
    const { start, end } = command;
    if (!value) return [{ kind: "return", start, end }];
    const fails = words.some((word) => translator.constant(word) === "error") && words.length > 1;
    return [{ kind: fails ? "throw" : "return", value: translator.value(value), start, end }];
  },
  error: ([message], { start, end }, translator) => (message ? [{ kind: "throw", value: translator.text(message), start, end }] : []),
  throw: (words, { start, end }, translator) => {
    const message = words.at(-1);
    return message ? [{ kind: "throw", value: translator.text(message), start, end }] : [];
  },
  puts: (words, command, translator) => {
    const [first, second] = words.filter((word) => translator.constant(word) !== "-nonewline");
    const text = second ?? first;
    if (!text) return [];
    const isOutput = !second || /^std(?:out|err)$/.test((first && translator.constant(first)) ?? "");
    const callee = named(isOutput ? "puts" : "putsTo", command.words[0] ?? command);
    const told = second && first && !isOutput ? [first, second] : [text];
    return [call(callee, told.map((word) => ({ value: translator.text(word) })), command)];
  },
  string: ([action, ...words], command, translator) => {
    if (!action) return [];
    const name = translator.constant(action) ?? "";
    const values = words.map((word) => translator.text(word));
    if (name === "cat") return [template(values, command)];
    const isRange = name === "range" || name === "index";
    const args = values.map((value) => ({ value: isRange && value.kind === "string" && /^\d{1,9}$/.test(value.value) ? literal(Number(value.value), value) : value }));
    return [call(named(isRange ? "slice" : name, action), args, command)];
  },
  package: ([action, ...words], { start, end }, translator) => {
    const module = words.map((word) => translator.constant(word)).find((word) => word !== undefined && !word.startsWith("-"));
    if (!module || !action || translator.constant(action) !== "require") return [];
    return [{ kind: "import", module, imported: "*", start, end }];
  },
  "http::formatQuery": (words, command, translator) => [
    template(
      words.flatMap((word, index) => {
        if (index % 2 === 1) return [translator.text(word)];
        const name = translator.constant(word);
        return name === undefined ? [translator.text(word)] : [madeText(`${index > 0 ? "&" : ""}${name}=`, word)];
      }),
      command,
    ),
  ],
  my: (words, command, translator) => [callOn(named("this", command.words[0] ?? command), words, command, translator)],
  exec: readProgram,
  spawn: readProgram,
  global: () => [],
  upvar: () => [],
}));

function given(target: Node, value: Node, { start, end }: Range): AssignNode {
  return assign(target, value, false, { start, end });
}

function readVariables(words: readonly Word[], command: Command, translator: Translator): readonly Node[] {
  return words.flatMap((name, index) => {
    const value = words[index + 1];
    return index % 2 === 1 || !value ? [] : [given(translator.target(name), translator.value(value), command)];
  });
}

function readDictionary([action, ...words]: readonly Word[], command: Command, translator: Translator): readonly Node[] {
  const { start, end } = command;
  const [owner, ...others] = words;
  switch (action && translator.constant(action)) {
    case "create":
      return [translator.pairs(words, command) ?? { kind: "object", entries: [], start, end }];
    case "get":
    case "getdef":
    case "getwithdefault": {
      if (!owner) return [];
      const hasDefault = action && translator.constant(action) !== "get";
      const fallback = hasDefault ? others.at(-1) : undefined;
      let taken = translator.value(owner);
      for (const key of fallback ? others.slice(0, -1) : others) taken = member(taken, translator.text(key));
      return [fallback ? choice([taken, translator.value(fallback)], command) : taken];
    }
    case "set": {
      const value = others.at(-1);
      if (!owner || !value) return [];
      let target = translator.target(owner);
      for (const key of others.slice(0, -1)) target = member(target, translator.text(key));
      return [given(target, translator.value(value), command)];
    }
    case "merge":
      return [{ kind: "object", entries: words.map((word) => ({ value: translator.value(word) })), start, end }];
    case "for":
    case "map":
    case "with":
    case "update": {
      const body = words.at(-1);
      return body?.kind === "braced" ? [{ kind: "block", body: translator.statementsIn(body.content), start: body.start, end: body.end }] : [];
    }
    default:
      return [operation("dict", words.map((word) => translator.value(word)), command)];
  }
}

/** Another program and its words: `exec curl -H "…" $url`. */
function readProgram(words: readonly Word[], command: Command, translator: Translator): readonly Node[] {
  return [call(named("exec", command.words[0] ?? command), words.map((word) => ({ value: translator.text(word) })), command)];
}

/** `$client configure -apikey …`, `${log}::debug "…"`, `[Cinclus new] ask …` */
function readMethod(head: Word, rest: readonly Word[], command: Command, translator: Translator): Node {
  const [owner, part] = head.parts;
  const object = owner ? translator.part(owner) : literal(null, head);
  if (part?.kind === "text" && part.value.startsWith("::")) {
    const property = plainString(part.value.slice(2), { start: part.end - part.value.length + 2, end: part.end });
    return call(member(object, property), argumentsOf(rest, translator), command);
  }
  return callOn(object, rest, command, translator);
}

function callOn(object: Node, [first, ...rest]: readonly Word[], command: Command, translator: Translator): Node {
  const method = first?.kind === "bare" ? translator.constant(first) : undefined;
  if (!first || method === undefined || !/^[A-Za-z_]\w*$/.test(method)) return call(object, argumentsOf(first ? [first, ...rest] : [], translator), command);
  return call(member(object, translator.text(first)), argumentsOf(rest, translator), command);
}

/** Where the first word behind a command says what it is to do: `Cinclus new -apikey …`, `HTTP::header insert …`. */
const actions = /^(?:new|create|configure|insert|replace|config)$/;

function readCall(name: string, head: Word, rest: readonly Word[], command: Command, translator: Translator): Node {
  const callee = translator.variable(name, head);
  const [first] = rest;
  if (first && actions.test(translator.constant(first) ?? "")) return callOn(callee, rest, command, translator);
  // What this function calls a query is the body.
  const isBody = (option: string): boolean => name === "http::geturl" && option === "query";
  const args = argumentsOf(rest, translator).map((one) => (one.name !== undefined && isBody(one.name) ? { ...one, name: "body" } : one));
  return call(callee, args, command);
}

/** Arguments; an option names the one behind it: `-headers $headers`. */
function argumentsOf(words: readonly Word[], translator: Translator): Argument[] {
  const args: Argument[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    const next = words[index + 1];
    if (!word) continue;
    const option = optionOf(word, translator);
    if (option === undefined) {
      args.push({ value: argumentOf(word, translator) });
      continue;
    }
    const isAlone = !next || optionOf(next, translator) !== undefined;
    args.push({ name: option, nameRange: { start: word.start, end: word.end }, value: isAlone ? literal(true, word) : argumentOf(next, translator) });
    if (!isAlone) index++;
  }
  return args;
}

function optionOf(word: Word, translator: Translator): string | undefined {
  return word.kind === "bare" ? /^-([A-Za-z][\w-]{0,60})$/.exec(translator.constant(word) ?? "")?.[1] : undefined;
}

/** In braces over several lines stands a script, where it is no dictionary and no text of another language. */
function argumentOf(word: Word, translator: Translator): Node {
  const content = word.kind === "braced" ? (translator.constant(word) ?? "") : "";
  if (content.includes("\n") && /^\s{0,999}[\w:.$#]/.test(content) && (/[$[]/.test(content) || !translator.dictionary(word))) {
    return closure([], translator.statementsIn(word.content), word);
  }
  return translator.value(word);
}
