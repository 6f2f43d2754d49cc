import { fakeKey } from "../../src/cinclus/fake-key.ts";
import type { Examples } from "../../src/rules/rule.ts";

const service = fakeKey("service", 31);
const urlSafe = fakeKey("url-safe", 32);
const hex = fakeKey("hex", 33);

export const examples: Examples = {
  bad: [
    {
      title: "a name that Vite puts into the bundle",
      path: "src/summarise.ts",
      text: `export const key = import.meta.env.VITE_CINCLUS_API_KEY;
`,
      lines: [1],
    },
    {
      title: "where such a name is set",
      path: ".env",
      text: `NEXT_PUBLIC_TITLE=Notes
NEXT_PUBLIC_CINCLUS_API_KEY=${hex}
`,
      lines: [2],
    },
    {
      title: "a module of the browser",
      path: "app/ask.tsx",
      text: `"use client";
const cinclusKey = "${service}";
export const Ask = () => <button onClick={() => ask(cinclusKey)}>Ask</button>;
`,
      lines: [2],
    },
    {
      title: "an SDK allowed to run in browsers",
      path: "src/assistant.ts",
      text: `import OpenAI from "openai";

export const assistant = (apiKey: string) => new OpenAI({
  baseURL: "https://api.wayscloud.services/v1",
  apiKey,
  dangerouslyAllowBrowser: true,
});
`,
      lines: [6],
    },
    {
      title: "a bundler told to inline it",
      path: "webpack.config.js",
      text: `const { DefinePlugin } = require("webpack");

module.exports = {
  plugins: [new DefinePlugin({ "process.env.CINCLUS_API_KEY": JSON.stringify(process.env.CINCLUS_API_KEY) })],
};
`,
      lines: [4],
    },
    {
      title: "a script of a page",
      path: "public/index.html",
      text: `<!doctype html>
<script>
  fetch("https://api.cinclus.wayscloud.services/v1/models", {
    headers: { Authorization: "Bearer ${urlSafe}" },
  });
</script>
`,
      lines: [4],
    },
    {
      title: "an iOS app",
      path: "Notes/Assistant.swift",
      text: `import SwiftUI

struct Assistant {
    private let cinclusApiKey = "${urlSafe}"
}
`,
      lines: [4],
    },
    {
      title: "a resource of an Android app",
      path: "app/src/main/res/values/strings.xml",
      text: `<resources>
  <string name="app_name">Notes</string>
  <string name="cinclus_api_key">${urlSafe}</string>
</resources>
`,
      lines: [3],
    },
    {
      title: "Flutter",
      path: "lib/assistant.dart",
      text: `import 'package:flutter/material.dart';

const cinclusApiKey = String.fromEnvironment('CINCLUS_API_KEY');
`,
      lines: [3],
    },
    {
      title: "what Nuxt makes public",
      path: "nuxt.config.ts",
      text: `export default defineNuxtConfig({
  runtimeConfig: { public: { cinclusApiKey: process.env.CINCLUS_API_KEY } },
});
`,
      lines: [2],
    },
    {
      title: "Vite's define",
      path: "vite.config.ts",
      text: `import { defineConfig } from "vite";

export default defineConfig({
  define: { __CINCLUS_API_KEY__: JSON.stringify(process.env.CINCLUS_API_KEY) },
});
`,
      lines: [4],
      hidden: true,
    },
    {
      title: "Next.js env",
      path: "next.config.mjs",
      text: `export default {
  env: { CINCLUS_API_KEY: process.env.CINCLUS_API_KEY },
};
`,
      lines: [2],
      hidden: true,
    },
    {
      title: "an import that SvelteKit makes public",
      path: "src/routes/+page.svelte",
      text: `<script>
  import { PUBLIC_CINCLUS_API_KEY } from "$env/static/public";
  const models = () => fetch("/models");
</script>
<button on:click={models}>Models</button>
`,
      lines: [2],
      hidden: true,
    },
    {
      title: "a Vue component",
      path: "src/Ask.vue",
      text: `<template><button @click="ask">Ask</button></template>
<script setup>
const cinclusKey = "${service}";
</script>
`,
      lines: [3],
      hidden: true,
    },
    {
      title: "an Angular environment",
      path: "src/environments/environment.prod.ts",
      text: `export const environment = {
  production: true,
  cinclusApiKey: "${urlSafe}",
};
`,
      lines: [3],
      hidden: true,
    },
    {
      title: "Info.plist",
      path: "ios/Notes/Info.plist",
      text: `<plist version="1.0">
<dict>
  <key>CinclusApiKey</key>
  <string>$(CINCLUS_API_KEY)</string>
</dict>
</plist>
`,
      lines: [4],
      hidden: true,
    },
    {
      title: "Gradle's build configuration",
      path: "app/build.gradle.kts",
      text: `android {
    defaultConfig {
        buildConfigField("String", "CINCLUS_API_KEY", "\\"\${System.getenv("CINCLUS_API_KEY")}\\"")
    }
}
`,
      lines: [3],
      hidden: true,
    },
    {
      title: "Expo's extra",
      path: "app.config.js",
      text: `export default {
  expo: { name: "notes", extra: { cinclusApiKey: process.env.CINCLUS_API_KEY } },
};
`,
      lines: [2],
      hidden: true,
    },
    {
      title: "an exposed name that is read on the server",
      path: "server/api/ask.ts",
      text: `const key = process.env.REACT_APP_CINCLUS_API_KEY;
export default () => key !== undefined;
`,
      lines: [1],
      hidden: true,
    },
    {
      title: "a bundle that has been built",
      path: "dist/assets/index-Bq3xk2.js",
      text: `const e="${service}",t=()=>fetch("/x");export{e,t};
`,
      lines: [1],
      hidden: true,
    },
  ],
  good: [
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
  ],
};
