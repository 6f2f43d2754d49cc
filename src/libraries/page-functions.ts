import type { Source } from "./source.ts";

/** A function that a framework runs at a place of its own choosing. */
interface FrameworkFunction {
  readonly name: string;
  readonly framework: string;
  readonly source: Source;
}

const nextPages = "https://nextjs.org/docs/pages/building-your-application/data-fetching";
const nextFunctions = "https://nextjs.org/docs/app/api-reference/functions";
const routerPages = "https://reactrouter.com/start/framework";

const serverProps = {
  name: "getServerSideProps",
  framework: "Next.js",
  source: `${nextPages}/get-server-side-props`,
} as const;
const staticProps = { name: "getStaticProps", framework: "Next.js", source: `${nextPages}/get-static-props` } as const;
const loader = { name: "loader", framework: "React Router and Remix", source: `${routerPages}/data-loading` } as const;
const asyncData = {
  name: "asyncData",
  framework: "Nuxt 2",
  source: "https://v2.nuxt.com/docs/features/data-fetching/",
} as const;

/** Functions that hand what they return to the page that the framework renders, and what says so. */
export const pageDataSources: readonly FrameworkFunction[] = [
  serverProps,
  staticProps,
  {
    name: "getInitialProps",
    framework: "Next.js",
    source: "https://nextjs.org/docs/pages/api-reference/functions/get-initial-props",
  },
  { name: "load", framework: "SvelteKit", source: "https://svelte.dev/docs/kit/load" },
  loader,
  { name: "clientLoader", framework: "React Router and Remix", source: `${routerPages}/data-loading` },
  asyncData,
  { name: "defineLoader", framework: "VitePress", source: "https://vitepress.dev/guide/data-loading" },
];

/** Functions of a page or a route that its framework runs on the server only, and what says so. */
export const serverFunctionSources: readonly FrameworkFunction[] = [
  serverProps,
  staticProps,
  { name: "getStaticPaths", framework: "Next.js", source: `${nextPages}/get-static-paths` },
  { name: "generateMetadata", framework: "Next.js", source: `${nextFunctions}/generate-metadata` },
  { name: "generateStaticParams", framework: "Next.js", source: `${nextFunctions}/generate-static-params` },
  loader,
  { name: "action", framework: "React Router and Remix", source: `${routerPages}/actions` },
  asyncData,
];

/** Functions that run what they are given on the server, and what says so. */
export const serverWrapperSources: readonly FrameworkFunction[] = [
  { name: "routeAction$", framework: "Qwik City", source: "https://qwik.dev/docs/action/" },
  { name: "routeLoader$", framework: "Qwik City", source: "https://qwik.dev/docs/route-loader/" },
  { name: "globalAction$", framework: "Qwik City", source: "https://qwik.dev/docs/action/" },
  { name: "server$", framework: "Qwik City", source: "https://qwik.dev/docs/server$/" },
  {
    name: "createServerFn",
    framework: "TanStack Start",
    source: "https://tanstack.com/start/latest/docs/framework/react/guide/server-functions",
  },
  { name: "createServerData$", framework: "SolidStart", source: "https://docs.solidjs.com/solid-start/" },
  { name: "createServerAction$", framework: "SolidStart", source: "https://docs.solidjs.com/solid-start/" },
];

/** Functions that hand what they return to the page that the framework renders. */
export const pageDataFunctions = namesOf(pageDataSources);

/** Functions of a page or a route that its framework runs on the server only. */
export const serverFunctions = namesOf(serverFunctionSources);

/** Functions that run what they are given on the server: Qwik City's, SolidStart's, TanStack Start's. */
export const serverWrappers = namesOf(serverWrapperSources);

function namesOf(rows: readonly FrameworkFunction[]): ReadonlySet<string> {
  return new Set(rows.map(({ name }) => name));
}
