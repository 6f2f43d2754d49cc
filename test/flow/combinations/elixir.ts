import { address, base64, hardCoded, host, indent, key, rest, start, type Ways } from "./way.ts";

/** Left out: the arms of `case`, defaults of `defstruct`, and Tesla's `BearerAuth`, which stands beside the address without a name. */
export const elixir: Ways = {
  path: "lib/run.ex",
  rules: hardCoded,
  program: (top, statements) =>
    `defmodule Run do\n${indent(top, 2)}\n\n  def run(prompt) do\n${indent(statements, 4)}\n  end\nend\n`,
  holding: {
    attribute: [`@pass "${key}"`, "@pass"],
    attributeTwoHops: [`@one "${key}"\n@pass @one`, "@pass"],
    concat: [`@pass "${start}" <> "${rest}"`, "@pass"],
    interpolated: [`@a "${start}"\n@pass "#{@a}${rest}"`, "@pass"],
    sigil: [`@pass ~s(${key})`, "@pass"],
    sigilRaw: [`@pass ~S(${key})`, "@pass"],
    charlistJoin: [`@pass Enum.join(["${start}", "${rest}"])`, "@pass"],
    getEnv: [`@pass System.get_env("PASS", "${key}")`, "@pass"],
    getEnvOr: [`@pass System.get_env("PASS") || "${key}"`, "@pass"],
    applicationEnv: [`@pass Application.compile_env(:app, :pass, "${key}")`, "@pass"],
    applicationGet: [`defp pass, do: Application.get_env(:app, :pass, "${key}")`, "pass()"],
    function: [`defp pass do\n  "${key}"\nend`, "pass()"],
    functionDo: [`def pass, do: "${key}"`, "pass()"],
    functionBrackets: [`def pass(), do: "${key}"`, "pass()"],
    functionClauses: [`def pass(:dev), do: "${key}"\ndef pass(_), do: System.get_env("PASS")`, "pass(:dev)"],
    map: [`@config %{pass: "${key}"}`, "@config.pass"],
    mapIndex: [`@config %{"pass" => "${key}"}`, `@config["pass"]`],
    mapGet: [`@config %{pass: "${key}"}`, "Map.get(@config, :pass)"],
    mapFetch: [`@config %{pass: "${key}"}`, "Map.fetch!(@config, :pass)"],
    keyword: [`@config [pass: "${key}"]`, "@config[:pass]"],
    keywordGet: [`@config [pass: "${key}"]`, "Keyword.get(@config, :pass)"],
    keywordDefault: [`defp pass(opts \\\\ []), do: Keyword.get(opts, :pass, "${key}")`, "pass()"],
    module: [`defmodule Config do\n  def pass, do: "${key}"\nend`, "Config.pass()"],
    decoded: [`@pass Base.decode64!("${base64}")`, "@pass"],
    trimmed: [`@pass String.trim(" ${key}\\n")`, "@pass"],
    heredoc: [`@pass String.trim("""\n${key}\n""")`, "@pass"],
    ifElse: [`defp pass do\n  if Mix.env() == :dev, do: "${key}", else: System.get_env("PASS")\nend`, "pass()"],
  },
  sending: {
    httpoison: (k) => `HTTPoison.post("${address}", prompt, [{"Authorization", "Bearer #{${k}}"}])`,
    httpoisonKeyword: (k) => `HTTPoison.get!("${host}/v1/models", [Authorization: "Bearer #{${k}}"])`,
    httpoisonName: (k) => `
      headers = [{"Content-Type", "application/json"}, {"Authorization", "Bearer " <> ${k}}]
      HTTPoison.post("${address}", prompt, headers)`,
    req: (k) => `Req.post!("${address}", auth: {:bearer, ${k}}, json: %{prompt: prompt})`,
    reqHeaders: (k) => `Req.get!("${host}/v1/models", headers: [{"authorization", "Bearer #{${k}}"}])`,
    reqMap: (k) => `Req.post!("${address}", headers: %{"authorization" => "Bearer #{${k}}"})`,
    reqNew: (k) => `
      req = Req.new(base_url: "${host}", auth: {:bearer, ${k}})
      Req.get!(req, url: "/v1/models")`,
    reqPut: (k) => `
      Req.new(url: "${address}")
      |> Req.Request.put_header("authorization", "Bearer #{${k}}")
      |> Req.post!()`,
    tesla: (k) => `
      Tesla.client([
        {Tesla.Middleware.BaseUrl, "${host}"},
        {Tesla.Middleware.Headers, [{"authorization", "Bearer #{${k}}"}]}
      ])`,
    teslaGet: (k) => `Tesla.get("${address}", headers: [{"authorization", "Bearer " <> ${k}}])`,
    finch: (k) => `
      Finch.build(:post, "${address}", [{"authorization", "Bearer #{${k}}"}], prompt)
      |> Finch.request(App.Finch)`,
    httpc: (k) => `
      :httpc.request(:get, {~c"${address}", [{~c"Authorization", "Bearer #{${k}}"}]}, [], [])`,
    openaiEx: (k) => `OpenaiEx.new(${k}) |> OpenaiEx.with_base_url("${host}/v1")`,
    openai: (k) => `%OpenAI.Config{api_key: ${k}, api_url: "${host}/v1"}`,
    langchain: (k) => `ChatOpenAI.new!(%{model: "x", endpoint: "${address}", api_key: ${k}})`,
    helper: (k) => `
      call = fn path, token -> Req.get!("${host}" <> path, auth: {:bearer, token}) end
      call.("/v1/models", ${k})`,
  },
};
