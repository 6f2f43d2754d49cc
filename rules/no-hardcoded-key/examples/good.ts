import { fakeKey } from "../../../src/cinclus/fake-key.ts";
import type { Example } from "../../../src/rules/rule.ts";

const hex = fakeKey("hex", 14);
const letters = fakeKey("letters", 15);
const urlSafe = fakeKey("url-safe", 16);

/** What the rule leaves alone. */
export const good: readonly Example[] = [
  {
    title: "read from the environment",
    path: "src/client.js",
    text: `const key = process.env.CINCLUS_API_KEY;
if (!key) throw new Error("CINCLUS_API_KEY is not set");
export const headers = { Authorization: \`Bearer \${key}\` };
`,
    lines: [],
  },
  {
    title: "Python reads it from the environment",
    path: "app/client.py",
    text: `import os
from openai import OpenAI

client = OpenAI(base_url="https://api.wayscloud.services/v1", api_key=os.environ["CINCLUS_API_KEY"])
`,
    lines: [],
  },
  {
    title: "stand-ins in an example file",
    path: ".env.example",
    text: `CINCLUS_API_KEY=YOUR_API_KEY
WAYSCLOUD_API_KEY=wayscloud_llm_abc12_YOUR_SECRET
WAYSCLOUD_TOKEN=wayscloud_pat_...
`,
    lines: [],
  },
  {
    title: "references to a secret store",
    path: "config/production.yaml",
    text: `cinclus:
  apiKey: op://platform/cinclus/key
  fallback: "{{ vault_cinclus_api_key }}"
  keyFile: /run/secrets/cinclus_api_key
`,
    lines: [],
  },
  {
    title: "a secret of the CI system",
    path: ".github/workflows/evaluate.yml",
    text: `on: push
jobs:
  evaluate:
    runs-on: ubuntu-latest
    env:
      CINCLUS_API_KEY: \${{ secrets.CINCLUS_API_KEY }}
    steps:
      - run: npm run evaluate
`,
    lines: [],
  },
  {
    title: "a variable without a default",
    path: "variables.tf",
    text: `variable "cinclus_api_key" {
  type      = string
  sensitive = true
}
`,
    lines: [],
  },
  {
    title: "what is about a key is none",
    path: "src/keys.ts",
    text: `export const CINCLUS_API_KEY_NAME = "production-summaries-eu";
export const CINCLUS_API_KEY_ID = "${urlSafe.slice(0, 20)}";
export const CINCLUS_KEY_SHA256 = "${hex}";
export const CINCLUS_MODEL = "cinclus-chat-001";
`,
    lines: [],
  },
  {
    title: "the key of another vendor",
    path: "settings.py",
    text: `MAPBOX_TOKEN = "${urlSafe}"
CINCLUS_URL = "https://api.cinclus.wayscloud.services"
`,
    lines: [],
    hidden: true,
  },
  {
    title: "a shell script that takes it from outside",
    path: "bin/ask.sh",
    text: `#!/bin/sh
curl https://api.cinclus.wayscloud.services/v1/models -H "Authorization: Bearer $CINCLUS_API_KEY"
`,
    lines: [],
  },
  {
    title: "an integrity string",
    path: "package-lock.json",
    text: `{
  "packages": {
    "node_modules/cinclus-token": { "integrity": "sha512-${letters}${letters.slice(0, 42)}==" }
  }
}
`,
    lines: [],
    hidden: true,
  },
  {
    title: "an encrypted value",
    path: "secrets.enc.yaml",
    text: `cinclus:
  apiKey: ENC[AES256_GCM,data:${letters},iv:${hex},type:str]
`,
    lines: [],
    hidden: true,
  },
  {
    title: "systemd: a file with the credential",
    path: "deploy/notes.service",
    text: `[Service]
Environment=OPENAI_BASE_URL=https://api.wayscloud.services/v1
EnvironmentFile=/etc/notes/credentials
LoadCredential=cinclus:/etc/notes/cinclus.key
ExecStart=/usr/bin/notes
`,
    lines: [],
  },
  {
    title: "the same names at another vendor",
    path: "deploy/other.service",
    text: `[Service]
Environment=OPENAI_API_KEY=${urlSafe}
Environment=CINCLUS_BASE_URL=https://api.cinclus.wayscloud.services/v1
EnvironmentFile=/etc/notes/credentials
`,
    lines: [],
    hidden: true,
  },
  {
    title: "Perl: a constant that is read",
    path: "lib/Ask.pm",
    text: `package Ask;
use Readonly;

Readonly my $CINCLUS_API_KEY => $ENV{CINCLUS_API_KEY};
1;
`,
    lines: [],
    hidden: true,
  },
  {
    title: "Scala: a case class without a default",
    path: "src/main/scala/Settings.scala",
    text: `case class CinclusSettings(apiKey: String, model: String = "cinclus-chat-001")

object CinclusSettings {
  def load(): CinclusSettings = CinclusSettings(sys.env("CINCLUS_API_KEY"))
}
`,
    lines: [],
  },
  {
    title: "Robot Framework: from the environment",
    path: "tests/models.robot",
    text: `*** Variables ***
\${CINCLUS_API_KEY}    %{CINCLUS_API_KEY}
`,
    lines: [],
    hidden: true,
  },
  {
    title: "Rust: a lazy static that is read",
    path: "src/key.rs",
    text: `lazy_static! {
    static ref CINCLUS_API_KEY: String = std::env::var("CINCLUS_API_KEY").expect("CINCLUS_API_KEY is not set");
}
`,
    lines: [],
    hidden: true,
  },
  {
    title: "Elixir: a configuration at run time",
    path: "config/runtime.exs",
    text: `import Config

config :notes, :cinclus,
  base_url: "https://api.cinclus.wayscloud.services",
  api_key: System.fetch_env!("CINCLUS_API_KEY")
`,
    lines: [],
    hidden: true,
  },
];
