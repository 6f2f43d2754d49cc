import type { Program } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { Cursor } from "./cursor.ts";
import { Pen, Source } from "./source.ts";
import { readList } from "./statements.ts";

const sessions = new Set(["console", "shell-session", "shellsession", "sh-session", "terminal"]);
const prompt = /^(?:\([\w.-]{1,40}\) ?)?(?:\[?[\w.-]{1,40}@[\w.-]{1,60}[^$#%>\n]{0,80})?[$#%>❯➜] /;

/** sh, bash, zsh, ksh and fish, and sessions copied from a terminal. */
export const shell: Language = {
  ids: ["shell", "sh", "bash", "zsh", "ksh", "dash", "fish", "csh", ...sessions],
  read: (text, id) => readShell(sessions.has(id) ? sessionCommands(text) : new Source(text), id === "fish"),
};

function readShell(source: Source, fish: boolean): Program {
  const cursor = new Cursor(source, fish ? "fish" : "posix");
  const body = readList(cursor);
  return { language: "shell", body, comments: cursor.comments, directives: [], nature: "code" };
}

/** The lines behind a prompt, with those that they continue on. What the commands answered is left out. */
function sessionCommands(text: string): Source {
  const pen = new Pen();
  let start = 0;
  let continued = false;
  while (start < text.length) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline + 1;
    const found = prompt.exec(text.slice(start, Math.min(end, start + 300)));
    if (found ?? continued) {
      pen.copy(text, start + (found?.[0].length ?? 0), end);
      continued = /\\\r?\n$/.test(text.slice(Math.max(start, end - 3), end));
    }
    start = end;
  }
  // A session without a single prompt is a script that was called one.
  return pen.empty ? new Source(text) : new Source(text).derive(pen, text.length);
}
