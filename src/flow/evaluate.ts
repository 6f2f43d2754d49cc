import { saysCredential } from "../cinclus/names.ts";
import type {
  Argument,
  CallNode,
  FunctionNode,
  ImportNode,
  ListNode,
  MemberNode,
  NameNode,
  Node,
  StringNode,
} from "../tree/node.ts";
import {
  commandsGivingArgument,
  firstGiven,
  formats,
  givesFirstArgument,
  givesReceiver,
  hidesSecret,
  joins,
  mergesObjects,
  orElse,
  takesPart,
} from "../libraries/functions.ts";
import { Answers } from "./answers.ts";
import { joinedTexts } from "./texts.ts";
import { calleeName, type Variable } from "./model.ts";
import { plainName } from "../libraries/plain-name.ts";
import { fallbackTexts, hiddenValue, madeText, type TextReader } from "./made-texts.ts";
import { constantArgument, memberPath, propertyName } from "./names.ts";
import { Parts } from "./parts.ts";
import { pathOfExpression, unhidden } from "./paths.ts";
import { functionResult, resultsOf } from "./results.ts";
import type { TypeReader } from "./types.ts";
import { positionIn, Value, type Piece, type Ref, type SourceFile, type UnknownPiece } from "./value.ts";

/** A node that a value comes down to, with the names it went by on the way. */
export interface Terminal extends Ref {
  readonly via: readonly string[];
}

/** Finds the file that an import means, where it is one of the project. */
export type ImportResolver = (from: SourceFile, module: string) => SourceFile | undefined;

const mostTerminals = 12;

/** In these languages a function is called where its name stands. */
const callsByName = new Set(["ruby", "scala", "elixir", "crystal", "nim"]);

/** JSON in a text is looked into up to this length. */
const longestJson = 4000;
const mostValues = 10;
const deepest = 40;

/** How many of the values that a name is given are followed, and how many calls of a function. */
const mostWrites = 32;
const mostCalls = 64;

/** How many steps one question may take; what lies beyond stays unknown. */
const mostSteps = 3000;

/**
 * Follows values: through variables, fields, parameters and the calls that fill them, returns, imports, and
 * the functions that put texts together. Flow is not followed in time: a name has every value it is ever given.
 */
