import { fakeKey } from "../../../src/cinclus/fake-key.ts";
import type { Example } from "../../../src/rules/rule.ts";

const service = fakeKey("service", 31);
const urlSafe = fakeKey("url-safe", 32);
const hex = fakeKey("hex", 33);

/** What the rule finds. */
export const bad: readonly Example[] = [
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
  {
    title: "a workflow that sets an exposed name",
    path: ".github/workflows/pages.yml",
    text: `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: npm run build
        env:
          VITE_CINCLUS_API_KEY: \${{ secrets.CINCLUS_API_KEY }}
`,
    lines: [8],
  },
  {
    title: "an image that sets it while it builds",
    path: "Dockerfile",
    text: `FROM node:24-alpine
ARG CINCLUS_API_KEY
ENV NEXT_PUBLIC_CINCLUS_API_KEY=$CINCLUS_API_KEY
RUN npm run build
`,
    lines: [3],
    hidden: true,
  },
  {
    title: "the profiles of Expo's builds",
    path: "eas.json",
    text: `{
  "build": { "production": { "env": { "EXPO_PUBLIC_CINCLUS_API_KEY": "${urlSafe}" } } }
}
`,
    lines: [2],
    hidden: true,
  },
  {
    title: "the environment of a static site",
    path: "netlify.toml",
    text: `[build.environment]
GATSBY_CINCLUS_API_KEY = "${hex}"
`,
    lines: [2],
    hidden: true,
  },
  {
    title: "Objective-C: a constant of an app",
    path: "Notes/Assistant.m",
    text: `#import <UIKit/UIKit.h>

static NSString *const CinclusApiKey = @"${urlSafe}";
`,
    lines: [3],
    hidden: true,
  },
  {
    title: "Kotlin: the build configuration, read in an app",
    path: "app/src/main/java/no/acme/Network.kt",
    text: `import android.app.Application

class Network : Application() {
    val cinclusApiKey = BuildConfig.CINCLUS_API_KEY
}
`,
    lines: [4],
    hidden: true,
  },
  {
    title: "Astro: a script of a page",
    path: "src/pages/index.astro",
    text: `---
const title = "Notes";
---
<h1>{title}</h1>
<script>
  const key = import.meta.env.PUBLIC_CINCLUS_API_KEY;
</script>
`,
    lines: [6],
    hidden: true,
  },
  {
    title: "an xcconfig that an app reads",
    path: "ios/Config/Release.xcconfig",
    text: `EXPO_PUBLIC_CINCLUS_API_KEY = ${urlSafe}
`,
    lines: [1],
    hidden: true,
  },
  {
    title: "compose: arguments of a build",
    path: "compose.yaml",
    text: `services:
  web:
    build:
      context: .
      args:
        REACT_APP_CINCLUS_API_KEY: \${CINCLUS_API_KEY}
`,
    lines: [6],
    hidden: true,
  },
];
