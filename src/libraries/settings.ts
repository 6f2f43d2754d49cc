import { remembered } from "../remembered.ts";

/** What reads settings and secrets, for all libraries of configuration at once. */

/** Whether a function gives a section of a configuration that it is told the name of: `config.get("cinclus")`, `GetSection("Cinclus")`. */
export const asksForSection = remembered((name): boolean =>
  /^(?:get|section|get_?section|value|dig|fetch|pick|get_?config(?:uration)?|config|settings|config_?for|(?:get|fetch|compile)_env!?|sub|child|prefixed|with_?prefix)$/i.test(
    name,
  ),
);

/** Whether a function puts a section into a type of one's own: `.Get<Options>()`, `.from_env()`. */
export const bindsSection = remembered((name): boolean =>
  /^(?:get|bind|as|from_?env|build|extract|(?:try_)?deserialize|unwrap|expect|get_?or_?throw|to_?object)$/i.test(name),
);

/** Whether a part of what a store of secrets or a file gives is the secret itself, or reads it: `answer.SecretString`, `file.read()`. */
export const givesSecret = remembered((name): boolean =>
  /^(?:value|secret_?(?:string|value|text)|plaintext|payload|read|read_text)$/i.test(name),
);

/** Whether a function, or the request that it is given, asks a store or a file for a secret: `getSecret`, `GetParameterCommand`, `open`. */
export const asksForSecret = remembered((name): boolean => /secret|parameter|credential|password|^open$/i.test(name));

/**
 * Whether a function, by its name as `plainName` gives it, is given what a secret is found by, and not the secret:
 * Jenkins' `credentials("id")`, `getSecret("name")`.
 */
export const findsSecret = remembered((plain): boolean =>
  /^(?:credentials|(?:get|read|fetch|load|from|lookup|resolve|access)\w{0,12}(?:secret|credential|parameter)\w{0,8}|secretref|valuefromsecret\w*)$/.test(
    plain,
  ),
);

/** Whether a function of a schema, by its name as `plainName` gives it, is given what stands in where nothing is set: zod's `z.string().default("…")`. */
export const givesDefault = remembered((plain): boolean =>
  /^(?:default|defaultto|withdefault|setdefault|catch|prefault|optional|nullish|fallback)$/.test(plain),
);

/** Whether an argument's name says that it stands in where nothing is set: `default=`, `defaultValue:`, `fallback:`. */
export const labelsFallback = remembered((name): boolean =>
  /^(?:default(?:_?value|_factory)?|fallback|unset|or_?else)$/i.test(name),
);

/** Whether one of the names of a function says that it may ask for a setting, so that its last argument is what stands in. */
export const mayAskForSetting = remembered((name): boolean =>
  /env|config|flag|get|fetch|setting|option|prop|secret|param|read|default|either|or$/i.test(name),
);

/** What Go's tags call a field in the environment and in files: `` APIKey string `env:"CINCLUS_API_KEY"` ``. */
const tag = /\b(?:env|envconfig|mapstructure|koanf|yaml|json|toml|ini|long|name|flag):"([\w.-]{1,80})/g;

/** The names by which a field with this tag is filled. */
export function namesInTag(written: string): readonly string[] {
  return [...written.matchAll(tag)].map(([, name = ""]) => name);
}
