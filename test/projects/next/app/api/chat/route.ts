export async function POST(request: Request): Promise<Response> {
  const { messages } = (await request.json()) as { messages: unknown[] };
  return fetch("https://api.cinclus.wayscloud.services/v1/chat/completions", {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${process.env.CINCLUS_API_KEY}` },
    body: JSON.stringify({ model: "cinclus-chat-001", messages }),
  });
}
