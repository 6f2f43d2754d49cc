import type { Report } from "./report.ts";

/**
 * Every report there is. To add one, write its file and add a line here.
 * Each is loaded only when it is asked for.
 */
const loaders = {
  pretty: async () => (await import("./pretty.ts")).pretty,
  json: async () => (await import("./json.ts")).json,
  jsonl: async () => (await import("./jsonl.ts")).jsonl,
  sarif: async () => (await import("./sarif.ts")).sarif,
  github: async () => (await import("./github.ts")).github,
  gitlab: async () => (await import("./gitlab.ts")).gitlab,
  junit: async () => (await import("./junit.ts")).junit,
  markdown: async () => (await import("./markdown.ts")).markdown,
  html: async () => (await import("./html.ts")).html,
} satisfies Record<string, () => Promise<Report>>;

export type ReportName = keyof typeof loaders;

export function isReportName(name: string): name is ReportName {
  return Object.hasOwn(loaders, name);
}

export const reportNames: readonly ReportName[] = Object.keys(loaders).filter(isReportName);

export function loadReport(name: ReportName): Promise<Report> {
  return loaders[name]();
}
