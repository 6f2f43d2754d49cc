import { isOneOf } from "./plain-name.ts";

/** What fields and arguments say of those beside them, in configurations, tables, schemas and deployments. */

/** Whether a field says whose the fields beside it are: `provider: cinclus`. */
export const saysOwner = isOneOf(`
  provider vendor service type kind backend engine name id model modelname llm platform slug host label title
  providername providerid api apitype machine integration target app for`);

/** Whether a field names what the one beside it holds: `{ name: "CINCLUS_API_KEY", value: "…" }`. */
export const saysName = isOneOf(`
  name key id variable env envname settingname parameter parametername option field label envvar varname
  configkey setting property title identifier secretname k slug path secret header entry n attribute code`);

/** Whether a field holds what another one names. */
export const holdsValue = isOneOf(`
  value val default content data text v defaultvalue settingvalue string secretstring stringvalue plaintext
  current initialvalue payload configvalue password secretvalue envvalue`);

/** Whether a field says what kind of thing a row holds: `kind: api_key`, `type: token`. */
export const saysKind = isOneOf(`
  kind type category what purpose class usage secrettype credentialtype`);
