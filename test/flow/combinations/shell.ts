import { address, base64, hardCoded, host, key, rest, start, type Ways } from "./way.ts";

/** Left out: made names (`${!name}`), which hide what is read, and what a configuration handed to curl takes from variables. */
export const shell: Ways = {
  path: "scripts/run.sh",
  rules: hardCoded,
  program: (top, statements) => `#!/usr/bin/env bash\nset -euo pipefail\n\n${top}\n\n${statements}\n`,
  holding: {
    variable: [`PASS="${key}"`, "$PASS"],
    single: [`PASS='${key}'`, "$PASS"],
    bare: [`PASS=${key}`, "${PASS}"],
    exported: [`export PASS="${key}"`, "$PASS"],
    exportedLater: [`PASS=${key}\nexport PASS`, "$PASS"],
    readonly: [`readonly PASS="${key}"`, "$PASS"],
    declared: [`declare -r PASS="${key}"`, "$PASS"],
    local: [`main() {\n  local pass="${key}"\n  PASS="$pass"\n}`, "$PASS"],
    twoHops: [`ONE="${key}"\nPASS="$ONE"`, "$PASS"],
    parts: [`A="${start}"\nPASS="\${A}${rest}"`, "$PASS"],
    adjacent: [`PASS="${start}"'${rest}'`, "$PASS"],
    added: [`PASS="${start}"\nPASS+="${rest}"`, "$PASS"],
    defaultAssigned: [`PASS="\${PASS:-${key}}"`, "$PASS"],
    defaultPlain: [`PASS=\${PASS-${key}}`, "$PASS"],
    defaultUse: ["", `\${PASS:-${key}}`],
    defaultArgument: [`PASS="\${1:-${key}}"`, "$PASS"],
    ifEmpty: [`if [ -z "\${PASS:-}" ]; then\n  PASS="${key}"\nfi`, "$PASS"],
    testEmpty: [`[ -n "\${PASS:-}" ] || PASS="${key}"`, "$PASS"],
    caseOf: [`case "$STAGE" in\n  dev) PASS="${key}" ;;\n  *) PASS="$OTHER" ;;\nesac`, "$PASS"],
    result: [`pass() {\n  echo "${key}"\n}`, "$(pass)"],
    printed: [`pass() { printf '%s' "${key}"; }`, "$(pass)"],
    echoed: [`PASS=$(echo "${key}")`, "$PASS"],
    decoded: [`PASS=$(echo "${base64}" | base64 -d)`, "$PASS"],
    decodedLong: [`PASS="$(printf '%s' '${base64}' | base64 --decode)"`, "$PASS"],
    decodedHere: [`PASS=$(base64 -d <<< "${base64}")`, "$PASS"],
    heredoc: [`PASS=$(cat <<EOF\n${key}\nEOF\n)`, "$PASS"],
    readHeredoc: [`read -r PASS <<'EOF'\n${key}\nEOF`, "$PASS"],
    readHere: [`read -r PASS <<< "${key}"`, "$PASS"],
    array: [`KEYS=("x" "${key}")`, "${KEYS[1]}"],
    map: [`declare -A CONFIG=([pass]="${key}")`, "${CONFIG[pass]}"],
    mapItem: [`declare -A CONFIG\nCONFIG[pass]="${key}"`, "${CONFIG[pass]}"],
    printfInto: [`printf -v PASS '%s' "${key}"`, "$PASS"],
    trimmed: [`PASS=$(echo " ${key} " | tr -d ' ')`, "$PASS"],
  },
  sending: {
    curl: (k) => `curl -H "Authorization: Bearer ${k}" ${address}`,
    curlLong: (k) => `
      curl --silent --request POST \\
        --url "${address}" \\
        --header "Authorization: Bearer ${k}" \\
        --data '{"prompt":"x"}'`,
    curlBearer: (k) => `curl --oauth2-bearer "${k}" ${address}`,
    curlUrlName: (k) => `
      BASE=${host}
      curl -sS "$BASE/v1/models" -H "Authorization: Bearer ${k}"`,
    curlHeaderName: (k) => `
      AUTH="Authorization: Bearer ${k}"
      curl -H "$AUTH" ${address}`,
    curlArray: (k) => `
      ARGS=(-sS -H "Authorization: Bearer ${k}")
      curl "\${ARGS[@]}" ${address}`,
    curlFunction: (k) => `
      call() {
        curl -H "Authorization: Bearer $2" "${host}$1"
      }
      call /v1/models "${k}"`,
    curlResult: (k) => `RESPONSE=$(curl -s -X POST ${address} -H "Authorization: Bearer ${k}")`,
    curlPiped: (k) => `echo '{"prompt":"x"}' | curl -d @- -H "Authorization: Bearer ${k}" ${address} | jq .`,
    curlHeaderHere: (k) => `curl -H @- ${address} <<< "Authorization: Bearer ${k}"`,
    wget: (k) => `wget --header="Authorization: Bearer ${k}" -qO- ${address}`,
    wgetSpace: (k) => `wget -qO- --header "Authorization: Bearer ${k}" ${host}/v1/models`,
    httpie: (k) => `http POST ${address} "Authorization: Bearer ${k}" prompt=x`,
    httpieColon: (k) => `http ${host}/v1/models Authorization:"Bearer ${k}"`,
    httpieBearer: (k) => `http -A bearer -a "${k}" ${address}`,
    xh: (k) => `xh post ${address} Authorization:"Bearer ${k}"`,
    openai: (k) => `OPENAI_BASE_URL=${host}/v1 OPENAI_API_KEY="${k}" python ask.py`,
    openaiExport: (k) => `
      export OPENAI_BASE_URL=${host}/v1
      export OPENAI_API_KEY="${k}"`,
  },
};
