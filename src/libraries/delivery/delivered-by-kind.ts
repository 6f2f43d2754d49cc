import { type Convention, scripts } from "./convention.ts";

/** Delivered by what they are. */
export const deliveredByKind: readonly Convention[] = [
  {
    who: "user scripts",
    runs: "client",
    source: ["https://wiki.greasespot.net/Metadata_Block", "https://www.tampermonkey.net/documentation.php"],
    text: /==UserScript==/,
    languages: scripts,
  },
  {
    who: "client modules of Remix and React Router",
    runs: "client",
    source: "https://reactrouter.com/api/framework-conventions/client-modules",
    path: /\.client\.[cm]?[jt]sx?$/i,
  },
  {
    who: "client-only",
    runs: "client",
    source: "https://nextjs.org/docs/app/getting-started/server-and-client-components",
    imports: /^client-only$/,
  },
  {
    who: "Electron's renderer",
    runs: "client",
    source: ["https://www.electronjs.org/docs/latest/tutorial/process-model", "https://electron-vite.org/guide/dev"],
    path: /(?:^|\/)renderer(?:\/|[\w.-]*\.[cm]?[jt]sx?$)/i,
    languages: scripts,
  },
  {
    who: "Electron's preload",
    runs: "client",
    source: [
      "https://www.electronjs.org/docs/latest/tutorial/tutorial-preload",
      "https://www.electronjs.org/docs/latest/api/context-bridge",
    ],
    imports: /^electron(?:\/renderer)?$/,
    text: /\b(?:contextBridge|ipcRenderer)\b/,
    languages: scripts,
  },
  {
    who: "React Native",
    runs: "client",
    source: "https://reactnative.dev/docs/security",
    imports: /^(?:react-native|react-native-[\w/-]+|@react-native[\w/-]*)$/,
    languages: scripts,
  },
  {
    who: "React Navigation",
    runs: "client",
    source: "https://reactnavigation.org/docs/getting-started/",
    imports: /^@react-navigation\/.*$/,
    languages: scripts,
  },
  {
    who: "Expo",
    runs: "client",
    source: "https://docs.expo.dev/versions/latest/",
    imports: /^(?:expo|expo-[\w-]+)$/,
    languages: scripts,
  },
  {
    who: "browser extensions",
    runs: "client",
    source: [
      "https://developer.chrome.com/docs/extensions/reference/api",
      "https://developer.mozilla.org/en-US/docs/Mozilla/Add-ons/WebExtensions/API",
    ],
    text: /\b(?:chrome|browser)\.(?:runtime|tabs|storage|scripting|action|contextMenus|webRequest|sidePanel|omnibox|commands|alarms)\b/,
    languages: scripts,
  },
  {
    who: "service workers",
    runs: "client",
    source: [
      "https://developer.mozilla.org/en-US/docs/Web/API/ServiceWorkerGlobalScope",
      "https://developer.mozilla.org/en-US/docs/Web/API/WorkerGlobalScope/importScripts",
    ],
    text: /\bself\.addEventListener\(\s*["'](?:install|activate|fetch|push|sync|notificationclick)["']|\bself\.skipWaiting\b|\bclients\.claim\b|\bimportScripts\(/,
    languages: scripts,
  },
  {
    who: "files of service workers",
    runs: "client",
    source: [
      "https://developer.mozilla.org/en-US/docs/Web/API/Service_Worker_API/Using_Service_Workers",
      "https://firebase.google.com/docs/cloud-messaging/js/receive",
    ],
    path: /(?:^|\/)(?:sw|service-?worker|firebase-messaging-sw)\.[cm]?[jt]s$/i,
  },
  {
    who: "Angular environments",
    runs: "client",
    source: "https://angular.dev/tools/cli/environments",
    path: /(?:^|\/)environments?\/environment[\w.-]*\.ts$/i,
  },
  {
    who: "Angular components and services",
    runs: "client",
    source: "https://angular.dev/guide/components",
    imports: /^@angular\/(?:core|common|router|forms)/,
    languages: scripts,
  },
  {
    who: "web components",
    runs: "client",
    source: [
      "https://developer.mozilla.org/en-US/docs/Web/API/Web_components/Using_custom_elements",
      "https://lit.dev/docs/components/defining/",
    ],
    text: /\bcustomElements\.define\(|\bextends\s+(?:HTMLElement|LitElement)\b/,
    languages: scripts,
  },
];
