export function embed(input) {
  return fetch("https://api.cinclus.wayscloud.services/v1/embeddings", {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${process.env.CINCLUS_API_KEY}` },
    body: JSON.stringify({ model: "cinclus-embed-001", input }),
  });
}
