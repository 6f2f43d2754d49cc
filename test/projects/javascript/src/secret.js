export const secret = "@@hex:1@@";
