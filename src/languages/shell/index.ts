import type { Language } from "../language.ts";
import { dockerfile } from "./dockerfile.ts";
import { makefile } from "./makefile.ts";
import { netrc } from "./netrc.ts";
import { shell } from "./shell.ts";

/** The languages whose texts are commands. */
export const shellLanguages: readonly Language[] = [shell, makefile, dockerfile, netrc];
