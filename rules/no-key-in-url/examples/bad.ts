import { fakeKey } from "../../../src/cinclus/fake-key.ts";
import type { Example } from "../../../src/rules/rule.ts";

const service = fakeKey("service", 21);
const token = fakeKey("token", 22);
const letters = fakeKey("letters", 23);

/** What the rule finds. */
export const bad: readonly Example[] = [
  {
    title: "a query parameter, from the environment",
    path: "src/models.js",
    text: `const base = "https://api.cinclus.wayscloud.services/v1/models";
export const models = () => fetch(base + "?api_key=" + process.env.CINCLUS_API_KEY);
`,
    lines: [2],
  },
  {
    title: "the URL API",
    path: "src/usage.ts",
    text: `const url = new URL("/v1/models", "https://api.wayscloud.services");
url.searchParams.set("zone", "NO");
url.searchParams.set("api_key", process.env.WAYSCLOUD_API_KEY ?? "");
export const response = await fetch(url);
`,
    lines: [3],
  },
  {
    title: "params of a Python request",
    path: "models.py",
    text: `import os
import requests

requests.get(
    "https://api.cinclus.wayscloud.services/v1/models",
    params={"limit": 20, "access_token": os.environ["CINCLUS_API_KEY"]},
)
`,
    lines: [6],
  },
  {
    title: "curl -G turns -d into the query",
    path: "bin/models.sh",
    text: `curl -G https://api.cinclus.wayscloud.services/v1/models \\
  -d zone=NO \\
  -d "api_key=$CINCLUS_API_KEY"
`,
    lines: [3],
  },
  {
    title: "the user part",
    path: "fetch.sh",
    text: `wget "https://$CINCLUS_API_KEY@api.cinclus.wayscloud.services/v1/models"
`,
    lines: [1],
  },
  {
    title: "a key of known shape in any URL at all",
    path: "deploy/notify.yaml",
    text: `notify:
  url: https://hooks.acme.example/build?channel=ops&auth=${token}
`,
    lines: [2],
  },
  {
    title: "Go: the values of a query",
    path: "search/query.go",
    text: `package search

func find() {
	u, _ := url.Parse("https://api.cinclus.wayscloud.services/v1/models")
	q := u.Query()
	q.Set("token", os.Getenv("CINCLUS_API_KEY"))
	u.RawQuery = q.Encode()
	http.Get(u.String())
}
`,
    lines: [6],
  },
  {
    title: "Java: a literal in the address",
    path: "src/main/java/no/acme/Embed.java",
    text: `final class Embed {
    static final URI ENDPOINT = URI.create("https://api.cinclus.wayscloud.services/v1/embeddings?key=${service}");
}
`,
    lines: [2],
  },
  {
    title: "a document that shows how not to do it, in a code block",
    path: "README.md",
    text: `# Try it

\`\`\`sh
curl "https://api.cinclus.wayscloud.services/v1/models?api_key=YOUR_API_KEY"
\`\`\`
`,
    lines: [4],
  },
  {
    title: "a request saved by an editor",
    path: "requests/models.http",
    text: `GET https://api.cinclus.wayscloud.services/v1/models?access_token={{cinclusKey}}
Accept: application/json
`,
    lines: [1],
  },
  {
    title: "axios",
    path: "src/axios.mjs",
    text: `import axios from "axios";

await axios.get("https://api.cinclus.wayscloud.services/v1/models", {
  params: { token: process.env.CINCLUS_API_KEY },
});
`,
    lines: [4],
    hidden: true,
  },
  {
    title: "URLSearchParams",
    path: "src/search.ts",
    text: `const query = new URLSearchParams({ limit: "5", key: process.env.CINCLUS_API_KEY ?? "" });
export const answer = fetch(\`https://api.cinclus.wayscloud.services/v1/models?\${query}\`);
`,
    lines: [1],
    hidden: true,
  },
  {
    title: "the fragment",
    path: "src/link.ts",
    text: `export const link = (key: string) => \`https://api.cinclus.wayscloud.services/docs#access_token=\${key}\`;
`,
    lines: [1],
    hidden: true,
  },
  {
    title: "the path",
    path: "src/path.js",
    text: `const cinclusKey = process.env.CINCLUS_API_KEY;
fetch(\`https://api.cinclus.wayscloud.services/v1/keys/\${cinclusKey}/usage\`);
`,
    lines: [2],
    hidden: true,
  },
  {
    title: "Ruby: a query of a URI",
    path: "lib/models.rb",
    text: `uri = URI("https://api.cinclus.wayscloud.services/v1/models")
uri.query = URI.encode_www_form(api_key: ENV["CINCLUS_API_KEY"])
`,
    lines: [2],
    hidden: true,
  },
  {
    title: "PHP: http_build_query",
    path: "src/models.php",
    text: `<?php
$url = 'https://api.cinclus.wayscloud.services/v1/models?' . http_build_query(['apikey' => getenv('CINCLUS_API_KEY')]);
`,
    lines: [2],
    hidden: true,
  },
  {
    title: "C#: an interpolated string",
    path: "Models.cs",
    text: `var key = Environment.GetEnvironmentVariable("CINCLUS_API_KEY");
var json = await http.GetStringAsync($"https://api.cinclus.wayscloud.services/v1/models?key={key}");
`,
    lines: [2],
    hidden: true,
  },
  {
    title: "a literal of unknown shape in a configuration",
    path: "config/services.json",
    text: `{
  "models": "https://api.cinclus.wayscloud.services/v1/models?token=${letters}"
}
`,
    lines: [2],
    hidden: true,
  },
  {
    title: "Rust: the pairs of a query",
    path: "src/main.rs",
    text: `async fn ask(client: reqwest::Client) {
    let key = std::env::var("CINCLUS_API_KEY").unwrap();
    client.get("https://api.cinclus.wayscloud.services/v1/models")
        .query(&[("limit", "20"), ("api_key", &key)])
        .send()
        .await;
}
`,
    lines: [4],
    hidden: true,
  },
  {
    title: "Dart: parameters of an address",
    path: "bin/models.dart",
    text: `import 'dart:io';

final key = Platform.environment['CINCLUS_API_KEY'];
final models = Uri.https('api.cinclus.wayscloud.services', '/v1/models', {'limit': '20', 'api_key': key});
`,
    lines: [4],
    hidden: true,
  },
  {
    title: "Elixir: params of a request",
    path: "lib/acme/models.ex",
    text: `defmodule Acme.Models do
  def all do
    Req.get!("https://api.cinclus.wayscloud.services/v1/models",
      params: [token: System.fetch_env!("CINCLUS_API_KEY")]
    )
  end
end
`,
    lines: [4],
    hidden: true,
  },
  {
    title: "R: a query of httr",
    path: "models.R",
    text: `library(httr)

GET("https://api.cinclus.wayscloud.services/v1/models", query = list(api_key = Sys.getenv("CINCLUS_API_KEY")))
`,
    lines: [3],
    hidden: true,
  },
  {
    title: "PowerShell: braces around the name",
    path: "models.ps1",
    text: `Invoke-RestMethod "https://api.cinclus.wayscloud.services/v1/models?api_key=\${env:CINCLUS_API_KEY}"
`,
    lines: [1],
  },
  {
    title: "a proxy that appends it",
    path: "nginx.conf",
    text: `location /models {
  proxy_pass https://api.cinclus.wayscloud.services/v1/models?token=$cinclus_api_key;
}
`,
    lines: [2],
    hidden: true,
  },
  {
    title: "a healthcheck of compose",
    path: "compose.yaml",
    text: `services:
  web:
    image: acme/web
    healthcheck:
      test: ["CMD", "curl", "-f", "https://api.cinclus.wayscloud.services/v1/models?api_key=\${CINCLUS_API_KEY}"]
`,
    lines: [5],
    hidden: true,
  },
  {
    title: "a query of Swift",
    path: "Sources/App/models.swift",
    text: `import Foundation

var parts = URLComponents(string: "https://api.cinclus.wayscloud.services/v1/models")!
parts.queryItems = [URLQueryItem(name: "api_key", value: ProcessInfo.processInfo.environment["CINCLUS_API_KEY"])]
`,
    lines: [4],
    hidden: true,
  },
];
