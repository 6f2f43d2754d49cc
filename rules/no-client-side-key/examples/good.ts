import { fakeKey } from "../../../src/cinclus/fake-key.ts";
import type { Example } from "../../../src/rules/rule.ts";

const urlSafe = fakeKey("url-safe", 32);

/** What the rule leaves alone. */
export const good: readonly Example[] = [
  {
    title: "the browser calls a server of one's own",
    path: "app/ask.tsx",
    text: `"use client";
export const ask = (prompt: string) =>
  fetch("/api/ask", { method: "POST", body: JSON.stringify({ prompt, model: "cinclus-text-001" }) });
`,
    lines: [],
  },
  {
    title: "a route handler reads the key",
    path: "app/api/ask/route.ts",
    text: `export async function POST(request: Request) {
  return fetch("https://api.cinclus.wayscloud.services/v1/completions", {
    method: "POST",
    headers: { Authorization: \`Bearer \${process.env.CINCLUS_API_KEY}\` },
    body: await request.text(),
  });
}
`,
    lines: [],
  },
  {
    title: "a name that nobody exposes",
    path: ".env.example",
    text: `CINCLUS_API_KEY=
VITE_API_URL=https://notes.acme.example/api
`,
    lines: [],
  },
  {
    title: "the user types in a key of their own",
    path: "src/Settings.tsx",
    text: `"use client";
import { useState } from "react";

export function Settings() {
  const [cinclusKey, setCinclusKey] = useState("");
  return <input value={cinclusKey} onChange={(event) => setCinclusKey(event.target.value)} />;
}
`,
    lines: [],
  },
  {
    title: "server code of SvelteKit",
    path: "src/routes/+page.server.ts",
    text: `import { CINCLUS_API_KEY } from "$env/static/private";

export const load = () => fetch("https://api.cinclus.wayscloud.services/v1/models", {
  headers: { Authorization: \`Bearer \${CINCLUS_API_KEY}\` },
});
`,
    lines: [],
  },
  {
    title: "a server in Swift",
    path: "Sources/App/routes.swift",
    text: `import Vapor

func routes(_ app: Application) throws {
    let cinclusApiKey = Environment.get("CINCLUS_API_KEY")
}
`,
    lines: [],
  },
  {
    title: "a type that only mentions it",
    path: "src/vite-env.d.ts",
    text: `interface ImportMetaEnv {
  readonly VITE_CINCLUS_API_KEY: string;
}
`,
    lines: [],
    hidden: true,
  },
  {
    title: "what Nuxt keeps on the server",
    path: "nuxt.config.ts",
    text: `export default defineNuxtConfig({
  runtimeConfig: { cinclusApiKey: "", public: { apiBase: "/api" } },
});
`,
    lines: [],
    hidden: true,
  },
  {
    title: "a function of the server in a module of components",
    path: "app/actions.ts",
    text: `"use server";

export async function ask(prompt: string) {
  const key = process.env.CINCLUS_API_KEY;
  return fetch("https://api.cinclus.wayscloud.services/v1/completions", { headers: { Authorization: "Bearer " + key } });
}
`,
    lines: [],
    hidden: true,
  },
  {
    title: "an exposed name of another service",
    path: ".env.production",
    text: `NEXT_PUBLIC_MAPS_KEY=${urlSafe}
CINCLUS_API_KEY=\${CINCLUS_API_KEY}
`,
    lines: [],
    hidden: true,
  },
  {
    title: "a Node program",
    path: "scripts/index.mjs",
    text: `import { readFile } from "node:fs/promises";

const cinclusKey = process.env.CINCLUS_API_KEY;
export const documents = await readFile("documents.json");
`,
    lines: [],
    hidden: true,
  },
  {
    title: "a workflow that keeps it",
    path: ".github/workflows/deploy.yml",
    text: `on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - run: npm run deploy
        env:
          CINCLUS_API_KEY: \${{ secrets.CINCLUS_API_KEY }}
          VITE_API_URL: /api
`,
    lines: [],
    hidden: true,
  },
  {
    title: "the development server adds the header",
    path: "vite.config.ts",
    text: `import { defineConfig } from "vite";

export default defineConfig({
  define: { __VERSION__: JSON.stringify("1.4.0") },
  server: {
    proxy: {
      "/llm": {
        target: "https://api.cinclus.wayscloud.services",
        headers: { Authorization: \`Bearer \${process.env.CINCLUS_API_KEY}\` },
      },
    },
  },
});
`,
    lines: [],
  },
  {
    title: "Kotlin on a server",
    path: "src/main/kotlin/Application.kt",
    text: `import io.ktor.server.application.*

fun Application.module() {
    val cinclusApiKey = System.getenv("CINCLUS_API_KEY")
}
`,
    lines: [],
    hidden: true,
  },
  {
    title: "Astro: the part that runs on the server",
    path: "src/pages/index.astro",
    text: `---
const key = import.meta.env.CINCLUS_API_KEY;
const models = await fetch("https://api.cinclus.wayscloud.services/v1/models", {
  headers: { Authorization: \`Bearer \${key}\` },
});
---
<h1>{models.status}</h1>
`,
    lines: [],
    hidden: true,
  },
  {
    title: "an iOS app that calls its own server",
    path: "Notes/Backend.swift",
    text: `import SwiftUI

struct Backend {
    let ask = URL(string: "https://notes.acme.example/api/ask")!
    let model = "cinclus-chat-001"
}
`,
    lines: [],
    hidden: true,
  },
  {
    title: "a handler at the edge",
    path: "src/worker.ts",
    text: `export default {
  async fetch(request: Request, env: { CINCLUS_API_KEY: string }) {
    return fetch("https://api.cinclus.wayscloud.services/v1/completions", {
      method: "POST",
      headers: { Authorization: \`Bearer \${env.CINCLUS_API_KEY}\` },
      body: request.body,
    });
  },
};
`,
    lines: [],
    hidden: true,
  },
];
