import { exitStatus } from "./exit-status.ts";
import { tellError } from "./tell-error.ts";
import type { World } from "./world.ts";

/**
 * Runs one command line.
 *
 * @param argv without the program's name
 * @returns the exit status
 */
export async function run(argv: readonly string[], world: World): Promise<number> {
  try {
    const { parseArguments } = await import("./parse-arguments.ts");
    const parsed = parseArguments(argv, world);
    if ("text" in parsed) {
      world.stdout.write(parsed.text);
      return exitStatus.done;
    }
    return await parsed.job(world);
  } catch (error) {
    world.stderr.write(tellError(error, world.env));
    return exitStatus.failed;
  }
}

