import { describe, expect, it } from "vitest";
import { walk } from "../../../src/tree/children.ts";
import type { EmbeddedNode, StringNode } from "../../../src/tree/node.ts";
import { misplaced, print, read } from "./support.ts";

/** All strings of a text, in order. */
function strings(id: string, text: string): StringNode[] {
  const found: StringNode[] = [];
  for (const node of read(id, text).body) {
    walk(node, (inner) => {
      if (inner.kind === "string") found.push(inner);
      return true;
    });
  }
  return found;
}

describe("words", () => {
  it.each([
    [`x 'a b' "c" d\\ e $'f\\n\\x41' $"g"`, `$ "x" "a b" "c" "d e" "f\\nA" "g"`],
    [`x "a\\"b\\$c" 'it'"'"'s'`, `$ "x" "a\\"b$c" "it's"`],
    ["x a\\\n  b\\\nc", `$ "x" "a" "bc"`],
    [`x $A "\${B}" "$C/d" \${E[1]} "\${F[@]}" "$@"`, `$ "x" A B \`\${C}/d\` E.1 ...F ...@`],
    ['x "${A:-b}" "${C:-$D}" "${E:=f g}" "${G:?no}" "${H:+-k}"', `$ "x" (A | "b") (C | D) E = (E | "f g") G "-k"`],
    ['x ${A:0:4} ${#A} ${A#p} ${A//b/c} ${!A} ${A:-}', `$ "x" slice(A, 0, 4) <# A> slice(A, "p") replace(A, "b", "c") <! A> A`],
    ["x $(cat f) `cat g \\`h\\`` $((1 + $A))", `$ "x" $ "cat" "f" $ "cat" "g" $ "h"  <(( A>`],
    ["x ${{ secrets.KEY }} ${{ a || b }}", `$ "x" secrets.KEY <\${{>`],
    [`x "it's \${A:-it's}"`, `$ "x" \`it's \${(A | "it's")}\``],
    ["x # c\n#d", `$ "x" `],
  ])("reads %j", (text, expected) => {
    expect(print("sh", text)).toBe(expected);
    expect(misplaced(read("sh", text), text)).toEqual([]);
  });

  it("knows where every character of a continued string stands", () => {
    const text = 'curl -H "Authorization: \\\nBearer x\\"y"';
    const header = strings("sh", text)[1];
    expect(header?.value).toBe('Authorization: Bearer x"y');
    expect(header?.offsets?.[header.value.indexOf("Bearer")]).toBe(text.indexOf("Bearer"));
    expect(header?.offsets?.at(-1)).toBe(text.length - 1);
  });

  it("leaves out offsets where the string stands in the text as it is", () => {
    expect(strings("sh", "X='abc'")).toEqual([{ kind: "string", start: 2, end: 7, value: "abc", contentStart: 3 }]);
  });
});

describe("assignments", () => {
  it.each([
    ["X=v", `X = "v"`],
    ["X+=v", "X = `${X}v`"],
    ["export X=v Y=\"$Z\"; export W", `env X = "v"\nenv Y = Z\nenv W = W`],
    ["readonly X=v; local Y=w; declare -x Z=1", `X = "v"\nlet Y = "w"\nenv Z = "1"`],
    ["X=v Y=w node a.js", `env X = "v"\nenv Y = "w"\n$ "node" "a.js"`],
    ['H=(-H "A: $B" # c\n -k)', 'H = ["-H", `A: ${B}`, "-k"]'],
    ["declare -A M=([a]=b [c]=$d)", `M = {"a": "b", "c": d}`],
    ["M[a]=b", `M.a = "b"`],
  ])("reads %j", (text, expected) => {
    expect(print("bash", text)).toBe(expected);
  });

  it("reads those of fish and csh", () => {
    expect(print("fish", "set -gx X v\nset Y (cat f)\nset -l Z a b\nsetenv W v")).toBe(
      `env X = "v"\nY = $ "cat" "f"\nZ = ["a", "b"]\nenv W = "v"`,
    );
  });
});

