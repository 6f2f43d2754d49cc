import { settings, type Settings } from "./settings.js";

export class Client {
  readonly #settings: Settings;

  constructor(given: Settings = settings) {
    this.#settings = given;
  }

  async models(): Promise<unknown> {
    const response = await fetch(`${settings.baseUrl}/models`, {
      headers: { Authorization: `Bearer ${settings.credential}` },
    });
    console.log(process.env.CINCLUS_API_KEY, this.#settings.baseUrl);
    return response.json();
  }
}
