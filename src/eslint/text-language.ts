import { Lines } from "../scan/lines.ts";
import type { Location } from "./linted-file.ts";
import { NoProgram } from "./no-program.ts";

const visitorKeys = { Text: [] };

/** The only node there is: rules read the text itself. */
interface TextRoot {
  readonly type: "Text";
  readonly range: [number, number];
  readonly loc: { readonly start: Location; readonly end: Location };
}

/** A text file as rules see it. Lines count from 1, columns from 0, as in JavaScript. */
class TextSourceCode extends NoProgram {
  readonly visitorKeys = visitorKeys;
  readonly text: string;
  readonly hasBOM: boolean;
  readonly ast: TextRoot;
  readonly #lines: Lines;

  constructor(text: string, hasBOM: boolean) {
    super();
    this.text = text;
    this.hasBOM = hasBOM;
    this.#lines = new Lines(text);
    this.ast = rootOf(text, this.getLocFromIndex(text.length));
  }

  get lines(): readonly string[] {
    return this.text.split(/\r?\n/);
  }

  getText(): string {
    return this.text;
  }

  getLoc({ loc }: TextRoot): TextRoot["loc"] {
    return loc;
  }

  getRange({ range }: TextRoot): TextRoot["range"] {
    return range;
  }

  getParent(): undefined {
    return undefined;
  }

  getAncestors(): readonly TextRoot[] {
    return [];
  }

  getLocFromIndex(index: number): Location {
    const { line, column } = this.#lines.position(index);
    return { line, column: column - 1 };
  }

  getIndexFromLoc({ line, column }: Location): number {
    return this.#lines.range(line).start + column;
  }

  *traverse(): Generator<{ kind: 1; target: TextRoot; phase: 1 | 2; args: [TextRoot] }> {
    yield { kind: 1, target: this.ast, phase: 1, args: [this.ast] };
    yield { kind: 1, target: this.ast, phase: 2, args: [this.ast] };
  }
}

function rootOf(text: string, end: Location): TextRoot {
  return { type: "Text", range: [0, text.length], loc: { start: { line: 1, column: 0 }, end } };
}

interface TextFile {
  readonly body: string | Uint8Array;
  readonly bom: boolean;
}

/** The language `cinclus/text`: any text file, as it is, for our rules to read. */
export const textLanguage = {
  fileType: "text" as const,
  lineStart: 1 as const,
  columnStart: 0 as const,
  nodeTypeKey: "type",
  visitorKeys,
  /** What rules for programs look for while they are set up. */
  defaultLanguageOptions: { ecmaVersion: 2026, sourceType: "module", globals: {}, parserOptions: {} },

  /** There are no options. Those of other languages come along where configurations overlap, and do no harm. */
  validateLanguageOptions: (): void => undefined,

  /** Nothing can be wrong with a text, and its root is made together with the rest. */
  parse: ({ body }: TextFile): { ok: true; ast: TextRoot } => ({ ok: true, ast: rootOf(textOf(body), { line: 1, column: 0 }) }),

  createSourceCode: ({ body, bom }: TextFile): TextSourceCode => new TextSourceCode(textOf(body), bom),
};

function textOf(body: TextFile["body"]): string {
  return typeof body === "string" ? body : new TextDecoder().decode(body);
}
