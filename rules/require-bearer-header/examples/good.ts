import type { Example } from "../../../src/rules/rule.ts";

/** What the rule leaves alone. */
export const good: readonly Example[] = [
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
  {
    title: "Ktor: Basic protects one's own server",
    path: "src/main/kotlin/Application.kt",
    text: `fun Application.module(client: HttpClient) {
    install(Authentication) {
        basic("staff") { validate { if (it.password == System.getenv("STAFF_PASSWORD")) UserIdPrincipal(it.name) else null } }
    }
    routing {
        get("/models") {
            client.get("https://api.cinclus.wayscloud.services/v1/models") { bearerAuth(System.getenv("CINCLUS_API_KEY")) }
        }
    }
}
`,
    lines: [],
  },
  {
    title: "the key of another service beside it",
    path: "src/db.ts",
    text: `const database = fetch(\`\${process.env.SUPABASE_URL}/rest/v1/notes\`, {
  headers: { apikey: process.env.SUPABASE_ANON_KEY },
});
export const models = fetch("https://api.cinclus.wayscloud.services/v1/models", {
  headers: { Authorization: \`Bearer \${process.env.CINCLUS_API_KEY}\` },
});
`,
    lines: [],
    hidden: true,
  },
  {
    title: "Laravel: a token is a Bearer token",
    path: "app/Services/Summaries.php",
    text: `<?php
$models = Http::withToken(config('services.cinclus.key'))->get('https://api.cinclus.wayscloud.services/v1/models');
`,
    lines: [],
    hidden: true,
  },
  {
    title: "C#: the scheme in its own class",
    path: "Client.cs",
    text: `var http = new HttpClient { BaseAddress = new Uri("https://api.cinclus.wayscloud.services") };
http.DefaultRequestHeaders.Authorization =
    new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("CINCLUS_API_KEY"));
`,
    lines: [],
    hidden: true,
  },
  {
    title: "Rust: bearer_auth here, basic_auth there",
    path: "src/main.rs",
    text: `async fn ask(client: reqwest::Client) {
    let key = std::env::var("CINCLUS_API_KEY").unwrap();
    client.get("https://api.cinclus.wayscloud.services/v1/models").bearer_auth(key).send().await;
    client.get("https://wiki.acme.example/pages").basic_auth("reader", std::env::var("WIKI_PASSWORD").ok()).send().await;
}
`,
    lines: [],
    hidden: true,
  },
  {
    title: "Haskell: the header in full",
    path: "src/Models.hs",
    text: `module Models where

models :: IO (Response ByteString)
models = do
  key <- getEnv "CINCLUS_API_KEY"
  request <- parseRequest "https://api.cinclus.wayscloud.services/v1/models"
  httpLBS (setRequestHeader "Authorization" [pack ("Bearer " <> key)] request)
`,
    lines: [],
    hidden: true,
  },
  {
    title: "Logstash: the word and the key",
    path: "pipeline/llm.conf",
    text: `output {
  http {
    url => "https://api.cinclus.wayscloud.services/v1/completions"
    headers => { "Authorization" => "Bearer \${CINCLUS_API_KEY}" }
  }
}
`,
    lines: [],
    hidden: true,
  },
  {
    title: "The key of another service, in that service's own header",
    path: "src/notes.ts",
    text: `const cinclus = "https://api.cinclus.wayscloud.services/v1";

export const embed = (input: string) =>
  fetch(\`\${cinclus}/embeddings\`, {
    method: "POST",
    headers: { Authorization: \`Bearer \${process.env.CINCLUS_API_KEY}\` },
    body: JSON.stringify({ model: "cinclus-embed-001", input }),
  });

export const search = (vector: number[]) =>
  fetch(\`\${config.get("search.host")}/query\`, {
    method: "POST",
    headers: { "X-API-Key": config.get("search.apiKey") },
    body: JSON.stringify({ vector }),
  });
`,
    lines: [],
    hidden: true,
  },
];
