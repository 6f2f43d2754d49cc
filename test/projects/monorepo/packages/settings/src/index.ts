export * from "./llm.ts";
