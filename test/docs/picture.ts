import { fakeKey } from "../../src/cinclus/fake-key.ts";
import { makeRepository } from "../support/make-repository.ts";
import { runCommand } from "../support/run-command.ts";
import { terminalSvg } from "./terminal-svg.ts";

/** The README's picture: what an audit says of a made-up repository, whose key was taken out too late. */
export async function picture(): Promise<string> {
  const repository = makeRepository();
  try {
    commitAt("2026-03-02T09:12:00Z", () => repository.commit("Ask Cinclus from the shop", { "src/ask.js": askWith(`"${fakeKey("service", 3)}"`) }));
    commitAt("2026-03-09T15:40:00Z", () => repository.commit("Take the key from the environment", { "src/ask.js": askWith("process.env.CINCLUS_API_KEY") }));
    const { stdout } = await runCommand("audit", { cwd: repository.folder, isTTY: true, env: { FORCE_COLOR: "1" } });
    return terminalSvg("npx cinclus-guard audit", withoutTime(stdout));
  } finally {
    repository.remove();
  }
}

function commitAt(date: string, commit: () => string): void {
  process.env.GIT_AUTHOR_DATE = date;
  process.env.GIT_COMMITTER_DATE = date;
  commit();
  delete process.env.GIT_AUTHOR_DATE;
  delete process.env.GIT_COMMITTER_DATE;
}

function askWith(key: string): string {
  return [
    `import express from "express";`,
    "",
    `const key = ${key};`,
    "",
    `express().post("/ask", async (request, response) => {`,
    `  const answer = await fetch("https://api.cinclus.wayscloud.services/v1/completions", {`,
    `    method: "POST",`,
    "    headers: { Authorization: `Bearer ${key}` },",
    "    body: request.body,",
    "  });",
    "  response.json(await answer.json());",
    "});",
    "",
  ].join("\n");
}

/** How long it took is all that differs from run to run. */
function withoutTime(text: string): string {
  return text.replace(/ in [\d.]+ m?s\b/, " in 40 ms");
}
