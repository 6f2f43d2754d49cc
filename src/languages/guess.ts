/** How much of a text is looked at to guess its language. */
const lookedAt = 20_000;

/** Programs named by the first line of a script. */
const interpreters: readonly (readonly [RegExp, string])[] = [
  [/^(?:ba|z|k|da|a|fi)?sh$/, "shell"],
  [/^(?:node|nodejs|zx|osascript)$/, "javascript"],
  [/^(?:deno|bun|tsx|ts-node|ts-node-esm)$/, "typescript"],
  [/^(?:i?python[\d.]*|pypy\d?|uv|pipx)$/, "python"],
  [/^ruby[\d.]*$/, "ruby"],
  [/^perl[\d.]*$/, "perl"],
  [/^php[\d.]*$/, "php"],
  [/^lua(?:jit)?[\d.]*$/, "lua"],
  [/^(?:Rscript|R)$/, "r"],
  [/^(?:elixir|iex)$/, "elixir"],
  [/^groovy$/, "groovy"],
  [/^(?:kotlin|kotlinc)$/, "kotlin"],
  [/^(?:scala|scala-cli|amm)$/, "scala"],
  [/^swift$/, "swift"],
  [/^(?:tclsh|wish|expect)[\d.]*$/, "tcl"],
  [/^pwsh$/, "powershell"],
  [/^make$/, "makefile"],
  [/^just$/, "just"],
  [/^hurl$/, "hurl"],
];

/** The language that the `#!` line of a script names, if it has one. */
export function languageOfHashbang(text: string): string | undefined {
  if (!text.startsWith("#!")) return undefined;
  const words = text.slice(2, 200).split(/[\r\n]/, 1)[0]?.split(/\s+/).filter(Boolean) ?? [];
  const program = words.find((word) => !/(?:^|\/)env$/.test(word) && !word.startsWith("-") && !word.includes("="));
  const name = program?.slice(program.lastIndexOf("/") + 1) ?? "";
  return interpreters.find(([pattern]) => pattern.test(name))?.[1];
}

