import { Buffer } from "node:buffer";
import { fakeKey } from "../../../src/cinclus/fake-key.ts";
import type { Example } from "../../../src/rules/rule.ts";

const service = fakeKey("service", 11);
const token = fakeKey("token", 12);
const older = fakeKey("older", 13);
const hex = fakeKey("hex", 14);
const letters = fakeKey("letters", 15);
const urlSafe = fakeKey("url-safe", 16);
const base64 = Buffer.from(service).toString("base64");

/** What the rule finds. */
export const bad: readonly Example[] = [
  {
    title: "a key of known shape, in JavaScript",
    path: "src/client.js",
    text: `const key = "${service}";
export const headers = { Authorization: \`Bearer \${key}\` };
`,
    lines: [1],
  },
  {
    title: "a key without a known shape, by its name",
    path: "config/production.yaml",
    text: `cinclus:
  model: cinclus-chat-001
  apiKey: ${hex}
`,
    lines: [3],
  },
  {
    title: "a key without a known shape, by its use",
    path: "app/summary.py",
    text: `import requests

CREDENTIAL = "${letters}"

requests.post(
    "https://api.cinclus.wayscloud.services/v1/completions",
    headers={"Authorization": "Bearer " + CREDENTIAL},
    json={"model": "cinclus-text-001", "prompt": "Hello world"},
)
`,
    lines: [3],
  },
  {
    title: "an environment file that git does not ignore",
    path: ".env",
    text: `PORT=8080
CINCLUS_API_KEY=${urlSafe}
WAYSCLOUD_TOKEN=${token}
`,
    lines: [2, 3],
  },
  {
    title: "a command in a script",
    path: "bin/ask.sh",
    text: `#!/bin/sh
curl https://api.cinclus.wayscloud.services/v1/models \\
  -H "Authorization: Bearer ${letters}"
`,
    lines: [3],
  },
  {
    title: "a key put together from pieces",
    path: "src/key.ts",
    text: `const prefix = "${service.slice(0, 24)}";
export const cinclus = { token: prefix + "${service.slice(24)}" };
`,
    lines: [1],
  },
  {
    title: "a client of an SDK that is set up for Cinclus",
    path: "src/llm.ts",
    text: `import OpenAI from "openai";

export const llm = new OpenAI({
  baseURL: "https://api.wayscloud.services/v1",
  apiKey: "${letters}",
});
`,
    lines: [5],
  },
  {
    title: "Go: a header set from a constant",
    path: "summary/summary.go",
    text: `package summary

const upstream = "${urlSafe}"

func post() {
	req, _ := http.NewRequest("POST", "https://api.cinclus.wayscloud.services/v1/completions", nil)
	req.Header.Set("Authorization", "Bearer "+upstream)
}
`,
    lines: [3],
  },
  {
    title: "a Kubernetes Secret: Base64 hides nothing",
    path: "deploy/secret.yaml",
    text: `apiVersion: v1
kind: Secret
metadata:
  name: cinclus
data:
  CINCLUS_API_KEY: ${base64}
`,
    lines: [6],
  },
  {
    title: "an image that carries the key with it",
    path: "Dockerfile",
    text: `FROM node:24-alpine
ENV CINCLUS_API_KEY=${hex}
CMD ["node", "server.js"]
`,
    lines: [2],
  },
  {
    title: "the default of a Terraform variable",
    path: "variables.tf",
    text: `variable "cinclus_api_key" {
  type    = string
  default = "${letters}"
}
`,
    lines: [3],
  },
  {
    title: "a comment is as public as code",
    path: "lib/archive.rb",
    text: `# the old one still works: ${older}
class Archive
end
`,
    lines: [1],
  },
  {
    title: "a document",
    path: "docs/setup.md",
    text: `# Set-up

Log in with \`cloud login --token ${token}\`.
`,
    lines: [3],
  },
  {
    title: "PHP: options of a request",
    path: "src/Ask.php",
    text: `<?php
$client = new GuzzleHttp\\Client(['base_uri' => 'https://api.cinclus.wayscloud.services']);
$client->post('/v1/completions', ['headers' => ['Authorization' => 'Bearer ${letters}']]);
`,
    lines: [3],
    hidden: true,
  },
  {
    title: "C#: the default header of a client",
    path: "Llm/CinclusClient.cs",
    text: `var http = new HttpClient { BaseAddress = new Uri("https://api.cinclus.wayscloud.services") };
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "${letters}");
`,
    lines: [2],
    hidden: true,
  },
  {
    title: "neighbours are names",
    path: "task-definition.json",
    text: `{
  "containerDefinitions": [
    { "environment": [{ "name": "CINCLUS_API_KEY", "value": "${hex}" }] }
  ]
}
`,
    lines: [3],
    hidden: true,
  },
  {
    title: "a row of a seed",
    path: "db/seed.sql",
    text: `INSERT INTO settings (name, value) VALUES ('cinclus_model', 'cinclus-chat-001');
INSERT INTO settings (name, value) VALUES ('cinclus_api_key', '${letters}');
`,
    lines: [2],
    hidden: true,
  },
  {
    title: "a section of an INI file",
    path: "settings.ini",
    text: `[cinclus]
url = https://api.cinclus.wayscloud.services
token = ${urlSafe}
`,
    lines: [3],
    hidden: true,
  },
  {
    title: "compose lists",
    path: "compose.yaml",
    text: `services:
  web:
    image: acme/web
    environment:
      - CINCLUS_API_KEY=${urlSafe}
`,
    lines: [5],
    hidden: true,
  },
  {
    title: "the output of a notebook cell",
    path: "explore.ipynb",
    text: `{
 "cells": [
  {
   "cell_type": "code",
   "source": ["print(key)"],
   "outputs": [{ "output_type": "stream", "name": "stdout", "text": ["${service}\\n"] }]
  }
 ]
}
`,
    lines: [6],
    hidden: true,
  },
  {
    title: "Python: a global that a function sets",
    path: "app/state.py",
    text: `import requests

credential = None

def start():
    global credential
    credential = "${letters}"

def models():
    return requests.get(
        "https://api.cinclus.wayscloud.services/v1/models",
        headers={"Authorization": f"Bearer {credential}"},
    )
`,
    lines: [7],
    hidden: true,
  },
  {
    title: "Perl: a constant",
    path: "lib/Ask.pm",
    text: `package Ask;
use Readonly;

Readonly my $CINCLUS_API_KEY => '${urlSafe}';
1;
`,
    lines: [4],
    hidden: true,
  },
  {
    title: "R: an assignment to the outer variable",
    path: "models.R",
    text: `start <- function() {
  cinclus_api_key <<- "${letters}"
}
`,
    lines: [2],
    hidden: true,
  },
  {
    title: "Scala: the default of a case class",
    path: "src/main/scala/Settings.scala",
    text: `case class CinclusSettings(
  model: String = "cinclus-chat-001",
  apiKey: String = "${hex}",
)
`,
    lines: [3],
  },
  {
    title: "Rust: a lazy static",
    path: "src/key.rs",
    text: `lazy_static! {
    static ref CINCLUS_API_KEY: String = "${letters}".to_string();
}
`,
    lines: [2],
    hidden: true,
  },
  {
    title: "PowerShell: a variable by its command",
    path: "profile.ps1",
    text: `Set-Variable -Name CINCLUS_API_KEY -Value '${letters}' -Scope Global
`,
    lines: [1],
    hidden: true,
  },
  {
    title: "systemd: the name of another vendor, the host of Cinclus",
    path: "deploy/notes.service",
    text: `[Service]
Environment=OPENAI_BASE_URL=https://api.wayscloud.services/v1
Environment=OPENAI_API_KEY=${letters}
ExecStart=/usr/bin/notes
`,
    lines: [3],
  },
  {
    title: "Robot Framework",
    path: "tests/models.robot",
    text: `*** Variables ***
\${CINCLUS_API_KEY}    ${letters}

*** Test Cases ***
Models Are Listed
    Ask For Models
`,
    lines: [2],
    hidden: true,
  },
  {
    title: "Elixir: a configuration",
    path: "config/prod.exs",
    text: `import Config

config :notes, :cinclus,
  base_url: "https://api.cinclus.wayscloud.services",
  api_key: "${urlSafe}"
`,
    lines: [5],
    hidden: true,
  },
  {
    title: "Tcl: a flag of a command",
    path: "bin/deploy.tcl",
    text: `exec notes-cli --region no --cinclus-api-key ${letters} migrate >@ stdout
`,
    lines: [1],
    hidden: true,
  },
];
