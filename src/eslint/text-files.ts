import { knownEndings } from "../languages/language-names.ts";

/** What ESLint reads by itself or with the usual parsers: `configs.recommended` is for these. */
export const scriptFiles = "**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}";

/** What holds no text that ESLint could read. */
const binaryEndings = new Set(
  `db sqlite sqlite3 wasm exe dll so dylib a o lib bin dat pyc class jar war apk aab ipa pdf docx xlsx pptx gz tgz zip tar 7z bz2 xz
   png jpg jpeg gif ico webp`.split(/\s+/),
);

/** Globs of every kind of text file that we know, those of scripts aside. */
export function textFiles(): string[] {
  const endings = knownEndings().filter((ending) => /^[\w.-]+$/.test(ending) && !binaryEndings.has(ending));
  // One pattern with all endings becomes one expression, where braces would become hundreds.
  return [`**/*.@(${endings.join("|")})`, "**/.*", "**/!(*.*)", "**/*[Ff]ile.*", "**/*.@(c|h)++"];
}
