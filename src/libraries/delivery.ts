/**
 * Where code runs: conventions of frameworks and platforms. One row a convention, the telling ones first; the sources
 * are the frameworks' own documentation. A row holds where all it names holds.
 */
export interface Convention {
  readonly who: string;
  readonly runs: "client" | "server";
  readonly path?: RegExp;
  /** A module that the file imports, or a namespace it uses. */
  readonly imports?: RegExp;
  /** Something in the text. */
  readonly text?: RegExp;
  /** Only in these languages (ids of `Program.language`). */
  readonly languages?: readonly string[];
}

const scripts = ["javascript", "typescript", "jsx", "tsx"];
const jvm = ["java", "kotlin", "scala", "groovy"];

export const conventions: readonly Convention[] = [
  // Never delivered, whatever else the file looks like.
  {
    who: "build and test configuration",
    runs: "server",
    path: /(?:^|\/)(?:[\w.-]+\.config|\.eslintrc|gulpfile|gruntfile|rollup|vite|webpack[\w.-]*)\.[cm]?[jt]s$/i,
    languages: scripts,
  },
  {
    who: "tests",
    runs: "server",
    path: /(?:^|\/)(?:__tests__|__mocks__|cypress|e2e)\/|\.(?:test|spec|stories)\.[cm]?[jt]sx?$/i,
    languages: scripts,
  },
  {
    who: "tests",
    runs: "server",
    path: /(?:^|\/)(?:\w*Tests?|androidTest|test)\/|(?:Tests?|_test)\.(?:swift|kt|java|dart|cs|m)$/,
    languages: ["swift", "objectivec", "dart", "csharp", ...jvm],
  },
  {
    who: "server modules",
    runs: "server",
    path: /\.server\.[cm]?[jt]sx?$|(?:^|\/)\+(?:server|page\.server|layout\.server)\.[jt]s$|(?:^|\/)hooks\.server\.[jt]s$|(?:^|\/)lib\/server\//i,
  },
  {
    who: "Next.js route handlers and API routes",
    runs: "server",
    path: /(?:^|\/)app\/(?:[^/]+\/)*route\.[cm]?[jt]sx?$|(?:^|\/)pages\/api\/|(?:^|\/)middleware\.[jt]s$|(?:^|\/)instrumentation\.[jt]s$/i,
  },
  {
    who: "Nuxt, Nitro and Remix servers",
    runs: "server",
    path: /(?:^|\/)server\/(?:api|routes|middleware|plugins|utils|trpc)?\/?|(?:^|\/)(?:netlify|supabase|firebase|appwrite)?\/?functions\/|(?:^|(?<!\bsrc)\/)api\/[^/]+\.[cm]?[jt]s$|(?:^|\/)(?:backend|lambda|lambdas|workers?|serverless|edge-functions)\//i,
    languages: scripts,
  },
  { who: "server-only", runs: "server", imports: /^server-only$/ },
  {
    who: "Electron's main process",
    runs: "server",
    path: /(?:^|\/)main(?:\/|\.[cm]?[jt]s$)/i,
    imports: /^electron$/,
    text: /\bBrowserWindow\b/,
    languages: scripts,
  },
  {
    who: "Electron's main process",
    runs: "server",
    imports: /^electron(?:\/main)?$/,
    text: /\bapp\.(?:whenReady|on|quit)\b/,
    languages: scripts,
  },
  // Delivered by what they are.
  { who: "user scripts", runs: "client", text: /==UserScript==/, languages: scripts },
  { who: "client modules", runs: "client", path: /\.client\.[cm]?[jt]sx?$/i },
  { who: "client-only", runs: "client", imports: /^client-only$/ },
  {
    who: "Electron's renderer",
    runs: "client",
    path: /(?:^|\/)renderer(?:\/|[\w.-]*\.[cm]?[jt]sx?$)/i,
    languages: scripts,
  },
  {
    who: "Electron's preload",
    runs: "client",
    imports: /^electron(?:\/renderer)?$/,
    text: /\b(?:contextBridge|ipcRenderer)\b/,
    languages: scripts,
  },
  {
    who: "React Native and Expo",
    runs: "client",
    imports: /^(?:react-native|expo|expo-[\w-]+|react-native-[\w/-]+|@react-native[\w/-]*|@react-navigation\/.*)$/,
    languages: scripts,
  },
  {
    who: "browser extensions",
    runs: "client",
    text: /\b(?:chrome|browser)\.(?:runtime|tabs|storage|scripting|action|contextMenus|webRequest|sidePanel|omnibox|commands|alarms)\b/,
    languages: scripts,
  },
  {
    who: "service workers",
    runs: "client",
    text: /\bself\.addEventListener\(\s*["'](?:install|activate|fetch|push|sync|notificationclick)["']|\bself\.skipWaiting\b|\bclients\.claim\b|\bimportScripts\(/,
    languages: scripts,
  },
  {
    who: "service workers",
    runs: "client",
    path: /(?:^|\/)(?:sw|service-?worker|firebase-messaging-sw)\.[cm]?[jt]s$/i,
  },
  { who: "Angular environments", runs: "client", path: /(?:^|\/)environments?\/environment[\w.-]*\.ts$/i },
  {
    who: "Angular components and services",
    runs: "client",
    imports: /^@angular\/(?:core|common|router|forms)/,
    languages: scripts,
  },
  {
    who: "web components",
    runs: "client",
    text: /\bcustomElements\.define\(|\bextends\s+(?:HTMLElement|LitElement)\b/,
    languages: scripts,
  },
  // Servers by what they import.
  {
    // What such a script says about `document` and `window` it says about the browser that it drives.
    who: "scripts that drive a browser",
    runs: "server",
    imports:
      /^(?:puppeteer(?:-core|-extra)?|playwright(?:-core|-chromium)?|@playwright\/test|selenium-webdriver|webdriverio|@wdio\/.*|testcafe|nightwatch|jsdom|happy-dom)$/,
    languages: scripts,
  },
  {
    who: "frameworks for servers",
    runs: "server",
    imports:
      /^(?:express|fastify|koa|@koa\/.*|hono(?:\/.*)?|@hapi\/.*|restify|@nestjs\/.*|next\/server|next\/headers|next\/cache|polka|micro|h3|nitropack(?:\/.*)?|@sveltejs\/kit\/node|@remix-run\/node|@remix-run\/server-runtime|@react-router\/node|aws-lambda|@aws-sdk\/.*|@google-cloud\/.*|firebase-functions(?:\/.*)?|firebase-admin(?:\/.*)?|@azure\/functions|@vercel\/node|@netlify\/functions|cloudflare:.*|@cloudflare\/workers-types|graphql-yoga|apollo-server.*|@apollo\/server.*|@trpc\/server.*|discord\.js|telegraf|grammy|@slack\/bolt|bullmq|pg|mysql2|mongoose|@prisma\/client|dotenv(?:\/.*)?|commander|yargs|elysia|@elysiajs\/.*|feathers|@feathersjs\/.*|meteor\/.*)$/,
    languages: scripts,
  },
  {
    who: "Node.js",
    runs: "server",
    imports:
      /^(?:node:.*|fs|fs\/promises|http|https|http2|net|tls|os|path|child_process|cluster|worker_threads|process|readline|crypto|zlib|dgram|dns|v8|vm)$/,
    languages: scripts,
  },
  {
    who: "Deno, Bun and edge handlers",
    runs: "server",
    text: /\b(?:Deno\.(?:serve|env|readTextFile)|Bun\.(?:serve|env|file))\b|export\s+default\s*\{\s*(?:async\s+)?fetch\s*[(:]|export\s+(?:const|async\s+function|function)\s+onRequest\w*|export\s+(?:const|let)\s+runtime\s*=\s*["'](?:edge|nodejs)/,
    languages: scripts,
  },
  // Delivered by what they use.
  {
    who: "React components with browser state",
    runs: "client",
    imports: /^(?:react|preact(?:\/.*)?|next\/.*|react-dom(?:\/client)?)$/,
    text: /\buse(?:State|Effect|Ref|Reducer|LayoutEffect|Context|Signal|Memo|Callback|Transition)\s*[(<]|\bon(?:Click|Change|Submit|Input|KeyDown)=|\b(?:createRoot|hydrateRoot|ReactDOM)\b/,
    languages: scripts,
  },
  {
    who: "Vue, Svelte and Solid in scripts",
    runs: "client",
    imports:
      /^(?:vue|vue-router|pinia|svelte(?:\/.*)?|solid-js(?:\/.*)?|alpinejs|lit|@lit\/.*|jquery|@builder\.io\/qwik|htmx\.org|@stimulus\/.*|@hotwired\/.*|react-dom\/client|ember.*|@ember\/.*|backbone|mithril|@tauri-apps\/.*|@capacitor\/.*|@ionic\/.*|nativescript.*|@nativescript\/.*|phaser|three)$/,
    languages: scripts,
  },
  {
    who: "the DOM",
    runs: "client",
    text: /\b(?:document\.(?:getElementById|querySelector|querySelectorAll|addEventListener|createElement|body|forms|cookie)|window\.(?:\w+)|localStorage\.|sessionStorage\.|navigator\.\w+|customElements\b|new\s+XMLHttpRequest\b.*|\$\(\s*(?:document|["'#.]))/,
    languages: scripts,
  },
  {
    who: "folders that are served as they are",
    runs: "client",
    path: /(?:^|\/)(?:public|static|assets\/js|wwwroot|www|htdocs)\/[^?]*\.(?:js|mjs|html|json|txt|xml|map|css)$/i,
  },
  {
    who: "builds",
    runs: "client",
    path: /(?:^|\/)(?:dist|build|out|\.next\/static|_next\/static|_nuxt|\.output\/public|bundle|bundles)\/[^?]*\.(?:js|mjs|css|html|map)$|\.(?:min|bundle|chunk)\.js(?:\.map)?$|\.[0-9a-f]{8,}\.js(?:\.map)?$/i,
  },
  // Phones and desktops.
  {
    who: "Swift on servers",
    runs: "server",
    imports: /^(?:Vapor|Hummingbird|NIO\w*|AWSLambda\w*|Kitura|Perfect\w*|AsyncHTTPClient|ArgumentParser)$/,
    languages: ["swift"],
  },
  {
    who: "Swift on servers",
    runs: "server",
    path: /(?:^|\/)Package\.swift$|(?:^|\/)Sources\/(?:App|Run|Server)\//,
    languages: ["swift"],
  },
  { who: "apps for Apple devices", runs: "client", languages: ["swift", "objectivec"] },
  {
    who: "Dart on servers",
    runs: "server",
    imports: /^package:(?:shelf|dart_frog|serverpod|angel|alfred|conduit|aqueduct)\w*\//,
    languages: ["dart"],
  },
  {
    who: "Dart on the command line",
    runs: "server",
    path: /(?:^|\/)(?:bin|tool|server|backend)\//,
    languages: ["dart"],
  },
  { who: "Flutter", runs: "client", imports: /^package:flutter/, languages: ["dart"] },
  { who: "Flutter", runs: "client", path: /(?:^|\/)lib\//, languages: ["dart"] },
  { who: "Dart apps", runs: "client", languages: ["dart"] },
  {
    who: "Kotlin and Java on servers",
    runs: "server",
    imports:
      /^(?:io\.ktor\.server|org\.springframework|javax?\.(?:servlet|ws)|jakarta|io\.micronaut|io\.quarkus|io\.vertx|org\.http4k|io\.javalin|com\.sun\.net\.httpserver|spark\b)/,
    languages: jvm,
  },
  {
    who: "Android",
    runs: "client",
    imports:
      /^(?:android|androidx|com\.google\.android|dagger\.hilt\.android|com\.squareup\.picasso|kotlinx\.android)\b/,
    languages: jvm,
  },
  {
    who: "Android",
    runs: "client",
    path: /(?:^|\/)(?:app|android|androidApp|mobile)\/src\/(?:main|debug|release|androidMain)\/(?:java|kotlin)\//,
    languages: jvm,
  },
  {
    who: "Kotlin Multiplatform",
    runs: "client",
    path: /(?:^|\/)(?:commonMain|iosMain|androidMain|jsMain|wasmJsMain|composeApp)\//,
    languages: jvm,
  },
  { who: "Unity's editor", runs: "server", path: /(?:^|\/)Editor\//, languages: ["csharp"] },
  { who: "Unity", runs: "client", imports: /^UnityEngine\b/, languages: ["csharp"] },
  {
    who: "MAUI, Xamarin and Blazor WebAssembly",
    runs: "client",
    imports:
      /^(?:Microsoft\.Maui|Xamarin|Microsoft\.AspNetCore\.Components\.WebAssembly|Avalonia|Windows\.UI|Microsoft\.UI\.Xaml|CommunityToolkit\.Maui)/,
    languages: ["csharp"],
  },
  { who: "Godot", runs: "client", languages: ["gdscript"] },
  { who: "Godot", runs: "client", imports: /^Godot$/, languages: ["csharp"] },
  {
    who: "Android resources",
    runs: "client",
    path: /(?:^|\/)res\/(?:values[\w-]*|xml|raw)\/|(?:^|\/)AndroidManifest\.xml$|(?:^|\/)src\/main\/assets\//i,
  },
  {
    who: "Apple property lists",
    runs: "client",
    path: /(?:^|\/)(?:[\w-]*Info|Config|Secrets|Keys|Settings|Environment|[\w-]*Service[\w-]*)\.plist$|\.xcconfig$|\.xcassets\//i,
  },
  { who: "Apple localisations", runs: "client", path: /\.lproj\/|\.strings$/i },
  {
    who: "Flutter assets",
    runs: "client",
    path: /(?:^|\/)assets\/(?:[\w./-]+\/)?(?:\.env[\w.]*|[\w-]+\.(?:json|ya?ml|env|txt|properties))$/i,
  },
  {
    who: "web extensions",
    runs: "client",
    path: /(?:^|\/)(?:popup|content|content[-_]script|background|options|sidepanel)\.js$/i,
    languages: scripts,
    text: /\b(?:chrome|browser)\./,
  },
];
