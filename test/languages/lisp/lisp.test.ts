import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lisp } from "../../../src/languages/lisp/index.ts";
import type { Node, Program } from "../../../src/tree/node.ts";
import { printProgram } from "../../support/print-tree.ts";
import { childrenOf } from "../../../src/tree/children.ts";

function read(text: string, id: string): Program {
  const program = lisp.read(text, id, { path: "file" });
  for (const node of program.body) checkPlaces(text, node);
  return program;
}

/** Every node stands in its parent, every string where it says it does. */
function checkPlaces(text: string, root: Node): void {
  const open: { node: Node; start: number; end: number }[] = [{ node: root, start: 0, end: text.length }];
  for (let one = open.pop(); one; one = open.pop()) {
    const { node, start, end } = one;
    if (node.start < start || node.end > end || node.start > node.end) expect.fail(`${node.kind} ${node.start}-${node.end} in ${start}-${end}`);
    if (node.kind === "string" && !node.offsets && node.end > node.start) {
      expect(text.slice(node.contentStart, node.contentStart + node.value.length)).toBe(node.value);
    }
    if (node.kind === "string" && node.offsets) expect(node.offsets.length).toBe(node.value.length + 1);
    for (const child of childrenOf(node)) open.push({ node: child, start: node.start, end: node.end });
  }
}

describe.each<[id: string, examples: [text: string, tree: string][]]>([
  [
    "clojure",
    [
      ['(def ^:private key "what it is" "abc")', '"what it is"\nlet key = "abc"'],
      ["(ns a.b (:require [c.d :as d :refer [e]]))", "import * as d from c.d\nimport e as e from c.d"],
      [
        '(http/post url {:headers {"Authorization" (str "Bearer " key)} :as :json})',
        'http.post(url, {"headers": {"Authorization": `Bearer ${key}`}, "as": "json"})',
      ],
      ['(or (System/getenv "X") "abc")', '(System.getenv("X") | "abc")'],
      ['(env :cinclus-key "abc")', '(env["cinclus-key"] | "abc")'],
      ['(:key config) (get-in config [:a :b]) (get m :k "d")', 'config.key\nconfig.a.b\n(m.k | "d")'],
      ["(.-KEY js/process.env)", "process.env.KEY"],
      ['(-> request (.header "A" key) .build (assoc :b 1))', '{...build(request.header("A", key)), "b": 1}'],
      ['(->> keys (map #(str % "a")))', "map(fn (%) { `${%}a` }!, keys)"],
      ['(doto (HttpGet. "u") (.setHeader "A" key))', 'HttpGet("u").apply(fn () { this.setHeader("A", key) }!)'],
      [
        '(defn ask "Asks." [{:keys [key] :or {key "abc"}}] (let [a key] (log/info a) a))',
        '"Asks."\nfn ask(parameter0) { fn () { let a = key; log.info(a); a }!() }!',
      ],
      ["(defn f ([a] a) ([a b] b))", "fn f(a) { a }!\nfn f(a, b) { b }!"],
      ["(if x a b) (case x 1 a b) (cond x a :else b)", "(a | b)\n(a | b)\n(a | b)"],
      ["(when x (f a))", "<if x>\n{ f(a) }"],
      ["(try (f) (catch Exception e (log e)))", "{ f() }\n{ let e = null; log(e) }"],
      ["(def m (reify X509TrustManager (checkServerTrusted [this chain])))", "let m = class X509TrustManager : X509TrustManager { fn checkServerTrusted(chain) {}! }"],
      ['(throw (ex-info "no" {:key key}))', 'throw ex-info("no", {"key": key})'],
      ['(doseq [k keys] (println k))', "{ let k = each(keys); println(k) }"],
      ['#_(def key "abc") \\a \\newline #"a\\d" 1', '"a"\n"newline"\n<regex>\n1'],
      ['(as-> x y (f y "a"))', 'fn () { let y = x; let y = f(y, "a"); y }!()'],
    ],
  ],
  ["edn", [['{:a {:api-key #or [#env KEY "abc"], :n 1}} ; why', '{"a": {"api-key": (env("KEY") | "abc"), "n": 1}}']]],
  [
    "emacs-lisp",
    [
      ['(setq a "b" c (getenv "D"))', 'a = "b"\nc = getenv("D")'],
      ['(defcustom my/key "abc" "The key." :type \'string)', 'let my/key = "abc"\n"The key."'],
      ['(let ((h `(("Authorization" . ,(concat "Bearer " key))))) (f h))', '{ let h = {"Authorization": `Bearer ${key}`}; f(h) }'],
      ["(defun f (a &optional b) \"Does.\" (message \"%s\" a))", 'fn f(a, b) { "Does."; message("%s", a) }!'],
      ['(use-package gptel :custom (gptel-api-key "abc") :config (setq a "b"))', 'gptel-api-key = "abc"\na = "b"'],
      ["(custom-set-variables '(key \"abc\"))", 'key = "abc"'],
      ['(f ?\\" "a" ?( "b")', 'f("\\"", "a", "(", "b")'],
    ],
  ],
  [
    "lisp",
    [
      ['(defparameter *key* (or (uiop:getenv "X") "abc"))', 'let *key* = (uiop.getenv("X") | "abc")'],
      ['(dex:post "u" :headers (list (cons "A" "b") (cons "C" d)))', 'dex.post("u", headers={"A": "b", "C": d})'],
      ['(defun f (a &key (key "abc")) (concatenate \'string "Bearer " key))', 'fn f(a, key = "abc") { `Bearer ${key}` }!'],
      ['(setf (gethash "key" table) "abc")', 'table.key = "abc"'],
      ["#| a #| b |# c |# (list :a 1 :b 2)", '{"a": 1, "b": 2}'],
      ["(multiple-value-bind (a b) (f) a)", "{ let a = f(); let b = f(); a }"],
    ],
  ],
  [
    "scheme",
    [
      ["#lang racket\n(define (f a #:key [key \"abc\"]) (g a #:headers (list key)))", 'fn f(a, key = "abc") { g(a, headers=[key]) }!'],
      ["(let loop ((i 0)) (loop (+ i 1)))", "{ let i = 0; loop(+(i, 1)) }"],
      ["(hasheq 'a b)", '{"a": b}'],
      ['(regexp-match #rx"a" "b")', 'regexp-match(<regex>, "b")'],
    ],
  ],
  ["fennel", [['(local key "abc") (set headers.auth key)', 'let key = "abc"\nheaders.auth = key']]],
])("%s", (id, examples) => {
  test.each(examples)("%s", (text, tree) => {
    expect(printProgram(read(text, id))).toBe(tree);
  });
});

