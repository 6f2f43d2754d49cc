import { type Convention, type Framework, scripts } from "./convention.ts";

/** What such a script says about `document` and `window` it says about the browser that it drives. */
const drivingBrowsers: readonly Framework[] = [
  { who: "Puppeteer", imports: /^puppeteer(?:-core|-extra)?$/, source: "https://pptr.dev/" },
  {
    who: "Playwright",
    imports: /^(?:playwright(?:-core|-chromium)?|@playwright\/test)$/,
    source: "https://playwright.dev/docs/library",
  },
  { who: "Selenium", imports: /^selenium-webdriver$/, source: "https://www.selenium.dev/documentation/webdriver/" },
  { who: "WebdriverIO", imports: /^(?:webdriverio|@wdio\/.*)$/, source: "https://webdriver.io/docs/gettingstarted" },
  { who: "TestCafe", imports: /^testcafe$/, source: "https://testcafe.io/documentation/402635/getting-started" },
  { who: "Nightwatch", imports: /^nightwatch$/, source: "https://nightwatchjs.org/guide/" },
  { who: "jsdom", imports: /^jsdom$/, source: "https://github.com/jsdom/jsdom" },
  { who: "Happy DOM", imports: /^happy-dom$/, source: "https://github.com/capricorn86/happy-dom" },
];

/** Frameworks for servers, and what only a program on a server or in a terminal can use. */
const frameworks: readonly Framework[] = [
  { who: "Express", imports: /^express$/, source: "https://expressjs.com/" },
  { who: "Fastify", imports: /^fastify$/, source: "https://fastify.dev/docs/latest/" },
  { who: "Koa", imports: /^(?:koa|@koa\/.*)$/, source: "https://koajs.com/" },
  { who: "Hono", imports: /^hono(?:\/.*)?$/, source: "https://hono.dev/docs/" },
  { who: "hapi", imports: /^@hapi\/.*$/, source: "https://hapi.dev/api/" },
  { who: "Restify", imports: /^restify$/, source: "https://github.com/restify/node-restify" },
  { who: "NestJS", imports: /^@nestjs\/.*$/, source: "https://docs.nestjs.com/" },
  {
    who: "Next.js",
    imports: /^next\/(?:server|headers|cache)$/,
    source: "https://nextjs.org/docs/app/api-reference/functions",
  },
  { who: "Polka", imports: /^polka$/, source: "https://github.com/lukeed/polka" },
  { who: "Micro", imports: /^micro$/, source: "https://github.com/vercel/micro" },
  { who: "H3", imports: /^h3$/, source: "https://h3.dev/guide" },
  { who: "Nitro", imports: /^nitropack(?:\/.*)?$/, source: "https://nitro.build/" },
  { who: "SvelteKit", imports: /^@sveltejs\/kit\/node$/, source: "https://svelte.dev/docs/kit/@sveltejs-kit-node" },
  { who: "Remix", imports: /^@remix-run\/(?:node|server-runtime)$/, source: "https://v2.remix.run/docs" },
  { who: "React Router", imports: /^@react-router\/node$/, source: "https://reactrouter.com/home" },
  {
    who: "AWS Lambda",
    imports: /^aws-lambda$/,
    source: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html",
  },
  { who: "AWS SDK", imports: /^@aws-sdk\/.*$/, source: "https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/" },
  { who: "Google Cloud", imports: /^@google-cloud\/.*$/, source: "https://cloud.google.com/nodejs/docs/reference" },
  {
    who: "Cloud Functions for Firebase",
    imports: /^firebase-functions(?:\/.*)?$/,
    source: "https://firebase.google.com/docs/functions",
  },
  {
    who: "Firebase Admin SDK",
    imports: /^firebase-admin(?:\/.*)?$/,
    source: "https://firebase.google.com/docs/admin/setup",
  },
  {
    who: "Azure Functions",
    imports: /^@azure\/functions$/,
    source: "https://learn.microsoft.com/azure/azure-functions/functions-reference-node",
  },
  { who: "Vercel", imports: /^@vercel\/node$/, source: "https://vercel.com/docs/functions/runtimes/node-js" },
  { who: "Netlify", imports: /^@netlify\/functions$/, source: "https://docs.netlify.com/build/functions/get-started/" },
  {
    who: "Cloudflare Workers",
    imports: /^(?:cloudflare:.*|@cloudflare\/workers-types)$/,
    source: "https://developers.cloudflare.com/workers/runtime-apis/",
  },
  { who: "GraphQL Yoga", imports: /^graphql-yoga$/, source: "https://the-guild.dev/graphql/yoga-server/docs" },
  {
    who: "Apollo Server",
    imports: /^(?:apollo-server.*|@apollo\/server.*)$/,
    source: "https://www.apollographql.com/docs/apollo-server/",
  },
  { who: "tRPC", imports: /^@trpc\/server.*$/, source: "https://trpc.io/docs" },
  { who: "discord.js", imports: /^discord\.js$/, source: "https://discord.js.org/docs" },
  { who: "Telegraf", imports: /^telegraf$/, source: "https://telegraf.js.org/" },
  { who: "grammY", imports: /^grammy$/, source: "https://grammy.dev/guide/" },
  { who: "Bolt for Slack", imports: /^@slack\/bolt$/, source: "https://docs.slack.dev/tools/bolt-js/" },
  { who: "BullMQ", imports: /^bullmq$/, source: "https://docs.bullmq.io/" },
  { who: "node-postgres", imports: /^pg$/, source: "https://node-postgres.com/" },
  { who: "MySQL2", imports: /^mysql2$/, source: "https://sidorares.github.io/node-mysql2/docs" },
  { who: "Mongoose", imports: /^mongoose$/, source: "https://mongoosejs.com/docs/" },
  { who: "Prisma", imports: /^@prisma\/client$/, source: "https://www.prisma.io/docs/orm/prisma-client" },
  { who: "dotenv", imports: /^dotenv(?:\/.*)?$/, source: "https://github.com/motdotla/dotenv" },
  { who: "Commander", imports: /^commander$/, source: "https://github.com/tj/commander.js" },
  { who: "yargs", imports: /^yargs$/, source: "https://yargs.js.org/docs/" },
  { who: "Elysia", imports: /^(?:elysia|@elysiajs\/.*)$/, source: "https://elysiajs.com/" },
  { who: "Feathers", imports: /^(?:feathers|@feathersjs\/.*)$/, source: "https://feathersjs.com/" },
  // Meteor's own packages run on both sides; what nothing else tells is taken for the server's.
  { who: "Meteor", imports: /^meteor\/.*$/, source: "https://docs.meteor.com/" },
  {
    who: "Node.js",
    imports:
      /^(?:node:.*|fs|fs\/promises|http|https|http2|net|tls|os|path|child_process|cluster|worker_threads|process|readline|crypto|zlib|dgram|dns|v8|vm)$/,
    source: "https://nodejs.org/api/",
  },
];

