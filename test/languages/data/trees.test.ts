import { describe, expect, it } from "vitest";
import { fakeKey } from "../../../src/cinclus/fake-key.ts";
import { allNodes, print, read } from "./support.ts";

const key = fakeKey("url-safe");

describe("JSON", () => {
  it("reads comments, single quotes, bare keys and what is cut off", () => {
    const text = `{"a": "x\\u0041\\n", /*c*/ b: 'q', "c": [1, true, null, "X=v"], "e": 12345678901234567890, // x\r\n "f": {"g": "${key}`;
    expect(print("json5", text)).toBe(`{"a": "xA\\n", "b": "q", "c": [1, true, null, env X = "v"], "e": "12345678901234567890", "f": {"g": "${key}"}}`);
    expect(read("json", text).comments.map(({ start, end }) => text.slice(start, end))).toEqual(["/*c*/", "// x"]);
  });

  it("goes on behind what is broken", () => {
    expect(print("json", '{"a": "open\r\n "b": [1, }, "c": "d"]\n"e": 2')).toBe('{"a": "open", "b": [1]}\n{"c": "d"}\n{"e": 2}');
  });

  it("reads values line by line, and a part of an object", () => {
    expect(print("jsonl", '{"a":1}\n{"b":"c"}\n')).toBe('{"a": 1}\n{"b": "c"}');
    expect(print("json", '"a": 1, "b": {"c": 2}')).toBe('{"a": 1, "b": {"c": 2}}');
  });

  it("opens JSON in strings, with its places", () => {
    const text = `{"secret": "{\\"key\\":\\"${key}\\"}"}`;
    expect(print("json", text)).toBe(`{"secret": embedded json ${JSON.stringify(`{"key":"${key}"}`)}}`);
    const inner = allNodes(read("json", text)).find((node) => node.kind === "embedded");
    if (inner?.kind !== "embedded" || !inner.offsets) throw new Error("There is no inner JSON.");
    expect(text.indexOf(key)).toBe(inner.offsets[inner.text.indexOf(key)]);
  });

  it("takes the scripts of a package for scripts", () => {
    const text = '{"scripts":{"x":"curl -k"},"y":{"scripts":{"a":"b c"}}}';
    expect(print("json", text, "web/package.json")).toBe('{"scripts": {"x": embedded shell "curl -k"}, "y": {"scripts": {"a": "b c"}}}');
    expect(print("json", text)).toContain('"x": "curl -k"');
  });
});

describe("XML", () => {
  it("reads Android's strings, CDATA and entities", () => {
    const text = `\uFEFF<?xml version="1.0"?>\r\n<!-- c -->\r\n<resources>\r\n  <string name="cinclus_api_key">v&amp;w</string>\r\n  <string name="t">a<![CDATA[<b>]]>c</string>\r\n</resources>`;
    expect(print("xml", text)).toBe('{"resources": {"string": {"name": "cinclus_api_key"}, "cinclus_api_key": "v&w", "string": {"name": "t"}, "t": "a<b>c"}}');
    expect(read("xml", text).comments.map(({ start, end }) => text.slice(start, end))).toEqual(["<!-- c -->"]);
  });

  it("reads settings of .NET, Spring, Maven and Hadoop", () => {
    expect(print("xml", `<appSettings><add key="X" value="${key}&#65;"/><add key="Y" value=''/></appSettings>`)).toBe(
      `{"appSettings": {"add": {"key": "X", "value": "${key}A"}, "X": "${key}A", "add": {"key": "Y", "value": ""}, "Y": ""}}`,
    );
    expect(print("xml", '<setting name="S" serializeAs="String"><value>sv</value></setting>')).toBe(
      '{"setting": {"name": "S", "serializeAs": "String", "value": "sv"}, "S": "sv"}',
    );
    expect(print("xml", "<s><id>c</id><password enc='no'>pw</password><n>12</n><e/></s><property><name>h</name><value>v</value></property>")).toBe(
      '{"s": {"id": "c", "password": {"enc": "no"}, "password": "pw", "n": 12, "e": null}, "property": {"name": "h", "value": "v"}, "h": "v"}',
    );
  });

  it("reads property lists", () => {
    const text =
      '<plist version="1.0"><dict><key>K</key><string>$(V)</string><key>A</key><array><string>a</string><dict><key>b</key><true/></dict></array><key>E</key><string></string><key>D</key><data>QUJD</data></dict></plist>';
    expect(print("plist", text)).toBe('{"plist": {"version": "1.0", "dict": {"K": "$(V)", "A": ["a", {"b": true}], "E": "", "D": base64("QUJD")}}}');
  });

  it("reads what is cut off", () => {
    expect(print("xml", '<a><b x="1" y="cut off')).toBe('{"a": {"b": {"x": "1", "y": "cut off"}}}');
    expect(print("xml", "<a><b>text cut")).toBe('{"a": {"b": "text cut"}}');
    expect(print("xml", "<a><![CDATA[x y")).toBe('{"a": "x y"}');
  });
});