export class Evaluator {
  readonly #imports: ImportResolver;
  readonly #types: TypeReader | undefined;
  readonly #terminals = new Map<Node, readonly Terminal[]>();
  readonly #values = new Map<Node, readonly Value[]>();
  readonly #variables = new Map<Variable, readonly Terminal[]>();
  readonly #parts = new Parts();
  readonly #partsOf = new Answers<Terminal>();
  /** While the n-th write of a variable is evaluated, the variable itself has only the writes before it. */
  readonly #limits = new Map<Variable, number>();
  readonly #reader: TextReader = {
    values: (node, file) => this.values(node, file),
    used: (node, file) => this.#used(node, file),
    terminals: (node, file) => this.terminals(node, file),
  };
  #depth = 0;
  #steps = 0;
  /** How often an answer was cut off. */
  #cut = 0;

  constructor(imports: ImportResolver, types?: TypeReader) {
    this.#imports = imports;
    this.#types = types;
  }

  /** What an expression comes down to: literals, objects, functions, calls, names that nothing is known of. */
  terminals(node: Node, file: SourceFile): readonly Terminal[] {
    const known = this.#terminals.get(node);
    if (known) return known;
    if (this.#isSpent()) return [{ node, file, via: [] }];
    this.#depth++;
    this.#terminals.set(node, []);
    const found = this.#typed(node, file, this.#follow(node, file).slice(0, mostTerminals));
    this.#depth--;
    if (this.#limits.size > 0) this.#terminals.delete(node);
    else this.#terminals.set(node, found);
    return found;
  }

  /** The texts an expression can be. Empty where it is no text (an object, a function, a number). */
  values(node: Node, file: SourceFile): readonly Value[] {
    const known = this.#values.get(node);
    if (known) return known;
    if (this.#isSpent()) return [this.unknown(node, file)];
    this.#depth++;
    this.#values.set(node, []);
    const found = this.#valuesOf(node, file).slice(0, mostValues);
    this.#depth--;
    if (this.#limits.size > 0) this.#values.delete(node);
    else this.#values.set(node, found);
    return found;
  }

  /** The texts that an import brings in from another file of the project. */
  imported(node: ImportNode, file: SourceFile): readonly Value[] {
    return this.#fromModule(file, node.module, node.imported).flatMap((terminal) =>
      this.#valuesOfTerminal(terminal, node),
    );
  }

  unknown(node: Node, file: SourceFile, via: readonly string[] = []): Value {
    const piece: UnknownPiece = {
      kind: "unknown",
      paths: this.#paths(node, file, via),
      source: { node, file },
      use: undefined,
    };
    return new Value([piece]);
  }

  /** The arguments that calls of the same file hand to a parameter, each as a node; its default is not among them. */
  argumentsFor(fn: FunctionNode, index: number, file: SourceFile): readonly Node[] {
    const name = file.model.nameOfFunction(fn);
    const parameter = fn.parameters[index];
    if (name === undefined || !parameter) return [];
    return file.model
      .callsNamed(name)
      .slice(0, mostCalls)
      .flatMap((call) => {
        const named = call.args.find((argument) => argument.name === parameter.name);
        if (named) return [named.value];
        const positional = call.args.filter((argument) => argument.name === undefined)[index];
        return positional ? [positional.value] : [];
      });
  }

  /** A part of what an expression comes down to: an entry of an object, a field of a class, an export of a module. */
  part(node: Node, name: string, file: SourceFile): readonly Terminal[] {
    if (this.#isSpent()) return [];
    this.#depth++;
    const found = this.terminals(node, file)
      .flatMap((owner) => this.#partOf(owner, name))
      .slice(0, mostTerminals);
    this.#depth--;
    return found;
  }

  #isSpent(): boolean {
    if (this.#depth === 0) this.#steps = 0;
    const spent = this.#depth > deepest || this.#steps++ > mostSteps;
    if (spent) this.#cut++;
    return spent;
  }

  /** What comes from a module that cannot be read comes down to itself, but its type may tell what it is. */
  #typed(node: Node, file: SourceFile, found: readonly Terminal[]): readonly Terminal[] {
    if (!this.#types || found.length !== 1 || found[0]?.node !== node) return found;
    if (node.kind === "call" && !node.args.every(({ value }) => value.kind === "string" || value.kind === "name"))
      return found;
    const root = rootName(node.kind === "call" ? node.callee : node);
    if (!root || !file.model.variableOf(root)?.imported) return found;
    const constant = this.#types.constant(node, file);
    const name = node.kind === "call" ? undefined : memberPath(node)?.at(-1);
    return constant ? [{ ...constant, via: name === undefined ? [] : [name] }] : found;
  }

  #follow(node: Node, file: SourceFile): readonly Terminal[] {
    switch (node.kind) {
      case "name":
        return this.#followName(node, file);
      case "member":
        return this.#followMember(node, file);
      case "choice":
        return node.options.flatMap((option) => this.terminals(option, file));
      case "call":
        return this.#followCall(node, file);
      case "program": {
        // An expression of a template: `apiKey={key}`.
        const last = node.program.body.at(-1);
        return last && last.kind !== "program" ? this.terminals(last, file) : [{ node, file, via: [] }];
      }
      case "assign":
        return this.terminals(node.value, file);
      case "return":
        return node.value ? this.terminals(node.value, file) : [];
      default:
        return [{ node, file, via: [] }];
    }
  }

  #followName(node: NameNode, file: SourceFile): readonly Terminal[] {
    const variable = file.model.variableOf(node);
    const itself: Terminal = { node, file, via: [] };
    if (!variable) return [itself];
    if (variable.imported) {
      const { module, imported } = variable.imported;
      const found = this.#fromModule(file, module, imported);
      return found.length ? named(found, node.name) : [itself];
    }
    const found = this.#ofVariable(variable, file);
    return found.length ? named(found, node.name) : [itself];
  }

  /** What a variable comes down to, worked out once for all places that read it. */
  #ofVariable(variable: Variable, file: SourceFile): readonly Terminal[] {
    const limit = this.#limits.get(variable);
    const known = limit === undefined ? this.#variables.get(variable) : undefined;
    if (known) return known;
    if (this.#limits.size > 0) return this.#given(variable, file, limit);
    const cutBefore = this.#cut;
    this.#variables.set(variable, []);
    const found = this.#given(variable, file, limit);
    // What was cut off far down would be cut off less where another question begins here.
    if (this.#cut === cutBefore || this.#depth <= deepest / 2) this.#variables.set(variable, found);
    else this.#variables.delete(variable);
    return found;
  }

  #given(variable: Variable, file: SourceFile, limit = mostWrites): readonly Terminal[] {
    const found: Terminal[] = [];
    const { parameter } = variable;
    for (const argument of parameter ? this.argumentsFor(parameter.of, parameter.index, file) : []) {
      if (found.length >= mostTerminals) return found;
      found.push(...this.terminals(argument, file));
    }
    for (const [index, write] of variable.writes.slice(0, Math.min(mostWrites, limit)).entries()) {
      if (found.length >= mostTerminals) return found;
      const terminals =
        write.kind === "template"
          ? this.#within(variable, index, () => this.terminals(write, file))
          : this.terminals(write, file);
      found.push(...terminals);
    }
    return found;
  }

  #within<T>(variable: Variable, index: number, run: () => T): T {
    const before = this.#limits.get(variable);
    this.#limits.set(variable, index);
    try {
      return run();
    } finally {
      if (before === undefined) this.#limits.delete(variable);
      else this.#limits.set(variable, before);
    }
  }

  #fromModule(file: SourceFile, module: string, imported: string): readonly Terminal[] {
    const other = this.#imports(file, module);
    if (!other) return [];
    if (imported === "*") return [{ node: moduleNode(other), file: other, via: [] }];
    return this.#exported(other, imported, new Set());
  }

  #exported(file: SourceFile, name: string, seen: Set<SourceFile>): readonly Terminal[] {
    if (seen.has(file)) return [];
    seen.add(file);
    const direct = file.model.exports.get(name) ?? [];
    if (direct.length) return direct.flatMap((value) => this.terminals(value, file));
    for (const { module, imported, exported } of file.model.imports) {
      if (exported !== name && exported !== "*") continue;
      const other = this.#imports(file, module);
      const found = other ? this.#exported(other, exported === "*" ? name : imported, seen) : [];
      if (found.length) return found;
    }
    // `module.exports = { KEY }` is the default export, and its parts are what a named import gets.
    return name === "default"
      ? []
      : (file.model.exports.get("default") ?? []).flatMap((value) => this.part(value, name, file));
  }

  #followMember(node: MemberNode, file: SourceFile): readonly Terminal[] {
    const itself: Terminal = { node, file, via: [] };
    const constant = this.values(node.property, file).find((value) => value.constant)?.text;
    // `config[which]`: what the name stands for, where that is known.
    const name =
      node.property.kind === "name" ? (constant ?? node.property.name) : (propertyName(node.property) ?? constant);
    if (name === undefined) return [itself];
    const path = memberPath(node);
    if (path?.[0] === "this" || path?.[0] === "Self") {
      const writes = file.model.fieldWrites(node, path.slice(1).join("."));
      const found = writes
        .slice(0, mostWrites)
        .filter((write) => write !== node)
        .flatMap((write) => this.terminals(write, file));
      if (found.length) return named(found, name);
    }
    const root = rootName(node);
    const variable = root && file.model.variableOf(root);
    if (!variable && path) {
      const writes = file.model.globalWrites(path.join("."));
      const written = writes.flatMap((write) => this.terminals(write, file));
      if (written.length) return named(written, name);
    }
    const fields = variable && path ? (variable.fields.get(path.slice(1).join(".")) ?? []) : [];
    const found = [...fields.flatMap((value) => this.terminals(value, file)), ...this.part(node.object, name, file)];
    if (found.length) return named(this.#got(found, node), name);
    // Ruby, Scala and Nim call without brackets: `"…".freeze`; PHP's and Swift's enums have values of their own.
    const isPlain = givesReceiver.has(plainName(name)) || /^(?:raw)?value$/i.test(name);
    const texts = isPlain ? this.terminals(node.object, file).filter(isText) : [];
    return texts.length && !(trims(plainName(name)) && texts.some(hasOuterSpace)) ? texts : [itself];
  }

  /** What getters and properties give, where they are not called but read. */
  #got(found: readonly Terminal[], node: MemberNode): readonly Terminal[] {
    return found.flatMap((terminal) => {
      const { node: fn, file } = terminal;
      const parent = file.model.parentOf(node);
      const isCalled = parent?.kind === "call" && parent.callee === node;
      if (fn.kind !== "function" || fn.parameters.length > 0 || isCalled) return [terminal];
      if (file.model.parentOf(fn)?.kind !== "class") return [terminal];
      const results = resultsOf(fn).flatMap((result) => this.terminals(result, file));
      return results.length > 0 ? results : [terminal];
    });
  }

  #partOf(owner: Terminal, name: string): readonly Terminal[] {
    // What is looked up in a file of the project has no other name than its own.
    if (owner.node.kind === "program" || this.#limits.size > 0) return this.#partsIn(owner, name);
    const cutBefore = this.#cut;
    return this.#partsOf.get(owner.node, name, () => this.#partsIn(owner, name), () => this.#cut === cutBefore);
  }

  #partsIn(owner: Terminal, name: string): readonly Terminal[] {
    const { node, file } = owner;
    switch (node.kind) {
      case "object": {
        return this.#parts
          .entriesOf(node, name)
          .flatMap(({ key, value }) => (key ? this.terminals(value, file) : this.part(value, name, file)));
      }
      case "list": {
        const item = /^-?\d{1,6}$/.test(name) ? node.items.at(Number(name)) : pairNamed(node, name);
        return item ? this.terminals(item, file) : [];
      }
      case "string": {
        const field = jsonField(node, name);
        return field ? [{ node: field, file, via: [] }] : [];
      }
      case "class":
        return [
          ...file.model.classField(node, name).flatMap((write) => this.terminals(write, file)),
          ...this.#parts
            .membersOf(node, name)
            .flatMap((member) => (member.kind === "function" ? [{ node: member, file, via: [] }] : [])),
        ];
      case "program":
        return this.#exported(file, name, new Set());
      case "name": {
        // A parameter of a component or function that takes named arguments: `props.apiKey` of `<Chat apiKey={…} />`.
        const parameter = file.model.variableOf(node)?.parameter;
        if (!parameter) return [];
        const called = file.model.nameOfFunction(parameter.of);
        if (called === undefined) return [];
        return file.model
          .callsNamed(called)
          .slice(0, mostCalls)
          .flatMap((call) =>
            call.args.filter((argument) => argument.name === name).flatMap(({ value }) => this.terminals(value, file)),
          );
      }
      case "call": {
        // Of a constructor or a struct; what any other call gives back has parts of its own.
        const made = /^[A-Z]|^(?:dict|object|struct|self)$/.test(calleeName(node) ?? "");
        const given = node.args
          .filter((argument) => made && argument.name === name)
          .flatMap(({ value }) => this.terminals(value, file));
        if (given.length) return given;
        // `Object.assign({}, defaults, { … })`, `new Map([["key", …]])`
        const merged = mergesObjects.has(plainName(calleeName(node) ?? ""))
          ? node.args
              .filter((argument) => argument.name === undefined)
              .flatMap(({ value }) => this.part(value, name, file))
          : [];
        if (merged.length) return merged;
        const classes = this.terminals(node.callee, file).filter((callee) => callee.node.kind === "class");
        return classes.flatMap((made) => this.#partOf(made, name));
      }
      default:
        return [];
    }
  }

  #followCall(node: CallNode, file: SourceFile): readonly Terminal[] {
    const itself: Terminal = { node, file, via: [] };
    // A tag of YAML (`!secret x`, `!vault …`) stands for something else than its text.
    if (node.command) return this.#followCommand(node, itself);
    if (calleeName(node)?.startsWith("!") === true) return [itself];
    const name = plainName(calleeName(node) ?? "");
    if (name === "import" || name === "require") {
      const module = constantArgument(node, 0);
      const found = module === undefined ? [] : this.#fromModule(file, module, "*");
      return found.length ? found : [itself];
    }
    const returned = this.#returns(node, file);
    if (returned.length) return returned;
    if (firstGiven.has(name) && node.args.length > 1)
      return node.args.flatMap(({ value }) => this.terminals(functionResult(value), file));
    const entry = this.#entryAsked(node, name, file);
    if (entry.length) return entry;
    if (hidesSecret.has(name) || takesPart.has(name) || joins.has(name) || formats.has(name)) return [itself];
    const receiver = node.callee.kind === "member" ? node.callee.object : undefined;
    if (receiver && node.args.every(isEncodingName) && givesReceiver.has(name)) {
      const inner = this.terminals(receiver, file);
      return trims(name) && inner.some(hasOuterSpace) ? [itself] : inner;
    }
    const asks = /^(?:get|fetch)/.test(name) && constantArgument(node, 0) !== undefined;
    if (receiver && orElse.has(name) && !asks) {
      const other = node.args.find((argument) => argument.name === undefined)?.value;
      return [
        ...this.terminals(receiver, file),
        ...(other && other.kind !== "literal" && !isMessage(name) ? this.terminals(functionResult(other), file) : []),
      ];
    }
    const first = node.args.find((argument) => argument.name === undefined);
    const wraps =
      first &&
      (node.args.length === 1 || /stringify|dumps|json|encode/.test(name)) &&
      givesFirstArgument.has(name) &&
      isWrappable(first.value);
    const wrapped = wraps ? this.terminals(functionResult(first.value), file) : [itself];
    return trims(name) && wrapped.some(hasOuterSpace) ? [itself] : wrapped;
  }

  /** An entry that is asked for by a call: `map.get("key")`, `list.at(-1)`, `config.fetch(:key)`. */
  #entryAsked(node: CallNode, name: string, file: SourceFile): readonly Terminal[] {
    const owner = node.callee.kind === "member" ? node.callee.object : undefined;
    const asked = node.args[0]?.value;
    if (!owner || !asked || !/^(?:get|at|fetch|getvalue|getordefault|getproperty|elementat|nth|item)$/.test(name))
      return [];
    const key = numberOf(asked)?.toString() ?? constantArgument(node, 0);
    if (key === undefined) return [];
    const variable = owner.kind === "name" ? file.model.variableOf(owner) : undefined;
    const put = (variable?.entries.get(key) ?? []).flatMap((value) => this.terminals(value, file));
    return named([...put, ...this.part(owner, key, file)], key);
  }

  /** A command that gives its argument in another form: PowerShell's `ConvertTo-SecureString "…" -AsPlainText`. */
  #followCommand(node: CallNode, itself: Terminal): readonly Terminal[] {
    const given = node.args.find((argument) => argument.name === undefined || argument.name === "String")?.value;
    const command = node.callee.kind === "string" ? node.callee.value.toLowerCase() : "";
    return given && commandsGivingArgument.has(command) ? this.terminals(given, itself.file) : [itself];
  }

  /** What a call of a function of the project gives back. */
  #returns(node: CallNode, file: SourceFile): readonly Terminal[] {
    const { kind } = node.callee;
    const callees =
      kind === "name" || kind === "member" || kind === "function" ? this.terminals(node.callee, file) : [];
    return callees.flatMap((callee) =>
      callee.node.kind === "function"
        ? resultsOf(callee.node).flatMap((result) => this.terminals(result, callee.file))
        : [],
    );
  }

  #valuesOf(node: Node, file: SourceFile): readonly Value[] {
    switch (node.kind) {
      case "string":
        return [new Value([{ kind: "constant", text: node.value, literal: node, from: 0, file, use: undefined }])];
      case "literal":
        return [];
      case "template":
        return joinedTexts(
          node.parts.map((part) => this.#used(part, file)),
          mostValues,
        );
      case "operation":
      case "object":
      case "list":
      case "function":
      case "class":
        return node.kind === "operation" ? [this.unknown(node, file)] : [];
      case "call":
        return this.#valuesOfCall(node, file);
      default: {
        const terminals = this.terminals(node, file);
        if (terminals[0]?.node === node && node.kind === "member") {
          // Without brackets a call looks like a field: Ruby's `["a", "b"].join`.
          const made = this.#madeWithoutBrackets(node, file);
          if (made?.length) return made;
        }
        return terminals.flatMap((terminal) => this.#valuesOfTerminal(terminal, node));
      }
    }
  }

  #madeWithoutBrackets(node: MemberNode, file: SourceFile): readonly Value[] | undefined {
    const name = plainName(propertyName(node.property) ?? "");
    if (!trims(name) && !joins.has(name)) return undefined;
    const call: CallNode = { kind: "call", callee: node, args: [], start: node.start, end: node.end };
    return madeText({ call, name, file, reader: this.#reader });
  }

  #valuesOfTerminal(terminal: Terminal, asked: Node): readonly Value[] {
    const { node, file, via } = terminal;
    // Ruby's methods are called by their bare name.
    if (node.kind === "function" && node.parameters.length === 0 && callsByName.has(file.model.program.language))
      return resultsOf(node).flatMap((result) => this.values(result, file));
    if (node === asked || node.kind === "name" || node.kind === "member") return [this.unknown(node, file, via)];
    return this.values(node, file).map((value) => this.#alsoNamed(value, via));
  }

  /** An unknown part of a value is also known by the names it went by on the way. */
  #alsoNamed(value: Value, via: readonly string[]): Value {
    if (via.length === 0 || value.constant) return value;
    return new Value(
      value.pieces.map((piece): Piece =>
        piece.kind === "unknown" && value.pieces.length === 1 ? { ...piece, paths: [...piece.paths, via] } : piece,
      ),
    );
  }

  /** The values of an expression inside a larger one: their place there is the expression. */
  #used(part: Node, file: SourceFile): readonly Value[] {
    const values = this.values(part, file);
    if (part.kind === "string" || part.kind === "template") return values;
    const known = values.length ? values : [this.unknown(part, file)];
    return known.map(
      (value) =>
        new Value(
          value.pieces.map((piece) => (piece.use?.file === file ? piece : { ...piece, use: { node: part, file } })),
        ),
    );
  }

  #valuesOfCall(node: CallNode, file: SourceFile): readonly Value[] {
    const name = plainName(calleeName(node) ?? "");
    if (!node.command && calleeName(node)?.startsWith("!") !== true) {
      const made = madeText({ call: node, name, file, reader: this.#reader });
      if (made?.length) return made;
    }
    const terminals = this.terminals(node, file);
    const elsewhere = terminals.filter((terminal) => terminal.node !== node);
    if (elsewhere.length) return elsewhere.flatMap((terminal) => this.#valuesOfTerminal(terminal, node));
    if (hidesSecret.has(name)) return [hiddenValue(node, file)];
    return [this.unknown(node, file), ...fallbackTexts(node, file, this.#reader)];
  }

  #paths(node: Node, file: SourceFile, via: readonly string[]): (readonly string[])[] {
    const own = pathOfExpression(
      unhidden(node, file),
      (argument) => this.values(argument, file).find(({ constant }) => constant)?.text,
    );
    return [...(own.length ? [own] : []), ...(via.length ? [via] : []), ...this.#pathsByType(node, file)];
  }

  /** `given.apiKey` is a Cinclus key where the type of `given` is called so. */
  #pathsByType(node: Node, file: SourceFile): (readonly string[])[] {
    const property = node.kind === "member" ? propertyName(node.property) : undefined;
    if (!this.#types || node.kind !== "member" || property === undefined || !saysCredential(property)) return [];
    const type = this.#types.typeName(node.object, file);
    return type === undefined ? [] : [[type, property]];
  }
}

function named(terminals: readonly Terminal[], name: string): Terminal[] {
  return terminals.map((terminal) =>
    terminal.via.length < 6 ? { ...terminal, via: [...terminal.via, name] } : terminal,
  );
}

function trims(name: string): boolean {
  return /^(?:trim|strip|chomp)/.test(name);
}

function hasOuterSpace({ node }: Terminal): boolean {
  return node.kind === "string" && node.value.trim() !== node.value;
}

function isText({ node }: Terminal): boolean {
  return node.kind === "string" || node.kind === "template";
}

function rootName(node: Node): NameNode | undefined {
  for (let at = node; ;) {
    if (at.kind === "name") return at;
    if (at.kind !== "member") return undefined;
    at = at.object;
  }
}

/** What is handed to `expect` and its kin is the text of an error, not another value. */
function isMessage(name: string): boolean {
  return /^(?:expect|context|withcontext|orelsethrow|okor|okorelse|maperr|getorthrow|rescue)$/.test(name);
}

/** `"utf8"` of `buffer.toString("utf8")`, `"utf-8"` of `bytes.decode("utf-8")`. */
function isEncodingName({ value }: Argument): boolean {
  return value.kind === "string"
    ? /^(?:utf-?(?:8|16(?:le)?)|ascii|us-ascii|latin-?1|iso-8859-1|binary)$/i.test(value.value)
    : /^(?:UTF_?8|ASCII|US_ASCII|utf8|ascii|ISO_8859_1)$/.test(memberPath(value)?.at(-1) ?? "");
}

function numberOf(node: Node): number | undefined {
  if (node.kind === "literal") return typeof node.value === "number" ? node.value : undefined;
  const [operand] = node.kind === "operation" && node.operator === "-" ? node.operands : [];
  const number = operand && numberOf(operand);
  return number === undefined ? undefined : -number;
}

/** `["key", value]` of a list of pairs. */
function pairNamed(list: ListNode, name: string): Node | undefined {
  for (const item of list.items)
    if (item.kind === "list" && item.items[0]?.kind === "string" && item.items[0].value === name) return item.items[1];
  return undefined;
}

/** The text that a JSON object in a string gives a field, where it is written without escapes: `JSON.parse("…").key`. */
function jsonField(json: StringNode, name: string): StringNode | undefined {
  const key = `"${name}"`;
  const at = json.value.length > longestJson ? -1 : json.value.indexOf(key);
  const match = at < 0 ? null : /^\s{0,9}:\s{0,9}"([^"\\]{0,400})"/.exec(json.value.slice(at + key.length));
  const value = match?.[1];
  if (!match || value === undefined) return undefined;
  const start = positionIn(json, at + key.length + match[0].length - value.length - 1);
  return { kind: "string", value, contentStart: start, start, end: start + value.length };
}

function isWrappable(node: Node): boolean {
  return node.kind !== "literal";
}

const modules = new WeakMap<SourceFile, Node>();

function moduleNode(file: SourceFile): Node {
  const known = modules.get(file);
  if (known) return known;
  const made: Node = { kind: "program", program: file.model.program, start: 0, end: file.text.length };
  modules.set(file, made);
  return made;
}
