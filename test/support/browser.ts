import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

import { temporaryFolder } from "./repository.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe"];
const folders = [...(process.env.PATH ?? "").split(delimiter), "C:\\Program Files\\Google\\Chrome\\Application"];
const places = [
  process.env.CHROME_PATH ?? "",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
];

/** A Chromium on this machine, or nothing. */
export const browser = places.find((place) => place !== "" && existsSync(place));

/** Starts the browser without a window and gives what it printed when it was done. */
export async function browse(...args: readonly string[]): Promise<string> {
  if (browser === undefined) throw new Error("There is no Chromium here.");
  const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars"];
  const options = ["--headless", "--no-sandbox", ...quiet, `--user-data-dir=${temporaryFolder()}`];
  const { stdout } = await promisify(execFile)(browser, [...options, ...args], { maxBuffer: 1 << 26, timeout: 60_000 });
  return stdout;
}
