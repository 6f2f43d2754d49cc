import type { Examples } from "../../src/rules/rule.ts";
import { bad } from "./examples/bad.ts";
import { good } from "./examples/good.ts";

export const examples: Examples = { bad, good };
