import type { Location, Log, Notification, Region, ReportingDescriptor, Result, Run } from "sarif";

import type { Finding, Incomplete, Severity } from "../facts/finding.ts";
import { adviceFor } from "./advice.ts";
import { escapeMarkdown, jsonText, pathToUri, printable } from "./escape.ts";
import type { Report, ReportContext, Repository, RuleText } from "./report.ts";

/** SARIF 2.1.0, which GitHub code scanning, Azure and many editors read. */
export const sarif: Report = ({ target, findings, incomplete, stats }, context) => {
  const run: Run = {
    tool: {
      driver: {
        name: "cinclus-guard",
        semanticVersion: context.version,
        rules: context.rules.map(descriptor),
      },
    },
    // Findings of files and of the history are told apart, so that one upload does not close those of the other.
    automationDetails: { id: `cinclus-guard/${target.kind}/` },
    columnKind: "utf16CodeUnits",
    invocations: [invocation(incomplete, stats.durationMs, context)],
    ...provenance(context.repository),
    results: findings.map((finding) => result(finding, target.kind, context)),
  };
  const log: Log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return `${jsonText(log, 2)}\n`;
};

function descriptor({ id, severity, description, advice }: RuleText): ReportingDescriptor {
  return {
    id,
    name: id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: description },
    fullDescription: { text: `${description}. ${advice}` },
    help: { text: advice, markdown: escapeMarkdown(advice) },
    defaultConfiguration: { level: severity },
    properties: { tags: ["security"], precision: "high", "security-severity": securitySeverity(severity) },
  };
}

/** GitHub sorts by it: above 7 is "high". */
function securitySeverity(severity: Severity): string {
  return severity === "error" ? "8.5" : "5.0";
}

function result(finding: Finding, kind: Parameters<typeof adviceFor>[1], { rules }: ReportContext): Result {
  const { rule, severity, message, fingerprint, key, commit, present } = finding;
  const ruleIndex = rules.findIndex(({ id }) => id === rule);
  return {
    ruleId: rule,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level: severity,
    message: { text: `${printable(message)} ${adviceFor(finding, kind, rules)}` },
    locations: [location(finding)],
    partialFingerprints: { "cinclusGuard/v1": fingerprint },
    properties: {
      ...(key && { keyId: key.id, masked: key.masked, evidence: key.evidence }),
      ...(commit && { commit: commit.id, author: printable(commit.author), date: commit.date }),
      ...(present !== undefined && { present }),
    },
  };
}

function location(finding: Finding): Location {
  const { path, where } = finding;
  return {
    physicalLocation: { artifactLocation: { uri: pathToUri(path), uriBaseId: "%SRCROOT%" }, region: region(finding) },
    ...(where !== "file" && { logicalLocations: [{ fullyQualifiedName: printable(path), kind: where }] }),
  };
}

/** A column of 0 or an end before the start makes GitHub refuse the whole file. */
function region({ line, column, endLine, endColumn }: Finding): Region {
  const startLine = Math.max(1, line);
  const startColumn = Math.max(1, column);
  const lastLine = Math.max(startLine, endLine);
  return {
    startLine,
    startColumn,
    endLine: lastLine,
    endColumn: lastLine === startLine ? Math.max(startColumn, endColumn) : Math.max(1, endColumn),
  };
}

function invocation(
  incomplete: readonly Incomplete[],
  durationMs: number,
  { now }: ReportContext,
): NonNullable<Run["invocations"]>[number] {
  const notifications: Notification[] = incomplete.map(({ path, reason }) => ({
    level: "error",
    message: { text: printable(`${path} was not read. ${reason}`) },
    locations: [{ physicalLocation: { artifactLocation: { uri: pathToUri(path), uriBaseId: "%SRCROOT%" } } }],
  }));
  return {
    executionSuccessful: !incomplete.length,
    startTimeUtc: new Date(now.getTime() - durationMs).toISOString(),
    endTimeUtc: now.toISOString(),
    toolExecutionNotifications: notifications,
  };
}

function provenance(repository: Repository | undefined): Pick<Run, "versionControlProvenance"> {
  // The address is required; a remote such as git@host:path is none.
  if (!repository?.remote || !URL.canParse(repository.remote)) return {};
  const address = new URL(repository.remote);
  address.username = "";
  address.password = "";
  const { head, branch } = repository;
  return {
    versionControlProvenance: [
      { repositoryUri: address.href, ...(head && { revisionId: head }), ...(branch && { branch: printable(branch) }) },
    ],
  };
}
