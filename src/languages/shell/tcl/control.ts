import type { Node, Parameter } from "../../../tree/node.ts";
import { operation } from "../../code/nodes.ts";
import type { Command, Word } from "./scanner.ts";
import type { Translator } from "./translator.ts";

const conditional = new Set(["if", "while"]);
const onlyLast = new Set(["foreach", "lmap", "when"]);
const running = new Set([...onlyLast, "for", "catch", "try", "switch", "after", "uplevel", "time", "eval"]);
const defining = new Set(["proc", "method", "typemethod", "constructor", "destructor", "typeconstructor", "body"]);
const grouping = new Set(["namespace", "oo::class", "oo::define", "oo::objdefine", "snit::type", "snit::widget", "itcl::class", "class"]);

/** Whether what stands in the braces of a command is a script. */
export function isControl(name: string): boolean {
  return conditional.has(name) || running.has(name) || defining.has(name) || grouping.has(name);
}

/** Conditions, loops, procedures, namespaces and classes. */
export function readControl(name: string, words: readonly Word[], command: Command, translator: Translator): readonly Node[] {
  if (defining.has(name)) return [readProcedure(name, words, command, translator)];
  if (grouping.has(name)) return readGroup(words, command, translator);
  if (conditional.has(name)) return readConditions(words, translator);
  const bodies = words.filter(({ kind }) => kind === "braced");
  if (name === "switch") return bodies.flatMap((body) => readArms(body, translator));
  // What a loop goes through may stand in braces, too.
  const scripts = onlyLast.has(name) ? bodies.slice(-1) : bodies;
  return scripts.map((body) => blockOf(body, translator));
}

function blockOf({ content, start, end }: Word, translator: Translator): Node {
  return { kind: "block", body: translator.statementsIn(content), start, end };
}

/** `if {…} {…} elseif {…} {…} else {…}` */
function readConditions(words: readonly Word[], translator: Translator): Node[] {
  let expected: "condition" | "body" = "condition";
  return words.flatMap((word): Node[] => {
    const said = word.kind === "bare" ? translator.constant(word) : undefined;
    if (said === "then" || said === "else") {
      expected = "body";
      return [];
    }
    if (said === "elseif") {
      expected = "condition";
      return [];
    }
    if (expected === "condition") {
      expected = "body";
      return [operation("if", [translator.expression([word], word)], word)];
    }
    return word.kind === "braced" ? [blockOf(word, translator)] : [translator.text(word)];
  });
}

/** The arms of a `switch`, which stand together in braces or alone. */
function readArms(body: Word, translator: Translator): Node[] {
  const words = translator.scanner.wordsIn(body.content);
  const arms = words.filter(({ kind }, index) => kind === "braced" && index % 2 === 1);
  return arms.length > 0 ? arms.map((arm) => blockOf(arm, translator)) : [blockOf(body, translator)];
}

function readProcedure(kind: string, words: readonly Word[], { start, end }: Command, translator: Translator): Node {
  const isNamed = !kind.endsWith("structor");
  const [first] = words;
  const name = isNamed && first ? translator.constant(first)?.split("::").at(-1) : undefined;
  const [parameters, body] = words.length > 1 ? words.slice(-2) : [undefined, words[0]];
  return {
    kind: "function",
    ...(name !== undefined && { name }),
    parameters: parametersOf(parameters === first && isNamed ? undefined : parameters, translator),
    body: body?.kind === "braced" ? translator.statementsIn(body.content) : [],
    returnsLast: true,
    start,
    end,
  };
}

/** `namespace eval cinclus {…}`, `oo::class create Client {…}` */
function readGroup(words: readonly Word[], { start, end }: Command, translator: Translator): readonly Node[] {
  const body = words.at(-1);
  if (body?.kind !== "braced" || words.length < 2) return [];
  const name = words.slice(0, -1).map((word) => translator.constant(word)).findLast((word) => word !== undefined && word !== "eval" && word !== "create");
  return [{ kind: "class", name: name?.split("::").at(-1) ?? "", heritage: [], members: translator.statementsIn(body.content), start, end }];
}

/** The parameters of a procedure: names, and names with defaults. */
function parametersOf(word: Word | undefined, translator: Translator): Parameter[] {
  if (word?.kind !== "braced") return [];
  return translator.scanner.wordsIn(word.content).flatMap((one): Parameter[] => {
    const { start, end } = one;
    if (one.kind !== "braced") return [{ name: translator.constant(one) ?? "", start, end }];
    const [name, value] = translator.scanner.wordsIn(one.content);
    return name ? [{ name: translator.constant(name) ?? "", ...(value && { default: translator.value(value) }), start, end }] : [];
  });
}
