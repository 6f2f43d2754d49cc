import { type RuleId, ruleIds, type Severity } from "../facts/finding.ts";
import type { RuleText } from "./report.ts";

const texts: Record<RuleId, readonly [severity: Severity, title: string, description: string]> = {
  "no-hardcoded-key": [
    "error",
    "No Cinclus API key in the text of a file",
    "A key that stands in a file is in every clone, backup and build of it, and whoever reads it can use it.",
  ],
  "no-key-in-url": [
    "error",
    "No Cinclus API key in a URL",
    "URLs end up in logs, histories and referrers; a key in one is known to all of them.",
  ],
  "require-https": [
    "error",
    "Cinclus over HTTPS only",
    "Over plain HTTP everybody on the way can read the key and the answers.",
  ],
  "no-client-side-key": [
    "error",
    "No Cinclus API key in what is delivered to users",
    "What runs in a browser or on a device can be read by whoever has it, and so can a key in it.",
  ],
  "require-bearer-header": [
    "warning",
    "The key in the header `Authorization: Bearer`",
    "Cinclus takes the key in this header only; sent in another way it does not work, or is written down on its way.",
  ],
  "no-key-in-logs": [
    "warning",
    "No Cinclus API key in logs",
    "Logs are kept, copied and read by more people and programs than the key is meant for.",
  ],
  "no-disabled-tls": [
    "error",
    "Certificate checks left on",
    "Without them anybody on the way can pose as Cinclus and take the key.",
  ],
};

/** What reports tell about each rule. */
export const ruleTexts: readonly RuleText[] = ruleIds.map((id) => {
  const [severity, title, description] = texts[id];
  return { id, severity, title, description, docsUrl: `https://www.npmjs.com/package/cinclus-guard#${id}` };
});
