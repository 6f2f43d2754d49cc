import { describe, expect, it } from "vitest";
import { fakeKey } from "../../../src/cinclus/fake-key.ts";
import { print, read } from "./support.ts";

const key = fakeKey("service");

describe("dotenv", () => {
  it.each([
    ["A=b # c", 'env A = "b"'],
    ["export A = 'x $Y'", 'env A = "x $Y"'],
    ['A="a\\nb ${X:-d} $Z"', 'env A = `a\nb ${(X | "d")} ${Z}`'],
    ["A: v", 'env A = "v"'],
    ["A=", 'env A = ""'],
    ['A="one\r\ntwo" # c\r\nB=c', 'env A = "one\\r\\ntwo"\nenv B = "c"'],
    ["A=pa#ss", 'env A = "pa#ss"'],
    ['A="open\nB=`x`', 'env A = "open"\nenv B = "x"'],
    ['A={"a":"b"}', 'env A = embedded json "{\\"a\\":\\"b\\"}"'],
    ["A=$B", "env A = B"],
    ["A=\\$B", 'env A = "$B"'],
    ["\uFEFF#A=1\n\nA=encrypted:BDx", 'env A = "encrypted:BDx"'],
    ["just words\nexport A", ""],
  ])("%j", (text, tree) => {
    expect(print("dotenv", text)).toBe(tree);
  });

  it("tells comments, those behind values too", () => {
    const text = `# one\nA=${key} # two\nB='x' # three\n`;
    expect(read("dotenv", text).comments.map(({ start, end }) => text.slice(start, end))).toEqual(["# one", "# two", "# three"]);
  });
});

describe("properties", () => {
  it("reads escapes, continuations and references with a fallback", () => {
    const text = "\uFEFF# c\r\n! d\r\na.b=c\\\r\n   d\r\nk\\:x : v\\u0041\r\nsp val\r\ncinclus.key=${X:abc}\r\nlast\r\nn=12";
    expect(print("properties", text)).toBe('a.b = "cd"\nk:x = "vA"\nsp = "val"\ncinclus.key = (X | "abc")\nlast = ""\nn = 12');
  });
});

describe("INI", () => {
  it("reads sections, both separators, quotes and comments", () => {
    const text = `; c\r\ntop = 1\r\n[aws]\r\naws_key = ${key} ; note\r\nurl: https://x?a=b\r\nq = "x y"\r\nempty =\r\nflag\r\n`;
    expect(print("ini", text)).toBe(`{"top": 1, "aws": {"aws_key": "${key}", "url": "https://x?a=b", "q": "x y", "empty": "", "flag": null}}`);
  });

  it("keeps values that go on under their key", () => {
    expect(print("cfg", "[testenv]\nsetenv =\n    A = b\ndeps =\n    one\n    two\n")).toBe(
      '{"testenv": {"setenv": "", "A": "b", "deps": "", "deps": "one", "deps": "two"}}',
    );
  });

  it("reads Git's configuration", () => {
    expect(print("gitconfig", '[http "https://h/"]\n\textraheader = "Authorization: Bearer \\"x\\""\n[alias]\n\ty = !echo hi\n')).toBe(
      '{"http": {"https://h/": {"extraheader": "Authorization: Bearer \\"x\\""}}, "alias": {"y": embedded shell "echo hi"}}',
    );
  });

  it("reads units of systemd and programs of supervisor", () => {
    expect(print("systemd", '[Service]\nEnvironment="X=v w" Y=w "Z=q"\nExecStart=-/usr/bin/curl -k \\\n  https://x\n')).toBe(
      '{"Service": {"Environment": [env X = "v w", env Y = "w", env Z = "q"], "ExecStart": embedded shell "/usr/bin/curl -k   https://x"}}',
    );
    expect(print("ini", "[program:x]\nenvironment=A=\"1 2\",B='3',C=4\ncommand=curl -k https://x\n")).toBe(
      '{"program:x": {"environment": [env A = "1 2", env B = "3", env C = "4"], "command": embedded shell "curl -k https://x"}}',
    );
  });

  it("does not split the keys of npmrc", () => {
    expect(print("npmrc", "//registry.example/:_authToken=abc\nemail=x\n")).toBe('{"//registry.example/:_authToken": "abc", "email": "x"}');
  });
});

describe("xcconfig", () => {
  it("reads settings, references and the trick for URLs", () => {
    expect(print("xcconfig", '// c\nA = b // d\nURL = https:/$()/host/$(B)/x\nC[sdk=iphoneos*] = $(inherited)\n#include "x"\nE =\n')).toBe(
      'A = "b"\nURL = `https://host/${B}/x`\nC = inherited\nE = ""',
    );
  });
});

describe("TOML", () => {
  it("reads tables, dotted keys, all strings, with BOM and CRLF", () => {
    const text =
      '\uFEFFtitle = "a\\tb" # c\r\na.b.c = \'lit\'\r\nn = 1\r\nd = 1979-05-27\r\n[server."x y"]\r\nk = """\r\nab \\\r\n   cd\\n"""\r\n' +
      'l = ["X=v", {a = "b"}]\r\n[[m]]\r\nk = 1\r\n';
    expect(print("toml", text)).toBe(
      '{"title": "a\\tb", "a": {"b": {"c": "lit"}}, "n": 1, "d": "1979-05-27", "server": {"x y": {"k": "ab cd\\n", "l": [env X = "v", {"a": "b"}]}}, "m": [{"k": 1}]}',
    );
  });

  it("reads what is no TOML by its lines", () => {
    expect(print("toml", `a = "b"\n[x\nk = "v\\n" # c\nl = ${key}\nm = """\nlong\n"""\n[[q]]\nz = 1`)).toBe(
      `{"a": "b", "x": {"k": "v\\n", "l": "${key}", "m": "long\\n"}, "q": {"z": 1}}`,
    );
  });
});
