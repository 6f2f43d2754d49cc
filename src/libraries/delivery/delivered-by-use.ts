import { type Convention, type Framework, scripts } from "./convention.ts";

const frameworks: readonly Framework[] = [
  { who: "Vue", imports: /^vue$/, source: "https://vuejs.org/guide/introduction" },
  { who: "Vue Router", imports: /^vue-router$/, source: "https://router.vuejs.org/" },
  { who: "Pinia", imports: /^pinia$/, source: "https://pinia.vuejs.org/" },
  { who: "Svelte", imports: /^svelte(?:\/.*)?$/, source: "https://svelte.dev/docs/svelte/overview" },
  { who: "Solid", imports: /^solid-js(?:\/.*)?$/, source: "https://docs.solidjs.com/" },
  { who: "Alpine.js", imports: /^alpinejs$/, source: "https://alpinejs.dev/" },
  { who: "Lit", imports: /^(?:lit|@lit\/.*)$/, source: "https://lit.dev/docs/" },
  { who: "jQuery", imports: /^jquery$/, source: "https://api.jquery.com/" },
  { who: "Qwik", imports: /^@builder\.io\/qwik$/, source: "https://qwik.dev/docs/" },
  { who: "htmx", imports: /^htmx\.org$/, source: "https://htmx.org/docs/" },
  { who: "Stimulus", imports: /^@stimulus\/.*$/, source: "https://stimulus.hotwired.dev/" },
  { who: "Hotwire", imports: /^@hotwired\/.*$/, source: "https://hotwired.dev/" },
  {
    who: "React in the browser",
    imports: /^react-dom\/client$/,
    source: "https://react.dev/reference/react-dom/client",
  },
  { who: "Ember", imports: /^(?:ember.*|@ember\/.*)$/, source: "https://guides.emberjs.com/release/" },
  { who: "Backbone", imports: /^backbone$/, source: "https://backbonejs.org/" },
  { who: "Mithril", imports: /^mithril$/, source: "https://mithril.js.org/" },
  { who: "Tauri", imports: /^@tauri-apps\/.*$/, source: "https://v2.tauri.app/reference/javascript/api/" },
  { who: "Capacitor", imports: /^@capacitor\/.*$/, source: "https://capacitorjs.com/docs" },
  { who: "Ionic", imports: /^@ionic\/.*$/, source: "https://ionicframework.com/docs" },
  { who: "NativeScript", imports: /^(?:nativescript.*|@nativescript\/.*)$/, source: "https://docs.nativescript.org/" },
  { who: "Phaser", imports: /^phaser$/, source: "https://docs.phaser.io/" },
  { who: "three.js", imports: /^three$/, source: "https://threejs.org/docs/" },
];

/** Delivered by what they use, and by where they lie. */
export const deliveredByUse: readonly Convention[] = [
  {
    who: "React components with browser state",
    runs: "client",
    source: [
      "https://react.dev/reference/react/hooks",
      "https://react.dev/reference/react-dom/client",
      "https://preactjs.com/guide/v10/hooks",
    ],
    imports: /^(?:react|preact(?:\/.*)?|next\/.*|react-dom(?:\/client)?)$/,
    text: /\buse(?:State|Effect|Ref|Reducer|LayoutEffect|Context|Signal|Memo|Callback|Transition)\s*[(<]|\bon(?:Click|Change|Submit|Input|KeyDown)=|\b(?:createRoot|hydrateRoot|ReactDOM)\b/,
    languages: scripts,
  },
  ...frameworks.map((row) => ({ ...row, runs: "client", languages: scripts }) satisfies Convention),
  {
    who: "the DOM",
    runs: "client",
    source: [
      "https://developer.mozilla.org/en-US/docs/Web/API/Document",
      "https://developer.mozilla.org/en-US/docs/Web/API/Window",
      "https://developer.mozilla.org/en-US/docs/Web/API/Navigator",
      "https://developer.mozilla.org/en-US/docs/Web/API/XMLHttpRequest",
      "https://api.jquery.com/jQuery/",
    ],
    text: /\b(?:document\.(?:getElementById|querySelector|querySelectorAll|addEventListener|createElement|body|forms|cookie)|window\.(?:\w+)|localStorage\.|sessionStorage\.|navigator\.\w+|customElements\b|new\s+XMLHttpRequest\b.*|\$\(\s*(?:document|["'#.]))/,
    languages: scripts,
  },
  {
    who: "folders that are served as they are",
    runs: "client",
    source: [
      "https://vite.dev/guide/assets",
      "https://nextjs.org/docs/app/api-reference/file-conventions/public-folder",
      "https://svelte.dev/docs/kit/project-structure",
      "https://learn.microsoft.com/aspnet/core/fundamentals/static-files",
      "https://httpd.apache.org/docs/current/urlmapping.html",
    ],
    path: /(?:^|\/)(?:public|static|assets\/js|wwwroot|www|htdocs)\/[^?]*\.(?:js|mjs|html|json|txt|xml|map|css)$/i,
  },
  {
    who: "builds",
    runs: "client",
    source: [
      "https://vite.dev/guide/build",
      "https://webpack.js.org/configuration/output/",
      "https://nextjs.org/docs/app/guides/static-exports",
      "https://nitro.build/deploy",
    ],
    path: /(?:^|\/)(?:dist|build|out|\.next\/static|_next\/static|_nuxt|\.output\/public|bundle|bundles)\/[^?]*\.(?:js|mjs|css|html|map)$|\.(?:min|bundle|chunk)\.js(?:\.map)?$|\.[0-9a-f]{8,}\.js(?:\.map)?$/i,
  },
];
