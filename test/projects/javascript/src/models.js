import { secret } from "./secret.js";

export function models() {
  return fetch("https://api.cinclus.wayscloud.services/v1/models", { headers: { Authorization: `Bearer ${secret}` } });
}
