import type { Rule } from "../src/rules/rule.ts";
import { rule as noClientSideKey } from "./no-client-side-key/rule.ts";
import { rule as noDisabledTls } from "./no-disabled-tls/rule.ts";
import { rule as noHardcodedKey } from "./no-hardcoded-key/rule.ts";
import { rule as noKeyInLogs } from "./no-key-in-logs/rule.ts";
import { rule as noKeyInUrl } from "./no-key-in-url/rule.ts";
import { rule as requireBearerHeader } from "./require-bearer-header/rule.ts";
import { rule as requireHttps } from "./require-https/rule.ts";

/** All rules, in the order in which they are told. */
export const rules: readonly Rule[] = [
  noHardcodedKey,
  noKeyInUrl,
  requireHttps,
  noClientSideKey,
  requireBearerHeader,
  noKeyInLogs,
  noDisabledTls,
];
