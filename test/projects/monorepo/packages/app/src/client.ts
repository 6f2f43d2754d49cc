import OpenAI from "openai";
import { baseUrl, credential } from "@acme/settings";

export const cinclus = new OpenAI({ baseURL: baseUrl, apiKey: credential });
