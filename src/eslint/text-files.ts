import { knownEndings, knownNames } from "../languages/language-names.ts";

/** What ESLint reads by itself or with the usual parsers: `configs.recommended` is for these. */
export const scriptFiles = "**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}";

/** What holds no text that ESLint could read. */
const binaryEndings = new Set(
  `db sqlite sqlite3 wasm exe dll so dylib a o lib bin dat pyc class jar war apk aab ipa pdf docx xlsx pptx gz tgz zip tar 7z bz2 xz
   png jpg jpeg gif ico webp`.split(/\s+/),
);

/**
 * Globs of every kind of text file that we know, those of scripts aside. There is none for all names without a dot:
 * it would take in links to folders, which ESLint tries to read as files.
 */
export function textFiles(): string[] {
  const endings = knownEndings().filter((ending) => isPlain(ending) && !binaryEndings.has(ending));
  const names = knownNames().filter(isPlain).flatMap(spellings);
  // One pattern of all endings becomes one expression, where braces would become hundreds.
  return [
    `**/*.@(${endings.join("|")})`,
    `**/@(${names.join("|")})`,
    "**/.env*",
    "**/@([Dd]ocker|[Cc]ontainer|[Mm]ake|[Cc]addy|[Jj]enkins)file*",
    "**/.@(wayscloud|cinclus|aws|oci|kube|docker)/@(credentials|config)",
    "**/@(.husky|.githooks|git-hooks)/@(pre|post|commit|prepare|update)*",
  ];
}

/** Names such as `c++` mean something else in a glob; what bears them is found by another ending. */
function isPlain(name: string): boolean {
  return /^[\w.-]+$/.test(name);
}

/** `Dockerfile`, `LICENSE`: as people write what is known in lower case. */
function spellings(name: string): string[] {
  return [...new Set([name, name.charAt(0).toUpperCase() + name.slice(1), name.toUpperCase()])];
}
