import { address, base64, hardCoded, host, indent, key, rest, start, type Ways } from "./way.ts";

export const java: Ways = {
  path: "src/main/java/app/Run.java",
  rules: hardCoded,
  program: (top, statements) =>
    `package app;\n\nimport java.net.http.*;\nimport java.util.*;\n\npublic class Run {\n${indent(top, 2)}\n\n` +
    `  public Object run(String prompt) throws Exception {\n${indent(statements, 4)}\n  }\n}\n`,
  holding: {
    constant: [`private static final String PASS = "${key}";`, "PASS"],
    field: [`private final String pass = "${key}";`, "this.pass"],
    fieldBare: [`private String pass = "${key}";`, "pass"],
    concat: [`static final String PASS = "${start}" + "${rest}";`, "PASS"],
    twoHops: [`static final String ONE = "${key}";\nstatic final String PASS = ONE;`, "PASS"],
    ternary: [`static final String PASS = System.getenv("PASS") != null ? System.getenv("PASS") : "${key}";`, "PASS"],
    getOrDefault: [`static final String PASS = System.getenv().getOrDefault("PASS", "${key}");`, "PASS"],
    property: [`static final String PASS = System.getProperty("pass", "${key}");`, "PASS"],
    optional: [`static final String PASS = Optional.ofNullable(System.getenv("PASS")).orElse("${key}");`, "PASS"],
    orElseGet: [`static final String PASS = Optional.ofNullable(System.getenv("PASS")).orElseGet(() -> "${key}");`, "PASS"],
    nonNullElse: [`static final String PASS = Objects.requireNonNullElse(System.getenv("PASS"), "${key}");`, "PASS"],
    method: [`private static String pass() {\n  return "${key}";\n}`, "pass()"],
    fallback: [
      `
        private static String pass() {
          String found = System.getenv("PASS");
          if (found == null) {
            return "${key}";
          }
          return found;
        }`,
      "pass()",
    ],
    enumConstant: [
      `
        enum Secret {
          LLM("${key}");

          final String value;

          Secret(String value) {
            this.value = value;
          }
        }`,
      "Secret.LLM.value",
    ],
    enumGetter: [
      `
        enum Secret {
          LLM("${key}");

          private final String value;

          Secret(String value) {
            this.value = value;
          }

          public String getValue() {
            return value;
          }
        }`,
      "Secret.LLM.getValue()",
    ],
    map: [`static final Map<String, String> CONFIG = Map.of("pass", "${key}");`, `CONFIG.get("pass")`],
    mapPut: [
      `
        static final Map<String, String> CONFIG = new HashMap<>();

        static {
          CONFIG.put("pass", "${key}");
        }`,
      `CONFIG.get("pass")`,
    ],
    properties: [
      `
        static final Properties CONFIG = new Properties();

        static {
          CONFIG.setProperty("pass", "${key}");
        }`,
      `CONFIG.getProperty("pass")`,
    ],
    decoded: [`static final String PASS = new String(Base64.getDecoder().decode("${base64}"));`, "PASS"],
    decodedUtf8: [
      `static final String PASS = new String(Base64.getDecoder().decode("${base64}"), StandardCharsets.UTF_8);`,
      "PASS",
    ],
    record: [`record Config(String pass) {}\n\nstatic final Config CONFIG = new Config("${key}");`, "CONFIG.pass()"],
    getter: [
      `
        static class Config {
          private final String pass;

          Config(String pass) {
            this.pass = pass;
          }

          String getPass() {
            return pass;
          }
        }

        static final Config CONFIG = new Config("${key}");`,
      "CONFIG.getPass()",
    ],
    annotation: [`@Value("\${pass:${key}}")\nprivate String pass;`, "pass"],
    format: [`static final String PASS = String.format("%s%s", "${start}", "${rest}");`, "PASS"],
    formatted: [`static final String PASS = "%s${rest}".formatted("${start}");`, "PASS"],
    join: [`static final String PASS = String.join("", "${start}", "${rest}");`, "PASS"],
    builder: [`static final String PASS = new StringBuilder("${start}").append("${rest}").toString();`, "PASS"],
    textBlock: [`static final String PASS = """\n    ${key}""";`, "PASS"],
    array: [`static final String[] KEYS = {"x", "${key}"};`, "KEYS[1]"],
    list: [`static final List<String> KEYS = List.of("x", "${key}");`, "KEYS.get(1)"],
    characters: [`static final char[] PASS = "${key}".toCharArray();`, "new String(PASS)"],
    initializer: [`static String pass;\n\nstatic {\n  pass = "${key}";\n}`, "pass"],
    interfaceField: [`interface Config {\n  String PASS = "${key}";\n}`, "Config.PASS"],
    nested: [`static class Secrets {\n  static final String PASS = "${key}";\n}`, "Secrets.PASS"],
    constructed: [`private final String pass;\n\nRun() {\n  this.pass = "${key}";\n}`, "pass"],
    supplier: [`static final Supplier<String> PASS = () -> "${key}";`, "PASS.get()"],
    trimmed: [`static final String PASS = " ${key}\\n".trim();`, "PASS"],
  },
  sending: {
    urlConnection: (k) => `
      HttpURLConnection connection = (HttpURLConnection) new URL("${address}").openConnection();
      connection.setRequestProperty("Authorization", "Bearer " + ${k});
      return connection.getInputStream();`,
    javaNet: (k) => `
      HttpRequest request = HttpRequest.newBuilder()
          .uri(URI.create("${address}"))
          .header("Authorization", "Bearer " + ${k})
          .build();
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());`,
    okhttp: (k) => `
      Request request = new Request.Builder()
          .url("${address}")
          .addHeader("Authorization", "Bearer " + ${k})
          .build();
      return new OkHttpClient().newCall(request).execute();`,
    okhttpInterceptor: (k) => `
      OkHttpClient client = new OkHttpClient.Builder()
          .addInterceptor(chain -> chain.proceed(
              chain.request().newBuilder().header("Authorization", "Bearer " + ${k}).build()))
          .build();
      return new Retrofit.Builder().baseUrl("${host}/").client(client).build();`,
    restTemplate: (k) => `
      HttpHeaders headers = new HttpHeaders();
      headers.setBearerAuth(${k});
      return new RestTemplate().exchange(
          "${address}", HttpMethod.POST, new HttpEntity<>(prompt, headers), String.class);`,
    restTemplateSet: (k) => `
      HttpHeaders headers = new HttpHeaders();
      headers.set(HttpHeaders.AUTHORIZATION, String.format("Bearer %s", ${k}));
      HttpEntity<String> entity = new HttpEntity<>(prompt, headers);
      return restTemplate.postForObject("${address}", entity, String.class);`,
    webClient: (k) => `
      return WebClient.builder()
          .baseUrl("${host}")
          .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + ${k})
          .build();`,
    webClientRequest: (k) => `
      return WebClient.create("${host}").post()
          .uri("/v1/completions")
          .headers(headers -> headers.setBearerAuth(${k}))
          .retrieve();`,
    restClient: (k) => `
      RestClient client = RestClient.builder().baseUrl("${host}").build();
      return client.get().uri("/v1/models").header("Authorization", "Bearer " + ${k}).retrieve();`,
    feign: (k) => `
      return Feign.builder()
          .requestInterceptor(template -> template.header("Authorization", "Bearer " + ${k}))
          .target(Api.class, "${host}");`,
    apache: (k) => `
      HttpPost post = new HttpPost("${address}");
      post.setHeader("Authorization", "Bearer " + ${k});
      return HttpClients.createDefault().execute(post);`,
    apacheBuilder: (k) => `
      HttpUriRequest request = RequestBuilder.post("${address}")
          .addHeader(HttpHeaders.AUTHORIZATION, "Bearer " + ${k})
          .build();
      return client.execute(request);`,
    jersey: (k) => `
      return ClientBuilder.newClient().target("${host}").path("/v1/models")
          .request().header("Authorization", "Bearer " + ${k}).get();`,
    unirest: (k) => `return Unirest.post("${address}").header("Authorization", "Bearer " + ${k}).asString();`,
    langchain4j: (k) => `return OpenAiChatModel.builder().baseUrl("${host}/v1").apiKey(${k}).modelName("x").build();`,
    openaiJava: (k) => `return OpenAIOkHttpClient.builder().apiKey(${k}).baseUrl("${host}/v1").build();`,
    springAi: (k) => `return OpenAiApi.builder().baseUrl("${host}").apiKey(${k}).build();`,
    azure: (k) => `
      return new OpenAIClientBuilder().endpoint("${host}").credential(new AzureKeyCredential(${k})).buildClient();`,
  },
};
