/**
 * The neutral tree: one small syntax tree for every language.
 *
 * A language reads a text into this tree; `src/flow` follows values through it. The tree says what
 * is written (names, strings, calls, fields) and nothing of what it means to Cinclus.
 *
 * Every position is an offset in UTF-16 code units into the text that the tree was read from.
 */

/** Half-open: `start` belongs to it, `end` does not. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A constant string, decoded. Numbers used as text are strings too. */
export interface StringNode extends Range {
  readonly kind: "string";
  /** What the program sees: escapes undone, quotes gone. */
  readonly value: string;
  /**
   * Where each UTF-16 unit of `value` stands in the text, plus one entry for the end
   * (`offsets.length === value.length + 1`). Absent where `value` stands in the text verbatim from
   * `contentStart` on.
   */
  readonly offsets?: readonly number[];
  /** Where `value` begins in the text: behind the opening quote. */
  readonly contentStart: number;
  /** Set where the string is not quoted code but the plain text of a document (prose, a log line). */
  readonly prose?: boolean;
}

/** A constant that is no string. `null` stands for null, nil, None, undefined. */
export interface LiteralNode extends Range {
  readonly kind: "literal";
  readonly value: number | boolean | null;
}

/** A string put together: interpolation, concatenation, adjacent literals. Parts in order of the text made. */
export interface TemplateNode extends Range {
  readonly kind: "template";
  readonly parts: readonly Node[];
}

/** An identifier: `key`, `$key` (as `key`), `@key` (as member of `this`). */
export interface NameNode extends Range {
  readonly kind: "name";
  readonly name: string;
}

/**
 * A part of something: `a.b`, `a->b`, `a::b`, `a["b"]`. `this`, `self`, `$this`, `@` are the name `this`.
 * `property` is a string node (also for `a.b`) or, where computed, any other node.
 */
export interface MemberNode extends Range {
  readonly kind: "member";
  readonly object: Node;
  readonly property: Node;
}

export interface Argument {
  /** The keyword, label or flag, where there is one: `verify` in `verify=False`, `--header` as written. */
  readonly name?: string;
  readonly nameRange?: Range;
  readonly value: Node;
  /** `...args`, `*args`, `**options` */
  readonly spread?: boolean;
}

/**
 * A call, a constructor call, a struct literal with a type name (`tls.Config{A: b}` has the named
 * argument A), a command (`curl -H x url`), an annotation or decorator, a tagged template, a macro.
 * A block handed to a call (Ruby's `do |f| … end`, Kotlin's trailing lambda) is its last argument.
 */
export interface CallNode extends Range {
  readonly kind: "call";
  readonly callee: Node;
  readonly args: readonly Argument[];
  /** A command of a shell, a Dockerfile, a Makefile…: `callee` is a string node, flags are named arguments. */
  readonly command?: boolean;
}

export interface Entry {
  /** A string node for a plain or quoted key, any other node where the key is computed. Absent for a spread. */
  readonly key?: Node;
  readonly value: Node;
}

/** Things with names: object, dictionary, map, hash, table, section, XML element with children. */
export interface ObjectNode extends Range {
  readonly kind: "object";
  readonly entries: readonly Entry[];
}

/** Things in order: array, list, tuple, set. */
export interface ListNode extends Range {
  readonly kind: "list";
  readonly items: readonly Node[];
}

/** One of several values: `a ?? b`, `a || b`, `c ? a : b`, `a or b`, the arms of a match expression. */
export interface ChoiceNode extends Range {
  readonly kind: "choice";
  readonly options: readonly Node[];
}

/**
 * Anything computed whose value is not its operands': comparison, arithmetic, negation, `typeof`,
 * conditions. Also the catch-all for syntax that has no node of its own: its parts are operands.
 */
export interface OperationNode extends Range {
  readonly kind: "operation";
  /** As written (`!`, `==`, `>>>`, `delete`), or the construct (`if`). Empty where it does not matter. */
  readonly operator: string;
  readonly operands: readonly Node[];
}

export interface Parameter extends Range {
  readonly name: string;
  /** Its type as written, where it is one with a name of its own: `&CinclusConfig`, `IOptions<CinclusOptions>`. */
  readonly type?: string;
  readonly default?: Node;
  /** For a destructuring parameter: what it takes apart, written as assignments from the name. */
  readonly pattern?: readonly AssignNode[];
}

/** A function, method, lambda, block with parameters. Opens a scope. */
export interface FunctionNode extends Range {
  readonly kind: "function";
  readonly name?: string;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Node[];
  /** `x => x + 1`, and languages whose last expression is the result (Ruby, Rust, Elixir, Scala, Kotlin `=`). */
  readonly returnsLast?: boolean;
  /** Directives at its top ("use server"). */
  readonly directives?: readonly string[];
}

