/** `spring.cinclus.api-key`, `services/cinclus/key`, `cinclus:apiKey`, `Cinclus__ApiKey`: a path in one name. */
export function dotted(name: string): string[] {
  return name
    .replace(/^-+/, "")
    .split(/[./:]|__/)
    .filter((part) => part !== "");
}
