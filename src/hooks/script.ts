import { stoppedBy, type HookEvent } from "./events.ts";
import { tellingWords } from "./telling-words.ts";
import { timeLimits } from "./time-limit.ts";

/** What is written into a hook of git's. */
export interface HookScript {
  readonly event: HookEvent;
  /** Absolute; nothing in a hook that is committed and used on many machines. */
  readonly node?: string;
  readonly cli?: string;
  /** For all repositories of a person: what a repository brings along is not started, and its own hooks run after. */
  readonly global?: boolean;
}

/** By this line a hook of ours is recognised, whatever version wrote it. */
export const signature = "# cinclus-guard keeps the API keys of Cinclus out of this repository.";

/** Behind a hook's name: the hook that was there before ours. */
export const chainedSuffix = ".before-cinclus-guard";

/**
 * The hook: it has git and the usual small tools search for the words without which nothing is about Cinclus, and
 * starts Node only where one is there, or where that cannot be told. Plain POSIX, because Git for Windows, busybox
 * and macOS each bring a shell and tools of their own.
 */
export function hookScript(script: HookScript): string {
  const { event, node = "", cli = "", global = false } = script;
  const { what, around } = stoppedBy[event];
  return [
    head(event),
    `event=${event}`,
    `node_at_install=${quoted(node)}`,
    `cli_at_install=${quoted(cli)}`,
    `for_all_repositories=${global ? "yes" : ""}`,
    `what=${quoted(what)}`,
    `around=${quoted(around ? `To go on unchecked: ${around}` : "Whoever keeps this server can help.")}`,
    `time_limit=\${CINCLUS_GUARD_TIMEOUT:-${timeLimits[event]}}`,
    `words=${quoted([...tellingWords(), "^{blob} missing", "^{object} missing"].join("\n"))}`,
    tools,
    timeLimit,
    searches[event],
    "watch",
    readsInput(event) ? "input=$(cat && echo .) || ask_node=yes" : "",
    `ask_node=\${ask_node:-}`,
    `configured_words || ask_node=yes`,
    `if [ -n "$ask_node" ] || search "$@" 2>/dev/null | names_cinclus; then judge "$@"; fi`,
    "unwatch",
    next(event, global),
  ]
    .filter(Boolean)
    .join("\n")
    .concat("\n");
}

/** A hook as it lies in the package, for hook managers to start. What it runs lies beside it. */
export function packagedScript(event: HookEvent): string {
  return hookScript({ event }).replace("cli_at_install=''", 'cli_at_install="${0%/*}/../bin.mjs"');
}

/** Hands on to a repository's own hook of the same name: `core.hooksPath` of a person hides all of them. */
export function passOnScript(event: string): string {
  return `${head(event)}
hook=$(git rev-parse --git-common-dir)/hooks/${event}
[ "$hook" -ef "$0" ] || { [ -x "$hook" ] && exec "$hook" "$@"; }
exit 0
`;
}

/** Whether a hook reads its standard input. */
function readsInput(event: HookEvent): boolean {
  return event === "pre-push" || event === "pre-receive";
}

function head(event: string): string {
  return `#!/bin/sh
${signature}
# Written by: cinclus-guard hook install. Take it out with: cinclus-guard hook uninstall (${event})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Whatever fails says the telling word, so that a failure is never taken for silence. */
const tools = `
blocked() {
  printf 'cinclus-guard: %s\\n' "$1" "This $what is blocked, because it could not be checked. $around" >&2
  exit 2
}

git_() {
  GIT_NO_LAZY_FETCH=1 git --no-pager --no-optional-locks --no-replace-objects -c core.fsmonitor=false \\
    -c core.quotePath=false -c color.ui=false -c submodule.recurse=false "$@" 2>/dev/null
}

names_cinclus() {
  unset GREP_OPTIONS
  { LC_ALL=C tr -d '\\000' || echo cinclus; } | LC_ALL=C grep -a -q -i -F -e "$words" >/dev/null 2>&1
  [ $? -ne 1 ]
}

configured_words() {
  for file in cinclus-guard.config.json cinclus-guard.config.yaml cinclus-guard.config.yml package.json; do
    [ -e "$file" ] || continue
    if [ "$file" = package.json ]; then
      grep -q '"cinclus-guard"' package.json || return 0
      LC_ALL=C tr -d ' \\t\\r\\n' <package.json | LC_ALL=C grep -q '"cinclus-guard":[^"]' || return 0
    fi
    remembered=$(git_ rev-parse --git-dir)/cinclus-guard/words-$(git_ hash-object --no-filters -- "$file")
    [ -r "$remembered" ] || return 1
    words=$words'
'$(cat "$remembered") || return 1
    return 0
  done
}

find_node() {
  if [ -n "$CINCLUS_GUARD_NODE" ]; then
    node=$CINCLUS_GUARD_NODE
    command -v "$node" >/dev/null && return
    blocked "CINCLUS_GUARD_NODE is $CINCLUS_GUARD_NODE, which cannot be run."
  fi
  for node in "$node_at_install" "$(command -v node)" \\
    "$HOME"/.volta/bin/node "$HOME"/.asdf/shims/node "$HOME"/.local/share/mise/shims/node \\
    "$HOME"/.local/share/fnm/aliases/default/bin/node "$HOME"/.fnm/aliases/default/bin/node \\
    "$HOME/Library/Application Support/fnm/aliases/default/bin/node" \\
    "\${NVM_DIR:-$HOME/.nvm}"/versions/node/v[2-9][0-9]*/bin/node "$HOME"/n/bin/node \\
    /opt/homebrew/bin/node /usr/local/bin/node /usr/bin/node "$PROGRAMFILES/nodejs/node.exe"; do
    [ -f "$node" ] && [ -x "$node" ] && return
  done
  blocked 'Node.js was not found. Put node on the PATH, or its path into the environment variable CINCLUS_GUARD_NODE.'
}

find_cli() {
  cli=node_modules/cinclus-guard/dist/bin.mjs
  [ -z "$for_all_repositories" ] && [ -f "$cli" ] && return
  cli=$cli_at_install
  [ -f "$cli" ] && return
  blocked "cinclus-guard is not installed here any more (\${cli:-node_modules/cinclus-guard}). Install it again: npm install --save-dev cinclus-guard && npx cinclus-guard hook install"
}

judge() {
  find_node
  find_cli
  printf '%s' "\${input%.}" | "$node" "$cli" hook run "$event" "$@"
  status=$?
  [ $status -gt 2 ] && blocked "cinclus-guard broke off with status $status (node: $node)."
  [ $status -eq 0 ] || exit $status
}
`;

/**
 * Ends the hook where something hangs: a git that waits for a file system, or Node. Only a process beside it can do
 * that, because a shell heeds no trap while it waits. A chained hook may take as long as it likes.
 */
const timeLimit = `
watch() {
  watchdog=
  case $time_limit in
    0) return ;;
    *[!0-9]*) blocked "CINCLUS_GUARD_TIMEOUT is $time_limit. Give it whole seconds, or 0 for no limit." ;;
  esac
  trap unwatch EXIT
  trap 'exit 130' INT
  (
    trap 'exec 2>/dev/null; kill $sleeper; exit 0' TERM
    sleep "$time_limit" 2>/dev/null &
    sleeper=$!
    wait $sleeper || exit 0
    kill -0 $$ 2>/dev/null || exit 0
    trap '' TERM
    printf 'cinclus-guard: %s\\n' "The check was not done after $time_limit seconds. This $what is blocked, because it could not be checked." \\
      "For more time, set the environment variable CINCLUS_GUARD_TIMEOUT to a number of seconds. $around" >&2
    hanging=$(descendants 2>/dev/null)
    kill $$ $hanging 2>/dev/null
  ) </dev/null >/dev/null &
  watchdog=$!
}

