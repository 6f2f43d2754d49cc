import { describe, expect, it } from "vitest";
import { misplaced, print, read } from "./support.ts";

describe("powershell", () => {
  it.each([
    ["$key = $env:KEY # c", "key = env.KEY"],
    ["$env:KEY = 'a''b'", `env env.KEY = "a'b"`],
    ['"a $b ${c} $env:D ${env:E} $($f.G) `$h ""i"""', '`a ${b} ${c} ${env.D} ${env.E} ${f.G} $h "i"`'],
    ['$t = @"\n{"a": "$k"}\n"@\n$u = @\'\n$x\n\'@', 't = `{"a": "${k}"}`\nu = "$x"'],
    ["$h = @{\n  Authorization = \"Bearer $k\"\n  'A-B' = 1; C = $true }", 'h = {"Authorization": `Bearer ${k}`, "A-B": 1, "C": true}'],
    ["$a = @('b', \"c\")\n$d, $e = 1, 2", `a = ["b", "c"]\nd = 1\ne = 2`],
    ["Invoke-RestMethod -Uri \"$b/v1\" -Method Post `\n  -Headers $h -SkipCertificateCheck", '$ "Invoke-RestMethod" Uri=`${b}/v1` Method="Post" Headers=h SkipCertificateCheck=true'],
    ["Invoke-WebRequest @params -Body (@{ a = 1 } | ConvertTo-Json)", `$ "Invoke-WebRequest" ...params Body=$ "|" {"a": 1} $ "ConvertTo-Json" `],
    ["irm https://x/?key=$k -SkipCertificateCheck:$true", '$ "irm" `https://x/?key=${k}` SkipCertificateCheck=true'],
    ['curl.exe -k -H "A: $b" u', '$ "curl" insecure=true header=`A: ${b}` "u"'],
    ['$c.Headers.Add("a", "Bearer " + $k)', 'c.Headers.Add("a", `Bearer ${k}`)'],
    ["$c = [System.Net.Http.HttpClient]::new()", "c = System.Net.Http.HttpClient.new()"],
    ["[Net.ServicePointManager]::Callback = { $true }", "Net.ServicePointManager.Callback = fn () { true }"],
    ['$a = "x {0}" -f $b, $c; $d = $e ?? \'f\'', 'a = "x {0}".format(b, c)\nd = (e | "f")'],
    ["$a = ($b -join '') + [string]$c", 'a = `${b.join("")}${c}`'],
    ["if (-not $k) { throw 'x' } elseif ($a -eq 1) { b } else { c }", `<if <-not k>>\n{ throw "x" }\n<if <-eq a 1>>\n{ $ "b"  }\n{ $ "c"  }`],
    ["$z = if ($q) { '1' } else { '2' }", `z = ("1" | "2")`],
    ["foreach ($i in $xs) { Write-Host $i.Name }", `{ let i = each(xs); $ "Write-Host" i.Name }`],
    ["function Get-It([string]$A, $B = 'c') { return $A }", `fn Get-It(A, B = "c") { return A }!`],
    ["function f { [CmdletBinding()] param([Parameter(Mandatory)] [string]$K = 'v') g $K }", `fn f(K = "v") { $ "g" K }!`],
    ["param([string]$Base = 'u', [switch]$On)\nx", `let Base = "u"\n$ "x" `],
    ["try { a } catch [Exception] { Write-Error $_ } finally { b }", `{ $ "a"  }\n{ $ "Write-Error" _ }\n{ $ "b"  }`],
    ["class A : B { [string]$K = 'v'; [void] M([int]$x) { $this.K } }", `class A : B { let K = "v"; fn M(x) { this.K } }`],
    ["@('a', \"b=$c\") | Set-Content -Path .env", '$ "|" ["a", `b=${c}`] $ "Set-Content" Path=".env"'],
    ["<# c #> & 'x y' $a > f # d", `$ "x y" a >="f"`],
  ])("reads %j", (text, expected) => {
    expect(print("powershell", text)).toBe(expected);
    expect(misplaced(read("powershell", text), text)).toEqual([]);
  });

  it("lists comments of both kinds", () => {
    expect(read("powershell", "<# a #>\nb # c").comments).toEqual([
      { start: 0, end: 7 },
      { start: 10, end: 13 },
    ]);
  });
});