/** A class, struct, interface with values, module, namespace, enum, object with a name. Opens a scope. */
export interface ClassNode extends Range {
  readonly kind: "class";
  readonly name: string;
  /** Base class, implemented interfaces, decorators and annotations, as nodes. */
  readonly heritage: readonly Node[];
  /** Fields as assignments to a plain name; methods as functions. */
  readonly members: readonly Node[];
}

/**
 * `target` takes `value`. Destructuring is written out: `const { a } = b` is `a = b.a`.
 * A compound assignment (`+=`, `.=`) has a template of target and value as its value; `||=` and `??=` a choice.
 */
export interface AssignNode extends Range {
  readonly kind: "assign";
  readonly target: Node;
  readonly value: Node;
  /** Declares the name in the nearest scope (let, var, val, a Go `:=`, a field). Without it the name is looked up first. */
  readonly declares?: boolean;
  /** The type that the target is declared with, as in `Parameter`. */
  readonly type?: string;
  /** The variable is handed to the environment of the process or of others: `export X=…`, `ENV X=…`, a line of a .env. */
  readonly environment?: boolean;
}

/** The operator of an operation whose operands, names, mean those of the scope around: `global key`. */
export const outerNames = "outer";

/** A variable or a field that only its type is told of: `private final CinclusSettings settings;`, `var cfg Config`. */
export interface DeclarationNode extends Range {
  readonly kind: "declaration";
  readonly name: string;
  /** As in `Parameter`. */
  readonly type: string;
}

/** Statements with a scope of their own. */
export interface BlockNode extends Range {
  readonly kind: "block";
  readonly body: readonly Node[];
}

/** `return x`, `yield x`, the value of an arrow function. */
export interface ReturnNode extends Range {
  readonly kind: "return";
  readonly value?: Node;
}

/** A throw, raise, panic: its value goes to an error message. */
export interface ThrowNode extends Range {
  readonly kind: "throw";
  readonly value: Node;
}

/** One name brought in from another module. */
export interface ImportNode extends Range {
  readonly kind: "import";
  /** As written: `./config`, `$env/static/public`, `os`. */
  readonly module: string;
  /** The name there; `*` for the whole module, `default` for the default export. */
  readonly imported: string;
  /** The name here. Absent where it is only re-exported or imported for its effects. */
  readonly local?: string;
  /** The name it is exported under, for `export { a as b } from "./c"` and `export * from` (`*`). */
  readonly exported?: string;
}

/** `export { a as b }`, `export default x`, `module.exports = x` (as `default`), `exports.a = x`. */
export interface ExportNode extends Range {
  readonly kind: "export";
  readonly exported: string;
  readonly value: Node;
}

/**
 * A text inside the text, in a language of its own: a script in HTML, a fence in Markdown, a notebook
 * cell, a block scalar of YAML that holds a shell script, a JSON string that holds JSON.
 */
export interface EmbeddedNode extends Range {
  readonly kind: "embedded";
  /** A language id (`javascript`, `shell`), a fence's word (`py`, `sh`), or a made-up file name (`x.py`). Empty: guess. */
  readonly language: string;
  readonly text: string;
  /** As in StringNode: where each unit of `text` stands in the outer text. Absent where it stands verbatim at `start`. */
  readonly offsets?: readonly number[];
  /** What the outer text knows of where the inner one runs. */
  readonly runs?: "client" | "server";
  /** What the outer text says it is. */
  readonly role?: "code" | "output" | "example" | "source-map-source";
}

/** What an embedded text was read to: its program in place, all positions those of the outer text. Made by `src/flow`. */
export interface ProgramNode extends Range {
  readonly kind: "program";
  readonly program: Program;
  readonly runs?: "client" | "server";
  readonly role?: EmbeddedNode["role"];
}

export type Node =
  | ProgramNode
  | StringNode
  | LiteralNode
  | TemplateNode
  | NameNode
  | MemberNode
  | CallNode
  | ObjectNode
  | ListNode
  | ChoiceNode
  | OperationNode
  | FunctionNode
  | ClassNode
  | AssignNode
  | DeclarationNode
  | BlockNode
  | ReturnNode
  | ThrowNode
  | ImportNode
  | ExportNode
  | EmbeddedNode;

/** What a language makes of one text. */
export interface Program {
  /** The id of the language that read it: `javascript`, `python`, `yaml`, `shell`, `text`… */
  readonly language: string;
  readonly body: readonly Node[];
  /** Comments, marks included, in order. */
  readonly comments: readonly Range[];
  /** Directives of the whole file: "use client", "use server". */
  readonly directives: readonly string[];
  /** Data (a tree of names and values) or code. Data has no scopes: the same name in two sections is two names. */
  readonly nature: "code" | "data" | "document";
}
