import type { Output, World } from "./world.ts";

/** Whether to use colours on an output: https://no-color.org and https://force-color.org, then whether it is a terminal. */
export function wantsColors(output: Output, env: World["env"], noColor: boolean): boolean {
  if (noColor || (env.NO_COLOR ?? "") !== "") return false;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined && forced !== "") return forced !== "0" && forced !== "false";
  return output.isTTY && env.TERM !== "dumb";
}
