import { address, base64, hardCoded, host, indent, key, rest, start, type Ways } from "./way.ts";

export const ruby: Ways = {
  path: "lib/run.rb",
  rules: hardCoded,
  program: (top, statements) => `require "net/http"
require "json"

${top}

def run(prompt)
${indent(statements, 2)}
end
`,
  holding: {
    constant: [`PASS = "${key}"`, "PASS"],
    freeze: [`PASS = "${key}".freeze`, "PASS"],
    single: [`PASS = '${key}'`, "PASS"],
    concat: [`PASS = "${start}" + "${rest}"`, "PASS"],
    shovel: [`PASS = +"${start}" << "${rest}"`, "PASS"],
    adjacent: [`PASS = "${start}" \\\n  "${rest}"`, "PASS"],
    join: [`PASS = ["${start}", "${rest}"].join`, "PASS"],
    interp: [`
        A = "${start}"
        PASS = "#{A}${rest}"`, "PASS"],
    fetch: [`PASS = ENV.fetch("PASS", "${key}")`, "PASS"],
    fetchBlock: [`PASS = ENV.fetch("PASS") { "${key}" }`, "PASS"],
    or: [`PASS = ENV["PASS"] || "${key}"`, "PASS"],
    hash: [`CONFIG = { pass: "${key}" }`, "CONFIG[:pass]"],
    hashFetch: [`CONFIG = { pass: "${key}" }.freeze`, "CONFIG.fetch(:pass)"],
    rocket: [`CONFIG = { "pass" => "${key}" }`, `CONFIG["pass"]`],
    dig: [`CONFIG = { llm: { pass: "${key}" } }`, "CONFIG.dig(:llm, :pass)"],
    method: [`
        def secret
          "${key}"
        end`, "secret"],
    methodEq: [`def secret = "${key}"`, "secret"],
    module: [`
        module Config
          PASS = "${key}"
        end`, "Config::PASS"],
    global: [`$pass = "${key}"`, "$pass"],
    structt: [`
        Config = Struct.new(:pass, keyword_init: true)
        CFG = Config.new(pass: "${key}")`, "CFG.pass"],
    b64: [`PASS = Base64.decode64("${base64}")`, "PASS"],
    b64s: [`PASS = Base64.strict_decode64("${base64}")`, "PASS"],
    unpack: [`PASS = "${base64}".unpack1("m")`, "PASS"],
    strip: [`PASS = "${key}\\n".strip`, "PASS"],
    percentw: [`LIST = %w[x ${key}]`, "LIST[1]"],
    heredoc: [`
        PASS = <<~EOS.strip
          ${key}
        EOS`, "PASS"],
    envset: [`ENV["PASS"] = "${key}"`, `ENV["PASS"]`],
    envor: [`ENV["PASS"] ||= "${key}"`, `ENV.fetch("PASS")`],
    format: [`PASS = format("%s%s", "${start}", "${rest}")`, "PASS"],
  },
  sending: {
    nethttp: (k) => `
        uri = URI("${address}")
        req = Net::HTTP::Post.new(uri)
        req["Authorization"] = "Bearer #{${k}}"
        Net::HTTP.start(uri.host, uri.port, use_ssl: true) { |http| http.request(req) }`,
    nethttpHash: (k) => `Net::HTTP.post(URI("${address}"), "{}", "Authorization" => "Bearer #{${k}}")`,
    faraday: (k) => `Faraday.new(url: "${host}", headers: { "Authorization" => "Bearer #{${k}}" }).get("/v1/models")`,
    faradayBlock: (k) => `
        Faraday.new("${host}") do |f|
          f.request :authorization, "Bearer", ${k}
        end`,
    faradayReq: (k) => `
        Faraday.post("${address}") do |req|
          req.headers["Authorization"] = "Bearer #{${k}}"
        end`,
    httparty: (k) => `HTTParty.post("${address}", headers: { Authorization: "Bearer #{${k}}" })`,
    http: (k) => `HTTP.auth("Bearer #{${k}}").post("${address}")`,
    restclient: (k) => `RestClient.post("${address}", {}, { Authorization: "Bearer #{${k}}" })`,
    restclientExec: (k) => `RestClient::Request.execute(method: :get, url: "${address}", headers: { authorization: "Bearer " + ${k} })`,
    openai: (k) => `OpenAI::Client.new(access_token: ${k}, uri_base: "${host}")`,
    openaiConf: (k) => `
        OpenAI.configure do |config|
          config.access_token = ${k}
          config.uri_base = "${host}"
        end`,
    typhoeus: (k) => `Typhoeus.get("${address}", headers: { "Authorization" => "Bearer #{${k}}" })`,
    excon: (k) => `Excon.new("${host}", headers: { "Authorization" => "Bearer #{${k}}" }).get`,
    rubyllm: (k) => `
        RubyLLM.configure do |c|
          c.openai_api_key = ${k}
          c.openai_api_base = "${host}/v1"
        end`,
    curl: (k) => "`curl -H \"Authorization: Bearer #{" + k + "}\" " + address + "`",
    system: (k) => `system("curl", "-H", "Authorization: Bearer #{${k}}", "${address}")`,
    helper: (k) => `
        call = ->(path, token) { HTTP.auth("Bearer #{token}").get("${host}" + path) }
        call.("/v1/models", ${k})`,
  },
};
