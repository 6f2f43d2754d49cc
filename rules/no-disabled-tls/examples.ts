import type { Examples } from "../../src/rules/rule.ts";

export const examples: Examples = {
  bad: [
    {
      title: "Node: an agent",
      path: "src/ask.mjs",
      text: `import https from "node:https";

https.request({ hostname: "api.cinclus.wayscloud.services", rejectUnauthorized: false });
`,
      lines: [3],
    },
    {
      title: "Node: the whole process",
      path: "src/start.js",
      text: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
fetch("https://api.cinclus.wayscloud.services/v1/models");
`,
      lines: [1],
    },
    {
      title: "Python: requests",
      path: "ask.py",
      text: `import requests

requests.get("https://api.cinclus.wayscloud.services/v1/models", verify=False)
`,
      lines: [3],
    },
    {
      title: "Go",
      path: "client.go",
      text: `package client

func ask() {
	transport := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}
	client := &http.Client{Transport: transport}
	client.Get("https://api.cinclus.wayscloud.services/v1/models")
}
`,
      lines: [4],
    },
    {
      title: "curl",
      path: "bin/ask.sh",
      text: `curl -k https://api.cinclus.wayscloud.services/v1/models
`,
      lines: [1],
    },
    {
      title: "PHP",
      path: "src/ask.php",
      text: `<?php
$ch = curl_init('https://api.cinclus.wayscloud.services/v1/models');
curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, false);
`,
      lines: [3],
    },
    {
      title: "C#",
      path: "Client.cs",
      text: `var handler = new HttpClientHandler
{
    ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => true,
};
var http = new HttpClient(handler) { BaseAddress = new Uri("https://api.cinclus.wayscloud.services") };
`,
      lines: [3],
    },
    {
      title: "Ruby",
      path: "lib/ask.rb",
      text: `http = Net::HTTP.new("api.cinclus.wayscloud.services", 443)
http.use_ssl = true
http.verify_mode = OpenSSL::SSL::VERIFY_NONE
`,
      lines: [3],
    },
    {
      title: "nginx",
      path: "nginx.conf",
      text: `location /llm/ {
  proxy_pass https://api.cinclus.wayscloud.services/v1/;
  proxy_ssl_verify off;
}
`,
      lines: [3],
    },
    {
      title: "Rust",
      path: "src/main.rs",
      text: `async fn ask() {
    let client = reqwest::Client::builder().danger_accept_invalid_certs(true).build().unwrap();
    client.get("https://api.cinclus.wayscloud.services/v1/models").send().await;
}
`,
      lines: [2],
    },
    {
      title: "a service of compose",
      path: "compose.yaml",
      text: `services:
  web:
    image: acme/web
    environment:
      CINCLUS_API_KEY: \${CINCLUS_API_KEY}
      NODE_TLS_REJECT_UNAUTHORIZED: "0"
`,
      lines: [6],
      hidden: true,
    },
    {
      title: "axios with an agent",
      path: "src/axios.ts",
      text: `import https from "node:https";
import axios from "axios";

export const api = axios.create({
  baseURL: "https://api.cinclus.wayscloud.services",
  httpsAgent: new https.Agent({ rejectUnauthorized: false }),
});
`,
      lines: [6],
      hidden: true,
    },
    {
      title: "httpx",
      path: "client.py",
      text: `import httpx

client = httpx.Client(base_url="https://api.cinclus.wayscloud.services", verify=False)
`,
      lines: [3],
      hidden: true,
    },
    {
      title: "PowerShell",
      path: "ask.ps1",
      text: `Invoke-RestMethod https://api.cinclus.wayscloud.services/v1/models -SkipCertificateCheck
`,
      lines: [1],
      hidden: true,
    },
    {
      title: "wget",
      path: "ask.bash",
      text: `wget --no-check-certificate https://api.cinclus.wayscloud.services/v1/models
`,
      lines: [1],
      hidden: true,
    },
    {
      title: "Java: any host name will do",
      path: "src/main/java/no/acme/Ask.java",
      text: `class Ask {
    CloseableHttpClient client = HttpClients.custom().setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE).build();
    HttpGet request = new HttpGet("https://api.cinclus.wayscloud.services/v1/models");
    void ask() throws Exception { client.execute(request); }
}
`,
      lines: [2],
      hidden: true,
    },
  ],
  good: [
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
  ],
};
