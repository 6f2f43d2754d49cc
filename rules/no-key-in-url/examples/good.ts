import type { Example } from "../../../src/rules/rule.ts";

/** What the rule leaves alone. */
export const good: readonly Example[] = [
  {
    title: "the header, and nothing in the URL",
    path: "src/models.js",
    text: `export const models = () => fetch("https://api.cinclus.wayscloud.services/v1/models?limit=20", {
  headers: { Authorization: \`Bearer \${process.env.CINCLUS_API_KEY}\` },
});
`,
    lines: [],
  },
  {
    title: "Python sends a header",
    path: "models.py",
    text: `import os
import requests

requests.get(
    "https://api.cinclus.wayscloud.services/v1/models",
    params={"limit": 20},
    headers={"Authorization": f"Bearer {os.environ['CINCLUS_API_KEY']}"},
)
`,
    lines: [],
  },
  {
    title: "curl sends a header",
    path: "bin/models.sh",
    text: `curl "https://api.cinclus.wayscloud.services/v1/models?zone=NO" -H "Authorization: Bearer $CINCLUS_API_KEY"
`,
    lines: [],
  },
  {
    title: "paging tokens and limits are no keys",
    path: "src/pages.js",
    text: `const base = "https://api.cinclus.wayscloud.services/v1/models";
export const page = (cursor) => fetch(\`\${base}?page_token=\${cursor}&max_tokens=256\`);
`,
    lines: [],
  },
  {
    title: "the key of another service",
    path: "src/tiles.ts",
    text: `export const tile = (x: number) => fetch(\`https://tiles.acme.example/\${x}.png?key=\${process.env.TILES_KEY}\`);
export const cinclus = "https://api.cinclus.wayscloud.services";
`,
    lines: [],
  },
  {
    title: "prose that warns of it",
    path: "docs/security.md",
    text: `Never write https://api.cinclus.wayscloud.services/v1/models?api_key=… in a script: URLs get logged.
`,
    lines: [],
  },
  {
    title: "Go: parameters that only sound alike",
    path: "search/query.go",
    text: `package search

func find(next string) {
	u, _ := url.Parse("https://api.cinclus.wayscloud.services/v1/models")
	q := u.Query()
	q.Set("keyword", "author")
	q.Set("cursor_token", next)
	u.RawQuery = q.Encode()
}
`,
    lines: [],
    hidden: true,
  },
  {
    title: "a redirect of one's own application",
    path: "src/login.ts",
    text: `export const back = (session: string) => \`https://app.acme.example/login?token=\${session}\`;
export const api = "https://api.cinclus.wayscloud.services";
`,
    lines: [],
    hidden: true,
  },
  {
    title: "a ssh remote",
    path: "deploy.sh",
    text: `git clone ssh://git@code.acme.example/cinclus/keys.git
`,
    lines: [],
    hidden: true,
  },
  {
    title: "the address alone",
    path: "config/services.yaml",
    text: `cinclus:
  url: https://api.cinclus.wayscloud.services/v1/completions?zone=NO
  authorization: Bearer \${CINCLUS_API_KEY}
`,
    lines: [],
    hidden: true,
  },
  {
    title: "HTTPie: a header has a colon, a parameter two equals signs",
    path: "bin/models.sh",
    text: `http GET https://api.cinclus.wayscloud.services/v1/models limit==20 "Authorization: Bearer $CINCLUS_API_KEY"
`,
    lines: [],
  },
  {
    title: "Rust: a query without it",
    path: "src/main.rs",
    text: `async fn ask(client: reqwest::Client) {
    let key = std::env::var("CINCLUS_API_KEY").unwrap();
    client.get("https://api.cinclus.wayscloud.services/v1/models")
        .query(&[("limit", "20"), ("page_token", "abc")])
        .bearer_auth(key)
        .send()
        .await;
}
`,
    lines: [],
    hidden: true,
  },
  {
    title: "Elixir: params of another host",
    path: "lib/acme/places.ex",
    text: `defmodule Acme.Places do
  @cinclus "https://api.cinclus.wayscloud.services"

  def find(name) do
    Req.get!("https://maps.acme.example/find", params: [q: name, key: System.fetch_env!("MAPS_KEY")])
  end
end
`,
    lines: [],
    hidden: true,
  },
  {
    title: "curl: data of a body",
    path: "bin/ask.sh",
    text: `curl https://api.cinclus.wayscloud.services/v1/completions -H "Authorization: Bearer $CINCLUS_API_KEY" \\
  -d "model=cinclus-text-001"
`,
    lines: [],
    hidden: true,
  },
  {
    title: "PHP: a guard that refuses it",
    path: "src/Guard.php",
    text: `<?php
if (isset($_GET['api_key'])) {
    throw new RuntimeException('Keys of https://api.cinclus.wayscloud.services do not belong into URLs');
}
`,
    lines: [],
    hidden: true,
  },
  {
    title: "nginx: the header",
    path: "nginx.conf",
    text: `location /models {
  proxy_pass https://api.cinclus.wayscloud.services/v1/models?limit=20;
  proxy_set_header Authorization "Bearer $cinclus_api_key";
}
`,
    lines: [],
    hidden: true,
  },
  {
    title: "Swift: a query of paging",
    path: "Sources/App/models.swift",
    text: `import Foundation

var parts = URLComponents(string: "https://api.cinclus.wayscloud.services/v1/models")!
parts.queryItems = [URLQueryItem(name: "page_token", value: cursor)]
`,
    lines: [],
    hidden: true,
  },
];
