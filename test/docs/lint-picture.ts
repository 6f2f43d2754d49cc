import { ESLint } from "eslint";
import { relative } from "node:path";

import { fakeKey } from "../../src/cinclus/fake-key.ts";
import plugin from "../../src/eslint/eager.ts";
import { makeRepository } from "../support/make-repository.ts";
import { terminalSvg } from "./terminal-svg.ts";

/** ESLint puts all rules below each other, so its lines are long. */
const widest = 120;

/** The README's picture of ESLint: what it reports in a small project with the usual mistakes. */
export async function lintPicture(): Promise<string> {
  const repository = makeRepository();
  try {
    repository.commit("Ask Cinclus", {
      ".env.example": `CINCLUS_API_KEY=${fakeKey("service", 5)}\n`,
      "src/ask.js": [
        `const key = "${fakeKey("service", 4)}";`,
        "",
        "export function ask(messages) {",
        "  return fetch(`http://api.cinclus.wayscloud.services/v1/chat/completions?api_key=${key}`, {",
        `    method: "POST",`,
        "    body: JSON.stringify({ messages }),",
        "  });",
        "}",
        "",
      ].join("\n"),
      "src/client.jsx": [
        `"use client";`,
        `import OpenAI from "openai";`,
        "",
        "export const cinclus = new OpenAI({",
        `  baseURL: "https://api.cinclus.wayscloud.services/v1",`,
        "  apiKey: process.env.NEXT_PUBLIC_CINCLUS_API_KEY,",
        "  dangerouslyAllowBrowser: true,",
        "});",
        "",
      ].join("\n"),
    });
    const eslint = new ESLint({ cwd: repository.folder, overrideConfigFile: true, overrideConfig: [plugin.configs["all-files"], plugin.configs.recommended] });
    const results = await eslint.lintFiles(["."]);
    const shown = results.map((result) => ({ ...result, filePath: relative(repository.folder, result.filePath).replaceAll("\\", "/") }));
    const formatter = await eslint.loadFormatter("stylish");
    return terminalSvg("npx eslint .", await formatter.format(shown, { color: true }), widest);
  } finally {
    repository.remove();
  }
}
