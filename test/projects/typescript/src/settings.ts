export enum Zone {
  Norway = "NO",
  Denmark = "DK",
}

export const settings = {
  zone: Zone.Norway,
  credential: "@@letters:1@@",
} as const;