describe("HCL", () => {
  it("reads blocks by their labels", () => {
    const text = `\uFEFF# c\r\nvariable "cinclus_api_key" {\r\n  type    = list(string) // x\r\n  default = "${key}"\r\n}\r\n/* b */\r\nregion = "eu"\r\n`;
    expect(print("hcl", text)).toBe(`{"variable": {"cinclus_api_key": {"type": list(string), "default": "${key}"}}, "region": "eu"}`);
    expect(read("hcl", text).comments).toHaveLength(3);
  });

  it.each([
    ['"https://${var.host}/v1?key=${var.key}"', "`https://${var.host}/v1?key=${var.key}`"],
    ['var.a ? "x" : "y"', '("x" | "y")'],
    ['{ a = 1, "b": "q", (var.k) = [1, "z",] }', '{"a": 1, "b": "q", var.k: [1, "z"]}'],
    ["{\n a = 1\n b = 2\n}", '{"a": 1, "b": 2}'],
    ['jsonencode({ A = base64encode("x") })', 'jsonencode({"A": base64encode("x")})'],
    ['"${var.only}"', "var.only"],
    ['"$${lit} a\\n"', '"${lit} a\\n"'],
    ['aws_x.y[0].z["k"]', "aws_x.y[0].z.k"],
    ["<<-EOT\n    line ${var.b}\n      more\n  EOT", "`line ${var.b}\n  more\n`"],
    ["<<EOF\nplain\nEOF", '"plain\\n"'],
    ['!a && b == "c"', '<&& <! a> b "c">'],
    ['["a", ', '["a"]'],
    ['"open', '"open"'],
  ])("%s", (expression, tree) => {
    expect(print("hcl", `x = ${expression}\n`)).toBe(`{"x": ${tree}}`);
  });

  it("hands scripts to the shell", () => {
    expect(print("hcl", 'provisioner "local-exec" { command = "curl -k https://x ${var.u}" }\nuser_data = <<EOF\n#!/bin/sh\ncurl -k x\nEOF\n')).toBe(
      '{"provisioner": {"local-exec": {"command": embedded shell "curl -k https://x ${var.u}"}}, "user_data": embedded shell "#!/bin/sh\\ncurl -k x\\n"}',
    );
  });
});

describe("CSV", () => {
  it("names the cells of rows by a header", () => {
    expect(print("csv", `\uFEFFname,key\r\ncinclus,"a""b"\r\nx,"more\r\nlines"\r\ny,${key}\r\n`)).toBe(
      `[{"name": "cinclus", "key": "a\\"b"}, {"name": "x", "key": "more\\r\\nlines"}, {"name": "y", "key": "${key}"}]`,
    );
    expect(print("tsv", "a\tb\n1\tc d\n")).toBe('[{"a": 1, "b": "c d"}]');
  });

  it("takes rows without names for lists", () => {
    expect(print("csv", "1;2\n3;4\n")).toBe("[[1, 2], [3, 4]]");
    expect(print("csv", 'a,b\n1,"unclosed\nc,d')).toBe('[{"a": 1, "b": "unclosed"}, {"a": "c", "b": "d"}]');
  });
});

