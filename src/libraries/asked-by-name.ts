import { remembered } from "../remembered.ts";

/** Whether the texts that a function is given name what it gives: `getenv("KEY")` does so, `chalk.bold("KEY")` does not. */

/** Whether an argument of this name says what is asked for: `get(key: "…")`, `string(forKey: "…")`. */
export const labelsName = remembered((label): boolean =>
  /^(?:key|name|for\w*|named|id|path|env|variable|with\w*)$/.test(label),
);

/** Whether a function goes down by every name that it is given: Ruby's `dig(:cinclus, :api_key)`, Elixir's `get_in`. */
export const goesDownByNames = remembered((name): boolean => /^(?:dig|get_?in|path)$/i.test(name));

/** What is looked for by a field gives no such field: `SearchFilter.comparison(key: "metadata.some_key")`. */
export const compares = remembered((name): boolean => /^(?:comparison|equals|orderBy|sortBy|groupBy)$/.test(name));

/** What a client or its configuration is made with is no name of what it gives: `DefaultConfig("some-token")`. */
export const makesClient = remembered((name): boolean =>
  /^(?:[Nn]ew|[Dd]efault|[Cc]reate|[Mm]ake)_?\w{0,40}?(?:[Cc]lient|[Cc]onfig|[Cc]onfiguration)$|^(?!Get|Load|Read|App)[A-Z]\w{0,40}Client$/.test(
    name,
  ),
);

/** What is shown in a colour or between marks is a name that is told: `chalk.bold("CINCLUS_API_KEY")`. */
export function decorates(path: readonly string[]): boolean {
  return isPalette(path[0] ?? "") || isStyle(path.at(-1) ?? "");
}

const isPalette = remembered((name): boolean =>
  /^(?:chalk|pc|picocolors|colors?|kleur|ansis?|colorette|termcolor|crayon|cli|fore|style|yoctocolors|Colorize|rich)$/i.test(
    name,
  ),
);

const isStyle = remembered((name): boolean =>
  /^(?:bold|italic|underline|inverse|dim|red|green|yellow|blue|magenta|cyan|white|gr[ae]y|bright\w+|quoted?|highlight|inlineCode)$/i.test(
    name,
  ),
);

/** `fetch("/api/cinclus/keys")`: the path of a page is no name of what it answers. */
export function asksForPage(path: readonly string[]): boolean {
  return (
    /^(?:\$?fetch|ofetch|useFetch|axios|ajax|open|post|put|patch|delete|request|getJSON)$/.test(path.at(-1) ?? "") ||
    (path.at(-1) === "get" && /^(?:axios|http|client|api|request|page|app|router|\$http)$/.test(path.at(-2) ?? ""))
  );
}
