import type { Program } from "../../tree/node.ts";
import type { Language, ReadContext } from "../language.ts";
import { Cursor } from "./cursor.ts";
import { splitLines } from "./dockerfile-lines.ts";
import { Pen, Source } from "./source.ts";
import { readList } from "./statements.ts";

/** What stands before the command of a line. */
const processName = /^[\w-]{1,100}:[ \t]{1,40}/;
const schedule = /^[ \t]{0,40}(?:@(?:reboot|yearly|annually|monthly|weekly|daily|hourly|midnight)|(?:[\d*,/A-Za-z-]{1,60}[ \t]{1,40}){4}[\d*,/A-Za-z-]{1,60})[ \t]{1,40}/;
const user = /^(?:root|[a-z_][\w-]{0,40})[ \t]{1,40}/;

/** Files with a command a line: crontabs, whose commands stand behind a time, and Procfiles, where they stand behind a name. */
export const commandLists: Language = {
  ids: ["crontab", "procfile"],
  read: (text, id, context) => readCommandList(text, id, context),
};

function readCommandList(text: string, id: string, { path }: ReadContext): Program {
  // Of the system's own crontabs each line names the user besides.
  const namesUser = /(?:^|\/)(?:etc\/crontab|cron\.d\/[^/]+)$/.test(path);
  const pen = new Pen();
  for (const { start, next } of splitLines(text)) pen.copy(text, start + lengthBeforeCommand(text.slice(start, next), id, namesUser), next);
  const cursor = new Cursor(new Source(text).derive(pen, text.length), "posix");
  const body = readList(cursor);
  return { language: id, body, comments: cursor.comments, directives: [], nature: "code" };
}

function lengthBeforeCommand(line: string, id: string, namesUser: boolean): number {
  const [before = ""] = (id === "procfile" ? processName : schedule).exec(line) ?? [];
  if (before === "" || id === "procfile") return before.length;
  const rest = line.slice(before.length);
  return before.length + (namesUser || rest.startsWith("root ") ? (user.exec(rest)?.[0].length ?? 0) : 0);
}
