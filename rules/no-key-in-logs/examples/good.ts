import type { Example } from "../../../src/rules/rule.ts";

/** What the rule leaves alone. */
export const good: readonly Example[] = [
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
  {
    title: "Swift: a log that keeps it private",
    path: "Sources/App/Start.swift",
    text: `import os

let key = ProcessInfo.processInfo.environment["CINCLUS_API_KEY"] ?? ""
Logger().info("using \\(key, privacy: .private)")
`,
    lines: [],
    hidden: true,
  },
  {
    title: "C: four characters of it",
    path: "main.c",
    text: `int main(void) {
    const char *key = getenv("CINCLUS_API_KEY");
    printf("using %.4s, %zu characters\\n", key, strlen(key));
    return 0;
}
`,
    lines: [],
  },
  {
    title: "Ruby: a file is no log",
    path: "lib/setup.rb",
    text: `key = ENV.fetch("CINCLUS_API_KEY")
File.open("credentials", "w", 0o600) { |file| file.puts(key) }
`,
    lines: [],
    hidden: true,
  },
  {
    title: "Ansible: whether it is set",
    path: "playbook.yml",
    text: `- hosts: web
  tasks:
    - name: Tell whether there is a key
      ansible.builtin.debug:
        msg: "key set: {{ cinclus_api_key is defined }}"
`,
    lines: [],
    hidden: true,
  },
  {
    title: "Make: its name",
    path: "Makefile",
    text: `ifndef CINCLUS_API_KEY
$(error CINCLUS_API_KEY is not set)
endif
`,
    lines: [],
    hidden: true,
  },
  {
    title: "PowerShell: its length",
    path: "start.ps1",
    text: `Write-Host "key of $($env:CINCLUS_API_KEY.Length) characters"
`,
    lines: [],
    hidden: true,
  },
  {
    title: "Rust: an error that names the variable",
    path: "src/check.rs",
    text: `fn check() -> anyhow::Result<()> {
    let key = std::env::var("CINCLUS_API_KEY")?;
    ensure!(key.starts_with("wayscloud_"), "CINCLUS_API_KEY is no key of Cinclus");
    Ok(())
}
`,
    lines: [],
    hidden: true,
  },
];
