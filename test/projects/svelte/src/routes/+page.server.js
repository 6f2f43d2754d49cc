import { env } from "$env/dynamic/private";

export const load = ({ fetch }) => fetch("https://api.cinclus.wayscloud.services/v1/models", { headers: { Authorization: `Bearer ${env.CINCLUS_API_KEY}` } });
