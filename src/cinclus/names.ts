import { remembered } from "../remembered.ts";

/**
 * What names say: whether a variable, field or environment name says Cinclus, a credential, or neither.
 * Environment names of the SDK and CLI: WAYSCloud's public repositories (`WAYSCLOUD_TOKEN`, `WAYSCLOUD_API_KEY`,
 * `WAYSCLOUD_API_URL`).
 */

/** Words found inside names written without a break (`cinclusapikey`), longest first. */
const vocabulary = [
  "credentials",
  "credential",
  "wayscloud",
  "identity",
  "cinclus",
  "secret",
  "access",
  "bearer",
  "token",
  "auth",
  "llm",
  "api",
  "key",
];

const serviceWords = new Set(["cinclus", "wayscloud"]);
const credentialWords = new Set([
  "key",
  "keys",
  "apikey",
  "token",
  "tokens",
  "secret",
  "secrets",
  "credential",
  "credentials",
  "cred",
  "creds",
  "auth",
  "authorization",
  "pat",
  "bearer",
]);

/** Behind a credential word, these make the name one of something about the credential. */
const aboutWords = new Set(
  `id ids name names file files path paths dir env var vars variable variables header headers hash hashed sha sha1 sha256 sha512 md5
   digest checksum fingerprint fingerprints url uri endpoint host count counter counts length len limit limits size max min type types kind prefix suffix expiry
   expires expiration expired ttl created updated at date time age pattern regex regexp format hint label description desc
   placeholder ref reference arn version index missing error errors message msg param parameter params field fields provider
   store manager vault public masked mask redacted service services rotation rotated budget usage used cost price per required enabled disabled
   valid invalid status state set present loaded exists source location scope scopes owner bytes algorithm alg last loader
   resolver factory reader getter validator schema title text help info docs doc link page icon button input placeholder
   selector column table test tests example map mapping list size window`.split(/\s+/),
);

/** In front of a credential word, these make it something else: `max_tokens`, `cache_key`, `csrf_token`. */
const otherKinds = new Set(
  `max min total prompt completion input output page cursor next previous prev continuation sync csrf xsrf cache primary
   foreign sort partition row object storage route idempotency public lookup dedupe hot shift ctrl alt num n count used remaining
   stop start end eos bos pad unk special usage reasoning cached per user-agent keyboard registry map dict json hash ssh gpg
   pgp signing host translation i18n react list group order config setting first last lock sequence
   hashed encrypted masked redacted device push fcm apns resume upload verification reset invite confirmation
   field property attribute column label param parameter query event state context item metadata option feature error message`.split(
    /\s+/,
  ),
);

/** Names that begin with these are of functions, flags and stored settings, not of values. */
const actions = new Set([
  "set",
  "on",
  "handle",
  "is",
  "has",
  "show",
  "toggle",
  "validate",
  "check",
  "save",
  "delete",
  "remove",
  "revoke",
  "rotate",
  "mask",
  "redact",
  "hash",
  "hide",
  "log",
  "missing",
  "no",
  "without",
  "needs",
  "requires",
  "can",
  "should",
  "update",
  "create",
  "verify",
  "clear",
  "reset",
  "pref",
]);

/** Other vendors whose credentials may stand below or beside a Cinclus name. */
const vendors = new Set(
  `openai anthropic claude gemini google gcp aws amazon azure mistral cohere groq huggingface hf replicate deepseek perplexity openrouter
   together fireworks github gitlab bitbucket slack stripe sentry datadog twilio sendgrid mailgun mapbox maps algolia
   cloudflare vercel netlify heroku firebase supabase postgres postgresql mysql redis mongo mongodb rabbitmq kafka elastic elasticsearch
   telegram discord npm pypi docker dockerhub jwt session cookie csrf recaptcha hcaptcha analytics segment amplitude posthog
   intercom zendesk shopify paypal braintree s3 minio smtp mail mailchimp newrelic grafana pagerduty okta auth0 keycloak ldap codecov sonar snyk`.split(
    /\s+/,
  ),
);

/** `cinclusApiKey`, `CINCLUS_API_KEY`, `cinclus-api-key` → `cinclus`, `api`, `key`. */
export const wordsOf: (name: string) => readonly string[] = remembered(splitWords);

function splitWords(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .flatMap(breakUp)
    .filter((word) => word !== "");
}

/** Breaks up words written together, as far as the vocabulary reaches: `cinclusapikey`, `apikey`, `wayscloudtoken`. */
function breakUp(word: string): string[] {
  if (word === "ways") return ["ways"];
  // The second of several: `apiKey2`, `token1`.
  const numbered = /^((?:api)?key|token|secret)\d{1,4}$/.exec(word)?.[1];
  if (numbered !== undefined) return breakUp(numbered);
  const parts: string[] = [];
  let rest = word;
  while (rest !== "") {
    const next = vocabulary.find((known) => rest.startsWith(known));
    if (!next) {
      // Only whole words count: `monkey` holds no key, and `cinclustering` no Cinclus.
      return [word];
    }
    parts.push(next);
    rest = rest.slice(next.length);
  }
  return parts;
}

const namesService = remembered((name) => {
  const words = wordsOf(name);
  return words.some((word, index) => serviceWords.has(word) || (word === "ways" && words[index + 1] === "cloud"));
});

export function saysService(name: string, names: readonly string[] = []): boolean {
  return namesService(name) || names.some((given) => given.toLowerCase() === name.toLowerCase());
}

