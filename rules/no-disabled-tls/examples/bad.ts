import type { Example } from "../../../src/rules/rule.ts";

/** What the rule finds. */
export const bad: readonly Example[] = [
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
  {
    title: "Java: a verifier of one's own that says yes to every name",
    path: "src/main/java/no/acme/Models.java",
    text: `class Models {
    static class AnyName implements HostnameVerifier {
        @Override
        public boolean verify(String host, SSLSession session) { return true; }
    }

    OkHttpClient client = new OkHttpClient.Builder().hostnameVerifier(new AnyName()).build();
    Request request = new Request.Builder().url("https://api.cinclus.wayscloud.services/v1/models").build();
    Response ask() throws IOException { return client.newCall(request).execute(); }
}
`,
    lines: [4],
    hidden: true,
  },
  {
    title: "Unity: a certificate handler that accepts all",
    path: "Assets/Scripts/Ask.cs",
    text: `class AcceptAll : CertificateHandler
{
    protected override bool ValidateCertificate(byte[] certificateData) => true;
}

class Ask : MonoBehaviour
{
    IEnumerator Send()
    {
        var request = UnityWebRequest.Get("https://api.cinclus.wayscloud.services/v1/models");
        request.certificateHandler = new AcceptAll();
        yield return request.SendWebRequest();
    }
}
`,
    lines: [3],
    hidden: true,
  },
  {
    title: "C#: a delegate of the old form",
    path: "Legacy.cs",
    text: `var handler = new HttpClientHandler();
handler.ServerCertificateCustomValidationCallback = delegate { return true; };
var http = new HttpClient(handler);
await http.GetAsync("https://api.cinclus.wayscloud.services/v1/models");
`,
    lines: [2],
    hidden: true,
  },
  {
    title: "a helper that is told not to check",
    path: "tasks/models.py",
    text: `import requests

def get(url, verify=True):
    return requests.get(url, verify=verify, timeout=10)

def models():
    return get("https://api.cinclus.wayscloud.services/v1/models", verify=False)
`,
    lines: [7],
  },
  {
    title: "Kubernetes: a pair of name and value",
    path: "deploy/deployment.yaml",
    text: `apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec:
      containers:
        - name: web
          env:
            - name: CINCLUS_BASE_URL
              value: https://api.cinclus.wayscloud.services/v1
            - name: NODE_TLS_REJECT_UNAUTHORIZED
              value: "0"
`,
    lines: [12],
    hidden: true,
  },
  {
    title: "options in an array",
    path: "bin/options.bash",
    text: `options=(--silent --insecure)
curl "\${options[@]}" https://api.cinclus.wayscloud.services/v1/models
`,
    lines: [1],
    hidden: true,
  },
  {
    title: "Haskell",
    path: "src/Models.hs",
    text: `module Models where

manager :: IO Manager
manager = newManager (mkManagerSettings (TLSSettingsSimple True False False) Nothing)

models :: IO (Response ByteString)
models = do
  m <- manager
  request <- parseRequest "https://api.cinclus.wayscloud.services/v1/models"
  httpLbs request m
`,
    lines: [4],
    hidden: true,
  },
  {
    title: "Electron: the whole application",
    path: "electron/main.cjs",
    text: `const { app, net } = require("electron");

app.commandLine.appendSwitch("ignore-certificate-errors");
app.whenReady().then(() => net.fetch("https://api.cinclus.wayscloud.services/v1/models"));
`,
    lines: [3],
    hidden: true,
  },
  {
    title: "Dart: a callback that accepts every certificate",
    path: "bin/models.dart",
    text: `import 'dart:io';

Future<void> main() async {
  final client = HttpClient()..badCertificateCallback = (certificate, host, port) => true;
  await client.getUrl(Uri.parse('https://api.cinclus.wayscloud.services/v1/models'));
}
`,
    lines: [4],
    hidden: true,
  },
  {
    title: "Elixir: an option of the transport",
    path: "lib/acme/models.ex",
    text: `defmodule Acme.Models do
  def all do
    Req.get!("https://api.cinclus.wayscloud.services/v1/models",
      connect_options: [transport_opts: [verify: :verify_none]]
    )
  end
end
`,
    lines: [4],
    hidden: true,
  },
];
