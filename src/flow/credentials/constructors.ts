import { saysCredential } from "../../cinclus/names.ts";
import { remembered } from "../../remembered.ts";
import type { Credential } from "../facts.ts";
import type { Flow } from "../flow.ts";
import { memberPath } from "../names.ts";
import type { Called } from "./called.ts";
import { credential } from "./credential.ts";

/** A client's constructor takes the key first: `new OpenAI("…")`, `openai.NewClient("…")`, `DefaultConfig("…")`. */
export function ofConstructor(flow: Flow, { call, made: last, first }: Called): readonly Credential[] {
  // Semantic Kernel: `AddOpenAIChatCompletion("model", endpoint, key)`
  if (/^Add\w{0,20}OpenAI\w{4,40}$/.test(last)) {
    const given = call.args.filter(({ name }) => name === undefined).slice(1);
    return given.map(({ value }) => credential(flow, "client-option", last, value));
  }
  if (!first || first.name !== undefined || call.args.length > 3 || !takesKeyFirst(last)) return [];
  // Jenkins' `credentials("id")` looks a credential up.
  if (last === "credentials" && flow.file.model.program.language === "groovy") return [];
  // What a hook's signature is checked with is never sent: `UnwrapWebhookParams.builder().secret(…)`.
  const isOfHook =
    /secret$/i.test(last) && (memberPath(call.callee) ?? []).some((name) => /webhook|signature/i.test(name));
  if (isOfHook) return [];
  return [first, ...call.args.slice(1, 2).filter(({ name }) => name === undefined)].flatMap(({ value }) =>
    value.kind === "string" ||
    (value.kind === "name" && !isSurrounding(value.name)) ||
    value.kind === "member" ||
    value.kind === "call" ||
    value.kind === "template"
      ? [credential(flow, "client-option", last, value)]
      : [],
  );
}

/** `detectApiKey(provider)` gives a key and is given none. */
const asksForKey =
  /^(?:detect|find|[gG]et|[rR]esolve|[lL]oad|[rR]ead|look_?[uU]p|is|has|validate|check|mask|redact|hide|fetch|determine|require|ensure|decode|parse|obtain|extract|verify)(?=[A-Z_])/;

/** Whether what is called is a client, its configuration, or a setter of its credential. */
const takesKeyFirst = remembered((last): boolean => {
  const setsCredential =
    !asksForKey.test(last) &&
    /^(?:with|set|add|use)?_?(?:\w*api_?key|\w*token|credentials?|auth_?key|\w*bearer|\w*secret)$/i.test(last) &&
    saysCredential(last);
  const constructs =
    /(?:client|openai(?:ex)?|service|config|configuration|llm|sdk|api|credential|bearertokencredential|apikeycredential|azurekeycredential|azureopenai|provider|chatmodel)$/i.test(
      last,
    );
  return setsCredential || constructs;
});

/** What is handed through everywhere is no key: `newTestClient(t)`, `newService(ctx, logger)`. */
function isSurrounding(name: string): boolean {
  return /^(?:t|tb|b|testing|ctx|context|self|this|req|request|conf|cfg|config|opts|options|log|logger)$/.test(name);
}
