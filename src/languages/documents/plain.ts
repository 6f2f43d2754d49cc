import type { Program } from "../../tree/node.ts";
import type { Language } from "../language.ts";
import { passageOf, proseOf } from "./passage.ts";

/** Plain text and logs: every line is prose. */
export const plain: Language = {
  ids: ["text", "log"],
  read(text: string, id: string): Program {
    return { language: id, body: proseOf(passageOf(text, 0, text.length)), comments: [], directives: [], nature: "document" };
  },
};
