import { fakeKey } from "../../../src/cinclus/fake-key.ts";
import type { Example } from "../../../src/rules/rule.ts";

const letters = fakeKey("letters", 51);

/** What the rule finds. */
export const bad: readonly Example[] = [
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
  {
    title: "Rust: the message of a check",
    path: "src/check.rs",
    text: `fn check() -> anyhow::Result<()> {
    let key = std::env::var("CINCLUS_API_KEY")?;
    ensure!(key.starts_with("wayscloud_"), "{key} is no key");
    Ok(())
}
`,
    lines: [3],
    hidden: true,
  },
  {
    title: "Swift: a log that is told to show it",
    path: "Sources/App/Start.swift",
    text: `import os

let key = ProcessInfo.processInfo.environment["CINCLUS_API_KEY"] ?? ""
Logger().info("using \\(key, privacy: .public)")
`,
    lines: [4],
  },
  {
    title: "PowerShell: an object as JSON",
    path: "start.ps1",
    text: `$settings = @{ model = 'cinclus-chat-001'; cinclusApiKey = $env:CINCLUS_API_KEY }
$settings | ConvertTo-Json | Write-Host
`,
    lines: [2],
    hidden: true,
  },
  {
    title: "Laravel: a line of a command",
    path: "app/Console/Commands/Check.php",
    text: `<?php
class Check extends Command
{
    public function handle()
    {
        $key = env('CINCLUS_API_KEY');
        $this->line("key: $key");
    }
}
`,
    lines: [7],
    hidden: true,
  },
  {
    title: "Ansible: a task for debugging",
    path: "playbook.yml",
    text: `- hosts: web
  tasks:
    - name: Show the settings
      ansible.builtin.debug:
        msg: "key {{ cinclus_api_key }}"
`,
    lines: [5],
    hidden: true,
  },
  {
    title: "Make: a line of information",
    path: "Makefile",
    text: `$(info deploying with $(CINCLUS_API_KEY))

deploy:
	./deploy.sh
`,
    lines: [1],
    hidden: true,
  },
  {
    title: "C: the whole string",
    path: "main.c",
    text: `int main(void) {
    const char *key = getenv("CINCLUS_API_KEY");
    fprintf(stderr, "key %s\\n", key);
    return 0;
}
`,
    lines: [3],
    hidden: true,
  },
  {
    title: "Elixir: an inspection in the middle of a pipe",
    path: "lib/acme/key.ex",
    text: `defmodule Acme.Key do
  def get do
    System.fetch_env!("CINCLUS_API_KEY") |> IO.inspect()
  end
end
`,
    lines: [3],
    hidden: true,
  },
  {
    title: "a pipeline of Jenkins",
    path: "Jenkinsfile",
    text: `pipeline {
  agent any
  environment { CINCLUS_API_KEY = credentials('cinclus-api-key') }
  stages {
    stage('Ask') {
      steps { echo "key \${CINCLUS_API_KEY}" }
    }
  }
}
`,
    lines: [6],
    hidden: true,
  },
];
