/** Sources and their trees, the same whichever parser reads them. */
export interface Sample {
  readonly source: string;
  readonly tree: readonly string[];
}

/** What every parser of JavaScript with JSX reads. */
export const plainSamples: Readonly<Record<string, Sample>> = {
  "declarations": {
    source: `const a = "x", b = 1; let c; var d = undefined;`,
    tree: [`let a = "x"`, "let b = 1", "let c = null", "let d = null"],
  },
  "destructured objects": {
    source: `const { a, b: { c = 1 }, ["d"]: e, ...rest } = process.env;`,
    tree: [
      "let a = process.env.a",
      "let c = (process.env.b.c | 1)",
      "let e = process.env.d",
      "let rest = {...process.env}",
    ],
  },
  "destructuring takes a long value once": {
    source: `const { a, b } = f(x); const { c } = g(y);`,
    tree: ["let {6} = f(x)", "let a = {6}.a", "let b = {6}.b", "let c = g(y).c"],
  },
  "destructured arrays": {
    source: `const [a, , b = "x", ...c] = d; [e, f.g] = h;`,
    tree: ["let a = d.0", `let b = (d.2 | "x")`, "let c = <... d>", "e = h.0", "f.g = h.1"],
  },
  "assignments": {
    source: `a = b = c; a += "x"; a ||= b; a ??= c || d; a -= 1; a++; process.env.X = "1"; x = ({ y } = z);`,
    tree: [
      "a = b = c",
      "a = `${a}x`",
      "a = (a | b)",
      "a = (a | c | d)",
      "a = <- a 1>",
      "<++ a>",
      `process.env.X = "1"`,
      "y = z.y",
      "x = z",
    ],
  },
  "strings": {
    source: String.raw`f("a\n\x41\u0042\u{1F600}\
c\0", 'it\'s');`,
    tree: [String.raw`f("a\nAB😀c\u0000", "it's")`],
  },
  "templates and concatenations": {
    source: "a = `Bearer ${key}\\n`; b = `x`; c = 'a' + (b + `c${d}`) + e; f = g + h; i = tag`a${b}`;",
    tree: ["a = `Bearer ${key}\n`", `b = "x"`, "c = `a${b}c${d}${e}`", "f = `${g}${h}`", "i = tag(`a${b}`)"],
  },
  "choices": {
    source: `a = b || c ?.d || "x"; e = f ?? g; h = i ? j : k ? l : m; n = o() ? p : q; r = s && t;`,
    tree: [`a = (b | c.d | "x")`, "e = (f | g)", "h = (j | l | m)", "o()", "n = (p | q)", "r = <&& s t>"],
  },
  "members and calls": {
    source: `a?.b?.["c-d"]?.(e, ...f)[g][0]; new A; new B.C(d); this.x; import.meta.env.Y; class Z extends Q { constructor() { super(); super.m(); new.target; } }`,
    tree: [
      `a.b["c-d"](e, ...f)[g].0`,
      "A()",
      "B.C(d)",
      "this.x",
      "import.meta.env.Y",
      "class Z : Q { fn constructor() { super(); super.m(); new.target } }",
    ],
  },
  "literals and operations": {
    source: `a = [!0, !1, void 0, -1, 5n, null, true, /x/g, typeof b, !c, d === "e", , ...f];`,
    tree: [`a = [true, false, null, -1, 5, null, true, <regex>, <typeof b>, <! c>, <=== d "e">, null, <... f>]`],
  },
  "sequences": {
    source: `a(), b = 1, c(); d = (e(), f); g(() => (h(), i));`,
    tree: ["a()", "b = 1", "c()", "e()", "d = f", "g(fn () { h(); i }!)"],
  },
  "objects": {
    source: `a = { b, "c-d": 1, [e]: 2, ["f"]: 3, 4: 5, ...g, h() {}, get i() { return j; }, set i(v) {}, async *k() {} };`,
    tree: [
      `a = {"b": b, "c-d": 1, e: 2, "f": 3, "4": 5, ...g, "h": fn () {}, "i": fn () { return j }!, "i": fn (v) {}, "k": fn () {}}`,
    ],
  },
  "functions": {
    source: `function f(a, b = "x", ...c) { return a; } const g = async (d) => await d; async function* h() { yield 1; yield* i; } j(function k() {});`,
    tree: [
      `fn f(a, b = "x", c) { return a }`,
      "let g = fn (d) { d }!",
      "fn h() { return 1; return i }",
      "j(fn () {})",
    ],
  },
  "classes": {
    source: `class A extends b(C) { #key = "x"; static d = this.#key; e; "f-g" = 1; [h] = 2; get i() { return this.#key; } static j() {} static { k(); } #l() {} } const M = class N {};`,
    tree: [
      `class A : b(C) { let key = "x"; let d = this.key; let e = null; let f-g = 1; let this[h] = 2; fn i() { return this.key }!; fn j() {}; { k() }; fn l() {} }`,
      "let M = class  {}",
    ],
  },
  "imports": {
    source: `import a, { b as c, "d-e" as f } from "./g"; import * as h from 'i'; import "j"; import k from "./k.json" with { type: "json" };`,
    tree: [
      "import default as a from ./g",
      "import b as c from ./g",
      "import d-e as f from ./g",
      "import * as h from i",
      "import * from j",
      "import default as k from ./k.json",
    ],
  },
  "exports": {
    source: `let a, c; export { a as b, c as default }; export { d as e } from "./f"; export * from "./g"; export * as h from "./i"; export const j = 1, { k } = l; export function m() {} export class N {}`,
    tree: [
      "let a = null",
      "let c = null",
      "export b = a",
      "export default = c",
      "import d from ./f export e",
      "import * from ./g export *",
      "import * from ./i export h",
      "let j = 1",
      "let k = l.k",
      "export j = j",
      "export k = k",
      "fn m() {}",
      "export m = m",
      "class N {}",
      "export N = N",
    ],
  },
  "a default export with a name": { source: "export default function a() {}", tree: ["fn a() {}", "export default = a"] },
  "a default export of a value": { source: "export default { a: 1 };", tree: [`export default = {"a": 1}`] },
  "required and dynamically imported modules": {
    source: `const a = require("./b"); const { c, d: e } = require("./f"); const g = require("./h").i; const { j } = await import("./k"); const l = (await import("./m")).N; o((await import("./p")).Q); const { r = 1 } = require(\`./s\`);`,
    tree: [
      "import * as a from ./b",
      "import c as c from ./f",
      "import d as e from ./f",
      "import i as g from ./h",
      "import j as j from ./k",
      "import N as l from ./m",
      `o(import("./p").Q)`,
      `let r = (require("./s").r | 1)`,
    ],
  },
  "exports of CommonJS": {
    source: `module.exports = { a }; exports.b = exports.c = void 0; exports.b = d; module.exports.e = f(), exports["g"] = h; module.exports = exports = i; module.exports = require("./j"); const k = module.exports = l;`,
    tree: [
      `export default = {"a": a}`,
      "export b = d",
      "export e = f()",
      "export g = h",
      "export default = i",
      "import * from ./j export *",
      "export default = l",
      "let k = l",
    ],
  },
  "JSX": {
    source: `a = <A.B c="&amp;d\\n" e={f} g {...h} data-i={<j/>}>Hi &lt;you {k}{/* no */} <></></A.B>;`,
    tree: [String.raw`a = A.B(c="&d\\n", e=f, g=true, ...h, data-i=j(), "Hi <you ", k, Fragment())`],
  },
  "loops": {
    source: `for (const [k, v] of f(o)) g(k); for (let i = 0; i < n; i++) { h } for (x in y) z(); while (a) b(); do c(); while (d)`,
    tree: [
      "{ let {11} = each(f(o)); let k = {11}.0; let v = {11}.1; g(k) }",
      "{ let i = 0; <for << i n> <++ i>>; h }",
      "{ x = <in y>; z() }",
      "<while a>",
      "{ b() }",
      "{ c() }",
      "<while d>",
    ],
  },
  "conditions": {
    source: `if (a) b(); else if (c) { d() } else e(); l: switch (f) { case "g": h(); break l; default: i() }`,
    tree: ["<if a>", "{ b() }", "<if c>", "{ d() }", "{ e() }", `<switch f "g">`, "{ h() }", "{ i() }"],
  },
  "errors": {
    source: "try { a() } catch (e) { throw new Error(`b ${c}`) } finally { d() }",
    tree: ["{ a() }", "{ let e = null; throw Error(`b ${c}`) }", "{ d() }"],
  },
  "parameters that are taken apart": {
    source: `function f({ a, b = 1 }, [c] = []) {} catchAll(({ d }) => d);`,
    tree: ["fn f({0}, {1} = []) {}", "catchAll(fn ({0}) { d }!)"],
  },
};

