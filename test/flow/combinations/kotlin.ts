import { address, base64, hardCoded, host, indent, key, rest, start, type Ways } from "./way.ts";

/** Left out: pairs that are taken apart, `val (name, key) = "x" to "…"`. */
export const kotlin: Ways = {
  path: "src/main/kotlin/Run.kt",
  rules: hardCoded,
  program: (top, statements) =>
    `package app\n\nimport io.ktor.client.*\nimport okhttp3.*\n\n${top}\n\n` +
    `suspend fun run(prompt: String) {\n${indent(statements, 4)}\n}\n`,
  holding: {
    constant: [`const val PASS = "${key}"`, "PASS"],
    typed: [`private val pass: String = "${key}"`, "pass"],
    inObject: [`object Config {\n    const val PASS = "${key}"\n}`, "Config.PASS"],
    companion: [
      `
        class Config {
            companion object {
                const val PASS = "${key}"
            }
        }`,
      "Config.PASS",
    ],
    concat: [`val pass = "${start}" + "${rest}"`, "pass"],
    interpolated: [`val a = "${start}"\nval pass = "\${a}${rest}"`, "pass"],
    elvis: [`val pass = System.getenv("PASS") ?: "${key}"`, "pass"],
    getOrDefault: [`val pass = System.getenv().getOrDefault("PASS", "${key}")`, "pass"],
    ifElse: [`val pass = if (debug) "${key}" else System.getenv("PASS")`, "pass"],
    whenElse: [`val pass = when (stage) {\n    "dev" -> "${key}"\n    else -> System.getenv("PASS")\n}`, "pass"],
    expressionBody: [`fun pass() = "${key}"`, "pass()"],
    method: [`fun pass(): String {\n    return "${key}"\n}`, "pass()"],
    lambda: [`val pass = { "${key}" }`, "pass()"],
    lazy: [`val pass by lazy { "${key}" }`, "pass"],
    getter: [`val pass: String\n    get() = "${key}"`, "pass"],
    map: [`val config = mapOf("pass" to "${key}")`, `config["pass"]`],
    getValue: [`val config = mapOf("pass" to "${key}")`, `config.getValue("pass")`],
    dataClass: [`data class Config(val pass: String)\n\nval config = Config("${key}")`, "config.pass"],
    namedArgument: [`data class Config(val pass: String)\n\nval config = Config(pass = "${key}")`, "config.pass"],
    defaultArgument: [`data class Config(val pass: String = "${key}")\n\nval config = Config()`, "config.pass"],
    property: [`class Config {\n    val pass = "${key}"\n}\n\nval config = Config()`, "config.pass"],
    enumConstant: [`enum class Secret(val value: String) {\n    LLM("${key}"),\n}`, "Secret.LLM.value"],
    decoded: [`val pass = String(Base64.getDecoder().decode("${base64}"))`, "pass"],
    decodedKotlin: [`val pass = Base64.decode("${base64}").decodeToString()`, "pass"],
    raw: [`val pass = """${key}"""`, "pass"],
    trimmed: [`val pass = """\n    ${key}\n""".trim()`, "pass"],
    list: [`val keys = listOf("x", "${key}")`, "keys[1]"],
    joined: [`val pass = listOf("${start}", "${rest}").joinToString("")`, "pass"],
    built: [`val pass = buildString {\n    append("${start}")\n    append("${rest}")\n}`, "pass"],
    lateinit: [`lateinit var pass: String\n\nfun init() {\n    pass = "${key}"\n}`, "pass"],
  },
  sending: {
    ktorHeader: (k) => `
      client.post("${address}") {
          header(HttpHeaders.Authorization, "Bearer \${${k}}")
      }`,
    ktorBearer: (k) => `
      client.post("${address}") {
          bearerAuth(${k})
      }`,
    ktorHeaders: (k) => `
      client.get("${host}/v1/models") {
          headers {
              append(HttpHeaders.Authorization, "Bearer " + ${k})
          }
      }`,
    ktorDefault: (k) => `
      val client = HttpClient(CIO) {
          defaultRequest {
              url("${host}")
              header("Authorization", "Bearer \${${k}}")
          }
      }`,
    ktorAuth: (k) => `
      val client = HttpClient {
          install(Auth) {
              bearer {
                  loadTokens { BearerTokens(${k}, "") }
              }
          }
      }
      client.get("${host}/v1/models")`,
    okhttp: (k) => `
      val request = Request.Builder()
          .url("${address}")
          .header("Authorization", "Bearer \${${k}}")
          .build()
      OkHttpClient().newCall(request).execute()`,
    interceptor: (k) => `
      val http = OkHttpClient.Builder()
          .addInterceptor { chain ->
              chain.proceed(chain.request().newBuilder().addHeader("Authorization", "Bearer \${${k}}").build())
          }
          .build()
      val api = Retrofit.Builder().baseUrl("${host}/").client(http).build()`,
    webClient: (k) => `
      val web = WebClient.builder()
          .baseUrl("${host}")
          .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer \${${k}}")
          .build()`,
    restClient: (k) => `
      RestClient.create("${host}").get().uri("/v1/models").headers { it.setBearerAuth(${k}) }.retrieve()`,
    urlConnection: (k) => `
      val connection = URL("${address}").openConnection() as HttpURLConnection
      connection.setRequestProperty("Authorization", "Bearer \${${k}}")
      connection.inputStream`,
    applied: (k) => `
      (URL("${address}").openConnection() as HttpURLConnection).apply {
          setRequestProperty("Authorization", "Bearer \${${k}}")
      }`,
    fuel: (k) => `Fuel.post("${address}").header("Authorization" to "Bearer \${${k}}").response()`,
    fuelBearer: (k) => `Fuel.get("${host}/v1/models").authentication().bearer(${k}).response()`,
    openaiKotlin: (k) => `val ai = OpenAI(token = ${k}, host = OpenAIHost(baseUrl = "${host}/v1/"))`,
    openaiConfig: (k) => `
      val ai = OpenAI(OpenAIConfig(token = ${k}, host = OpenAIHost(baseUrl = "${host}/v1/")))`,
    helper: (k) => `
      fun call(path: String, token: String) =
          khttp.get("${host}" + path, headers = mapOf("Authorization" to "Bearer $token"))
      call("/v1/models", ${k})`,
  },
};
