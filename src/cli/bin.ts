#!/usr/bin/env node
import { version } from "./version.ts";

// A reader that closes the pipe early, such as `head`, has seen enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const argv = process.argv.slice(2);

if (argv.length === 1 && argv[0] === "--version") {
  // Hooks and scripts ask for it often, so nothing else is loaded.
  process.stdout.write(`${version}\n`);
} else {
  const { processWorld, run } = await import("./run.ts");
  // Not process.exit, which would cut off what is still on its way through a pipe.
  process.exitCode = await run(argv, processWorld());
}
