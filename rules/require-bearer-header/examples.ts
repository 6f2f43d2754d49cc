import { fakeKey } from "../../src/cinclus/fake-key.ts";
import type { Examples } from "../../src/rules/rule.ts";

const letters = fakeKey("letters", 41);

export const examples: Examples = {
  bad: [
    {
      title: "the bare key",
      path: "src/ask.js",
      text: `fetch("https://api.cinclus.wayscloud.services/v1/models", {
  headers: { Authorization: process.env.CINCLUS_API_KEY },
});
`,
      lines: [2],
    },
    {
      title: "another scheme",
      path: "ask.py",
      text: `import os
import requests

requests.get(
    "https://api.cinclus.wayscloud.services/v1/models",
    headers={"Authorization": f"Token {os.environ['CINCLUS_API_KEY']}"},
)
`,
      lines: [6],
    },
    {
      title: "X-API-Key, which Cinclus's own hosts do not read",
      path: "bin/ask.sh",
      text: `curl https://api.cinclus.wayscloud.services/v1/models -H "X-API-Key: $CINCLUS_API_KEY"
`,
      lines: [1],
    },
    {
      title: "Basic authentication",
      path: "bin/basic.sh",
      text: `curl -u "$CINCLUS_API_KEY:" https://api.cinclus.wayscloud.services/v1/models
`,
      lines: [1],
    },
    {
      title: "no space behind the word",
      path: "client.go",
      text: `package client

func ask() {
	req, _ := http.NewRequest("GET", "https://api.cinclus.wayscloud.services/v1/models", nil)
	req.Header.Set("Authorization", "Bearer"+os.Getenv("CINCLUS_API_KEY"))
}
`,
      lines: [5],
    },
    {
      title: "a colon behind the word",
      path: "lib/ask.rb",
      text: `require "net/http"

request = Net::HTTP::Get.new(URI("https://api.cinclus.wayscloud.services/v1/models"))
request["Authorization"] = "Bearer: #{ENV["CINCLUS_API_KEY"]}"
`,
      lines: [4],
    },
    {
      title: "the key in the body",
      path: "src/body.ts",
      text: `fetch("https://api.cinclus.wayscloud.services/v1/completions", {
  method: "POST",
  body: JSON.stringify({
    model: "cinclus-text-001",
    api_key: process.env.CINCLUS_API_KEY,
  }),
});
`,
      lines: [5],
    },
    {
      title: "a cookie",
      path: "src/cookie.ts",
      text: `fetch("https://api.cinclus.wayscloud.services/v1/models", {
  headers: { Cookie: \`token=\${process.env.CINCLUS_API_KEY}\` },
});
`,
      lines: [2],
    },
    {
      title: "a header of another name",
      path: "src/Ask.java",
      text: `class Ask {
    HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.cinclus.wayscloud.services/v1/models"))
        .header("Cinclus-Key", System.getenv("CINCLUS_API_KEY"))
        .build();
}
`,
      lines: [3],
    },
    {
      title: "PHP: a list of headers",
      path: "src/ask.php",
      text: `<?php
$ch = curl_init('https://api.cinclus.wayscloud.services/v1/models');
curl_setopt($ch, CURLOPT_HTTPHEADER, ['Authorization: ' . getenv('CINCLUS_API_KEY')]);
`,
      lines: [3],
    },
    {
      title: "axios, with a literal",
      path: "src/axios.js",
      text: `import axios from "axios";

export const api = axios.create({
  baseURL: "https://api.cinclus.wayscloud.services",
  headers: { Authorization: "ApiKey ${letters}" },
});
`,
      lines: [5],
      hidden: true,
    },
    {
      title: "requests: auth is Basic",
      path: "basic.py",
      text: `import os
import requests

requests.get("https://api.cinclus.wayscloud.services/v1/models", auth=(os.environ["CINCLUS_API_KEY"], ""))
`,
      lines: [4],
      hidden: true,
    },
    {
      title: "Headers",
      path: "src/headers.ts",
      text: `const headers = new Headers();
headers.set("Authorization", \`Basic \${process.env.CINCLUS_API_KEY}\`);
export const models = fetch("https://api.cinclus.wayscloud.services/v1/models", { headers });
`,
      lines: [2],
      hidden: true,
    },
    {
      title: "C#: a scheme that is none",
      path: "Client.cs",
      text: `var request = new HttpRequestMessage(HttpMethod.Get, "https://api.cinclus.wayscloud.services/v1/models");
request.Headers.TryAddWithoutValidation("Authorization", "Key " + Environment.GetEnvironmentVariable("CINCLUS_API_KEY"));
`,
      lines: [2],
      hidden: true,
    },
    {
      title: "a saved request",
      path: "ask.http",
      text: `GET https://api.cinclus.wayscloud.services/v1/models
Authorization: {{cinclusApiKey}}
`,
      lines: [2],
      hidden: true,
    },
  ],
  good: [
    {
      title: "the word Bearer, one space, the key",
      path: "src/ask.js",
      text: `fetch("https://api.cinclus.wayscloud.services/v1/models", {
  headers: { Authorization: \`Bearer \${process.env.CINCLUS_API_KEY}\` },
});
`,
      lines: [],
    },
    {
      title: "letter case does not matter",
      path: "ask.py",
      text: `import os
import requests

requests.get(
    "https://api.cinclus.wayscloud.services/v1/models",
    headers={"authorization": "bearer " + os.environ["CINCLUS_API_KEY"]},
)
`,
      lines: [],
    },
    {
      title: "X-API-Key is right on the platform's host",
      path: "bin/platform.sh",
      text: `curl https://api.wayscloud.services/v1/models -H "X-API-Key: $WAYSCLOUD_API_KEY"
`,
      lines: [],
    },
    {
      title: "an SDK writes the header itself",
      path: "src/llm.ts",
      text: `import OpenAI from "openai";

export const llm = new OpenAI({
  baseURL: "https://api.cinclus.wayscloud.services/v1",
  apiKey: process.env.CINCLUS_API_KEY,
});
`,
      lines: [],
    },
    {
      title: "Go",
      path: "client.go",
      text: `package client

func ask() {
	req, _ := http.NewRequest("GET", "https://api.cinclus.wayscloud.services/v1/models", nil)
	req.Header.Set("Authorization", "Bearer "+os.Getenv("CINCLUS_API_KEY"))
}
`,
      lines: [],
    },
    {
      title: "headers that cannot be seen",
      path: "src/unknown.ts",
      text: `import { headers } from "./headers";

export const models = () => fetch("https://api.cinclus.wayscloud.services/v1/models", { headers: headers() });
`,
      lines: [],
    },
    {
      title: "a request to somebody else",
      path: "src/other.js",
      text: `fetch("https://api.acme.example/v1/models", { headers: { Authorization: process.env.ACME_KEY } });
export const cinclus = "https://api.cinclus.wayscloud.services";
`,
      lines: [],
      hidden: true,
    },
    {
      title: "a variable that holds the whole value",
      path: "src/whole.ts",
      text: `const authorization = \`Bearer \${process.env.CINCLUS_API_KEY}\`;
export const models = fetch("https://api.cinclus.wayscloud.services/v1/models", { headers: { authorization } });
`,
      lines: [],
      hidden: true,
    },
    {
      title: "curl",
      path: "ask.sh",
      text: `curl https://api.cinclus.wayscloud.services/v1/models --header "Authorization: Bearer \${CINCLUS_API_KEY}"
`,
      lines: [],
      hidden: true,
    },
    {
      title: "Faraday",
      path: "lib/cinclus.rb",
      text: `Faraday.new(url: "https://api.cinclus.wayscloud.services") do |f|
  f.request :authorization, "Bearer", -> { ENV.fetch("CINCLUS_API_KEY") }
end
`,
      lines: [],
      hidden: true,
    },
    {
      title: "a cookie of one's own session",
      path: "src/session.ts",
      text: `fetch("https://app.acme.example/api/ask", { headers: { Cookie: \`session=\${session}\` } });
export const cinclus = "https://api.cinclus.wayscloud.services";
`,
      lines: [],
      hidden: true,
    },
  ],
};
