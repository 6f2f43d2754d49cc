import type { Example } from "../../../src/rules/rule.ts";

/** What the rule leaves alone. */
export const good: readonly Example[] = [
  {
    title: "HTTPS",
    path: "src/base.ts",
    text: `export const base = "https://api.cinclus.wayscloud.services/v1";
`,
    lines: [],
  },
  {
    title: "one's own machine",
    path: "src/local.ts",
    text: `export const mock = "http://localhost:8080/v1";
export const real = "https://api.cinclus.wayscloud.services/v1";
`,
    lines: [],
  },
  {
    title: "a host that only begins like Cinclus",
    path: "test/resources/app.xml",
    text: `<beans>
  <property name="url" value="http://api.cinclus.wayscloud.services.mock.acme.example:9000/v1"/>
</beans>
`,
    lines: [],
  },
  {
    title: "a server of one's own on port 80",
    path: "gateway.mjs",
    text: `import http from "node:http";
import https from "node:https";

http.createServer((incoming) => {
  incoming.pipe(https.request({ hostname: "api.cinclus.wayscloud.services", port: 443 }));
}).listen(80);
`,
    lines: [],
  },
  {
    title: "nginx",
    path: "nginx.conf",
    text: `server {
  listen 80;
  location /llm/ { proxy_pass https://api.cinclus.wayscloud.services/v1/; }
}
`,
    lines: [],
  },
  {
    title: "a comment",
    path: "ask.py",
    text: `# http://api.cinclus.wayscloud.services does not answer
BASE = "https://api.cinclus.wayscloud.services"
`,
    lines: [],
  },
  {
    title: "the scheme is made safe",
    path: "src/upgrade.ts",
    text: `export const upgrade = (url: string) => url.replace(/^http:/i, "https:");
export const api = "https://api.cinclus.wayscloud.services";
`,
    lines: [],
    hidden: true,
  },
  {
    title: "a namespace",
    path: "feed.xml",
    text: `<feed xmlns="http://www.w3.org/2005/Atom">
  <link href="https://api.cinclus.wayscloud.services/"/>
</feed>
`,
    lines: [],
    hidden: true,
  },
  {
    title: "a WebSocket over TLS",
    path: "src/stream.ts",
    text: `export const socket = new WebSocket("wss://api.cinclus.wayscloud.services/v1/stream");
`,
    lines: [],
    hidden: true,
  },
  {
    title: "a proxy in between",
    path: ".env",
    text: `HTTP_PROXY=http://proxy.acme.example:3128
CINCLUS_BASE_URL=https://api.cinclus.wayscloud.services
`,
    lines: [],
    hidden: true,
  },
  {
    title: "Go",
    path: "client.go",
    text: `package client

var address = url.URL{Scheme: "https", Host: "api.cinclus.wayscloud.services"}
`,
    lines: [],
    hidden: true,
  },
  {
    title: "Elixir: the scheme beside the host",
    path: "lib/acme/models.ex",
    text: `defmodule Acme.Models do
  def connect do
    Mint.HTTP.connect(:https, "api.cinclus.wayscloud.services", 443)
  end
end
`,
    lines: [],
    hidden: true,
  },
  {
    title: "a mock whose name speaks of Cinclus",
    path: "compose.yaml",
    text: `services:
  web:
    environment:
      CINCLUS_BASE_URL: http://cinclus-mock:8080/v1
  cinclus-mock:
    image: acme/mock
`,
    lines: [],
  },
  {
    title: "Caddy: the upstream over TLS",
    path: "Caddyfile",
    text: `http://localhost {
	reverse_proxy https://api.cinclus.wayscloud.services
}
`,
    lines: [],
    hidden: true,
  },
  {
    title: "a check that refuses it",
    path: "src/main/java/no/acme/Api.java",
    text: `final class Api {
    static final URI BASE = URI.create("https://api.cinclus.wayscloud.services/v1");
    static void check(URI uri) {
        if (uri.getScheme().equals("http")) throw new IllegalArgumentException("no plain HTTP");
    }
}
`,
    lines: [],
    hidden: true,
  },
  {
    title: "Terraform: a listener of one's own",
    path: "main.tf",
    text: `resource "aws_lb_listener" "web" {
  port     = 80
  protocol = "HTTP"
}

locals { cinclus_base_url = "https://api.cinclus.wayscloud.services/v1" }
`,
    lines: [],
    hidden: true,
  },
  {
    title: "PHP: another host",
    path: "config/services.php",
    text: `<?php
return [
    'wiki' => ['url' => 'http://wiki.acme.example'],
    'cinclus' => ['url' => 'https://api.cinclus.wayscloud.services/v1'],
];
`,
    lines: [],
    hidden: true,
  },
  {
    title: "Rust: a server for the tests",
    path: "tests/models.rs",
    text: `const MOCK: &str = "http://127.0.0.1:8080/v1";
const BASE: &str = "https://api.cinclus.wayscloud.services/v1";
`,
    lines: [],
    hidden: true,
  },
];
