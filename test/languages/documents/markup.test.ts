import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { astro, svelte, vue } from "../../../src/languages/documents/components.ts";
import { html } from "../../../src/languages/documents/html.ts";
import type { Language } from "../../../src/languages/language.ts";
import { printProgram } from "../../support/print-tree.ts";
import { allNodes, checkPositions } from "./check.ts";

function read(language: Language, text: string, path = "index.html"): string {
  const program = language.read(text, language.ids[0] ?? "", { path });
  // Where an island was, a script has underscores or spaces.
  checkPositions(text, program, /[^]/);
  return printProgram(program);
}

describe("html", () => {
  it("gives elements as calls, text as prose, scripts embedded", () => {
    const text = '<!doctype html>\n<!-- note --><meta name="cinclus-key" content=\'a&amp;b\'>\n<h1 hidden>Hi\n you</h1><script type=module>\nlet a = "<b>";\n</script><style>a {}</style>';
    expect(read(html, text)).toBe(
      [
        'meta(name="cinclus-key", content="a&b")',
        "h1(hidden=true)",
        '"Hi"',
        '"you"',
        'script(type="module")',
        String.raw`embedded javascript "\nlet a = \"<b>\";\n"`,
        "style()",
      ].join("\n"),
    );
    const program = html.read(text, "html", { path: "" });
    expect(program.comments.map(({ start, end }) => text.slice(start, end))).toEqual(["<!-- note -->"]);
    expect(allNodes(program.body).filter((node) => node.kind === "embedded")).toMatchObject([{ runs: "client" }]);
  });

  it("reads a page that is cut off as far as it goes", () => {
    expect(read(html, '<a/><a href="x')).toBe(["a()", 'a(href="x")'].join("\n"));
    expect(read(html, "<p/")).toBe("p()");
    expect(read(html, "<script>let a")).toBe(["script()", 'embedded javascript "let a"'].join("\n"));
  });

  it("knows scripts by their type", () => {
    expect(read(html, '<script type="application/json">{}</script><script type="text/babel">a</script><script lang="ts">b</script><script type="x-shader/x">c</script>')).toBe(
      ['script(type="application/json")', 'embedded json "{}"', 'script(type="text/babel")', 'embedded jsx "a"', 'script(lang="ts")', 'embedded typescript "b"', 'script(type="x-shader/x")'].join("\n"),
    );
  });

  it("reads data in attributes and leaves handlers out", () => {
    expect(read(html, `<a data-x='{"k":"v"}' onclick="f()" style="b" href=c>`)).toBe('a(data-x=embedded json "{\\"k\\":\\"v\\"}", href="c")');
    expect(read(html, '<a data-x="{&quot;k&quot;:1}">')).toBe('a(data-x=embedded json "{\\"k\\":1}")');
  });

  it("reads the examples of a documentation", () => {
    expect(read(html, '<pre><code class="language-bash">curl <b>x</b> &amp;&amp; y\n</code></pre>')).toContain(String.raw`embedded shell "curl x && y\n"`);
    expect(read(html, "<pre>$ curl x\n{}</pre>")).toBe(["pre()", String.raw`embedded shell "curl x\n"`, 'embedded log "{}"'].join("\n"));
  });

  it("takes placeholders as what they are", () => {
    expect(read(html, '<a href="x/{{ site.url }}?k={{ f(1) }}">{{ key }} b</a>{% if a < b %}{# c #}')).toBe(
      ["a(href=`x/${site.url}?k=${<>}`)", "key", '"b"'].join("\n"),
    );
    expect(read(html, "<script>let a = {{ key | tojson }}; if (b) {{ c() }}</script>")).toBe(
      ["script()", 'embedded javascript "let a = __________________; if (b) _________"', "key"].join("\n"),
    );
  });

  it("reads variables that templates set, and helpers with named arguments", () => {
    expect(read(html, "{% set a = 'b' %}<p>{%- assign c = \"d\" %}{{chat url=\"e\" keyName=f}}</p>")).toContain('let a = "b"');
    expect(read(html, "{%- assign c = \"d\" %}")).toContain('let c = "d"');
    expect(read(html, '{{chat url="e" key="f"}}')).toContain('chat(url="e", key="f")');
  });

  it("makes one program of the parts of a template", () => {
    expect(read(html, "<% if a > b %><p class=\"<%= c %>\"><%= form_for d do |f| %></p><% end %><% end %><%# e %>", "a.html.erb")).toBe(
      [String.raw`embedded ruby " if a > b \n form_for d do |f| \n end \n end \n"`, 'p(class=embedded ruby " c ")', "<>"].join("\n"),
    );
    expect(read(html, "<% if (a) { %>x<% } %>", "a.ejs")).toBe([String.raw`embedded javascript " if (a) { \n } \n"`, '"x"'].join("\n"));
    expect(read(html, '<p><?php if ($a) { ?></p><?php } ?>', "a.html")).toContain(String.raw`embedded php "<?php if ($a) { ?>\n<?php } ?>\n"`);
  });

  it("says of what is put into the page that it goes to the browser", () => {
    const text = '<script>let k = "<%= ENV["K"] %>";</script><?= $x ?><?php echo $y; ?>';
    expect(read(html, text, "a.erb")).toBe(
      ["script()", String.raw`embedded javascript "let k = \"_______________\";"`, String.raw`embedded ruby " ENV[\"K\"] "`, 'embedded php "<?= $x ?>"', 'embedded php "<?php echo $y; ?>"'].join("\n"),
    );
    const { body } = html.read(text, "html", { path: "a.erb" });
    expect(body.flatMap((node) => (node.kind === "embedded" ? [node.runs] : []))).toEqual(["client", "client", "client", "client"]);
  });

  it("reads the C# of Razor and Web Forms", () => {
    expect(read(html, '@{ var a = "}"; }<p id="@Model.Id">a@B.c @Configuration["K"]</p>@* d *@\n@code { int x; }', "a.cshtml")).toBe(
      [
        String.raw`embedded csharp " var a = \"}\"; \n int x; \n"`,
        'p(id=embedded csharp "Model.Id")',
        '"a@B.c"',
        String.raw`embedded csharp "Configuration[\"K\"]"`,
      ].join("\n"),
    );
    expect(read(html, '<script runat="server">int a;</script>', "a.aspx")).toBe(['script(runat="server")', 'embedded csharp "int a;"'].join("\n"));
  });
});

