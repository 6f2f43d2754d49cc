import { describe, expect, it } from "vitest";
import { walk } from "../../../src/tree/children.ts";
import { misplaced, print, read } from "./support.ts";

/** Where a string begins in the text, by what it holds. */
function placeOf(id: string, text: string, value: string): number | undefined {
  let place: number | undefined;
  for (const node of read(id, text).body) {
    walk(node, (inner) => {
      if (inner.kind === "string" && inner.value === value) place = inner.contentStart;
      return true;
    });
  }
  return place;
}

describe("dockerfile", () => {
  it.each([
    ['ENV A=b C="d $A" \\\n    # note\n\n    D=e', 'env A = "b"\nenv C = `d ${A}`\nenv D = "e"'],
    ["ENV A some value $X\nENV B c", 'env A = `some value ${X}`\nenv B = "c"'],
    ["ARG A=b\nARG C\narg D='e'", `env A = "b"\nenv C = C\nenv D = "e"`],
    ['LABEL org.x="y z" a=b', `$ "LABEL" org.x="y z" a="b"`],
    ["FROM --platform=x node:20 AS build\nEXPOSE 80", `$ "FROM" platform="x" "node:20" "AS" "build"\n$ "EXPOSE" "80"`],
    [
      'RUN --mount=type=secret,id=k,env=KEY curl -k \\\n   -H "A: $KEY" \\\n   # c\n   u && export Q=1',
      '$ "RUN" mount="type=secret,id=k,env=KEY"\n{ $ "curl" insecure=true header=`A: ${KEY}` "u"; env Q = "1" }',
    ],
    ["RUN <<EOT\nset -e\ncurl -k u\nEOT\nUSER x", `{ $ "set" e=true; $ "curl" insecure=true "u" }\n$ "USER" "x"`],
    ["RUN python3 <<EOT\nimport os\nEOT", `{ $ "python3" <<=embedded python "import os\\n" }`],
    ["COPY <<EOT /app/.env\nKEY=v\nEOT", `$ "COPY" "/app/.env" <<=embedded .env "KEY=v\\n"`],
    ['CMD ["sh", "-c", "curl -H \\"X: $Y\\" u"]', '{ $ "sh" c=$ "curl" header=`X: ${Y}` "u" }'],
    ['ENTRYPOINT ["node", "x.js", "--key=a"]', `{ $ "node" "x.js" key="a" }`],
    ["HEALTHCHECK --interval=5s CMD curl -f u", `$ "HEALTHCHECK" interval="5s"\n{ $ "curl" fail=true "u" }`],
    ["# escape=`\nRUN a `\n b", `{ $ "a" "b" }`],
    ['SHELL ["powershell", "-Command"]\nRUN Write-Host x', `{ embedded powershell "Write-Host x" }`],
  ])("reads %j", (text, expected) => {
    expect(print("dockerfile", text)).toBe(expected);
    expect(misplaced(read("dockerfile", text), text)).toEqual([]);
  });

  it("keeps the places over continued lines", () => {
    const text = "RUN curl \\\n  # c\n  -H 'A: b' \\\r\n  u";
    expect(placeOf("dockerfile", text, "A: b")).toBe(text.indexOf("A: b"));
    expect(placeOf("dockerfile", text, "u")).toBe(text.length - 1);
    expect(read("dockerfile", text).comments).toEqual([{ start: text.indexOf("#"), end: text.indexOf("#") + 3 }]);
  });
});

