export interface Settings {
  readonly baseUrl: string;
  readonly credential: string;
}

export const settings = {
  baseUrl: "https://api.cinclus.wayscloud.services/v1",
  credential: "@@letters:1@@",
} as const satisfies Settings;
