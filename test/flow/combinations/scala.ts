import { address, base64, hardCoded, host, indent, key, rest, start, type Ways } from "./way.ts";

/** Left out: margins that are stripped. */
export const scala: Ways = {
  path: "src/main/scala/Run.scala",
  rules: hardCoded,
  program: (top, statements) =>
    `package app\n\nimport sttp.client3._\n\nobject Run {\n${indent(top, 2)}\n\n` +
    `  def run(prompt: String): Unit = {\n${indent(statements, 4)}\n  }\n}\n`,
  holding: {
    constant: [`val pass = "${key}"`, "pass"],
    typed: [`private val pass: String = "${key}"`, "pass"],
    finalConstant: [`final val Pass = "${key}"`, "Pass"],
    lazyName: [`lazy val pass = "${key}"`, "pass"],
    concat: [`val pass = "${start}" + "${rest}"`, "pass"],
    interpolated: [`val a = "${start}"\nval pass = s"\${a}${rest}"`, "pass"],
    envGetOrElse: [`val pass = sys.env.getOrElse("PASS", "${key}")`, "pass"],
    envOption: [`val pass = sys.env.get("PASS").getOrElse("${key}")`, "pass"],
    optionGetenv: [`val pass = Option(System.getenv("PASS")).getOrElse("${key}")`, "pass"],
    propOrElse: [`val pass = sys.props.getOrElse("pass", "${key}")`, "pass"],
    ifElse: [`val pass = if (debug) "${key}" else sys.env("PASS")`, "pass"],
    matched: [
      `
        val pass = sys.env.get("PASS") match {
          case Some(found) => found
          case None => "${key}"
        }`,
      "pass",
    ],
    method: [`def pass: String = "${key}"`, "pass"],
    methodBrackets: [`def pass(): String = "${key}"`, "pass()"],
    methodBlock: [`def pass(): String = {\n  "${key}"\n}`, "pass()"],
    nested: [`object Config {\n  val pass = "${key}"\n}`, "Config.pass"],
    caseClass: [`case class Config(pass: String)\n\nval config = Config("${key}")`, "config.pass"],
    caseClassDefault: [`case class Config(pass: String = "${key}")\n\nval config = Config()`, "config.pass"],
    caseClassNamed: [`case class Config(pass: String)\n\nval config = Config(pass = "${key}")`, "config.pass"],
    constructed: [`class Config(val pass: String)\n\nval config = new Config("${key}")`, "config.pass"],
    field: [`class Config {\n  val pass = "${key}"\n}\n\nval config = new Config`, "config.pass"],
    mapGet: [`val config = Map("pass" -> "${key}")`, `config.getOrElse("pass", "")`],
    list: [`val keys = List("x", "${key}")`, "keys(1)"],
    joined: [`val pass = Seq("${start}", "${rest}").mkString`, "pass"],
    tuple: [`val (name, pass) = ("x", "${key}")`, "pass"],
    tupleField: [`val pair = ("x", "${key}")`, "pair._2"],
    decoded: [`val pass = new String(Base64.getDecoder.decode("${base64}"))`, "pass"],
    multiline: [`val pass = """${key}"""`, "pass"],
    trimmed: [`val pass = " ${key}\\n".trim`, "pass"],
    variable: [`var pass: String = _\n\ndef init(): Unit = {\n  pass = "${key}"\n}`, "pass"],
    typesafe: [`val pass = Try(config.getString("pass")).getOrElse("${key}")`, "pass"],
  },
  sending: {
    sttpBearer: (k) => `basicRequest.auth.bearer(${k}).post(uri"${address}").send(backend)`,
    sttpHeader: (k) => `
      val request = basicRequest
        .header("Authorization", s"Bearer \${${k}}")
        .post(uri"${address}")
      request.send(backend)`,
    sttpHeaders: (k) => `
      basicRequest.headers(Map("Authorization" -> s"Bearer \${${k}}")).get(uri"${host}/v1/models").send(backend)`,
    http4s: (k) => `
      val request = Request[IO](
        method = Method.POST,
        uri = uri"${address}",
        headers = Headers(Authorization(Credentials.Token(AuthScheme.Bearer, ${k})))
      )
      client.expect[String](request)`,
    http4sPut: (k) => `
      val request = POST(uri"${address}")
        .putHeaders(Header.Raw(ci"Authorization", s"Bearer \${${k}}"))
      client.expect[String](request)`,
    playWs: (k) => `
      ws.url("${address}")
        .addHttpHeaders("Authorization" -> s"Bearer \${${k}}")
        .post(prompt)`,
    playHeaders: (k) => `ws.url("${address}").withHttpHeaders(HeaderNames.AUTHORIZATION -> ("Bearer " + ${k})).get()`,
    akka: (k) => `
      Http().singleRequest(HttpRequest(
        uri = "${address}",
        headers = List(Authorization(OAuth2BearerToken(${k})))
      ))`,
    akkaRaw: (k) => `
      Http().singleRequest(
        HttpRequest(uri = "${address}").withHeaders(RawHeader("Authorization", s"Bearer \${${k}}"))
      )`,
    requestsScala: (k) => `requests.post("${address}", headers = Map("Authorization" -> s"Bearer \${${k}}"))`,
    requestsAuth: (k) => `requests.get("${host}/v1/models", auth = requests.RequestAuth.Bearer(${k}))`,
    javaNet: (k) => `
      val request = HttpRequest.newBuilder(URI.create("${address}"))
        .header("Authorization", "Bearer " + ${k})
        .build()
      HttpClient.newHttpClient().send(request, BodyHandlers.ofString())`,
    openaiScala: (k) => `
      val service = OpenAIChatCompletionServiceFactory(
        coreUrl = "${host}/v1/",
        authHeaders = Seq(("Authorization", s"Bearer \${${k}}"))
      )`,
    helper: (k) => `
      def call(path: String, token: String) =
        requests.get("${host}" + path, headers = Map("Authorization" -> s"Bearer $token"))
      call("/v1/models", ${k})`,
  },
};
