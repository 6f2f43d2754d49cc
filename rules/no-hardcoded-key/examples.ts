import { Buffer } from "node:buffer";
import { fakeKey } from "../../src/cinclus/fake-key.ts";
import type { Examples } from "../../src/rules/rule.ts";

const service = fakeKey("service", 11);
const token = fakeKey("token", 12);
const older = fakeKey("older", 13);
const hex = fakeKey("hex", 14);
const letters = fakeKey("letters", 15);
const urlSafe = fakeKey("url-safe", 16);
const base64 = Buffer.from(service).toString("base64");

export const examples: Examples = {
  bad: [
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
  ],
  good: [
    {
      title: "read from the environment",
      path: "src/client.js",
      text: `const key = process.env.CINCLUS_API_KEY;
if (!key) throw new Error("CINCLUS_API_KEY is not set");
export const headers = { Authorization: \`Bearer \${key}\` };
`,
      lines: [],
    },
    {
      title: "Python reads it from the environment",
      path: "app/client.py",
      text: `import os
from openai import OpenAI

client = OpenAI(base_url="https://api.wayscloud.services/v1", api_key=os.environ["CINCLUS_API_KEY"])
`,
      lines: [],
    },
    {
      title: "stand-ins in an example file",
      path: ".env.example",
      text: `CINCLUS_API_KEY=YOUR_API_KEY
WAYSCLOUD_API_KEY=wayscloud_llm_abc12_YOUR_SECRET
WAYSCLOUD_TOKEN=wayscloud_pat_...
`,
      lines: [],
    },
    {
      title: "references to a secret store",
      path: "config/production.yaml",
      text: `cinclus:
  apiKey: op://platform/cinclus/key
  fallback: "{{ vault_cinclus_api_key }}"
  keyFile: /run/secrets/cinclus_api_key
`,
      lines: [],
    },
    {
      title: "a secret of the CI system",
      path: ".github/workflows/evaluate.yml",
      text: `on: push
jobs:
  evaluate:
    runs-on: ubuntu-latest
    env:
      CINCLUS_API_KEY: \${{ secrets.CINCLUS_API_KEY }}
    steps:
      - run: npm run evaluate
`,
      lines: [],
    },
    {
      title: "a variable without a default",
      path: "variables.tf",
      text: `variable "cinclus_api_key" {
  type      = string
  sensitive = true
}
`,
      lines: [],
    },
    {
      title: "what is about a key is none",
      path: "src/keys.ts",
      text: `export const CINCLUS_API_KEY_NAME = "production-summaries-eu";
export const CINCLUS_API_KEY_ID = "${urlSafe.slice(0, 20)}";
export const CINCLUS_KEY_SHA256 = "${hex}";
export const CINCLUS_MODEL = "cinclus-chat-001";
`,
      lines: [],
    },
    {
      title: "the key of another vendor",
      path: "settings.py",
      text: `MAPBOX_TOKEN = "${urlSafe}"
CINCLUS_URL = "https://api.cinclus.wayscloud.services"
`,
      lines: [],
      hidden: true,
    },
    {
      title: "a shell script that takes it from outside",
      path: "bin/ask.sh",
      text: `#!/bin/sh
curl https://api.cinclus.wayscloud.services/v1/models -H "Authorization: Bearer $CINCLUS_API_KEY"
`,
      lines: [],
    },
    {
      title: "an integrity string",
      path: "package-lock.json",
      text: `{
  "packages": {
    "node_modules/cinclus-token": { "integrity": "sha512-${letters}${letters.slice(0, 42)}==" }
  }
}
`,
      lines: [],
      hidden: true,
    },
    {
      title: "an encrypted value",
      path: "secrets.enc.yaml",
      text: `cinclus:
  apiKey: ENC[AES256_GCM,data:${letters},iv:${hex},type:str]
`,
      lines: [],
      hidden: true,
    },
  ],
};
