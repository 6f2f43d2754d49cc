export const key = process.env.CINCLUS_API_KEY;