test("comments are told", () => {
  expect(read("; a\r\n#_(b c) d #| e |#", "clojure").comments).toEqual([{ start: 0, end: 3 }, { start: 5, end: 12 }, { start: 15, end: 22 }]);
});

const pieces = [
  "(", ")", "[", "]", "{", "}", "#{", "#(", "'", "`", ",", "~", "@", "^", "#_", "#|", "|#", ";", '"', "\\", "?", "#", ":a", "a", "a/b", ".b", "B.", "1", "\n",
  " ", "(def a ", "(let [a 1] ", "(let ((a 1)) ", "(-> ", "(->> ", "(if ", "(fn [x] ", "(defn f ", "(str ", "(cond ", "(try ", "(catch E e ", "{:keys [a] :or {a 1}}",
  "(setq ", "(doto ", "(as-> ", "(. ", "(.a ", "(assoc ", "(get-in ", "(reify ", "(ns ", "#env ", "#or ", '"a"', "(a . b)", "(list ", "(cons ", "(:a ", "(for [x ",
];

describe.each(["clojure", "edn", "lisp", "scheme", "emacs-lisp", "fennel"])("any text as %s", (id) => {
  test("is read without failing, every node in its place", () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 80 }), (words) => { read(words.join(" "), id); }), { numRuns: 200 });
  });

  test.each(pieces)("however often %s comes", (piece) => {
    const started = performance.now();
    read(`${piece} `.repeat(3000), id);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
