import { languageOfWord } from "../language-names.ts";

/** The language of a `<script>` by its `type` and `lang`; nothing where it holds no text worth reading. */
export function scriptLanguage(type: string | undefined, lang: string | undefined): string | undefined {
  if (lang !== undefined && lang !== "") return languageOfWord(lang) ?? "javascript";
  const kind = type?.toLowerCase().split(";", 1)[0]?.trim() ?? "";
  if (kind === "" || kind === "module" || /(?:java|ecma)script/.test(kind)) return "javascript";
  if (kind === "text/babel" || kind === "text/jsx") return "jsx";
  if (kind.endsWith("json") || kind === "importmap" || kind === "speculationrules") return "json";
  if (/html|template|handlebars|mustache/.test(kind)) return "html";
  return languageOfWord(kind);
}