describe("flags", () => {
  it.each([
    ["curl -sSk -fsSLd x -HX:y -H'A: b' -XPOST u", `silent=true show-error=true insecure=true fail=true silent=true show-error=true location=true data="x" header="X:y" header="A: b" request="POST" "u"`],
    ["curl --header A --url=u --oauth2-bearer $T -u a: -b c -x p -F f -G -K k", `header="A" url="u" oauth2-bearer=T user="a:" cookie="c" proxy="p" form="f" get=true config="k"`],
    ["/usr/bin/curl.exe -- -k", `"-k"`],
    ["wget --header 'A: b' --no-check-certificate --post-data=x -qO- u", `header="A: b" no-check-certificate=true post-data="x" quiet=true output-document="-" "u"`],
    ['http POST u A:"b $C" d==e f=g --verify=no -A bearer -a t', `"POST" "u" \`A:b \${C}\` "d==e" "f=g" verify="no" auth-type="bearer" auth="t"`],
    ["git -c http.sslVerify=false clone u", `config="http.sslVerify=false" "clone" "u"`],
    ["openssl s_client -connect h:443 -quiet", `"s_client" connect="h:443" quiet=true`],
    ["tool --api-key a --other=b --on -x c", `api-key="a" other="b" on=true x=true "c"`],
    ["java -Dcinclus.key=v -jar a.jar", `cinclus.key="v" jar=true "a.jar"`],
    ['esbuild a.ts --bundle --define:A.B=$C', `"a.ts" bundle=true define:A.B=C`],
    ["heroku config:set KEY=v", `"config:set" env KEY = "v"`],
  ])("reads %j", (text, expected) => {
    const printed = print("sh", text);
    expect(printed.slice(printed.indexOf('" ') + 2)).toBe(expected);
  });

  it("calls a command by its name alone", () => {
    expect(print("sh", "/usr/bin/curl u")).toBe(`$ "curl" "u"`);
    expect(print("sh", '$CURL u; "${CURL[@]}" u')).toBe(`$ CURL "u"\n$ CURL "u"`);
  });
});

describe("commands that run commands", () => {
  it.each([
    ["sudo -u me env A=b time curl -k u", `env A = "b"\n$ "curl" insecure=true "u"`],
    ["x | xargs -n 1 curl -k", `$ "|" $ "x"  $ "curl" insecure=true`],
    [`ssh -i k h "curl -H \\"A: $B\\" u"`, '$ "ssh" identity="k" "h" $ "curl" header=`A: ${B}` "u"'],
    ["ssh h curl -k u", `$ "ssh" "h" $ "curl" insecure=true "u"`],
    ["docker run --rm -e K=v -it img curl -k u", `$ "docker" "run" rm=true env=env K = "v" interactive=true tty=true "img" $ "curl" insecure=true "u"`],
    ["docker compose exec -T web curl u", `$ "docker" "compose" "exec" no-tty=true "web" $ "curl" "u"`],
    ["docker build --build-arg K=v -t x .", `$ "docker" "build" build-arg=env K = "v" tag="x" "."`],
    ["bash -lc 'export Q=1; curl u'", `$ "bash" lc={ env Q = "1"; $ "curl" "u" }`],
    [`python3 -c 'print("a")'`, `$ "python3" c=embedded python "print(\\"a\\")"`],
    ["kubectl exec pod -n a -- curl -k u", `$ "kubectl" "exec" "pod" namespace="a" $ "curl" insecure=true "u"`],
    ["eval 'curl u'", `$ "eval" $ "curl" "u"`],
    ["find . -exec curl -k {} \\;", `$ "find" "." $ "curl" insecure=true "{}" ";"`],
    ["command -v curl", `$ "command" v=true "curl"`],
  ])("reads %j", (text, expected) => {
    expect(print("sh", text)).toBe(expected);
    expect(misplaced(read("sh", text), text)).toEqual([]);
  });
});

