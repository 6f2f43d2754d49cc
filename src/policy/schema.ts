import * as v from "valibot";

import { ruleIds } from "../facts/finding.ts";

const level = v.picklist(["off", "warn", "error"]);

const glob = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));

const host = v.pipe(
  v.string(),
  v.check(isHost, "a host name such as `llm.acme.example` or `*.acme.example`, without scheme, port or path"),
  v.description("A host name, or `*.` and a domain."),
);

const allowance = v.pipe(
  v.strictObject({
    fingerprint: v.optional(
      v.pipe(v.string(), v.regex(/^[0-9a-f]{8,64}$/), v.description("Of one finding, as the JSON report tells it.")),
    ),
    path: v.optional(v.pipe(glob, v.description("A glob, relative to this file."))),
    rule: v.optional(v.picklist(ruleIds)),
    key: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/), v.description("A key's id, as reports tell it."))),
    reason: v.pipe(v.string(), v.check(hasWords, "a reason in words"), v.description("Why this is no problem.")),
    expires: v.optional(v.pipe(v.string(), v.isoDate(), v.description("The last day on which it holds, as YYYY-MM-DD."))),
  }),
  v.check(
    ({ fingerprint, path, rule, key }) => [fingerprint, path, rule, key].some((part) => part !== undefined),
    "an entry with at least one of `fingerprint`, `path`, `rule` and `key`",
  ),
  v.description("A finding that all the given fields fit is not reported."),
);

/**
 * What a project can say about itself. It only adds to what cinclus-guard knows.
 * The JSON Schema in the package is made from this.
 */
export const configurationSchema = v.pipe(
  v.strictObject({
    $schema: v.optional(v.pipe(v.string(), v.description("For editors: the address of this schema."))),
    hosts: v.optional(v.pipe(v.array(host), v.description("More hosts that take Cinclus keys, such as a gateway of your own."))),
    keyPatterns: v.optional(
      v.pipe(
        v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(500))),
        v.description(
          "Regular expressions of keys of your own. Each begins with fixed letters, and each repetition has an upper bound: `acme_[A-Za-z0-9]{32}`.",
        ),
      ),
    ),
    names: v.optional(
      v.pipe(
        v.array(v.pipe(v.string(), v.regex(/^[\w.-]{3,100}$/))),
        v.description("More names of variables, fields and environment variables that hold a Cinclus key."),
      ),
    ),
    rules: v.optional(
      v.pipe(
        v.strictObject(v.entriesFromList(ruleIds, v.optional(level))),
        v.description("How severe each rule is."),
      ),
    ),
    ignore: v.optional(
      v.pipe(
        v.array(glob),
        v.description("Paths that are not read, as globs; as in .gitignore, a folder takes in what it holds."),
      ),
    ),
    allow: v.optional(v.pipe(v.array(allowance), v.description("Findings that are known and no problem."))),
    clientFiles: v.optional(v.pipe(v.array(glob), v.description("Files that are delivered to browsers or devices."))),
    serverFiles: v.optional(v.pipe(v.array(glob), v.description("Files that never are."))),
  }),
  v.title("Configuration of cinclus-guard"),
);

/** A project's configuration, as it stands in `cinclus-guard.config.json` and the like. */
export type Configuration = v.InferOutput<typeof configurationSchema>;
export type Allowance = v.InferOutput<typeof allowance>;
export type Level = v.InferOutput<typeof level>;

function isHost(text: string): boolean {
  const labels = (text.startsWith("*.") ? text.slice(2) : text).split(".");
  return text.length <= 253 && labels.every((label) => /^[a-z0-9_-]{1,63}$/i.test(label));
}

function hasWords(text: string): boolean {
  return /\p{L}/u.test(text);
}