/** Whether a name is one of a credential: it ends in a word for one, and is about nothing else. */
export const saysCredential = remembered((name): boolean => {
  const [verb, ...others] = wordsOf(name);
  if (others.length > 0 && actions.has(verb ?? "")) return false;
  const words = wordsOf(name).filter(
    (word) =>
      !/^(?:\d+|v\d+|prod|production|dev|development|staging|stage|live|test|eu|us|no|old|new|backup|primary|secondary|default|current|value|string|str|plain|raw|text|literal|plaintext|b64|base64|encoded)$/.test(
        word,
      ),
  );
  let at = words.length - 1;
  while (at >= 0 && !credentialWords.has(words[at] ?? "")) at--;
  if (at < 0) return false;
  if (words.slice(at + 1).some(saysAbout)) return false;
  // A plural says how many tokens there are more often than what they are.
  if (words[at] === "tokens" && !words.some((word) => word === "api" || word === "access" || word === "auth"))
    return false;
  // What a credential is for stands right before it: `cache_key`, `csrf_token`, `next_page_token`.
  let before = at - 1;
  while (
    before >= 0 &&
    (credentialWords.has(words[before] ?? "") || words[before] === "api" || words[before] === "access")
  )
    before--;
  return !otherKinds.has(words[before] ?? "");
});

function saysAbout(word: string): boolean {
  return aboutWords.has(word) || aboutWords.has(word.replace(/(?:(?<=h|x)e)?s$/, ""));
}

/** Whether a name speaks of credentials in any way: no other one takes part in naming a key. */
export const speaksOfCredentials = remembered((name): boolean =>
  wordsOf(name).some((word) => credentialWords.has(word) || word === "apikeys"),
);

/** Names whose value is about a credential and never one: `CINCLUS_API_KEY_ID`, `key_sha256`. */
export function saysAboutCredential(name: string): boolean {
  const words = wordsOf(name);
  return words.some(saysAbout) && !saysCredential(name);
}

/** Names of what stands in the place of a credential that was taken out: `MCP_CREDENTIALS_REDACTED`. */
export function saysTakenOut(name: string): boolean {
  return wordsOf(name).some((word) =>
    /^(?:redacted|masked|sanitized|sanitised|scrubbed|obfuscated|censored)$/.test(word),
  );
}

export const saysVendor = remembered((name): boolean => {
  return wordsOf(name).some((word) => vendors.has(word));
});

/** Whether a name is one of an address: `CINCLUS_BASE_URL`, `wayscloud_host`, `cinclusEndpoint`. */
export const saysAddress = remembered((name): boolean => {
  const last = wordsOf(name).at(-1) ?? "";
  return ["url", "uri", "host", "hostname", "endpoint", "base", "server", "origin", "address", "api"].includes(last);
});

/** Wrappers that say nothing of their own: the name is that of what they stand in. */
const neutralNames = new Set([
  "value",
  "default",
  "data",
  "text",
  "content",
  "val",
  "literal",
  "string",
  "plaintext",
  "stringvalue",
  "getstring",
  "asstring",
  "tostring",
  "getvalue",
  "getorthrow",
  "defaultvalue",
  "current",
  "latest",
  "raw",
  "plain",
  "read_text",
  "readtext",
  "_",
  "env",
  "const",
  "staging",
  "stage",
  "production",
  "prod",
  "dev",
  "development",
  "test",
  "testing",
  "local",
  "live",
  "sandbox",
  "eu",
  "us",
  "no",
  "primary",
  "secondary",
  "main",
  "backup",
  "qa",
  "preview",
]);

export function saysNothing(name: string): boolean {
  return neutralNames.has(name.toLowerCase()) || /^\d+$/.test(name);
}

function onlyService(name: string | undefined): boolean {
  return name !== undefined && /^(?:cinclus|wayscloud)(?:[-_ ]?(?:llm|api|ai))?$/i.test(name);
}

function collectsCredentials(name: string | undefined): boolean {
  const words = wordsOf(name ?? "");
  return (
    ["keys", "tokens", "secrets", "credentials", "apikeys", "auth", "token", "key"].includes(words.at(-1) ?? "") &&
    !words.some((word) => otherKinds.has(word))
  );
}

/** `checksum/cinclus-secret`, `fingerprints: { cinclus_key: … }`: what stands there is told to be no key. */
function isHashName(name: string): boolean {
  return /^(?:checksum|fingerprint|digest|hash|sha-?(?:1|256|512)|md5)(?:e?s)?$/i.test(name);
}

/**
 * Whether a path of names, outermost first (`["services", "cinclus", "apiKey"]`), is one of a Cinclus key: its
 * last telling name is a credential's, and it or one around it says Cinclus, with no other vendor nearer.
 */
export function namesCinclusKey(path: readonly string[], names: readonly string[] = []): boolean {
  if (names.length === 0 && !path.some(namesService)) return false;
  const given = path.filter((name) => !saysNothing(name));
  // `TOKENS = { github: …, cinclus: … }`: the collection says what it is, the entry whose.
  const telling = onlyService(given.at(-1)) && collectsCredentials(given.at(-2)) ? [...given, "key"] : given;
  const last = telling.at(-1);
  if (last === undefined) return false;
  if (names.some((given) => given.toLowerCase() === last.toLowerCase())) return true;
  if (!saysCredential(last) || telling.some((name) => isHashName(name))) return false;
  for (let index = telling.length - 1; index >= 0; index--) {
    const name = telling[index] ?? "";
    // Our own configuration names keys by their ids.
    if (/^cinclus-guard/i.test(name)) return false;
    if (saysService(name, names)) return true;
    if (saysVendor(name)) return false;
  }
  return false;
}