/** What only parsers of TypeScript read. */
export const typedSamples: Readonly<Record<string, Sample>> = {
  "type assertions": {
    source: `const a = (b as string)!.c satisfies D; const d = f<string>(e as unknown as { x: "y" }); const g = h<i>;`,
    tree: ["let a = b.c", "let d = f(e)", "let g = h"],
  },
  "types": {
    source: `type A = "x"; interface B { c: "y" } declare const D: "z"; declare module "e" { const f: 1 } declare global { var g: 1 } import type H from "i"; import { type J, k } from "l"; export type { M } from "n"; export { type O, p }; declare function q(): void; declare enum R { S }`,
    tree: ["import k as k from l", "export p = p"],
  },
  "signatures without a body": {
    source: `function a(b: string): void; function a(this: C, b: any) {} abstract class D { abstract e(): void; f(): void; f(g?: 1) {} declare h: string; [i: string]: any }`,
    tree: ["fn a(b) {}", "class D { fn f(g) {} }"],
  },
  "parameter properties": {
    source: `class A implements B { constructor(private apiKey = "x", readonly c: string, d: number) {} }`,
    tree: [`class A : B { let apiKey = "x"; let c = c; fn constructor(apiKey = "x", c, d) {} }`],
  },
  "enums and namespaces": {
    source: `enum A { B, C = "x", "d-e" = 1 } const enum F { G } namespace H.I { export const j = 1; namespace K { function l() {} } }`,
    tree: [
      `class A { let B = null; let C = "x"; let d-e = 1 }`,
      "class F { let G = null }",
      "class H { class I { let j = 1; class K { fn l() {} } } }",
    ],
  },
  "modules of TypeScript": {
    source: `import a = require("./b"); import c = d.e.f; export = a;`,
    tree: ["import * as a from ./b", "let c = d.e.f", "export default = a"],
  },
  "decorators": {
    source: `@Component({ a: "x" }) class B { @Input() c = 1; @d e() {} constructor(@Inject(F) private g: H) {} accessor i = 2 }`,
    tree: [
      `Component({"a": "x"})`,
      "class B { Input(); let c = 1; d(); fn e() {}; let g = g; fn constructor(g) { Inject(F) }; let i = 2 }",
    ],
  },
};