describe("proxies", () => {
  it("reads nginx", () => {
    const text =
      "# c\nupstream cinclus { server api.cinclus.wayscloud.services:80; }\nserver {\n  location /v1/ {\n    proxy_pass http://api.cinclus.wayscloud.services$request_uri;\r\n" +
      '    proxy_set_header Authorization "Bearer ${key}"; proxy_set_header X "$key";\n    set $k \'a\';\n    content_by_lua_block { local x = { a = 1 } }\n  }\n}\nmap $a $b { default 1; ~^x$ 2 }\ncut "off';
    expect(print("nginx", text)).toBe(
      '$ "upstream" "cinclus" { $ "server" "api.cinclus.wayscloud.services:80" }\n' +
        '$ "server" { $ "location" "/v1/" { $ "proxy_pass" `http://api.cinclus.wayscloud.services${request_uri}`; ' +
        '$ "proxy_set_header" "Authorization" `Bearer ${key}`; $ "proxy_set_header" "X" key; k = "a"; ' +
        '$ "content_by_lua_block" embedded lua " local x = { a = 1 } " } }\n' +
        '$ "map" a b { $ "default" "1"; $ "~^x$" "2" }\n$ "cut" "\\"off"',
    );
  });

  it("reads Caddyfiles", () => {
    const text = 'example.com {\n  reverse_proxy https://api {\n    header_up Authorization "Bearer {$KEY}"\n    header_up X {env.K} \\\n      more\n  }\n  respond `x "y"` 200 # c\n}\n';
    expect(print("caddy", text)).toBe(
      '$ "example.com" { $ "reverse_proxy" "https://api" { $ "header_up" "Authorization" `Bearer ${KEY}`; $ "header_up" "X" K "more" }; $ "respond" "x \\"y\\"" "200" }',
    );
  });

  it("reads Apache", () => {
    const text =
      '<VirtualHost *:80>\r\n  <Location "/v1">\r\n    ProxyPass "http://api/v1"\r\n    RequestHeader set Authorization "Bearer ${KEY}" # x\r\n    SSLProxyVerify none\r\n  </Location>\r\n  SetEnv A \\\r\n   c\r\n</VirtualHost>\r\n';
    expect(print("apache", text)).toBe(
      '$ "VirtualHost" "*:80" { $ "Location" "/v1" { $ "ProxyPass" "http://api/v1"; $ "RequestHeader" "set" "Authorization" `Bearer ${KEY}`; $ "SSLProxyVerify" "none" }; env A = "c" }',
    );
  });

  it("reads HAProxy", () => {
    const text = 'global\n  setenv A b\n# c\nbackend b\n  server s1 api.cinclus:80 ssl verify none\n  http-request set-header Authorization "Bearer ${KEY}"\nfrontend f\n  bind *:80\n';
    expect(print("haproxy", text)).toBe(
      '$ "global" { env A = "b" }\n$ "backend" "b" { $ "server" "s1" "api.cinclus:80" "ssl" "verify" "none"; $ "http-request" "set-header" "Authorization" `Bearer ${KEY}` }\n$ "frontend" "f" { $ "bind" "*:80" }',
    );
  });
});

describe("commands in values", () => {
  it("reads a command line that fetches an address as such", () => {
    expect(print("json", '{"postCreateCommand": "curl -k https://x/y", "about": "curl is needed"}')).toBe(
      '{"postCreateCommand": embedded shell "curl -k https://x/y", "about": "curl is needed"}',
    );
    expect(print("toml", '[processes]\nweb = "a && curl -k https://x"')).toBe(
      '{"processes": {"web": embedded shell "a && curl -k https://x"}}',
    );
  });

  it("joins a command and its words where an address is among them", () => {
    expect(print("json", '{"command": "curl", "args": ["-H", "A: b c", "https://x"]}')).toBe(
      `{"command": "curl", "args": embedded shell "curl -H 'A: b c' https://x"}`,
    );
    expect(print("json", '{"command": "npx", "args": ["-y", "server"]}')).toBe('{"command": "npx", "args": ["-y", "server"]}');
  });

  it("reads what is taken where a variable is missing, and several pairs in one item", () => {
    expect(print("yaml", "a: ${env:KEY, 'v'}\nb: ${opt:stage, \"w\"}")).toBe(
      '{"a": (KEY | "v"), "b": (stage | "w")}',
    );
    expect(print("yaml", "env:\n  - A=1 B=x")).toBe('{"env": [[env A = "1", env B = "x"]]}');
  });
});

describe("JMeter", () => {
  it("reads samplers with the headers that hold for them, and variables", () => {
    const property = (name: string, value: string): string => `<stringProp name="${name}">${value}</stringProp>`;
    const pair = (kind: string, name: string, value: string): string =>
      `<elementProp name="${name}">${property(`${kind}.name`, name)}${property(`${kind}.value`, value)}</elementProp>`;
    const text = `<jmeterTestPlan><hashTree><TestPlan><elementProp name="v" elementType="Arguments"><collectionProp name="Arguments.arguments">${pair("Argument", "k", "v")}</collectionProp></elementProp></TestPlan><hashTree>
<HeaderManager><collectionProp name="HeaderManager.headers">${pair("Header", "A", "b")}</collectionProp></HeaderManager><hashTree/>
<HTTPSamplerProxy><elementProp name="x"><collectionProp name="Arguments.arguments">${pair("Argument", "q", "1x")}</collectionProp></elementProp>${property("HTTPSampler.domain", "d")}${property("HTTPSampler.method", "GET")}</HTTPSamplerProxy>
<hashTree><HeaderManager><collectionProp name="HeaderManager.headers">${pair("Header", "C", "e")}</collectionProp></HeaderManager></hashTree>
</hashTree></hashTree></jmeterTestPlan>`;
    expect(print("jmeter", text)).toBe(
      'let k = "v"\nhttp.request(host="d", method="GET", params={"q": "1x"}, headers={"A": "b", "C": "e"})',
    );
  });
});
