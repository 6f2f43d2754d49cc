import OpenAI from "openai";
import { baseUrl, credential } from "@acme/settings";

export const client = new OpenAI({ baseURL: baseUrl, apiKey: credential });
