import type { Program } from "../../../tree/node.ts";
import type { Language } from "../../language.ts";
import { Translator } from "./translator.ts";

/** Tcl, and what is made of it: Expect, the rules of load balancers. */
export const tcl: Language = {
  ids: ["tcl"],
  read(text): Program {
    const translator = new Translator(text);
    const body = translator.statementsIn({ start: 0, end: text.length });
    const comments = translator.scanner.comments.sort((one, other) => one.start - other.start);
    return { language: "tcl", body, comments, directives: [], nature: "code" };
  },
};
