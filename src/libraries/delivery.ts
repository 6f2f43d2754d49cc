import { apps } from "./delivery/apps.ts";
import type { Convention } from "./delivery/convention.ts";
import { deliveredByKind } from "./delivery/delivered-by-kind.ts";
import { deliveredByUse } from "./delivery/delivered-by-use.ts";
import { neverDelivered } from "./delivery/never-delivered.ts";
import { serversByImport } from "./delivery/servers-by-import.ts";

/** Where code runs: conventions of frameworks and platforms. The first that holds decides, so the telling ones come first. */
export const conventions: readonly Convention[] = [
  ...neverDelivered,
  ...deliveredByKind,
  ...serversByImport,
  ...deliveredByUse,
  ...apps,
];