unwatch() {
  [ -z "$watchdog" ] || kill "$watchdog" 2>/dev/null
  watchdog=
}

descendants() {
  ps -A -o pid= -o ppid= | awk -v top=$$ '{ parent[$1] = $2 } END {
    for (pid in parent) {
      above = parent[pid]
      for (steps = 0; steps < 50 && above != top && above in parent; steps++) above = parent[above]
      if (above == top) print pid
    }
  }'
}
`;

const searchObjects = `
search_objects() {
  { git_ rev-list --objects --stdin --ignore-missing --missing=allow-promisor --not "$@" || echo cinclus; } |
    { LC_ALL=C sed -e 's/ .*//' -e 's/$/^{object}/' || echo cinclus; } |
    { git_ cat-file --batch --buffer || echo cinclus; }
}
`;

/** The raw listing has the ids of what is staged; git quotes a path only for characters worth a closer look. */
const searchIndex = `
staged() {
  git_ diff-index --cached --raw --no-renames --no-abbrev --no-ext-diff --diff-filter=du "$1" --
}

search() {
  { staged HEAD || staged "$(git_ hash-object -t tree --stdin </dev/null)" || echo cinclus; } |
    { LC_ALL=C sed -e 's/^:[0-7]* 1[02]0[0-7]* [0-9a-f]* \\([0-9a-f]*\\) [A-Z][0-9]*\t/\\1^{blob} /' \\
      -e '/^:[0-7]* 160000 /d' -e 's/^:/cinclus:/' -e 's/ "/ "cinclus/' || echo cinclus; } |
    { git_ cat-file --batch='%(rest)' --buffer || echo cinclus; }
}
`;

const searches: Readonly<Record<HookEvent, string>> = {
  "pre-commit": searchIndex,
  "pre-merge-commit": searchIndex,
  "commit-msg": `
search() {
  cat -- "$1" || echo cinclus
}
`,
  "pre-push": `${searchObjects}
search() {
  printf '%s\\n' "\${input%.}" | while read -r line; do
    theirs=\${line##* }
    line=\${line% *}
    line=\${line% *}
    ours=\${line##* }
    case $ours in *[!0]*) echo "$ours" ;; esac
    case $theirs in *[!0]*) echo "^$theirs" ;; esac
  done | search_objects --remotes="$1"
}
`,
  "pre-receive": `${searchObjects}
search() {
  printf '%s\\n' "\${input%.}" | while read -r _ new _; do
    case $new in *[!0]*) echo "$new" ;; esac
  done | search_objects --all
}
`,
  update: `${searchObjects}
search() {
  case $3 in *[!0]*) echo "$3" ;; esac | search_objects --all
}
`,
};

/** Other hooks come last, so that nothing they do escapes, and get what git gave. */
function next(event: HookEvent, global: boolean): string {
  const start = readsInput(event) ? `printf '%s' "\${input%.}" | "$hook" "$@" || exit` : `"$hook" "$@" || exit`;
  const own = `hook=\${0%/*}/${event}${chainedSuffix}
if [ -x "$hook" ]; then
  ${start}
fi`;
  if (!global) return own;
  return `${own}
hook=$(git rev-parse --git-common-dir)/hooks/${event}
if [ -x "$hook" ] && ! [ "$hook" -ef "$0" ]; then
  ${start}
fi`;
}
