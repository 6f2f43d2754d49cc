import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseLanguage, fenceLanguage } from "../../src/languages/choose.ts";

describe("chooseLanguage", () => {
  it.each([
    ["src/app.JS", "javascript"],
    ["types.d.ts", "typescript"],
    ["a/b.tsx", "tsx"],
    [".env", "dotenv"],
    [".env.production.local", "dotenv"],
    [".env.example", "dotenv"],
    ["deploy/app.env", "dotenv"],
    ["env.local", "dotenv"],
    ["src/env.ts", "typescript"],
    [".envrc", "shell"],
    ["Dockerfile", "dockerfile"],
    ["docker/Dockerfile.prod", "dockerfile"],
    ["api.Dockerfile", "dockerfile"],
    ["Containerfile", "dockerfile"],
    ["GNUmakefile", "makefile"],
    ["justfile", "just"],
    ["Jenkinsfile.release", "groovy"],
    ["_curlrc", "curlrc"],
    ["home/.netrc", "netrc"],
    [".npmrc", "ini"],
    [".pypirc", "ini"],
    ["home/.wayscloud/credentials", "json"],
    [".aws/credentials", "ini"],
    ["Caddyfile", "caddy"],
    ["conf/nginx.conf", "nginx"],
    ["etc/nginx/conf/app.conf", "nginx"],
    ["etc/nginx/sites-enabled/default", "nginx"],
    [".htaccess", "apache"],
    ["httpd.conf", "apache"],
    ["haproxy.cfg", "haproxy"],
    ["prod.auto.tfvars", "hcl"],
    ["terraform.tfstate.backup", "json"],
    ["a.ipynb", "notebook"],
    ["dist/app.min.js.map", "sourcemap"],
    ["trace.har", "har"],
    ["Cinclus.postman_collection.json", "postman"],
    ["insomnia_2024.yaml", "postman"],
    ["calls.http", "http"],
    ["calls.rest", "http"],
    ["api/One.bru", "bruno"],
    [".babelrc", "jsonc"],
    ["tsconfig.build.json", "jsonc"],
    ["x.code-workspace", "jsonc"],
    ["Procfile", "procfile"],
    [".bash_history", "shell"],
    [".zshrc", "shell"],
    ["crontab", "crontab"],
    ["etc/cron.d/ask", "crontab"],
    ["Earthfile", "dockerfile"],
    ["classes/Ask.cls", "apex"],
    ["cinclus.service", "ini"],
    ["Localizable.strings", "properties"],
    ["page.mdx", "markdown"],
    ["page.html.erb", "html"],
    ["page.erb", "html"],
    ["database.yml.erb", "yaml"],
    ["values.yaml.j2", "yaml"],
    ["report.Rmd", "markdown"],
    ["Index.cshtml", "html"],
    ["server.log.3", "log"],
    ["fix.patch", "diff"],
    ["requirements.txt", "text"],
    ["requirements-dev.txt", "text"],
    ["build.gradle.kts", "kotlin"],
    ["build.gradle", "groovy"],
    ["Info.plist", "plist"],
    ["res/values/strings.xml", "xml"],
    ["C:\\app\\main.PY", "python"],
    ["run.sh.txt", "shell"],
    ["build", "python"],
    ["Assets/Main.unity", "yaml"],
    ["photo.png", "text"],
    ["notes", "text"],
    ["something.xyz", "generic"],
  ])("tells %s by its name: %s", (path, language) => {
    expect(chooseLanguage(path, "some words\n")).toBe(language);
  });

  it.each([
    ["bin/run", "#!/usr/bin/env -S node --no-warnings\n", "javascript"],
    ["bin/run", "#!/bin/bash\n", "shell"],
    ["bin/build", "#!/bin/bash\n", "shell"],
    ["bin/run", "#!/usr/bin/python3.11\r\nx", "python"],
    ["thing", '{ "a": 1 }', "json"],
    ["thing", '{"a":1}\n{"a":2}\n', "jsonl"],
    ["data.json", '{"nbformat": 4, "cells": []}', "notebook"],
    ["data.json", '{"log": {"version": "1.2", "creator": {}, "entries": []}}', "har"],
    ["data.json", '{"info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}}', "postman"],
    ["thing", "<?php echo 1;", "php"],
    ["thing", "<!DOCTYPE html><html></html>", "html"],
    ["thing", '<?xml version="1.0"?><a/>', "xml"],
    ["thing", '<?xml version="1.0"?>\n<!DOCTYPE plist PUBLIC "x">', "plist"],
    ["notes.txt", "CINCLUS_URL=x\nB=c\n", "dotenv"],
    ["notes.txt", "first do this\ncurl https://example.org\n", "shell"],
    ["app.conf", "server {\n  listen 80;\n}\n", "nginx"],
    ["app.conf", "[a]\nb = c\n", "ini"],
    ["thing", "name: x\nitems:\n  - a\n  - b: c\n", "yaml"],
    [".prettierrc", "semi: true\nwidth: 80\n", "yaml"],
    ["apache.conf", '<Location "/a/">\n  ProxyPass "https://x"\n</Location>\n', "apache"],
    ["sites.conf", "  proxy_pass https://x;\n", "nginx"],
    ["override.conf", '[Service]\nEnvironment="A=b"\n', "ini"],
    ["application.conf", "a {\n  b = c\n}\n", "hocon"],
    ["application.conf", "a.b = ${?C}\n", "hocon"],
    ["redis.conf", "# why\nport 6379\nrequirepass abc\n", "apache"],
    ["proxy.cfg", "frontend f\n  bind *:80\n", "haproxy"],
    ["curl.conf", "url = https://x\ninsecure\n", "curlrc"],
    ["probe.curlrc", "insecure\n", "curlrc"],
    ["a.m", "% why\nkey = 'abc';\n", "matlab"],
    ["a.m", "function a = b(c)\n", "matlab"],
    ["a.m", "// why\n#import <A/A.h>\n", "objectivec"],
    ["a.m", "- (void)a {\n", "objectivec"],
    ["a.h", "@interface A : NSObject\n", "objectivec"],
    ["a.h", "namespace a {}\n", "cpp"],
    ["de.ts", "<?xml version='1.0'?><TS/>", "xml"],
    ["", "Invoke-RestMethod -Uri $x\n", "powershell"],
    ["", "POST https://example.org/v1\nA: b\n", "http"],
    ["", "--- a/x\n+++ b/x\n", "diff"],
  ])("tells %s by its content %j: %s", (path, text, language) => {
    expect(chooseLanguage(path, text)).toBe(language);
  });

  it("never throws, whatever the path and the text", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (path, text) => {
        expect(chooseLanguage(path, text)).not.toBe("");
      }),
    );
  });

  it.each(["{ ", "[", "<a ", "import a ", "- ", "x=", "select ", "with a", '"'])("is quick with a text of %j only", (piece) => {
    const text = piece.repeat(200_000);
    const start = performance.now();
    chooseLanguage("thing", text);
    chooseLanguage("a.h", text);
    chooseLanguage("a.json", text);
    expect(performance.now() - start).toBeLessThan(4000);
  });
});

describe("fenceLanguage", () => {
  it.each([
    ["js", "javascript"],
    ["Python3", "python"],
    ["console", "shell"],
    ["c#", "csharp"],
    ["ts", "typescript"],
    ["{.bash .numberLines}", "shell"],
    ["language-json", "json"],
    ["js{1,3}", "javascript"],
    ["x.py", "python"],
    ["config/.env", "dotenv"],
    ["docker-compose.yml", "yaml"],
    ["text/typescript", "typescript"],
    ["terraform", "hcl"],
    ["nonsense", undefined],
    ["", undefined],
  ])("knows %s as %s", (word, language) => {
    expect(fenceLanguage(word)).toBe(language);
  });
});
