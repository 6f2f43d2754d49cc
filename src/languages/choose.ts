import { guessLanguage, kindOfJson, kindOfSettings, languageOfHashbang, settingsByLines } from "./guess.ts";
import { languageOfPath, languageOfWord } from "./language-names.ts";

/** The id of the language that a text is in: by its path, its first line, its content. */
export function chooseLanguage(path: string, text: string): string {
  // A script called `build` or `configure` may be in anything.
  const byHashbang = /(?:^|[\\/])[^\\/.]*$/.test(path) ? languageOfHashbang(text) : undefined;
  if (byHashbang !== undefined) return byHashbang;
  const named = languageOfPath(path);
  switch (named) {
    case undefined:
      // What is called by no name we know is more often prose (notes, messages) than code where it has no ending.
      return guessLanguage(text) ?? (/[^/.]\.[^/. ]{1,12}$/.test(path) ? "generic" : "text");
    case "json":
      return kindOfJson(text) ?? named;
    case "jsonc":
      // .prettierrc and its like may be YAML.
      return path.endsWith("rc") && guessLanguage(text) === "yaml" ? "yaml" : named;
    case "text":
      return /(?:^|\/)[^/.]+$|\.txt$/i.test(path) && !/(?:^|\/)(?:requirements|constraints)/i.test(path)
        ? (guessData(text) ?? named)
        : named;
    case "generic":
      return /\.(?:conf|config)(?:[._-][a-z\d]{1,12})?$/i.test(path) ? (kindOfSettings(text) ?? guessLanguage(text) ?? settingsByLines(text) ?? named) : named;
    case "ini":
      return /\.cfg(?:[._-][a-z\d]{1,12})?$/i.test(path) && kindOfSettings(text) === "haproxy" ? "haproxy" : named;
    case "apex":
      return /^\s{0,9}VERSION \d/.test(text) ? "vb" : named;
    case "c":
      return languageOfHeader(text);
    case "objectivec":
      return isObjectiveC(text) ? named : "matlab";
    case "typescript":
      return /^\s*<(?:\?xml|!DOCTYPE)/i.test(text) ? "xml" : named;
    case "shell":
      return languageOfHashbang(text) ?? named;
    default:
      return named;
  }
}

/** Texts that hold nothing but settings or commands are read as such, though they are called plain text. */
function guessData(text: string): string | undefined {
  const guessed = guessLanguage(text);
  return guessed === "python" || guessed === "javascript" || guessed === "sql" || guessed === "csharp" ? "generic" : guessed;
}

/** `.m` is MATLAB's too, and says so by having none of this. */
function isObjectiveC(text: string): boolean {
  const head = text.slice(0, 20_000);
  if (/^[ \t]{0,80}(?:@(?:interface|implementation|class|import|protocol|end)\b|#\s*(?:import|include|define)\b|\/\/|\/\*|[-+]\s*\()/m.test(head)) return true;
  return !/^[ \t]{0,80}(?:%|function\b|\w{1,60}(?:\.\w{1,60}){0,6}[ \t]{0,8}=[ \t]{0,8}['"[{(\w])/m.test(head) || /@"|\bNS[A-Z]/.test(head);
}

function languageOfHeader(text: string): string {
  if (/^[ \t]{0,80}(?:@(?:interface|implementation|class|import|protocol)\b|#import\b)/m.test(text)) return "objectivec";
  return /^[ \t]{0,80}(?:class|namespace|template|using)\b/m.test(text) ? "cpp" : "c";
}

/**
 * The id of the language that the word behind a Markdown fence, a made-up file name (`x.py`), or the
 * `lang` of a script means. Nothing where the word is not known.
 */
export function fenceLanguage(word: string): string | undefined {
  return languageOfWord(word);
}
