import type { Language } from "../language.ts";
import { dotenv } from "./dotenv.ts";
import { json } from "./json.ts";
import { yaml } from "./yaml.ts";

/** The formats that hold names and values rather than code. */
export const dataLanguages: readonly Language[] = [dotenv, json, yaml];
