import { settings } from "./settings.js";

const base = "https://api.cinclus.wayscloud.services/v1";

export async function embed(input: string): Promise<unknown> {
  const response = await fetch(`${base}/embeddings`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${settings.credential}` },
    body: JSON.stringify({ model: "cinclus-embed-001", input, zone: settings.zone }),
  });
  console.log(process.env.CINCLUS_API_KEY);
  return response.json();
}
