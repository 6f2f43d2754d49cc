const https = require("https");

const request = https.request({ hostname: "api.cinclus.wayscloud.services", path: "/v1/models", rejectUnauthorized: false, headers: { Authorization: `Bearer ${process.env.CINCLUS_API_KEY}` } });
request.end();