describe("here-documents", () => {
  it("reads one with expansions, and goes on behind it", () => {
    expect(print("sh", 'curl -d @- u <<EOF\n{"a": "$B"}\nEOF\nnext')).toBe('$ "curl" data="@-" "u" <<=`{"a": "${B}"}\n`\n$ "next" ');
  });

  it("takes tabs off and keeps the places", () => {
    const text = "cat <<-EOF\n\t\ta $B\n\tc\n\tEOF\n";
    expect(print("sh", text)).toBe('$ "cat" <<=`a ${B}\nc\n`');
    const last = strings("sh", text).at(-1);
    expect(last?.offsets?.[last.value.indexOf("c")]).toBe(text.indexOf("\tc") + 1);
  });

  it("keeps a quoted one as it is, also with Windows line ends", () => {
    expect(print("sh", "cat <<'EOF'\r\n$A\r\nEOF\r\nx")).toBe(`$ "cat" <<="$A\\r\\n"\n$ "x" `);
  });

  it("reads scripts in it, and files that it is written to", () => {
    expect(print("sh", "ssh h <<EOF\ncurl -k u\nEOF\npython3 - <<'P'\nprint(1)\nP")).toBe(
      `$ "ssh" "h" <<={ $ "curl" insecure=true "u" }\n$ "python3" "-" <<=embedded python "print(1)\\n"`,
    );
    const text = "cat > a/.env <<EOF\nKEY=$A\nEOF";
    const found: EmbeddedNode[] = [];
    for (const node of read("sh", text).body) {
      walk(node, (inner) => {
        if (inner.kind === "embedded") found.push(inner);
        return true;
      });
    }
    const start = text.indexOf("KEY");
    expect(found).toEqual([{ kind: "embedded", language: ".env", start, end: start + 7, text: "KEY=$A\n" }]);
  });

  it("reads two of one line, one in a substitution, a here-string, and one that never ends", () => {
    expect(print("sh", "a <<X <<Y\n1\nX\n2\nY\nb")).toBe(`$ "a" <<="1\\n" <<="2\\n"\n$ "b" `);
    expect(print("sh", 'V=$(cat <<E\n1\nE\n)\nb <<< "$V"')).toBe(`V = $ "cat" <<="1\\n"\n$ "b" <<=V`);
    expect(print("sh", "a <<X\n1\n2")).toBe(`$ "a" <<="1\\n2"`);
  });
});

describe("constructs", () => {
  it.each([
    ["if [ -z $A ]; then b; elif [[ $C == d && $E ]]; then f; else g; fi", `<if <test "-z" A>>\n{ $ "b"  }\n<if <test C "==" "d" E>>\n{ $ "f"  }\n{ $ "g"  }`],
    ["for x in a $B; do echo $x; done", `x = each("a", B)\n{ $ "echo" x }`],
    ["while read l; do c; done < f", `<while l = $ "read" "l">\n{ $ "c"  }\n<< "f">`],
    ['case "$1" in a|b) c ;; *) d ;; esac', `<case 1>\n{ $ "c"  }\n{ $ "d"  }`],
    ["f() { a $1; }\nfunction g { b; }", `fn f(1) { $ "a" 1 }\nfn g() { $ "b"  }`],
    ["a && b || c; d & e", `$ "a" \n$ "b" \n$ "c" \n$ "d" \n$ "e" `],
    ["(a; b) > f; { c; }", `{ $ "a" ; $ "b"  }\n<> "f">\n{ $ "c"  }`],
    ["X=1 a 2>&1 >> f | tee g", `env X = "1"\n$ "|" $ "a" 2>&="1" >>="f" $ "tee" "g"`],
    ["diff <(a) <(b; c)", '$ "diff" $ "a"  `${$ "b" }${$ "c" }`'],
    ["! a; time b", `$ "a" \n$ "b" `],
    ["fi; done) a", `$ "a" `],
  ])("reads %j", (text, expected) => {
    expect(print("bash", text)).toBe(expected);
    expect(misplaced(read("bash", text), text)).toEqual([]);
  });

  it("reads those of fish", () => {
    expect(print("fish", "if test -z $A\n b\nelse if c\n d\nelse\n e\nend\nfunction f\n curl -k (g)\nend\nfor x in a b\n h $x\nend")).toBe(
      `<if <test "-z" A>>\n{ $ "b"  }\n<if $ "c" >\n{ $ "d"  }\n{ $ "e"  }\nfn f() { $ "curl" insecure=true $ "g"  }\nx = each("a", "b")\n{ $ "h" x }`,
    );
  });
});

describe("sessions and cut-off texts", () => {
  it("reads what stands behind the prompts of a session", () => {
    const text = "$ export K=v\n$ curl -k \\\n  u\nit's the answer\n(venv) me@host:~$ x";
    expect(print("console", text)).toBe(`env K = "v"\n$ "curl" insecure=true "u"\n$ "x" `);
    expect(misplaced(read("console", text), text)).toEqual([]);
    expect(print("sh", "$ curl u")).toBe(`$ "curl" "u"`);
  });

  it("reads a quote that nobody closes as the rest of its line", () => {
    expect(print("sh", `curl -H "A: b\nnext`)).toBe(`$ "curl" header="A: b"\n$ "next" `);
    expect(print("sh", "x don't\nnext")).toBe(`$ "x" "dont"\n$ "next" `);
    expect(print("sh", "X=${A:-b\nnext")).toBe(`X = (A | "b")\n$ "next" `);
  });

  it("lists comments", () => {
    expect(read("sh", "a # b\r\n# c\necho a#d").comments).toEqual([
      { start: 2, end: 5 },
      { start: 7, end: 10 },
    ]);
  });
});
