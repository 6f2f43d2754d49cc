import { hidesSecret, joins } from "../../libraries/functions.ts";
import { plainName } from "../../libraries/plain-name.ts";
import type { CallNode, MemberNode, Node } from "../../tree/node.ts";
import { calleeName, propertyName } from "../names.ts";
import { resultsOf } from "../results.ts";
import { Value, type Piece, type SourceFile } from "../value.ts";
import { textWithBraces } from "./braces.ts";
import { commandOutput } from "./command-outputs.ts";
import { fallbackTexts } from "./fallback-texts.ts";
import { hiddenValue, madeText } from "./made-texts.ts";
import type { Follower, Terminal } from "./terminal.ts";
import { TextCall, type TextReader } from "./text-call.ts";
import { joinedTexts } from "./texts.ts";
import { trims } from "./trimming.ts";
import type { Unknowns } from "./unknowns.ts";

/** In these languages a function or a computed property is called where its name stands. */
const callsByName = new Set(["ruby", "scala", "elixir", "crystal", "nim", "kotlin", "csharp", "swift", "dart"]);

/** Makes texts of what expressions come down to: literals, templates, what calls put together, and what is not known. */
export class TextValues {
  readonly #follower: Follower;
  readonly #unknowns: Unknowns;
  readonly #reader: TextReader;

  constructor(follower: Follower, unknowns: Unknowns) {
    this.#follower = follower;
    this.#unknowns = unknowns;
    this.#reader = {
      values: (node, file) => follower.values(node, file),
      used: (node, file) => this.#used(node, file),
      terminals: (node, file) => follower.terminals(node, file),
    };
  }

  /** The texts an expression can be. Empty where it is no text. */
  of(node: Node, file: SourceFile): readonly Value[] {
    switch (node.kind) {
      case "string":
        return textWithBraces(node, file, this.#follower);
      case "template":
        return joinedTexts(node.parts.map((part) => this.#used(part, file)));
      case "operation":
        return [this.#unknowns.value(node, file)];
      case "literal":
      case "object":
      case "list":
      case "function":
      case "class":
        return [];
      case "call":
        return this.#ofCall(node, file);
      default: {
        const terminals = this.#follower.terminals(node, file);
        if (terminals[0]?.node === node && node.kind === "member") {
          const made = this.#madeWithoutBrackets(node, file);
          if (made?.length) return made;
        }
        return terminals.flatMap((terminal) => this.ofTerminal(terminal, node));
      }
    }
  }

  /** The texts of what an expression came down to. */
  ofTerminal(terminal: Terminal, asked: Node): readonly Value[] {
    const { node, file, via } = terminal;
    // Ruby's methods are called by their bare name.
    if (node.kind === "function" && node.parameters.length === 0 && callsByName.has(file.model.program.language))
      return resultsOf(node).flatMap((result) => this.#follower.values(result, file));
    const made = node.kind === "member" && node !== asked ? this.#madeWithoutBrackets(node, file) : undefined;
    if (made?.length) return made;
    if (node === asked || node.kind === "name" || node.kind === "member")
      return [this.#unknowns.value(node, file, via)];
    return this.#follower.values(node, file).map((value) => alsoNamed(value, via));
  }

  #ofCall(node: CallNode, file: SourceFile): readonly Value[] {
    const name = plainName(calleeName(node) ?? "");
    if (!node.command && calleeName(node)?.startsWith("!") !== true) {
      const made = madeText(new TextCall(node, name, file, this.#reader));
      if (made?.length) return made;
    }
    const output = node.command ? commandOutput(node, file, this.#reader) : undefined;
    if (output?.length) return output;
    const terminals = this.#follower.terminals(node, file);
    const elsewhere = terminals.filter((terminal) => terminal.node !== node);
    if (elsewhere.length) return elsewhere.flatMap((terminal) => this.ofTerminal(terminal, node));
    if (hidesSecret.has(name)) return [hiddenValue(node, file)];
    return [this.#unknowns.value(node, file), ...fallbackTexts(node, file, this.#reader)];
  }

  /** Without brackets a call looks like a field: Ruby's `["a", "b"].join`. */
  #madeWithoutBrackets(node: MemberNode, file: SourceFile): readonly Value[] | undefined {
    const name = plainName(propertyName(node.property) ?? "");
    if (!trims(name) && !joins.has(name)) return undefined;
    const call: CallNode = { kind: "call", callee: node, args: [], start: node.start, end: node.end };
    return madeText(new TextCall(call, name, file, this.#reader));
  }

  /** The values of an expression inside a larger one: their place there is the expression. */
  #used(part: Node, file: SourceFile): readonly Value[] {
    const values = this.#follower.values(part, file);
    if (part.kind === "string" || part.kind === "template") return values;
    const known = values.length ? values : [this.#unknowns.value(part, file)];
    return known.map(
      (value) =>
        new Value(
          value.pieces.map((piece) => (piece.use?.file === file ? piece : { ...piece, use: { node: part, file } })),
        ),
    );
  }
}

/** An unknown part of a value is also known by the names it went by on the way. */
function alsoNamed(value: Value, via: readonly string[]): Value {
  if (via.length === 0 || value.constant) return value;
  return new Value(
    value.pieces.map((piece): Piece =>
      piece.kind === "unknown" && value.pieces.length === 1 ? { ...piece, paths: [...piece.paths, via] } : piece,
    ),
  );
}
