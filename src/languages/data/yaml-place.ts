import type { StringNode } from "../../tree/node.ts";
import { isJson } from "./scalars.ts";

/** Where in a YAML document a value stands: under which key, beside which values. */
export interface Place {
  /** The nearest key above. */
  readonly key: string;
  /** In how many lists under that key the value is. */
  readonly lists: number;
  /** The plain values beside it in its mapping. */
  readonly beside: ReadonlyMap<string, string>;
  readonly above: Place | undefined;
}

export const topPlace: Place = { key: "", lists: 0, beside: new Map(), above: undefined };

/** The keys whose values tell something of their neighbours. */
export const tellingKeys: ReadonlySet<string> = new Set(["kind", "shell", "uses", "path", "dest", "filename", "key"]);

const shellKeys = new Set([
  "run", "script", "before_script", "after_script", "command", "commands", "cmd", "cmds", "entrypoint", "args",
  "shell", "bash", "sh", "inline", "inlineScript", "user-data", "user_data", "userData", "UserData", "runcmd",
  "bootcmd", "install", "before_install", "after_install", "before_deploy", "after_deploy", "after_success",
  "after_failure", "test", "exec", "startCommand", "buildCommand", "preDeployCommand", "release_command",
  "pre_build", "post_build", "build_command", "start_command", "ENTRYPOINT", "CMD", "ansible.builtin.shell",
  "ansible.builtin.command", "raw", "setup", "preparation",
]);
const powershellKeys = new Set(["pwsh", "powershell", "win_shell", "win_command", "ansible.windows.win_shell"]);

/** Keys whose lists are one command, word by word; the lists of the other script keys are a command an item. */
const wordListKeys = new Set(["command", "args", "entrypoint", "cmd", "test", "exec", "ENTRYPOINT", "CMD", "runcmd", "bootcmd"]);

export function takesWordList(place: Place): boolean {
  return wordListKeys.has(place.key) && place.lists === wordDepth(place);
}

/** cloud-init's lists of commands hold such lists. */
function wordDepth({ key }: Place): number {
  return key === "runcmd" || key === "bootcmd" ? 1 : 0;
}

/** The values of a Kubernetes Secret are Base64. */
export function isSecretData(place: Place): boolean {
  return place.key !== "" && place.lists === 0 && place.above?.key === "data" && place.above.beside.get("kind") === "Secret";
}

/**
 * The language of a text in a document, if it is a text of its own.
 *
 * @param block whether it is written as a block of lines
 */
export function languageOf(node: StringNode, place: Place, block: boolean): string | undefined {
  const { value } = node;
  if (isJson(value)) return "json";
  const several = value.trimEnd().includes("\n");
  const script = scriptLanguage(value, place);
  if (script !== undefined && (several || block || /\S\s+\S/.test(value))) return script;
  if (!block && !several) return undefined;
  return shebangLanguage(value) ?? fileName(place) ?? guess(value);
}

function scriptLanguage(value: string, place: Place): string | undefined {
  if (powershellKeys.has(place.key)) return "powershell";
  if (!shellKeys.has(place.key)) return undefined;
  // A word of a command is none of its own, unless it has lines.
  if (wordListKeys.has(place.key) && place.lists > wordDepth(place) && !value.includes("\n")) return undefined;
  if (value.startsWith("#cloud-config")) return "yaml";
  const owner = place.key === "script" && place.above?.key === "with" ? place.above.beside.get("uses") : undefined;
  if (owner?.includes("github-script") === true) return "javascript";
  const shell = place.key === "shell" ? undefined : place.beside.get("shell");
  if (shell !== undefined) return shellLanguage(shell);
  return shebangLanguage(value) ?? "shell";
}

function shellLanguage(shell: string): string {
  if (/pwsh|powershell/i.test(shell)) return "powershell";
  if (shell.includes("python")) return "python";
  if (/\b(?:node|bun|deno)\b/.test(shell)) return "javascript";
  if (/\b(?:ruby|perl)\b/.test(shell)) return shell.includes("ruby") ? "ruby" : "perl";
  return "shell";
}

function shebangLanguage(value: string): string | undefined {
  const first = /^\s{0,8}#![^\n]{0,200}/.exec(value)?.[0];
  return first === undefined ? undefined : shellLanguage(first);
}

/** A key that is a file's name (in a ConfigMap), or the path beside a file's content (cloud-init, Ansible). */
function fileName(place: Place): string | undefined {
  if (/^[\w.-]*\.[A-Za-z][\w]{0,11}$|^(?:Dockerfile|Makefile|Caddyfile|Jenkinsfile|nginx\.conf)$/.test(place.key)) return place.key;
  if (!/^(?:content|contents|data|stringData|copy)$/.test(place.key)) return undefined;
  const path = place.beside.get("path") ?? place.beside.get("dest") ?? place.beside.get("filename");
  const name = path?.slice(path.lastIndexOf("/") + 1);
  return name?.includes(".") === true ? name : undefined;
}

const assignmentLine = /^\s*(?:export\s+)?[A-Za-z_][\w.]*\s?=/;
const mappingLine = /^\s*(?:- )*(?:[\w."'/-]+:(?:\s|$)|- \S)/;
const commentLine = /^\s*#/;

/** What a block of lines looks like when nothing says what it is. */
function guess(value: string): string | undefined {
  const lines = value.split("\n", 200).filter((line) => line.trim() !== "" && !commentLine.test(line));
  if (lines.length === 0) return undefined;
  if (lines.every((line) => assignmentLine.test(line))) return "dotenv";
  const mapping = lines.every((line) => mappingLine.test(line)) && lines.some((line) => /^[\w."'-]+:/.test(line.trim()));
  return mapping ? "yaml" : undefined;
}
