import { expect, test } from "vitest";
import { print } from "./support.ts";

test.each([
  ["a bare word", "set key abc", 'key = "abc"'],
  ["a word in braces", "set ::key {see $b now}", 'key = "see $b now"'],
  ["a word in quotes", 'set key "a $b"', "key = `a ${b}`"],
  ["a variable of a namespace", "variable key abc\nset cinclus::key $::cinclus::other", 'key = "abc"\ncinclus.key = cinclus.other'],
  ["elements of arrays", "set env(KEY) $config(key)\narray set config {key abc model m}", 'env.KEY = config.key\nconfig = {"key": "abc", "model": "m"}'],
  ["what is asked in brackets", "set key [string trim $::env(KEY)]", "key = trim(env.KEY)"],
  ["options", "cinclus::new -apikey abc -quiet -base $url", 'cinclus.new(apikey="abc", quiet=true, base=url)'],
  ["a class that is made", "set client [Client new -apikey abc]", 'client = Client.new(apikey="abc")'],
  ["a method", "$client ask $prompt\n${log}::debug $key", "client.ask(prompt)\nlog.debug(key)"],
  ["lists of headers", 'http::geturl $url -headers [list Authorization "Bearer $key"]', "http.geturl(url, headers={\"Authorization\": `Bearer ${key}`})"],
  ["a header in braces", "list Authorization {Bearer abc}", '{"Authorization": "Bearer abc"}'],
  ["other lists", "set values [list $a $b]", "values = [a, b]"],
  ["the body of a request, which is called a query", "http::geturl $url -query $body", "http.geturl(url, body=body)"],
  ["a query", "http::formatQuery api_key $key zone NO", "`api_key=${key}&zone=NO`"],
  ["dictionaries", "dict set config llm key abc\nset key [dict get $config llm key]", 'config.llm.key = "abc"\nkey = config.llm.key'],
  ["lists that grow", "lappend headers Authorization $key", "headers.Authorization = key"],
  ["texts that grow", "append url ?api_key= $key", "url = `${url}?api_key=${key}`"],
  ["one of two values", 'set key [expr {[info exists ::env(KEY)] ? $::env(KEY) : "abc"}]', 'key = (env.KEY | "abc")'],
  ["a procedure", "proc ask {prompt {key abc}} {\n  return $key\n}", 'fn ask(prompt, key = "abc") { return key }!'],
  ["a namespace", "namespace eval cinclus {\n  variable key abc\n}", 'class cinclus { key = "abc" }'],
  ["a class", "oo::class create Client {\n  constructor {args} { set key abc }\n  method ask {} { my toString }\n}", 'class Client { fn (args) { key = "abc" }!; fn ask() { this.toString() }! }'],
  ["a condition", "if {$a} {\n  set key abc\n} else {\n  set key def\n}", '<if <expr a>>\n{ key = "abc" }\n{ key = "def" }'],
  ["a script that is handed over", "test a-1 {\n  puts $key\n}", "test(\"a-1\", fn () { puts(key) }!)"],
  ["another program", 'exec curl -H "Authorization: Bearer $key" $url', 'exec("curl", "-H", `Authorization: Bearer ${key}`, url)'],
  ["output and what is none", "puts stderr $key\nputs $file $key", "puts(key)\nputsTo(file, key)"],
  ["an error", 'error "bad $key"', "throw `bad ${key}`"],
  ["JSON in braces", 'set body {{"a": [1]}}', 'body = "{\\"a\\": [1]}"'],
  ["a command over several lines", "ask -key abc \\\n  -base url ;# why", 'ask(key="abc", base="url")'],
])("reads %s of Tcl", (_, text, tree) => {
  expect(print("tcl", text)).toBe(tree);
});

test("never throws on what is left of a file, nor on what is nested too deep", () => {
  const text = 'proc a {b {c "d"}} {\n  if {$b(c) ? [x "$y"] : {z}} { set ::e(f) "g\\"[h {i}]" }\n}\n';
  for (let end = 0; end <= text.length; end++) expect(print("tcl", text.slice(0, end))).toEqual(expect.any(String));
  expect(print("tcl", "if 1 {\n".repeat(500) + "set a [".repeat(500))).toEqual(expect.any(String));
});
