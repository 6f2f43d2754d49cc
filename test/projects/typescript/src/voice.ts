import { settings } from "@llm/settings.js";

export async function transcribe(audio: Blob): Promise<Response> {
  return fetch("https://api.cinclus.wayscloud.services/v1/audio/transcriptions", {
    method: "POST",
    headers: { Authorization: `Bearer ${settings.credential}` },
    body: audio,
  });
}
