// A client as it must not be: the key stands in it, and goes out in the clear.
const apiKey = "@@service:1@@";

export async function complete(prompt) {
  const response = await fetch("http://api.cinclus.wayscloud.services/v1/completions", {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: apiKey },
    body: JSON.stringify({ model: "cinclus-text-001", prompt, max_tokens: 5 }),
  });
  return response.json();
}
