import type { Example } from "../../../src/rules/rule.ts";

/** What the rule leaves alone. */
export const good: readonly Example[] = [
  {
    title: "checks are on by default",
    path: "src/ask.mjs",
    text: `import https from "node:https";

https.request({ hostname: "api.cinclus.wayscloud.services", path: "/v1/models" });
`,
    lines: [],
  },
  {
    title: "one more trusted certificate",
    path: "ask.py",
    text: `import requests

requests.get("https://api.cinclus.wayscloud.services/v1/models", verify="/etc/ssl/proxy.pem")
`,
    lines: [],
  },
  {
    title: "curl with a certificate of one's own",
    path: "bin/ask.sh",
    text: `curl --cacert proxy.pem https://api.cinclus.wayscloud.services/v1/models
`,
    lines: [],
  },
  {
    title: "a request to somebody else",
    path: "src/other.mjs",
    text: `import https from "node:https";

https.request({ hostname: "localhost", rejectUnauthorized: false });
https.request({ hostname: "api.cinclus.wayscloud.services" });
`,
    lines: [],
  },
  {
    title: "a condition on the environment",
    path: "src/agent.ts",
    text: `import https from "node:https";

export const request = https.request({
  hostname: "api.cinclus.wayscloud.services",
  rejectUnauthorized: process.env.NODE_ENV === "production",
});
`,
    lines: [],
  },
  {
    title: "Go: a pool of certificates",
    path: "client.go",
    text: `package client

func ask(pool *x509.CertPool) {
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}}
	client.Get("https://api.cinclus.wayscloud.services/v1/models")
}
`,
    lines: [],
  },
  {
    title: "switched on explicitly",
    path: "src/ask.php",
    text: `<?php
$ch = curl_init('https://api.cinclus.wayscloud.services/v1/models');
curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, true);
`,
    lines: [],
    hidden: true,
  },
  {
    title: "nginx with checks",
    path: "nginx.conf",
    text: `location /llm/ {
  proxy_pass https://api.cinclus.wayscloud.services/v1/;
  proxy_ssl_verify on;
}
`,
    lines: [],
    hidden: true,
  },
  {
    title: "another service of compose",
    path: "compose.yaml",
    text: `services:
  web:
    environment:
      CINCLUS_API_KEY: \${CINCLUS_API_KEY}
  proxy:
    environment:
      NODE_TLS_REJECT_UNAUTHORIZED: "0"
`,
    lines: [],
    hidden: true,
  },
  {
    title: "a comment that warns of it",
    path: "lib/ask.rb",
    text: `# never: http.verify_mode = OpenSSL::SSL::VERIFY_NONE
http = Net::HTTP.new("api.cinclus.wayscloud.services", 443)
http.use_ssl = true
`,
    lines: [],
    hidden: true,
  },
  {
    title: "the same helper is told so for another host",
    path: "tasks/models.py",
    text: `import requests

def get(url, verify=True):
    return requests.get(url, verify=verify, timeout=10)

def models():
    return get("https://api.cinclus.wayscloud.services/v1/models")

def printer():
    return get("https://printer.acme.example/status", verify=False)
`,
    lines: [],
  },
  {
    title: "a switch under a condition on the environment",
    path: "src/session.py",
    text: `import os
import requests

session = requests.Session()
if os.environ.get("APP_ENV") == "test":
    session.verify = False
session.get("https://api.cinclus.wayscloud.services/v1/models")
`,
    lines: [],
    hidden: true,
  },
  {
    title: "C#: a callback that looks at the errors",
    path: "Client.cs",
    text: `var handler = new HttpClientHandler
{
    ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => errors == SslPolicyErrors.None,
};
var http = new HttpClient(handler) { BaseAddress = new Uri("https://api.cinclus.wayscloud.services") };
`,
    lines: [],
    hidden: true,
  },
  {
    title: "Kubernetes: the container beside it",
    path: "deploy/deployment.yaml",
    text: `kind: Deployment
spec:
  template:
    spec:
      containers:
        - name: web
          env:
            - name: CINCLUS_BASE_URL
              value: https://api.cinclus.wayscloud.services/v1
        - name: printer
          env:
            - name: NODE_TLS_REJECT_UNAUTHORIZED
              value: "0"
`,
    lines: [],
    hidden: true,
  },
  {
    title: "Dart: a callback that knows one internal host",
    path: "bin/models.dart",
    text: `import 'dart:io';

final scale = HttpClient()..badCertificateCallback = (certificate, host, port) => host == 'scale.acme.example';
final models = HttpClient().getUrl(Uri.parse('https://api.cinclus.wayscloud.services/v1/models'));
`,
    lines: [],
    hidden: true,
  },
  {
    title: "Caddy: the transport of another upstream",
    path: "Caddyfile",
    text: `notes.acme.example {
	handle /llm/* {
		reverse_proxy https://api.cinclus.wayscloud.services
	}
	handle /nas/* {
		reverse_proxy https://nas.acme.example {
			transport http {
				tls_insecure_skip_verify
			}
		}
	}
}
`,
    lines: [],
    hidden: true,
  },
];
