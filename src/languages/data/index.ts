import type { Language } from "../language.ts";
import { apache } from "./apache.ts";
import { caddy } from "./caddy.ts";
import { csv } from "./csv.ts";
import { dotenv } from "./dotenv.ts";
import { haproxy } from "./haproxy.ts";
import { hcl } from "./hcl.ts";
import { hocon } from "./hocon.ts";
import { ini } from "./ini.ts";
import { jmeter } from "./jmeter.ts";
import { json } from "./json.ts";
import { nginx } from "./nginx.ts";
import { properties } from "./properties.ts";
import { toml } from "./toml.ts";
import { xcconfig } from "./xcconfig.ts";
import { xml } from "./xml.ts";
import { yaml } from "./yaml.ts";

/** The formats that hold names and values rather than code. */
export const dataLanguages: readonly Language[] = [
  dotenv,
  json,
  yaml,
  toml,
  ini,
  properties,
  xcconfig,
  xml,
  jmeter,
  hcl,
  hocon,
  csv,
  nginx,
  caddy,
  apache,
  haproxy,
];