describe("makefile", () => {
  it.each([
    ["A ?= b\nC := $(A)/d # e\nF += $(C)", 'A = (A | "b")\nC = `${A}/d`\nF = `${F}${C}`'],
    ["export A = b\nexport C", `env A = "b"\nenv C = C`],
    ["A = $(shell cat f) $$HOME $X", 'A = `${$ "cat" "f"} ${HOME} ${X}`'],
    ["A != cat f", `A = $ "cat" "f"`],
    ["A = b \\\n   c", `A = "b  c"`],
    [
      'ask: dep\n\t@curl -k -H "A: $(KEY)" \\\n\t  -d "$$X" ${HOST}/v1\n\t-echo $${Y:-a} $@\n',
      '{ $ "curl" insecure=true header=`A: ${KEY}` data=X `${HOST}/v1`; $ "echo" (Y | "a") }',
    ],
    ["$(info key is $(KEY))\n  $(error no ${KEY})\n", '$ "info" `key is ${KEY}`\n$ "error" `no ${KEY}`'],
    ["all: ; echo hi", `$ "echo" "hi"`],
    ["all: export Z = 1", `env Z = "1"`],
    ["define B\n{\"a\": \"$(K)\"}\nendef", 'B = `{"a": "${K}"}`'],
    ["define R\ncurl -k u\nendef", `R = "curl -k u"\nfn R() { $ "curl" insecure=true "u" }`],
    ["ifeq ($(A),b)\nB = c\nelse\nendif", `B = "c"`],
  ])("reads %j", (text, expected) => {
    expect(print("makefile", text)).toBe(expected);
    expect(misplaced(read("makefile", text), text)).toEqual([]);
  });

  it("keeps the places in recipes", () => {
    const text = "a:\n\t@curl -H 'A: b' \\\n\t\tu\n# c\n";
    expect(placeOf("makefile", text, "A: b")).toBe(text.indexOf("A: b"));
    expect(placeOf("makefile", text, "u")).toBe(text.lastIndexOf("u"));
    expect(read("makefile", text).comments).toHaveLength(1);
  });
});

describe("just", () => {
  it.each([
    ['key := env("KEY", "abc")\nout := `cat f`', `key = (env.KEY | "abc")\nout = $ "cat" "f"`],
    ['export HOST := "https://x" + path # c', 'env HOST = `https://x${path}`'],
    ['ask m="n":\n    @curl -k -H "A: {{key}}" \\\n      {{ HOST }}\n', '{ $ "curl" insecure=true header=`A: ${key}` HOST }'],
    ["py:\n    #!/usr/bin/env python3\n    import os\n", `embedded python3 "#!/usr/bin/env python3\\nimport os\\n"`],
  ])("reads %j", (text, expected) => {
    expect(print("just", text)).toBe(expected);
    expect(misplaced(read("just", text), text)).toEqual([]);
  });
});

describe("batch", () => {
  it.each([
    ['set KEY=abc def\r\nset "T=x%Y%"\r\nsetx K "v"\r\nset /p Q=ask ', 'env KEY = "abc def"\nenv T = `x${Y}`\nenv K = "v"\nenv Q = "ask "'],
    ['curl.exe -k -H "A: %K%" ^\n  -d "{\\"a\\": \\"!Z!\\"}" u | more', '$ "|" $ "curl" insecure=true header=`A: ${K}` data=`{"a": "${Z}"}` "u" $ "more" '],
    ['if "%K%"=="" (\n  echo no 1>&2\n) else (\n  call node x.js\n)', '<if `${K}==`>\n$ "echo" "no"\n$ "node" "x.js"'],
    ["for /f %%i in ('curl -k u') do set R=%%i", `$ "curl" insecure=true "u"\nenv R = i`],
    ["@echo %K:~0,4% > out.txt && exit /b 1", `$ "echo" slice(K, 0, 4) >="out.txt"\n$ "exit" "/b" "1"`],
  ])("reads %j", (text, expected) => {
    expect(print("batch", text)).toBe(expected);
    expect(misplaced(read("batch", text), text)).toEqual([]);
  });

  it("lists comments", () => {
    expect(read("batch", "@rem a\r\n:: b\n:label\nx").comments).toEqual([
      { start: 0, end: 6 },
      { start: 8, end: 12 },
    ]);
  });
});

describe("lists of commands", () => {
  it.each([
    ["procfile", "web: A=b node x.js\nwarm: curl -k u\n", `env A = "b"\n$ "node" "x.js"\n$ "curl" insecure=true "u"`],
    ["crontab", "# c\nA=b\n*/5 * * * MON-FRI curl -k $A\n@daily x\n", `A = "b"\n$ "curl" insecure=true A\n$ "x" `],
    ["crontab", "0 3 * * * root curl u\n", `$ "curl" "u"`],
  ])("%s: reads %j", (id, text, expected) => {
    expect(print(id, text)).toBe(expected);
    expect(misplaced(read(id, text), text)).toEqual([]);
  });
});
