import type { Examples } from "../../src/rules/rule.ts";

export const examples: Examples = {
  bad: [
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
  ],
  good: [
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
  ],
};