/** What kind of JSON it is: some kinds are told by their content, not by their name. */
export function kindOfJson(text: string): "notebook" | "har" | "postman" | "sourcemap" | undefined {
  const head = text.slice(0, lookedAt);
  const tail = text.slice(-2000);
  if (/"nbformat"\s{0,9}:/.test(head + tail) && head.includes('"cells"')) return "notebook";
  if (/schema\.getpostman\.com|"_postman_(?:id|variable_scope)"|"__export_format"|"clientName"\s{0,9}:\s{0,9}"Thunder Client"/.test(head)) return "postman";
  if (/"endpoint"\s{0,9}:/.test(head) && /"(?:authActive|preRequestScript)"\s{0,9}:/.test(head)) return "postman";
  if (/^\s{0,99}\{\s{0,99}"log"\s{0,9}:\s{0,9}\{/.test(head) && /"(?:entries|creator)"/.test(head)) return "har";
  if (/"sourcesContent"\s{0,9}:\s{0,9}\[|"mappings"\s{0,9}:\s{0,9}"/.test(head) && /"version"\s{0,9}:\s{0,9}3\b/.test(head + tail)) return "sourcemap";
  return undefined;
}

/** What only one of the many programs whose settings end in `.conf` or `.cfg` writes. */
const settings: readonly (readonly [RegExp, string])[] = [
  [/^[ \t]{0,40}<(?:VirtualHost|Directory|DirectoryMatch|Location|LocationMatch|IfModule|IfDefine|Proxy|ProxyMatch|Files|FilesMatch)\b/im, "apache"],
  [/^[ \t]{0,40}(?:ProxyPass|ProxyPassReverse|ServerName|LoadModule|RewriteRule|RequestHeader|SSLProxy[A-Z]\w+)\s/m, "apache"],
  // Logstash
  [/^(?:input|filter|output)[ \t]{0,9}\{[ \t]{0,9}\r?$/m, "hocon"],
  [/^[ \t]{0,40}(?:server|http|events|location [^\n{]{1,200}|upstream [^\n{]{1,100}|map [^\n{]{1,200})[ \t]{0,40}\{/m, "nginx"],
  [/^[ \t]{0,40}(?:proxy_pass|proxy_set_header|fastcgi_pass|ssl_certificate|add_header)\s[^\n]{1,500};/m, "nginx"],
  [/^(?:frontend|backend|listen)\s[\w.-]{1,100}[ \t]{0,40}$/m, "haproxy"],
  [/^\[\[[\w.-]{1,80}\]\][ \t]{0,40}$/m, "toml"],
  [/^\[(?:Service|Unit|Install|Timer|Socket)\][ \t]{0,40}$/m, "ini"],
  [/^[ \t]{0,40}[\w."-]{1,200}(?: ?[=:])? ?\{\r?$/m, "hocon"],
  [/^[ \t]{0,40}[\w."-]{1,200} ?[=:] ?\$\{\??[\w.-]{1,200}\}/m, "hocon"],
  [/^[ \t]{0,40}[\w."-]{1,200} ?\{[ \t]{0,40}[\w."-]{1,200}[ \t]{0,40}[=:{]/m, "hocon"],
  [/^include (?:"|required\(|classpath\()/m, "hocon"],
];

/** The kind of a file of settings, by what is in it. */
export function kindOfSettings(text: string): string | undefined {
  const head = text.slice(0, lookedAt);
  if (isOptionsOfCurl(head)) return "curlrc";
  return /^\s*(?:\{|\[\s*[[{"\d])/.test(head) ? undefined : settings.find(([pattern]) => pattern.test(head))?.[1];
}

const optionOfCurl =
  /^(?:-{0,2}(?:url|header|insecure|fail|silent|show-error|location|request|data|data-raw|data-binary|json|user|user-agent|output|max-time|connect-timeout|cacert|cert|key|proxy|compressed|verbose|include|retry|oauth2-bearer|get|globoff|write-out|form|next|referer|cookie|http1\.1|http2|tlsv1\.2)|-[A-Za-z])(?:$|[\s=:])/;

function isOptionsOfCurl(head: string): boolean {
  const lines = head.split(/\r?\n/, 100).filter((line) => /^\s*[^\s#]/.test(line));
  return lines.some((line) => /^\s*-{0,2}url[\s=:]/.test(line)) && lines.every((line) => optionOfCurl.test(line.trim()));
}

/** A word and what it is set to on each line, as Redis and many others have it, reads like Apache's directives. */
export function settingsByLines(text: string): "apache" | undefined {
  const lines = text.slice(0, lookedAt).split(/\r?\n/, 300).filter((line) => /^\s*[^\s#;]/.test(line));
  const plain = lines.filter((line) => /^\s*[A-Za-z][\w.-]{0,80}(?:[ \t]+[^\s=:({;][^\n;{}]{0,400})?$/.test(line));
  return lines.length > 0 && plain.length === lines.length ? "apache" : undefined;
}

/** Beginnings of a text that leave no doubt. */
const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^<\?php\b/i, "php"],
  [/^(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--[^>]{0,500}-->\s{0,99})?<(?:!doctype )?plist\b/i, "plist"],
  [/^<\?xml\b/i, "xml"],
  [/^<(?:!doctype html|html|head|body|script|div|span|section|main|form|a|p|h[1-6]|ul|ol|table|template|meta|link|style|nav|button|img|input)[\s>]/i, "html"],
  [/^<[a-z_][\w.:-]{0,80}(?:\s[^<>]{0,500})?\/?>/i, "xml"],
  [/^(?:diff --git |Index: |--- [^\n]{1,500}\n\+\+\+ |From [0-9a-f]{40} )/, "diff"],
  [/^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (?:https?:|\/|\{\{)/, "http"],
  [/^(?:package \w{1,80}\r?\n|func \w{1,80}\()/, "go"],
  [/^%YAML\b/, "yaml"],
  [/^@echo (?:off|on)\b/i, "batch"],
  [/^FROM [\w./:@${}-]{1,200}(?: AS \w{1,80})?\r?\n/i, "dockerfile"],
];

/** Lines that speak for a language; the first row of which a line matches decides. */
const tellingLines: readonly (readonly [RegExp, string])[] = [
  [/^\s*(?:\$env:\w+\s*=|(?:\$\w+\s*=\s*)?(?:Invoke-(?:RestMethod|WebRequest)|New-Object)\b)/i, "powershell"],
  [/^(?:[$%] )?(?:sudo )?(?:curl|export|wget|npm|npx|pip3?|docker|git|echo|cd|brew|apt(?:-get)?|kubectl|helm|ssh|cinclus-guard)\s/, "shell"],
  [/^\s*(?:import [\w.]+(?: as \w+)?|from [\w.]+ import .+|(?:async )?def \w+\(.*|print\(.*|with \w.*:|if __name__ .*)\s*$/, "python"],
  [/^\s*(?:(?:export )?(?:const|let|var) [\w{[]|import [\w{*"'].* from ["']|(?:async )?function\b|console\.\w+\(|await |(?:module\.)?exports\b|["']use )/, "javascript"],
  [/^\s*(?:insert into|select .+ from|create table|update \w+ set)\b/i, "sql"],
  [/^\s*(?:using [\w.]+;|namespace [\w.]+|public (?:static )?(?:class|record)\b)/, "csharp"],
  [/^\s*(?:server|upstream \S+|location \S+)\s*\{/, "nginx"],
  [/^\s*<(?:VirtualHost|Directory|Location|IfModule)\b/i, "apache"],
  [/^(?:resource|provider|variable|data|module) "[^"]*"(?: "[^"]*")?\s*\{/, "hcl"],
];

/** The language of a text by its content alone, if that tells. Looks at the beginning only. */
export function guessLanguage(text: string): string | undefined {
  const byHashbang = languageOfHashbang(text);
  if (byHashbang !== undefined) return byHashbang;
  const head = text.slice(0, lookedAt);
  const start = head.trimStart();
  const json = guessJson(start, text);
  if (json !== undefined) return json;
  const beginning = beginnings.find(([pattern]) => pattern.test(start));
  return beginning ? beginning[1] : guessByLines(head);
}

function guessJson(start: string, text: string): string | undefined {
  if (!/^(?:\{\s*["}]|\[\s*[[{"\]\d-])/.test(start)) return undefined;
  const lines = start.split("\n", 3).map((line) => line.trim());
  const perLine = lines.slice(0, 2).filter((line) => line.startsWith("{") && line.endsWith("}"));
  if (perLine.length === 2) return "jsonl";
  return kindOfJson(text) ?? "json";
}

const assignment = /^(?:export\s+|set\s+)?[A-Za-z_][\w.-]*\s?=/;
const upperCaseAssignment = /^(?:export\s+)?[A-Z_][A-Z0-9_]*=/;
const yamlLine = /^\s*(?:- )?(?:"[^"]*"|'[^']*'|[\w./-]+):(?:\s|$)|^\s*- \S/;
const sectionLine = /^\[[^\]]+\]\s*$/;

function guessByLines(head: string): string | undefined {
  const lines = head.split(/\r?\n/, 300).map((line) => line.slice(0, 300));
  const telling = lines.filter((line) => line.trim() !== "" && !/^\s*[#;]/.test(line));
  if (telling.length === 0) return undefined;
  const count = (pattern: RegExp): number => telling.filter((line) => pattern.test(line)).length;
  const upperCase = count(upperCaseAssignment);
  if (upperCase === telling.length) return telling.some((line) => /^export\s/.test(line)) ? "shell" : "dotenv";
  for (const line of telling) {
    const told = tellingLines.find(([pattern]) => pattern.test(line));
    if (told) return told[1];
  }
  if (telling.some((line) => sectionLine.test(line)) && count(assignment) > 0) {
    return telling.some((line) => /=\s*["'[{]/.test(line)) ? "toml" : "ini";
  }
  if (count(yamlLine) > telling.length * 0.6 && count(/:(?:\s|$)/) > 0 && telling.some((line) => /^[\w"'./-]+:/.test(line))) return "yaml";
  if (count(assignment) === telling.length && !telling.some((line) => /;\s*$/.test(line))) return "properties";
  return undefined;
}
