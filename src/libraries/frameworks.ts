import type { Source } from "./source.ts";

/** The beginning of environment names that a framework or a build tool puts into what it delivers. */
interface ExposedPrefix {
  readonly prefix: string;
  readonly framework: string;
  readonly source: Source;
}

/** Environment names that a framework or a build tool puts into what it delivers to browsers and devices. */
export const exposedPrefixes: readonly ExposedPrefix[] = [
  {
    prefix: "NEXT_PUBLIC_",
    framework: "Next.js",
    source: "https://nextjs.org/docs/pages/guides/environment-variables",
  },
  { prefix: "VITE_", framework: "Vite", source: "https://vite.dev/guide/env-and-mode" },
  {
    prefix: "REACT_APP_",
    framework: "Create React App",
    source: "https://create-react-app.dev/docs/adding-custom-environment-variables/",
  },
  {
    prefix: "GATSBY_",
    framework: "Gatsby",
    source: "https://www.gatsbyjs.com/docs/how-to/local-development/environment-variables/",
  },
  { prefix: "NUXT_PUBLIC_", framework: "Nuxt", source: "https://nuxt.com/docs/guide/going-further/runtime-config" },
  {
    prefix: "NUXT_ENV_",
    framework: "Nuxt 2",
    source: "https://v2.nuxt.com/docs/configuration-glossary/configuration-env/",
  },
  {
    prefix: "PUBLIC_",
    framework: "SvelteKit, Astro, Rsbuild or Bun",
    source: [
      "https://svelte.dev/docs/kit/$env-static-public",
      "https://docs.astro.build/en/guides/environment-variables/",
      "https://rsbuild.rs/guide/advanced/env-vars",
      "https://bun.com/docs/bundler/fullstack",
    ],
  },
  { prefix: "EXPO_PUBLIC_", framework: "Expo", source: "https://docs.expo.dev/guides/environment-variables/" },
  { prefix: "VUE_APP_", framework: "Vue CLI", source: "https://cli.vuejs.org/guide/mode-and-env.html" },
  { prefix: "NG_APP_", framework: "Angular", source: "https://www.npmjs.com/package/@ngx-env/builder" },
  {
    prefix: "STORYBOOK_",
    framework: "Storybook",
    source: "https://storybook.js.org/docs/configure/environment-variables",
  },
  {
    prefix: "SNOWPACK_PUBLIC_",
    framework: "Snowpack",
    source: "https://www.snowpack.dev/reference/environment-variables",
  },
  { prefix: "PLASMO_PUBLIC_", framework: "Plasmo", source: "https://docs.plasmo.com/framework/env" },
  { prefix: "WXT_", framework: "WXT", source: "https://wxt.dev/guide/essentials/config/environment-variables" },
  // Bun is told the prefix; this is the one in the projects that `bun init` makes.
  { prefix: "BUN_PUBLIC_", framework: "Bun", source: "https://bun.com/docs/bundler/fullstack" },
  { prefix: "REDWOOD_ENV_", framework: "RedwoodJS", source: "https://redwoodjs.com/docs/environment-variables" },
  { prefix: "TARO_APP_", framework: "Taro", source: "https://docs.taro.zone/docs/env-mode-config" },
  { prefix: "UMI_APP_", framework: "Umi", source: "https://umijs.org/docs/guides/env-variables" },
  { prefix: "MODERN_", framework: "Modern.js", source: "https://modernjs.dev/en/guides/basic-features/env-vars.html" },
  { prefix: "SANITY_STUDIO_", framework: "Sanity Studio", source: "https://www.sanity.io/docs/environment-variables" },
  { prefix: "TAURI_ENV_", framework: "Tauri", source: "https://v2.tauri.app/start/frontend/vite/" },
  { prefix: "RENDERER_VITE_", framework: "electron-vite", source: "https://electron-vite.org/guide/env-and-mode" },
  { prefix: "MIX_", framework: "Laravel Mix", source: "https://laravel.com/docs/8.x/mix" },
];