describe("vue", () => {
  it("reads the scripts and the expressions of the template", () => {
    const text = `<script setup lang="ts">\nconst a = 1;\n</script>\n<template>\n<C :key="k" @click="go()" :style="{ b: c }" v-for="x in xs" d="e">{{ f }}</C>\n</template>`;
    expect(read(vue, text, "a.vue")).toBe(
      [
        'script(setup=true, lang="ts")',
        String.raw`embedded typescript "\nconst a = 1;\n"`,
        "template()",
        'C(:key=embedded typescript "k", @click=embedded typescript "go()", :style=embedded typescript "({ b: c })", v-for=embedded typescript "xs", d="e")',
        'embedded typescript " f "',
      ].join("\n"),
    );
    expect(allNodes(vue.read(text, "vue", { path: "" }).body).every((node) => node.kind !== "embedded" || node.runs === "client")).toBe(true);
  });
});

describe("svelte", () => {
  it("reads the scripts and the expressions of the markup", () => {
    const text = `<script context="module">\nlet a = {};\n</script>\n{#if a < b}<C {k} key={"}" + x} {...rest} t="u{v}w" />{:else if c}{/if}{#each xs as x}don't {x}{/each}{@html h}`;
    expect(read(svelte, text, "a.svelte")).toBe(
      [
        'script(context="module")',
        String.raw`embedded javascript "\nlet a = {};\n"`,
        'embedded typescript " a < b"',
        'C(k=embedded typescript "k", key=embedded typescript "\\"}\\" + x", ...embedded typescript "rest", t=`u${embedded typescript "v"}w`)',
        'embedded typescript " c"',
        'embedded typescript " xs"',
        '"don\'t"',
        'embedded typescript "x"',
        'embedded typescript " h"',
      ].join("\n"),
    );
  });
});

describe("astro", () => {
  it("tells what runs on the server from what goes to the browser", () => {
    const text = `---\nconst key = import.meta.env.K;\n---\n<C apiKey={key} client:load />{xs.map((x) => <li>it's {x}</li>)}\n<script define:vars={{ key }}>\nuse(key);\n</script>`;
    expect(read(astro, text, "a.astro")).toBe(
      [
        String.raw`embedded typescript "const key = import.meta.env.K;\n"`,
        'C(apiKey=embedded tsx "key", client:load=true)',
        'embedded tsx "xs.map((x) => <li>it\'s {x}</li>)"',
        'script(define:vars=embedded tsx "({ key })")',
        String.raw`embedded typescript "\nuse(key);\n"`,
      ].join("\n"),
    );
    const runs = allNodes(astro.read(text, "astro", { path: "" }).body).flatMap((node) => (node.kind === "embedded" ? [node.runs] : []));
    expect(runs).toEqual(["server", "server", "server", "server", "client"]);
  });

  it("reads a page without a front part", () => {
    expect(read(astro, "<p>{a}</p>", "a.astro")).toBe(['p()', 'embedded tsx "a"'].join("\n"));
  });
});

describe.each([
  ["html", html],
  ["vue", vue],
  ["svelte", svelte],
  ["astro", astro],
])("%s", (_, language) => {
  it("never throws and keeps positions in bounds", () => {
    const piece = fc.constantFrom(
      "<", ">", "<a ", "</a>", "<script>", "</script>", "<style>", "<pre>", "</pre>", "<!--", "-->", "{{", "}}", "{", "}", "<%", "%>", "<%=", "<?php", "?>", '"', "'", "`",
      "=", "x", " ", "\n", "&amp;", "{%", "%}", "{#", "#}", "---\n", ":k=", "/>", "<![CDATA[", "]]>", "<?", "/*", "...", "@{", "@Model.A", "@*", "*@",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 40 }), (pieces) => {
        read(language, pieces.join(""));
        read(language, pieces.join(""), "a.erb");
        read(language, pieces.join(""), "a.cshtml");
      }),
      { numRuns: 1000 },
    );
  });

  it.each(["<", "<a>", "<a ", "{", "{{", "{{}}", "<%", "<%=a%>", "<script>", "<!--", "</a>", "<pre>", "<a b='{c}'>", "{`", '{"', "{/*", "<?php", "&amp;", "<style>{", "{'\n", "@{", "@*", "@A(", "@A.b ", "a\n", "a\n{{b}}"])(
    "is quick with %j only",
    (piece) => {
      const text = piece.repeat(piece === "a\n" ? 200_000 : 50_000);
      const start = performance.now();
      language.read(text, language.ids[0] ?? "", { path: "" });
      language.read(text, language.ids[0] ?? "", { path: "a.cshtml" });
      expect(performance.now() - start).toBeLessThan(4000);
    },
  );
});
