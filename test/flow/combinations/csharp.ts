import { address, base64, hardCoded, host, indent, key, rest, start, type Ways } from "./way.ts";

/** Left out: tuples with named items. */
export const csharp: Ways = {
  path: "src/Run.cs",
  rules: hardCoded,
  program: (top, statements) =>
    `using System;\nusing System.Net.Http;\n\nnamespace App;\n\npublic class Run\n{\n${indent(top, 4)}\n\n` +
    `    public async Task<object> Go(string prompt)\n    {\n${indent(statements, 8)}\n    }\n}\n`,
  holding: {
    constant: [`private const string Pass = "${key}";`, "Pass"],
    staticReadonly: [`private static readonly string Pass = "${key}";`, "Pass"],
    field: [`private readonly string _pass = "${key}";`, "_pass"],
    verbatim: [`const string Pass = @"${key}";`, "Pass"],
    rawString: [`const string Pass = """${key}""";`, "Pass"],
    concat: [`const string Pass = "${start}" + "${rest}";`, "Pass"],
    interpolated: [`const string A = "${start}";\nconst string Pass = $"{A}${rest}";`, "Pass"],
    coalesce: [`static readonly string Pass = Environment.GetEnvironmentVariable("PASS") ?? "${key}";`, "Pass"],
    configuration: [`string Pass => _configuration["Pass"] ?? "${key}";`, "Pass"],
    getValue: [`string Pass => _configuration.GetValue("Pass", "${key}");`, "Pass"],
    arrowProperty: [`public string Pass => "${key}";`, "Pass"],
    getProperty: [`public string Pass { get { return "${key}"; } }`, "Pass"],
    autoProperty: [`public string Pass { get; set; } = "${key}";`, "this.Pass"],
    method: [`static string Pass()\n{\n    return "${key}";\n}`, "Pass()"],
    arrowMethod: [`static string Pass() => "${key}";`, "Pass()"],
    nested: [`static class Config\n{\n    public const string Pass = "${key}";\n}`, "Config.Pass"],
    dictionary: [`Dictionary<string, string> config = new() { ["pass"] = "${key}" };`, `config["pass"]`],
    dictionaryPairs: [
      `readonly Dictionary<string, string> config = new Dictionary<string, string> { { "pass", "${key}" } };`,
      `config["pass"]`,
    ],
    record: [`record Config(string Pass);\n\nstatic readonly Config Cfg = new Config("${key}");`, "Cfg.Pass"],
    recordNew: [`record Config(string Pass);\n\nstatic readonly Config Cfg = new("${key}");`, "Cfg.Pass"],
    initializer: [
      `class Config { public string Pass { get; set; } }\n\nstatic readonly Config Cfg = new Config { Pass = "${key}" };`,
      "Cfg.Pass",
    ],
    anonymous: [`static readonly object Cfg = new { Pass = "${key}" };`, "Cfg.Pass"],
    constructed: [`private readonly string _pass;\n\npublic Run()\n{\n    _pass = "${key}";\n}`, "_pass"],
    decoded: [`static readonly string Pass = Encoding.UTF8.GetString(Convert.FromBase64String("${base64}"));`, "Pass"],
    stringConcat: [`static readonly string Pass = string.Concat("${start}", "${rest}");`, "Pass"],
    stringJoin: [`static readonly string Pass = string.Join("", "${start}", "${rest}");`, "Pass"],
    joinArray: [`static readonly string Pass = string.Join("", new[] { "${start}", "${rest}" });`, "Pass"],
    format: [`static readonly string Pass = string.Format("{0}${rest}", "${start}");`, "Pass"],
    builder: [`static readonly string Pass = new StringBuilder("${start}").Append("${rest}").ToString();`, "Pass"],
    array: [`static readonly string[] Keys = { "x", "${key}" };`, "Keys[1]"],
    arrayNew: [`static readonly string[] Keys = new[] { "x", "${key}" };`, "Keys[1]"],
    collection: [`static readonly string[] Keys = ["x", "${key}"];`, "Keys[1]"],
    lazy: [`static readonly Lazy<string> Pass = new(() => "${key}");`, "Pass.Value"],
    switched: [`string Pass => stage switch { "dev" => "${key}", _ => Environment.GetEnvironmentVariable("P") };`, "Pass"],
    trimmed: [`static readonly string Pass = " ${key}\\n".Trim();`, "Pass"],
  },
  sending: {
    defaultHeaders: (k) => `
      var client = new HttpClient();
      client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ${k});
      return await client.GetStringAsync("${address}");`,
    defaultAdd: (k) => `
      var client = new HttpClient { BaseAddress = new Uri("${host}") };
      client.DefaultRequestHeaders.Add("Authorization", $"Bearer {${k}}");
      return await client.GetAsync("/v1/models");`,
    message: (k) => `
      using var request = new HttpRequestMessage(HttpMethod.Post, "${address}");
      request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ${k});
      return await _http.SendAsync(request);`,
    messageAdd: (k) => `
      var request = new HttpRequestMessage(HttpMethod.Post, new Uri("${address}"));
      request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + ${k});
      return await _http.SendAsync(request);`,
    messageInitializer: (k) => `
      return await _http.SendAsync(new HttpRequestMessage
      {
          RequestUri = new Uri("${address}"),
          Headers = { { "Authorization", $"Bearer {${k}}" } },
      });`,
    factory: (k) => `
      services.AddHttpClient("llm", client =>
      {
          client.BaseAddress = new Uri("${host}");
          client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ${k});
      });
      return services;`,
    restSharp: (k) => `
      var client = new RestClient("${host}");
      var request = new RestRequest("/v1/completions", Method.Post);
      request.AddHeader("Authorization", $"Bearer {${k}}");
      return await client.ExecuteAsync(request);`,
    restSharpOptions: (k) => `
      var options = new RestClientOptions("${host}") { Authenticator = new JwtAuthenticator(${k}) };
      return new RestClient(options);`,
    restSharpOauth: (k) => `
      return new RestClient(new RestClientOptions("${host}")
      {
          Authenticator = new OAuth2AuthorizationRequestHeaderAuthenticator(${k}, "Bearer"),
      });`,
    flurl: (k) => `return await "${address}".WithOAuthBearerToken(${k}).PostJsonAsync(new { prompt });`,
    flurlHeader: (k) => `return await "${address}".WithHeader("Authorization", $"Bearer {${k}}").GetStringAsync();`,
    refit: (k) => `
      return RestService.For<IApi>("${host}", new RefitSettings
      {
          AuthorizationHeaderValueGetter = (_, _) => Task.FromResult(${k}),
      });`,
    openai: (k) => `
      return new OpenAIClient(
          new ApiKeyCredential(${k}),
          new OpenAIClientOptions { Endpoint = new Uri("${host}/v1") });`,
    chatClient: (k) => `
      return new ChatClient(
          model: "cinclus-chat-001",
          credential: new ApiKeyCredential(${k}),
          options: new() { Endpoint = new Uri("${host}/v1") });`,
    kernel: (k) => `
      return Kernel.CreateBuilder()
          .AddOpenAIChatCompletion(modelId: "x", apiKey: ${k}, endpoint: new Uri("${host}/v1"))
          .Build();`,
    kernelPositional: (k) => `
      var builder = Kernel.CreateBuilder();
      builder.AddOpenAIChatCompletion("x", new Uri("${host}/v1"), ${k});
      return builder.Build();`,
    webRequest: (k) => `
      var request = (HttpWebRequest)WebRequest.Create("${address}");
      request.Headers["Authorization"] = "Bearer " + ${k};
      return request.GetResponse();`,
    webClient: (k) => `
      using var web = new WebClient();
      web.Headers.Add(HttpRequestHeader.Authorization, "Bearer " + ${k});
      return web.DownloadString("${address}");`,
    helper: (k) => `
      async Task<string> Call(string path, string token)
      {
          var http = new HttpClient();
          http.DefaultRequestHeaders.Add("Authorization", "Bearer " + token);
          return await http.GetStringAsync("${host}" + path);
      }
      return await Call("/v1/models", ${k});`,
  },
};
