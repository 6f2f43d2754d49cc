const url = "https://api.cinclus.wayscloud.services/v1";

/** What programs that use Cinclus are made of; `n` keeps names apart. */
const parts: readonly ((n: number) => string)[] = [
  (n) => `export interface Options${n} { readonly model?: string; readonly maxTokens?: number; readonly tags: readonly string[] }`,
  (n) => `const defaults${n} = { model: "cinclus-small-1", temperature: 0.${n % 10}, stop: ["a", "b"], retries: ${n} };`,
  (n) => `export async function ask${n}(prompt: string, apiKey = process.env.CINCLUS_API_KEY): Promise<string> {
  const response = await fetch("${url}/completions", {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: \`Bearer \${apiKey}\` },
    body: JSON.stringify({ ...defaults, prompt, id: ${n} }),
  });
  if (!response.ok) throw new Error(\`Cinclus answered \${response.status}\`);
  const { choices } = await response.json();
  return choices[0]?.text ?? "";
}`,
  (n) => `export class Client${n} extends Base {
  readonly #key: string;
  baseURL = "${url}";
  constructor({ apiKey = readEnv("CINCLUS_API_KEY"), timeout = ${n} }: { apiKey?: string; timeout?: number } = {}) {
    super({ timeout });
    this.#key = apiKey ?? "";
    this.options = { apiKey, timeout };
  }
  async list(query: Record<string, string>, options?: RequestOptions) {
    const parameters = new URLSearchParams(query);
    return this.get(this.baseURL + "/models?" + parameters.toString(), { ...options, headers: buildHeaders([{ Authorization: "Bearer " + this.#key }, options?.headers]) });
  }
  private describe(value: unknown): string { return typeof value === "string" ? value : JSON.stringify(value, null, 2); }
}`,
  (n) => `describe("client ${n}", () => {
  it("sends the model", async () => {
    const client = new Client({ apiKey: "test", baseURL: "http://localhost:${4000 + (n % 90)}" });
    const answer = await client.completions.create({ model: "cinclus-small-1", messages: [{ role: "user", content: "Say hello ${n}" }] });
    expect(answer.choices.map((choice) => choice.text)).toEqual(["hello"]);
  });
});`,
  (n) => `export type Event${n} = { type: "delta"; index: number; text: string } | { type: "stop"; reason: "length" | "end" };`,
  (n) => `/**
 * Gives what is left of the budget, at least nothing.
 */
export function rest${n}(items: readonly number[], limit = ${n}): number {
  let sum = 0;
  for (const item of items) { if (item > limit) continue; sum += item * 2; }
  return Math.max(0, limit - sum);
}`,
  (n) => `app.post("/chat/${n}", async (request, response) => {
  const { prompt } = request.body;
  logger.info("asked Cinclus", { length: prompt.length, user: request.user?.id });
  try { response.json(await ask(prompt)); } catch (error) { logger.error(\`failed: \${String(error)}\`); response.status(502).end(); }
});`,
];

/** Files of ten to a thousand such parts; always the same. */
export function generateClients(): { readonly path: string; readonly text: string }[] {
  return [10, 20, 30, 50, 80, 120, 200, 400, 1000].flatMap((size) =>
    [0, 1, 2, 3].map((start) => ({
      path: `src/clients-${size}-${start}.ts`,
      text: Array.from({ length: size }, (_, index) => parts[(start + index * (1 + start)) % parts.length]?.(index) ?? "").join("\n\n"),
    })),
  );
}
