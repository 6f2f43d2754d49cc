import type { Command } from "./command.ts";
import { audit } from "./commands/audit.ts";
import { baseline } from "./commands/baseline.ts";
import { ci } from "./commands/ci.ts";
import { doctor } from "./commands/doctor.ts";
import { hook } from "./commands/hook.ts";
import { rules } from "./commands/rules.ts";
import { scan } from "./commands/scan.ts";

/** Every command there is, in the order of `--help`. To add one, write its file and add it here. */
export const commands: readonly Command[] = [scan, audit, ci, hook, baseline, rules, doctor];
