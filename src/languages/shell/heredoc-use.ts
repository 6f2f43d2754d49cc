import type { Argument, Node } from "../../tree/node.ts";
import type { ScriptReader } from "./command.ts";
import { interpreterOf, isShell } from "./interpreters.ts";
import type { Redirection } from "./redirections.ts";
import type { Source } from "./source.ts";
import type { Word } from "./word.ts";

interface Context {
  readonly source: Source;
  readonly script: ScriptReader;
}

/**
 * The redirections of a command as arguments. A here-document that a shell or an interpreter runs is a
 * script; one that is written to a file is a text of that file's language.
 */
export function withHeredocs(
  command: string,
  words: readonly Word[],
  redirections: readonly Redirection[],
  context: Context,
): Argument[] {
  const file = writtenFile(command, words, redirections);
  return redirections.map(({ argument, heredoc }) => {
    if (!heredoc) return argument;
    const { script, end } = heredoc;
    const embedded = (language: string): Argument => ({
      ...argument,
      value: context.source.embedded(language, script, end),
    });
    if (isShell(command) || command === "ssh") {
      const body = context.script(context.source.derive(script, end));
      return { ...argument, value: blockOf(body, heredoc.value) };
    }
    const language = interpreterOf(command);
    if (language !== undefined && !hasScriptFile(words)) return embedded(language);
    return file === undefined ? argument : embedded(file);
  });
}

function blockOf(body: readonly Node[], { start, end }: Node): Node {
  return { kind: "block", start, end, body };
}

/** `python3 - <<EOF` reads its script from there, `python3 x.py <<EOF` does not. */
function hasScriptFile(words: readonly Word[]): boolean {
  return words.slice(1).some(({ raw }) => !raw.startsWith("-"));
}

/** The name of the file that `cat > name`, `tee name` or a Dockerfile's `COPY <<EOF name` writes, where it tells a language. */
function writtenFile(command: string, words: readonly Word[], redirections: readonly Redirection[]): string | undefined {
  const target = redirections.find(({ argument }) => argument.name === ">" || argument.name === ">>")?.argument.value;
  const teed = command === "tee" ? words.slice(1).find(({ raw }) => !raw.startsWith("-"))?.node() : undefined;
  const copied = command === "COPY" || command === "ADD" ? words.at(-1)?.node() : undefined;
  const written = target ?? teed ?? copied;
  // Of `"$HOME/.env"` the last part tells the name all the same.
  const last = written?.kind === "template" ? written.parts.at(-1) : written;
  if (last?.kind !== "string") return undefined;
  const name = last.value.slice(last.value.lastIndexOf("/") + 1);
  // Plain text has no language of its own, and keeps its variables.
  if (/\.(?:log|txt|out|err)$/i.test(name)) return undefined;
  return /^[\w.-]{0,120}\.\w[\w.-]{0,120}$/.test(name) || /^(?:Dockerfile|Makefile)$/.test(name) ? name : undefined;
}
