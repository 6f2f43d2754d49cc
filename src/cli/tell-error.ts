import { GuardError } from "../errors.ts";
import { redact } from "../policy/redact.ts";
import { printable } from "../reports/escape.ts";
import type { World } from "./world.ts";

/** An error as one line for people. What is our own mistake says so; its stack is shown on request only. */
export function tellError(error: unknown, env: World["env"]): string {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof GuardError) return `cinclus-guard: ${safe(message)}\n`;
  const [firstLine = ""] = message.split("\n");
  const stack = env.CINCLUS_GUARD_DEBUG && error instanceof Error ? (error.stack ?? "") : "";
  return (
    `cinclus-guard: This should not have happened: ${safe(firstLine)}. ` +
    "Please report it, with what CINCLUS_GUARD_DEBUG=1 adds.\n" +
    stack
      .split("\n")
      .filter(Boolean)
      .map((line) => `${safe(line)}\n`)
      .join("")
  );
}

/** Messages can hold paths and arguments, and those anything. */
function safe(text: string): string {
  return printable(redact(text));
}