/** The framework that exposes an environment name, and the name without the prefix. */
export function exposedBy(name: string): { readonly framework: string; readonly rest: string } | undefined {
  if (!/^[A-Z]+_/.test(name)) return undefined;
  const row = exposedPrefixes.find(({ prefix }) => name.startsWith(prefix));
  return row && { framework: row.framework, rest: name.slice(row.prefix.length) };
}

/** A place where a build tool is told what to put into the bundle. */
export interface Inlining {
  readonly path: readonly string[];
  /** The framework, and what it calls the place. */
  readonly via: string;
  readonly source: Source;
  readonly files?: RegExp;
}

/**
 * Where a build tool is told what to put into the bundle: by the last names on the way to the object that holds it.
 * An asterisk stands for any name.
 */
export const inlined: readonly Inlining[] = [
  { path: ["DefinePlugin"], via: "webpack's DefinePlugin", source: "https://webpack.js.org/plugins/define-plugin/" },
  {
    path: ["EnvironmentPlugin"],
    via: "webpack's EnvironmentPlugin",
    source: "https://webpack.js.org/plugins/environment-plugin/",
  },
  {
    path: ["define"],
    via: "the bundler's define",
    source: [
      "https://vite.dev/config/shared-options",
      "https://esbuild.github.io/api/",
      "https://rsbuild.rs/config/source/define",
      "https://bun.com/docs/bundler",
      "https://umijs.org/docs/api/config",
    ],
    files:
      /(?:^|\/)(?:vite|vitest|astro|rspack|rsbuild|rolldown|tsup|tsdown|electron\.vite|svelte|nuxt|esbuild|build|wxt|bun|farm|snowpack|rollup|umi|\.umirc|modern|remix|react-router|solid|app|webpack|craco|config|quasar)[^/]*\.[cm]?[jt]sx?$|(?:esbuild|build|bundle)[^/]*\.[cm]?[jt]s$/,
  },
  {
    path: ["env"],
    via: "Next.js's env",
    source: "https://nextjs.org/docs/app/api-reference/config/next-config-js/env",
    files: /(?:^|\/)next\.config\.[cm]?[jt]s$/,
  },
  {
    path: ["env"],
    via: "Nuxt's env",
    source: "https://v2.nuxt.com/docs/configuration-glossary/configuration-env/",
    files: /(?:^|\/)nuxt\.config\.[cm]?[jt]s$/,
  },
  {
    path: ["publicRuntimeConfig"],
    via: "publicRuntimeConfig",
    source: [
      "https://nextjs.org/docs/pages/api-reference/config/next-config-js/runtime-configuration",
      "https://v2.nuxt.com/docs/configuration-glossary/configuration-runtime-config/",
    ],
  },
  {
    path: ["runtimeConfig", "public"],
    via: "Nuxt's runtimeConfig.public",
    source: "https://nuxt.com/docs/guide/going-further/runtime-config",
  },
  {
    path: ["extra"],
    via: "Expo's extra",
    source: "https://docs.expo.dev/versions/latest/config/app/",
    files: /(?:^|\/)app(?:\.config)?\.(?:json|[cm]?[jt]s)$/,
  },
  {
    path: ["replace"],
    via: "Rollup's replace plugin",
    source: "https://github.com/rollup/plugins/tree/master/packages/replace",
    files: /rollup|vite/,
  },
  {
    path: ["customFields"],
    via: "Docusaurus's customFields",
    source: "https://docusaurus.io/docs/api/docusaurus-config",
    files: /docusaurus\.config/,
  },
  {
    path: ["buildConfigField"],
    via: "Gradle's buildConfigField",
    source: "https://developer.android.com/build/gradle-tips",
  },
  {
    path: ["wp_localize_script"],
    via: "WordPress's wp_localize_script",
    source: "https://developer.wordpress.org/reference/functions/wp_localize_script/",
  },
  { path: ["resValue"], via: "Gradle's resValue", source: "https://developer.android.com/build/gradle-tips" },
  {
    path: ["manifestPlaceholders"],
    via: "Gradle's manifestPlaceholders",
    source: "https://developer.android.com/build/manage-manifests",
  },
];
