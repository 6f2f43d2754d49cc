import { fakeKey } from "../../src/cinclus/fake-key.ts";
import type { Examples } from "../../src/rules/rule.ts";

const letters = fakeKey("letters", 51);

export const examples: Examples = {
  bad: [
    {
      title: "a line for debugging",
      path: "src/ask.js",
      text: `const cinclusKey = process.env.CINCLUS_API_KEY;
console.log("using", cinclusKey);
`,
      lines: [2],
    },
    {
      title: "headers that hold it",
      path: "src/headers.ts",
      text: `const headers = { Authorization: \`Bearer \${process.env.CINCLUS_API_KEY}\` };
console.debug("request", headers);
export const models = fetch("https://api.cinclus.wayscloud.services/v1/models", { headers });
`,
      lines: [2],
    },
    {
      title: "a logger of Python",
      path: "ask.py",
      text: `import logging
import os

logging.info("key is %s", os.environ["CINCLUS_API_KEY"])
`,
      lines: [4],
    },
    {
      title: "an error message",
      path: "src/check.ts",
      text: `const key = process.env.CINCLUS_API_KEY ?? "";
if (!key.startsWith("wayscloud_")) throw new Error(\`\${key} is no key\`);
`,
      lines: [2],
    },
    {
      title: "a script",
      path: "deploy.sh",
      text: `#!/bin/sh
echo "Deploying with $CINCLUS_API_KEY"
`,
      lines: [2],
    },
    {
      title: "Go",
      path: "main.go",
      text: `package main

func main() {
	key := os.Getenv("CINCLUS_API_KEY")
	fmt.Printf("starting with %s\\n", key)
}
`,
      lines: [5],
    },
    {
      title: "a step of CI",
      path: ".github/workflows/ci.yml",
      text: `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: echo "key \${{ secrets.CINCLUS_API_KEY }}"
`,
      lines: [6],
    },
    {
      title: "Java",
      path: "src/main/java/no/acme/Ask.java",
      text: `class Ask {
    void ask() {
        String cinclusApiKey = System.getenv("CINCLUS_API_KEY");
        log.debug("Authorization: Bearer {}", cinclusApiKey);
    }
}
`,
      lines: [4],
    },
    {
      title: "Ruby",
      path: "lib/ask.rb",
      text: `key = ENV.fetch("CINCLUS_API_KEY")
puts "key: #{key}"
`,
      lines: [2],
    },
    {
      title: "Android",
      path: "app/src/main/java/no/acme/Ask.kt",
      text: `fun ask(cinclusApiKey: String) {
    Log.d("Ask", "key=$cinclusApiKey")
}
`,
      lines: [2],
    },
    {
      title: "PHP",
      path: "src/ask.php",
      text: `<?php
$cinclusKey = getenv('CINCLUS_API_KEY');
error_log("cinclus: $cinclusKey");
`,
      lines: [3],
      hidden: true,
    },
    {
      title: "C#",
      path: "Ask.cs",
      text: `var cinclusKey = Environment.GetEnvironmentVariable("CINCLUS_API_KEY");
Console.WriteLine($"key {cinclusKey}");
`,
      lines: [2],
      hidden: true,
    },
    {
      title: "Rust",
      path: "src/main.rs",
      text: `fn main() {
    let cinclus_api_key = std::env::var("CINCLUS_API_KEY").unwrap();
    println!("key {}", cinclus_api_key);
}
`,
      lines: [3],
      hidden: true,
    },
    {
      title: "pino",
      path: "src/log.ts",
      text: `logger.info({ cinclusApiKey: process.env.CINCLUS_API_KEY }, "started");
`,
      lines: [1],
      hidden: true,
    },
    {
      title: "a literal, through its variable",
      path: "src/literal.js",
      text: `const cinclusToken = "${letters}";
console.error(cinclusToken);
`,
      lines: [2],
      hidden: true,
    },
    {
      title: "PowerShell",
      path: "ask.ps1",
      text: `Write-Host "Key: $env:CINCLUS_API_KEY"
`,
      lines: [1],
      hidden: true,
    },
  ],
  good: [
    {
      title: "whether it is set",
      path: "src/ask.js",
      text: `const cinclusKey = process.env.CINCLUS_API_KEY;
console.log("key set:", Boolean(cinclusKey));
`,
      lines: [],
    },
    {
      title: "its length",
      path: "ask.py",
      text: `import os

print("key of", len(os.environ["CINCLUS_API_KEY"]), "characters")
`,
      lines: [],
    },
    {
      title: "its first characters",
      path: "src/mask.ts",
      text: `const cinclusKey = process.env.CINCLUS_API_KEY ?? "";
console.info(\`using \${cinclusKey.slice(0, 8)}…\`);
`,
      lines: [],
    },
    {
      title: "its name",
      path: "main.go",
      text: `package main

func main() {
	if os.Getenv("CINCLUS_API_KEY") == "" {
		log.Fatal("CINCLUS_API_KEY is not set")
	}
}
`,
      lines: [],
    },
    {
      title: "handing it on is not logging it",
      path: ".github/workflows/ci.yml",
      text: `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: echo "CINCLUS_API_KEY=\${{ secrets.CINCLUS_API_KEY }}" >> "$GITHUB_ENV"
`,
      lines: [],
    },
    {
      title: "a pipe into another program",
      path: "deploy.sh",
      text: `printf %s "$CINCLUS_API_KEY" | docker secret create cinclus -
`,
      lines: [],
    },
    {
      title: "the answer",
      path: "src/answer.ts",
      text: `const response = await fetch("https://api.cinclus.wayscloud.services/v1/models", {
  headers: { Authorization: \`Bearer \${process.env.CINCLUS_API_KEY}\` },
});
console.log(response.status);
`,
      lines: [],
      hidden: true,
    },
    {
      title: "the tokens used",
      path: "src/usage.ts",
      text: `const cinclusTokens = usage.total_tokens;
console.log("tokens", cinclusTokens, "model", "cinclus-chat-001");
`,
      lines: [],
      hidden: true,
    },
    {
      title: "the key of another service",
      path: "src/other.rb",
      text: `puts ENV["ACME_KEY"]
BASE = "https://api.cinclus.wayscloud.services"
`,
      lines: [],
      hidden: true,
    },
    {
      title: "a request without its headers",
      path: "Ask.java",
      text: `class Ask {
    static final String BASE = "https://api.cinclus.wayscloud.services";
    void ask() { log.info("asking {}", BASE); }
}
`,
      lines: [],
      hidden: true,
    },
  ],
};
