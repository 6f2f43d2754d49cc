import type { Language } from "../language.ts";
import { shell } from "./shell.ts";

/** The languages whose texts are commands. */
export const shellLanguages: readonly Language[] = [shell];
