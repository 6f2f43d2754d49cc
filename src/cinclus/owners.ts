import { saysAddress, saysNothing, saysService, saysVendor, wordsOf } from "./names.ts";

/** Words of a name that do not say whose it is. */
const commonWords =
  /^(?:x|my|api|key|token|secret|auth|authorization|bearer|pat|password|passwd|pass|user|username|login|url|uri|base|host|endpoint|credentials?|access|hostname|server|client|value|target|origin|address|raw)$/;

/** Owners that a name without an owner may stand for: `LLM_KEY` beside `BASE_URL`, `openAIApiKey` beside `basePath`. */
const anyModel =
  /^(?:llm|ai|open_?ai|model|gpt|chat|completions?|embeddings?|inference|upstream|provider|backend|remote|gateway|service)$/;

/** Whether a credential's name can go with an address of that name: `OPENAI_API_KEY` with `OPENAI_BASE_URL`. */
export function belongTogether(credentialName: string, addressName: string): boolean {
  const ofKey = ownerIn(credentialName);
  const ofAddress = ownerIn(addressName);
  return (
    ofKey === ofAddress ||
    (ofAddress === "" && (ofKey === "" || anyModel.test(ofKey))) ||
    (ofKey === "" && !saysVendor(addressName))
  );
}

/** What a name says of whose it is: `openai` of `OPENAI_API_KEY`; nothing of `apiKey`. */
export function ownerIn(name: string): string {
  return wordsOf(name)
    .filter((word) => !commonWords.test(word))
    .join("_");
}

/** Whether a name is one of an address of somebody else's: `SUPABASE_URL`, `jiraBaseUrl`; not `BASE_URL`, `LLM_URL`. */
export function saysOtherAddress(name: string): boolean {
  const owner = ownerIn(name);
  return saysAddress(name) && owner !== "" && !saysService(name) && !anyModel.test(owner);
}

/** What settings are kept in, and what gives them. */
const holdsSettings =
  /^(?:config(?:uration)?|cfg|conf|settings?|options|opts|env(?:iron(?:ment)?)?|process|this|self|props|params|args|app|ctx|context|secrets?|vars?|variables?|get\w*|state|data|req|request|headers?|\w)$/i;

/** Words before a key's name that say nothing of whose it is: `ourApiKey`, `loadedKey`; `sApiKey`, `pKey` in Hungarian notation. */
const ofNobody =
  /^(?:our|the|this|app|team|company|internal|project|new|old|given|stored|load(?:ed)?|read|resolved|cached|http|s|p)$/;

/** Whether a path of names is that of something of somebody else's: `STOCK_API_KEY`, `search.apiKey`; not `settings.apiKey`, `llmKey`. */
export function saysOtherOwner(path: readonly string[]): boolean {
  const [last = "", holder = ""] = path.slice(-2).reverse();
  const owner = ownerIn(last) || (holdsSettings.test(holder) ? "" : ownerIn(holder));
  const isNamed = owner.split("_").some((word) => word !== "" && !saysNothing(word) && !ofNobody.test(word));
  return isNamed && !path.some((name) => saysService(name)) && !anyModel.test(owner);
}
