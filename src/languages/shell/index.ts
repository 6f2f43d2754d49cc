import type { Language } from "../language.ts";
import { batch } from "./batch.ts";
import { commandLists } from "./command-lists.ts";
import { curlrc } from "./curlrc.ts";
import { dockerfile } from "./dockerfile.ts";
import { httpFile } from "./http-file.ts";
import { just } from "./just.ts";
import { makefile } from "./makefile.ts";
import { netrc } from "./netrc.ts";
import { powershell } from "./powershell/powershell.ts";
import { robot } from "./robot.ts";
import { shell } from "./shell.ts";
import { tcl } from "./tcl/tcl.ts";

/** The languages whose texts are commands, and the files that these commands read. */
export const shellLanguages: readonly Language[] = [
  shell,
  powershell,
  batch,
  makefile,
  just,
  dockerfile,
  commandLists,
  curlrc,
  httpFile,
  netrc,
  robot,
  tcl,
];
