/**
 * Hosts at which Cinclus answers.
 * Sources: Cinclus authentication page (base URL); WAYSCloud guide "API Keys" (platform host).
 */

/** Where a request goes, as far as it matters here. */
export type HostKind =
  /** A host of Cinclus's own: Bearer is the only way to send a key. */
  | "cinclus"
  /** The platform's host, where service keys may also come as `X-API-Key`. */
  | "platform"
  /** A gateway that the project's configuration names. */
  | "gateway"
  | "other";

const own = "cinclus.wayscloud.services";
const platform = "api.wayscloud.services";

/** @param hosts additional hosts of the project, `*.` in front for all below one */
export function hostKind(host: string, hosts: readonly string[] = []): HostKind {
  const name = host.toLowerCase().replace(/\.$/, "");
  if (name === own || name.endsWith(`.${own}`)) return "cinclus";
  if (name === platform) return "platform";
  return hosts.some((given) => matchesHost(name, given.toLowerCase())) ? "gateway" : "other";
}

function matchesHost(name: string, given: string): boolean {
  return given.startsWith("*.") ? name.endsWith(given.slice(1)) : name === given;
}

/** Paths of its API that no other service is likely to have in a text that names Cinclus. */
export const modelPattern = /^cinclus-[a-z]+-\d+$/i;
