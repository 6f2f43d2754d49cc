import type { Example } from "../../../src/rules/rule.ts";

/** What the rule finds. */
export const bad: readonly Example[] = [
  {
    title: "an address",
    path: "src/base.ts",
    text: `export const base = "http://api.cinclus.wayscloud.services/v1";
`,
    lines: [1],
  },
  {
    title: "letter case does not matter",
    path: "config/llm.yaml",
    text: `llm:
  base_url: HTTP://API.Cinclus.WAYSCloud.services/v1
`,
    lines: [2],
  },
  {
    title: "Node: http.request",
    path: "src/complete.cjs",
    text: `const http = require("node:http");

http.request({ hostname: "api.cinclus.wayscloud.services", port: 80, path: "/v1/completions" });
`,
    lines: [3],
  },
  {
    title: "protocol and host apart",
    path: "src/options.js",
    text: `export const options = {
  protocol: "http:",
  hostname: "api.cinclus.wayscloud.services",
};
`,
    lines: [2],
  },
  {
    title: "a scheme joined to the host",
    path: "lib/cinclus.rb",
    text: `module Cinclus
  HOST = "api.cinclus.wayscloud.services"
  BASE = "http" + "://" + HOST
end
`,
    lines: [3],
  },
  {
    title: "a proxy",
    path: "nginx.conf",
    text: `server {
  location /llm/ {
    proxy_pass http://api.cinclus.wayscloud.services/v1/;
  }
}
`,
    lines: [3],
  },
  {
    title: "a WebSocket",
    path: "src/stream.ts",
    text: `export const socket = new WebSocket("ws://api.cinclus.wayscloud.services/v1/stream");
`,
    lines: [1],
  },
  {
    title: "the command line",
    path: "bin/ask.sh",
    text: `curl http://api.cinclus.wayscloud.services/v1/models -H "Authorization: Bearer $CINCLUS_API_KEY"
`,
    lines: [1],
  },
  {
    title: "Python",
    path: "ask.py",
    text: `import requests

HOST = "api.cinclus.wayscloud.services"
requests.get(f"http://{HOST}/v1/models")
`,
    lines: [4],
  },
  {
    title: "a code block of a document",
    path: "docs/start.md",
    text: `\`\`\`sh
curl http://api.cinclus.wayscloud.services/v1/models
\`\`\`
`,
    lines: [2],
  },
  {
    title: "Go: a URL in parts",
    path: "client.go",
    text: `package client

var address = url.URL{Scheme: "http", Host: "api.cinclus.wayscloud.services", Path: "/v1"}
`,
    lines: [3],
    hidden: true,
  },
  {
    title: "Java",
    path: "src/main/java/no/acme/Api.java",
    text: `final class Api {
    static final URI BASE = URI.create("http://api.wayscloud.services/v1");
}
`,
    lines: [2],
    hidden: true,
  },
  {
    title: "an environment file",
    path: ".env",
    text: `CINCLUS_BASE_URL=http://api.cinclus.wayscloud.services
`,
    lines: [1],
    hidden: true,
  },
  {
    title: "port 80, spelled out",
    path: "config.json",
    text: `{ "cinclus": { "url": "http://api.cinclus.wayscloud.services:80/v1" } }
`,
    lines: [1],
    hidden: true,
  },
  {
    title: "C#",
    path: "Client.cs",
    text: `var http = new HttpClient { BaseAddress = new Uri("http://api.cinclus.wayscloud.services/") };
`,
    lines: [1],
    hidden: true,
  },
  {
    title: "an XML attribute",
    path: "beans.xml",
    text: `<beans>
  <bean id="cinclus"><property name="baseUrl" value="http://api.cinclus.wayscloud.services/v1"/></bean>
</beans>
`,
    lines: [2],
    hidden: true,
  },
  {
    title: "a template with a constant scheme",
    path: "src/template.mjs",
    text: `const host = "api.cinclus.wayscloud.services";
export const models = \`http://\${host}/v1/models\`;
`,
    lines: [2],
    hidden: true,
  },
  {
    title: "Elixir: a scheme beside the host",
    path: "lib/acme/models.ex",
    text: `defmodule Acme.Models do
  def connect do
    Mint.HTTP.connect(:http, "api.cinclus.wayscloud.services", 80)
  end
end
`,
    lines: [3],
    hidden: true,
  },
  {
    title: "C: a format and a macro",
    path: "main.c",
    text: `#define HOST "api.cinclus.wayscloud.services"

void ask(char *url, size_t size) {
    snprintf(url, size, "http://%s/v1/models", HOST);
}
`,
    lines: [4],
    hidden: true,
  },
  {
    title: "OpenAPI: one of the servers",
    path: "openapi.yaml",
    text: `openapi: 3.1.0
servers:
  - url: https://api.cinclus.wayscloud.services/v1
  - url: http://api.cinclus.wayscloud.services/v1
`,
    lines: [4],
  },
  {
    title: "Kubernetes: a value of a ConfigMap",
    path: "deploy/config.yaml",
    text: `kind: ConfigMap
data:
  CINCLUS_BASE_URL: http://api.cinclus.wayscloud.services/v1
`,
    lines: [3],
    hidden: true,
  },
  {
    title: "Rust",
    path: "src/main.rs",
    text: `const BASE: &str = "http://api.cinclus.wayscloud.services/v1";
`,
    lines: [1],
    hidden: true,
  },
  {
    title: "Terraform: an environment of a function",
    path: "main.tf",
    text: `resource "aws_lambda_function" "ask" {
  environment {
    variables = { CINCLUS_BASE_URL = "http://api.cinclus.wayscloud.services/v1" }
  }
}
`,
    lines: [3],
    hidden: true,
  },
  {
    title: "PHP: a default of a setting",
    path: "config/services.php",
    text: `<?php
return ['cinclus' => ['url' => env('CINCLUS_BASE_URL', 'http://api.cinclus.wayscloud.services/v1')]];
`,
    lines: [2],
    hidden: true,
  },
  {
    title: "Haskell: a request of its parts",
    path: "src/Models.hs",
    text: `module Models where

models :: Request
models = parseRequest_ "http://api.cinclus.wayscloud.services/v1/models"
`,
    lines: [4],
    hidden: true,
  },
  {
    title: "PowerShell",
    path: "ask.ps1",
    text: `Invoke-RestMethod -Uri 'http://api.cinclus.wayscloud.services/v1/models'
`,
    lines: [1],
    hidden: true,
  },
];
