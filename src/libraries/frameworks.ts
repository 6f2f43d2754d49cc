/**
 * Environment names that a framework or a build tool puts into what it delivers to browsers and devices. One row a
 * prefix; the source is the framework's own documentation on environment variables.
 */
const exposedPrefixes: readonly { readonly prefix: string; readonly framework: string }[] = [
  { prefix: "NEXT_PUBLIC_", framework: "Next.js" },
  { prefix: "VITE_", framework: "Vite" },
  { prefix: "REACT_APP_", framework: "Create React App" },
  { prefix: "GATSBY_", framework: "Gatsby" },
  { prefix: "NUXT_PUBLIC_", framework: "Nuxt" },
  { prefix: "NUXT_ENV_", framework: "Nuxt 2" },
  { prefix: "PUBLIC_", framework: "SvelteKit, Astro or Rsbuild" },
  { prefix: "EXPO_PUBLIC_", framework: "Expo" },
  { prefix: "VUE_APP_", framework: "Vue CLI" },
  { prefix: "NG_APP_", framework: "Angular" },
  { prefix: "STORYBOOK_", framework: "Storybook" },
  { prefix: "SNOWPACK_PUBLIC_", framework: "Snowpack" },
  { prefix: "RSBUILD_PUBLIC_", framework: "Rsbuild" },
  { prefix: "PLASMO_PUBLIC_", framework: "Plasmo" },
  { prefix: "WXT_", framework: "WXT" },
  { prefix: "BUN_PUBLIC_", framework: "Bun" },
  { prefix: "REDWOOD_ENV_", framework: "RedwoodJS" },
  { prefix: "TARO_APP_", framework: "Taro" },
  { prefix: "UMI_APP_", framework: "Umi" },
  { prefix: "MODERN_PUBLIC_", framework: "Modern.js" },
  { prefix: "KEYSTONE_PUBLIC_", framework: "Keystone" },
  { prefix: "SANITY_STUDIO_", framework: "Sanity Studio" },
  { prefix: "DOCUSAURUS_PUBLIC_", framework: "Docusaurus" },
  { prefix: "PARCEL_PUBLIC_", framework: "Parcel" },
  { prefix: "ASTRO_PUBLIC_", framework: "Astro" },
  { prefix: "TAURI_PUBLIC_", framework: "Tauri" },
  { prefix: "ELECTRON_RENDERER_", framework: "electron-vite" },
  { prefix: "RENDERER_VITE_", framework: "electron-vite" },
  { prefix: "MIX_", framework: "Laravel Mix" },
];

/** The framework that exposes an environment name, and the name without the prefix. */
export function exposedBy(name: string): { readonly framework: string; readonly rest: string } | undefined {
  if (!/^[A-Z]+_/.test(name)) return undefined;
  const row = exposedPrefixes.find(({ prefix }) => name.startsWith(prefix));
  return row && { framework: row.framework, rest: name.slice(row.prefix.length) };
}

/** Functions that hand what they return to the page that the framework renders. */
export const pageDataFunctions = new Set([
  "getServerSideProps",
  "getStaticProps",
  "getInitialProps",
  "load",
  "loader",
  "clientLoader",
  "asyncData",
  "defineLoader",
]);

/** Functions of a page or a route that its framework runs on the server only. */
export const serverFunctions = new Set([
  "getServerSideProps",
  "getStaticProps",
  "getStaticPaths",
  "generateMetadata",
  "generateStaticParams",
  "loader",
  "action",
  "asyncData",
]);

/** Functions that run what they are given on the server: Qwik City's, SolidStart's, TanStack Start's. */
export const serverWrappers = new Set([
  "routeAction$",
  "routeLoader$",
  "globalAction$",
  "server$",
  "createServerFn",
  "createServerData$",
  "createServerAction$",
]);

/** A place where a build tool is told what to put into the bundle. */
export interface Inlining {
  readonly path: readonly string[];
  readonly via: string;
  readonly files?: RegExp;
}

/**
 * Where a build tool is told what to put into the bundle: by the last names on the way to the object that holds it.
 * An asterisk stands for any name.
 */
export const inlined: readonly Inlining[] = [
  { path: ["DefinePlugin"], via: "webpack's DefinePlugin" },
  { path: ["EnvironmentPlugin"], via: "webpack's EnvironmentPlugin" },
  {
    path: ["define"],
    via: "the bundler's define",
    files:
      /(?:^|\/)(?:vite|vitest|astro|rspack|rsbuild|rolldown|tsup|tsdown|electron\.vite|svelte|nuxt|esbuild|build|wxt|bun|farm|snowpack|rollup|umi|\.umirc|modern|remix|react-router|solid|app|webpack|craco|config|quasar)[^/]*\.[cm]?[jt]sx?$|(?:esbuild|build|bundle)[^/]*\.[cm]?[jt]s$/,
  },
  { path: ["env"], via: "Next.js's env", files: /(?:^|\/)next\.config\.[cm]?[jt]s$/ },
  { path: ["env"], via: "Nuxt's env", files: /(?:^|\/)nuxt\.config\.[cm]?[jt]s$/ },
  { path: ["publicRuntimeConfig"], via: "publicRuntimeConfig" },
  { path: ["runtimeConfig", "public"], via: "Nuxt's runtimeConfig.public" },
  { path: ["extra"], via: "Expo's extra", files: /(?:^|\/)app(?:\.config)?\.(?:json|[cm]?[jt]s)$/ },
  { path: ["replace"], via: "Rollup's replace plugin", files: /rollup|vite/ },
  { path: ["customFields"], via: "Docusaurus's customFields", files: /docusaurus\.config/ },
  { path: ["buildConfigField"], via: "Gradle's buildConfigField" },
  { path: ["wp_localize_script"], via: "WordPress's wp_localize_script" },
  { path: ["resValue"], via: "Gradle's resValue" },
  { path: ["manifestPlaceholders"], via: "Gradle's manifestPlaceholders" },
];
