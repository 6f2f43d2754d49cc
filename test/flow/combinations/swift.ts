import { address, base64, hardCodedInApp, host, indent, key, rest, start, type Ways } from "./way.ts";

export const swift: Ways = {
  path: "Sources/Run.swift",
  rules: hardCodedInApp,
  program: (top, statements) =>
    `import Foundation\n\n${top}\n\nfunc run(prompt: String) async throws {\n${indent(statements, 4)}\n}\n`,
  holding: {
    constant: [`let pass = "${key}"`, "pass"],
    typed: [`private let pass: String = "${key}"`, "pass"],
    inEnum: [`enum Secrets {\n    static let pass = "${key}"\n}`, "Secrets.pass"],
    inStruct: [`struct Config {\n    static let pass: String = "${key}"\n}`, "Config.pass"],
    rawValue: [`enum Secret: String {\n    case llm = "${key}"\n}`, "Secret.llm.rawValue"],
    concat: [`let pass = "${start}" + "${rest}"`, "pass"],
    interpolated: [`let a = "${start}"\nlet pass = "\\(a)${rest}"`, "pass"],
    environment: [`let pass = ProcessInfo.processInfo.environment["PASS"] ?? "${key}"`, "pass"],
    bundle: [`let pass = Bundle.main.object(forInfoDictionaryKey: "PASS") as? String ?? "${key}"`, "pass"],
    result: [`func pass() -> String {\n    return "${key}"\n}`, "pass()"],
    implicitResult: [`func pass() -> String {\n    "${key}"\n}`, "pass()"],
    computed: [`var pass: String {\n    "${key}"\n}`, "pass"],
    computedReturn: [`var pass: String {\n    return "${key}"\n}`, "pass"],
    computedStatic: [`enum Secrets {\n    static var pass: String { "${key}" }\n}`, "Secrets.pass"],
    closure: [`let pass: String = {\n    return "${key}"\n}()`, "pass"],
    dictionary: [`let config = ["pass": "${key}"]`, `config["pass"]!`],
    property: [`struct Config {\n    let pass = "${key}"\n}\n\nlet config = Config()`, "config.pass"],
    memberwise: [`struct Config {\n    let pass: String\n}\n\nlet config = Config(pass: "${key}")`, "config.pass"],
    initializer: [
      `
        class Config {
            let pass: String

            init() {
                self.pass = "${key}"
            }
        }

        let config = Config()`,
      "config.pass",
    ],
    shared: [
      `
        final class Config {
            static let shared = Config()
            var pass = "${key}"
        }`,
      "Config.shared.pass",
    ],
    decoded: [`let pass = String(data: Data(base64Encoded: "${base64}")!, encoding: .utf8)!`, "pass"],
    decodedBytes: [`let pass = String(decoding: Data(base64Encoded: "${base64}")!, as: UTF8.self)`, "pass"],
    joined: [`let pass = ["${start}", "${rest}"].joined()`, "pass"],
    format: [`let pass = String(format: "%@%@", "${start}", "${rest}")`, "pass"],
    multiline: [`let pass = """\n    ${key}\n    """`, "pass"],
    array: [`let keys = ["x", "${key}"]`, "keys[1]"],
    tuple: [`let pair = (name: "x", pass: "${key}")`, "pair.pass"],
    ternary: [`let pass = debug ? "${key}" : ""`, "pass"],
    conditional: [`#if DEBUG\nlet pass = "${key}"\n#else\nlet pass = ""\n#endif`, "pass"],
    extended: [`extension String {\n    static let pass = "${key}"\n}`, "String.pass"],
  },
  sending: {
    setValue: (k) => `
      var request = URLRequest(url: URL(string: "${address}")!)
      request.setValue("Bearer \\(${k})", forHTTPHeaderField: "Authorization")
      let (data, _) = try await URLSession.shared.data(for: request)`,
    addValue: (k) => `
      let url = URL(string: "${host}/v1/models")!
      var request = URLRequest(url: url)
      request.addValue("Bearer " + ${k}, forHTTPHeaderField: "Authorization")
      URLSession.shared.dataTask(with: request).resume()`,
    allFields: (k) => `
      var request = URLRequest(url: URL(string: "${address}")!)
      request.allHTTPHeaderFields = ["Authorization": "Bearer \\(${k})"]
      _ = try await URLSession.shared.data(for: request)`,
    session: (k) => `
      let configuration = URLSessionConfiguration.default
      configuration.httpAdditionalHeaders = ["Authorization": "Bearer \\(${k})"]
      let session = URLSession(configuration: configuration)
      _ = try await session.data(from: URL(string: "${address}")!)`,
    alamofire: (k) => `
      let headers: HTTPHeaders = ["Authorization": "Bearer \\(${k})"]
      AF.request("${address}", method: .post, headers: headers).responseData { _ in }`,
    alamofireBearer: (k) => `AF.request("${address}", headers: [.authorization(bearerToken: ${k})])`,
    asyncHttpClient: (k) => `
      var request = HTTPClientRequest(url: "${address}")
      request.headers.add(name: "Authorization", value: "Bearer \\(${k})")
      _ = try await HTTPClient.shared.execute(request, timeout: .seconds(30))`,
    vapor: (k) => `
      let response = try await app.client.post("${address}") { req in
          req.headers.bearerAuthorization = BearerAuthorization(token: ${k})
      }`,
    openai: (k) => `
      let ai = OpenAI(configuration: .init(token: ${k}, host: "api.cinclus.wayscloud.services"))`,
    openaiConfiguration: (k) => `
      let configuration = OpenAI.Configuration(token: ${k}, host: "api.cinclus.wayscloud.services")
      let ai = OpenAI(configuration: configuration)`,
    swiftOpenai: (k) => `let ai = OpenAIServiceFactory.service(apiKey: ${k}, overrideBaseURL: "${host}")`,
    helper: (k) => `
      func call(_ path: String, token: String) -> URLRequest {
          var request = URLRequest(url: URL(string: "${host}" + path)!)
          request.setValue("Bearer \\(token)", forHTTPHeaderField: "Authorization")
          return request
      }
      _ = call("/v1/models", token: ${k})`,
  },
};
