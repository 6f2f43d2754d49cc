import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";

/**
 * Builds the package where npm installs it from its repository, as the pre-commit framework does. npm tells the
 * scripts of what it installs globally to install globally too, so the tools for building are not there by then.
 */
const builder = "node_modules/tsdown/dist/run.mjs";
const misleading = /^npm_config_(?:global|prefix|local_prefix|global_prefix)$/i;
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !misleading.test(name)));

function run(program, ...args) {
  const { status } = spawnSync(program, args, { env, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (status !== 0) process.exit(1);
}

if (!existsSync("dist/bin.mjs")) {
  if (!existsSync(builder)) run("npm", "install", "--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund");
  run("node", builder, "--logLevel", "warn");
}
