import { toJsonSchema } from "@valibot/to-json-schema";

import { configurationSchema } from "./schema.ts";

/** The configuration's JSON Schema, for editors; the build writes it into the package. */
export function configurationJsonSchema(): object {
  // Checks by code cannot be told in JSON Schema; cinclus-guard itself makes them when it reads the file.
  return toJsonSchema(configurationSchema, { errorMode: "ignore" });
}
