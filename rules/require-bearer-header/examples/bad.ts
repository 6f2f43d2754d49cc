import { fakeKey } from "../../../src/cinclus/fake-key.ts";
import type { Example } from "../../../src/rules/rule.ts";

const letters = fakeKey("letters", 41);

/** What the rule finds. */
export const bad: readonly Example[] = [
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
  {
    title: "Laravel: a token of another type",
    path: "app/Services/Summaries.php",
    text: `<?php
class Summaries
{
    public function all()
    {
        return Http::withToken(config('services.cinclus.key'), 'Token')
            ->get('https://api.cinclus.wayscloud.services/v1/models');
    }
}
`,
    lines: [6],
  },
  {
    title: "Go: a cookie of the request",
    path: "cookie.go",
    text: `package client

func ask() {
	req, _ := http.NewRequest("GET", "https://api.cinclus.wayscloud.services/v1/models", nil)
	req.AddCookie(&http.Cookie{Name: "token", Value: os.Getenv("CINCLUS_API_KEY")})
	http.DefaultClient.Do(req)
}
`,
    lines: [5],
    hidden: true,
  },
  {
    title: "C#: another scheme in its own class",
    path: "Llm/Scheme.cs",
    text: `var http = new HttpClient { BaseAddress = new Uri("https://api.cinclus.wayscloud.services") };
http.DefaultRequestHeaders.Authorization =
    new AuthenticationHeaderValue("ApiKey", Environment.GetEnvironmentVariable("CINCLUS_API_KEY"));
`,
    lines: [3],
    hidden: true,
  },
  {
    title: "TypeScript: a client that is named after Cinclus",
    path: "src/cinclus-client.ts",
    text: `export class CinclusClient {
  constructor(private readonly apiKey: string) {}

  headers() {
    return { "X-Access-Key": this.apiKey };
  }

  models() {
    return fetch("https://api.cinclus.wayscloud.services/v1/models", { headers: this.headers() });
  }
}
`,
    lines: [5],
    hidden: true,
  },
  {
    title: "Logstash: headers of an output",
    path: "pipeline/llm.conf",
    text: `output {
  http {
    url => "https://api.cinclus.wayscloud.services/v1/completions"
    http_method => "post"
    headers => { "Authorization" => "Token \${CINCLUS_API_KEY}" }
  }
}
`,
    lines: [5],
    hidden: true,
  },
  {
    title: "Elixir: the bare key",
    path: "lib/acme/models.ex",
    text: `defmodule Acme.Models do
  def all do
    key = System.fetch_env!("CINCLUS_API_KEY")
    Req.get!("https://api.cinclus.wayscloud.services/v1/models", headers: [{"authorization", key}])
  end
end
`,
    lines: [4],
    hidden: true,
  },
  {
    title: "R: the bare key",
    path: "models.R",
    text: `library(httr)

GET(
  "https://api.cinclus.wayscloud.services/v1/models",
  add_headers(Authorization = Sys.getenv("CINCLUS_API_KEY"))
)
`,
    lines: [5],
    hidden: true,
  },
  {
    title: "nginx adds the bare key",
    path: "llm.nginx.conf",
    text: `location /llm/ {
  proxy_pass https://api.cinclus.wayscloud.services/v1/;
  proxy_set_header Authorization "\${CINCLUS_API_KEY}";
}
`,
    lines: [3],
    hidden: true,
  },
  {
    title: "names and values by turns in a map that Java makes at once",
    path: "src/Ask.java",
    text: `import java.util.Map;

class Ask {
  void ask(HttpRequest.Builder request, String cinclusKey) {
    var headers = Map.of("Accept", "application/json", "Authorization", "Token " + cinclusKey);
    headers.forEach(request.uri(URI.create("https://api.cinclus.wayscloud.services/v1/models"))::header);
  }
}
`,
    lines: [5],
    hidden: true,
  },
  {
    title: "Spring Cloud Gateway adds another header",
    path: "src/main/resources/application.yml",
    text: `spring:
  cloud:
    gateway:
      routes:
        - id: llm
          uri: https://api.cinclus.wayscloud.services
          filters:
            - AddRequestHeader=X-API-Key, \${CINCLUS_API_KEY}
`,
    lines: [8],
    hidden: true,
  },
];
