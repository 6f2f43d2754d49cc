import { address, base64, hardCoded, host, indent, key, rest, start, type Ways } from "./way.ts";

export const lua: Ways = {
  path: "src/run.lua",
  rules: hardCoded,
  program: (top, statements) =>
    `local http = require("socket.http")\nlocal ltn12 = require("ltn12")\n\n${top}\n\n` +
    `local function run(prompt)\n${indent(statements, 2)}\nend\n\nreturn run\n`,
  holding: {
    localName: [`local pass = "${key}"`, "pass"],
    single: [`local pass = '${key}'`, "pass"],
    global: [`PASS = "${key}"`, "PASS"],
    attribute: [`local pass <const> = "${key}"`, "pass"],
    long: [`local pass = [[${key}]]`, "pass"],
    concat: [`local pass = "${start}" .. "${rest}"`, "pass"],
    twoHops: [`local one = "${key}"\nlocal pass = one`, "pass"],
    getenvOr: [`local pass = os.getenv("PASS") or "${key}"`, "pass"],
    ifNil: [`local pass = os.getenv("PASS")\nif not pass then\n  pass = "${key}"\nend`, "pass"],
    ifNilCompared: [`local pass = os.getenv("PASS")\nif pass == nil then pass = "${key}" end`, "pass"],
    andOr: [`local pass = debugging and "${key}" or os.getenv("PASS")`, "pass"],
    table: [`local config = { pass = "${key}" }`, "config.pass"],
    tableIndex: [`local config = { ["pass"] = "${key}" }`, `config["pass"]`],
    tableLater: [`local config = {}\nconfig.pass = "${key}"`, "config.pass"],
    nested: [`local config = { llm = { pass = "${key}" } }`, "config.llm.pass"],
    module: [`local M = {}\nM.PASS = "${key}"`, "M.PASS"],
    array: [`local keys = { "x", "${key}" }`, "keys[2]"],
    result: [`local function pass()\n  return "${key}"\nend`, "pass()"],
    assignedFunction: [`local pass = function() return "${key}" end`, "pass()"],
    moduleFunction: [`local M = {}\nfunction M.pass()\n  return "${key}"\nend`, "M.pass()"],
    method: [`local Config = {}\nfunction Config:pass()\n  return "${key}"\nend`, "Config:pass()"],
    parameterDefault: [`local function pass(given)\n  return given or "${key}"\nend`, "pass()"],
    formatted: [`local pass = string.format("%s%s", "${start}", "${rest}")`, "pass"],
    methodFormat: [`local pass = ("%s${rest}"):format("${start}")`, "pass"],
    joined: [`local pass = table.concat({ "${start}", "${rest}" })`, "pass"],
    decoded: [`local pass = mime.unb64("${base64}")`, "pass"],
    decodedNginx: [`local pass = ngx.decode_base64("${base64}")`, "pass"],
    pair: [`local name, pass = "x", "${key}"`, "pass"],
    string: [`local pass = tostring("${key}")`, "pass"],
  },
  sending: {
    luasocket: (k) => `
      http.request {
        url = "${address}",
        method = "POST",
        headers = { ["Authorization"] = "Bearer " .. ${k} },
        sink = ltn12.sink.table(body),
      }`,
    luasec: (k) => `
      https.request({ url = "${address}", headers = { authorization = "Bearer " .. ${k} } })`,
    headersName: (k) => `
      local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. ${k} }
      https.request { url = "${address}", headers = headers }`,
    headersLater: (k) => `
      local headers = {}
      headers["Authorization"] = "Bearer " .. ${k}
      https.request { url = "${address}", headers = headers }`,
    resty: (k) => `
      local httpc = require("resty.http").new()
      local res, err = httpc:request_uri("${address}", {
        method = "POST",
        headers = { ["Authorization"] = "Bearer " .. ${k} },
      })`,
    restyFormat: (k) => `
      local httpc = resty_http.new()
      return httpc:request_uri("${host}/v1/models", {
        headers = { Authorization = string.format("Bearer %s", ${k}) },
      })`,
    nginxHeader: (k) => `
      ngx.req.set_header("Authorization", "Bearer " .. ${k})
      return ngx.location.capture("/proxy", { args = { to = "${address}" } })`,
    luaHttp: (k) => `
      local request = require("http.request").new_from_uri("${address}")
      request.headers:upsert("authorization", "Bearer " .. ${k})
      request:go()`,
    luaCurl: (k) => `
      local easy = curl.easy { url = "${address}", httpheader = { "Authorization: Bearer " .. ${k} } }
      easy:perform()`,
    plenary: (k) => `
      curl.post("${address}", { headers = { authorization = "Bearer " .. ${k} } })`,
    requests: (k) => `requests.get("${address}", { headers = { Authorization = "Bearer " .. ${k} } })`,
    execute: (k) => `os.execute('curl -H "Authorization: Bearer ' .. ${k} .. '" ${address}')`,
    helper: (k) => `
      local function call(path, token)
        return https.request { url = "${host}" .. path, headers = { authorization = "Bearer " .. token } }
      end
      call("/v1/models", ${k})`,
  },
};
