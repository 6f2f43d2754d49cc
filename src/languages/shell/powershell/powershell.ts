import type { Language } from "../../language.ts";
import { Cursor } from "../cursor.ts";
import { Source } from "../source.ts";
import { readStatements } from "./statements.ts";

/** PowerShell scripts, modules and data files. */
export const powershell: Language = {
  ids: ["powershell", "pwsh", "ps1", "ps"],
  read: (text) => {
    const cursor = new Cursor(new Source(text));
    const body = readStatements(cursor, "");
    return { language: "powershell", body, comments: cursor.comments, directives: [], nature: "code" };
  },
};