/** Servers by what they import, or by the handler that they give. */
export const serversByImport: readonly Convention[] = [
  ...[...drivingBrowsers, ...frameworks].map(
    (row) => ({ ...row, runs: "server", languages: scripts }) satisfies Convention,
  ),
  {
    who: "Deno",
    runs: "server",
    source: "https://docs.deno.com/api/deno/",
    text: /\bDeno\.(?:serve|env|readTextFile)\b/,
    languages: scripts,
  },
  {
    who: "Bun",
    runs: "server",
    source: "https://bun.com/docs/runtime/bun-apis",
    text: /\bBun\.(?:serve|env|file)\b/,
    languages: scripts,
  },
  {
    who: "handlers of Cloudflare Workers",
    runs: "server",
    source: "https://developers.cloudflare.com/workers/runtime-apis/handlers/fetch/",
    text: /export\s+default\s*\{\s*(?:async\s+)?fetch\s*[(:]/,
    languages: scripts,
  },
  {
    who: "handlers of Cloudflare Pages",
    runs: "server",
    source: "https://developers.cloudflare.com/pages/functions/api-reference/",
    text: /export\s+(?:const|async\s+function|function)\s+onRequest\w*/,
    languages: scripts,
  },
  {
    who: "routes of Next.js that choose their runtime",
    runs: "server",
    source: "https://nextjs.org/docs/app/api-reference/file-conventions/route-segment-config",
    text: /export\s+(?:const|let)\s+runtime\s*=\s*["'](?:edge|nodejs)/,
    languages: scripts,
  },
];
