export const credential = "@@hex:1@@";
export const baseUrl = "https://api.cinclus.wayscloud.services/v1";
