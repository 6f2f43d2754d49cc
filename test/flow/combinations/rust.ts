import { address, base64, hardCoded, host, indent, key, rest, start, type Ways } from "./way.ts";

/** Left out: what a method of an enum gives for each of its variants; libcurl. */
export const rust: Ways = {
  path: "src/run.rs",
  rules: hardCoded,
  program: (top, statements) =>
    `use std::env;\nuse std::collections::HashMap;\n\n${top}\n\n` +
    `async fn run(prompt: &str) -> Result<(), Box<dyn std::error::Error>> {\n${indent(statements, 4)}\n    Ok(())\n}\n`,
  holding: {
    constant: [`const PASS: &str = "${key}";`, "PASS"],
    pubConstant: [`pub const PASS: &'static str = "${key}";`, "PASS"],
    staticItem: [`static PASS: &str = "${key}";`, "PASS"],
    raw: [`const PASS: &str = r"${key}";`, "PASS"],
    rawHash: [`const PASS: &str = r#"${key}"#;`, "PASS"],
    concatMacro: [`const PASS: &str = concat!("${start}", "${rest}");`, "PASS"],
    continued: [`const PASS: &str = "${start}\\\n    ${rest}";`, "PASS"],
    result: [`fn pass() -> &'static str {\n    "${key}"\n}`, "pass()"],
    returned: [`fn pass() -> String {\n    return "${key}".to_string();\n}`, "pass()"],
    stringFrom: [`fn pass() -> String {\n    String::from("${key}")\n}`, "pass()"],
    formatted: [`fn pass() -> String {\n    format!("{}{}", "${start}", "${rest}")\n}`, "pass()"],
    plus: [`fn pass() -> String {\n    "${start}".to_string() + "${rest}"\n}`, "pass()"],
    joined: [`fn pass() -> String {\n    ["${start}", "${rest}"].join("")\n}`, "pass()"],
    concatenated: [`fn pass() -> String {\n    ["${start}", "${rest}"].concat()\n}`, "pass()"],
    unwrapOrElse: [`fn pass() -> String {\n    env::var("PASS").unwrap_or_else(|_| "${key}".to_string())\n}`, "pass()"],
    unwrapOr: [`fn pass() -> String {\n    env::var("PASS").unwrap_or("${key}".into())\n}`, "pass()"],
    optionEnv: [
      `
        const PASS: &str = match option_env!("PASS") {
            Some(found) => found,
            None => "${key}",
        };`,
      "PASS",
    ],
    matched: [
      `
        fn pass() -> String {
            match env::var("PASS") {
                Ok(found) => found,
                Err(_) => "${key}".to_owned(),
            }
        }`,
      "pass()",
    ],
    structItem: [
      `
        struct Config {
            pass: &'static str,
        }

        static CONFIG: Config = Config { pass: "${key}" };`,
      "CONFIG.pass",
    ],
    newFunction: [
      `
        struct Config {
            pass: String,
        }

        impl Config {
            fn new() -> Self {
                Self { pass: "${key}".to_string() }
            }
        }`,
      "Config::new().pass",
    ],
    defaultTrait: [
      `
        struct Config {
            pass: String,
        }

        impl Default for Config {
            fn default() -> Self {
                Config { pass: String::from("${key}") }
            }
        }`,
      "Config::default().pass",
    ],
    associated: [`struct Config;\n\nimpl Config {\n    const PASS: &'static str = "${key}";\n}`, "Config::PASS"],
    module: [`mod secrets {\n    pub const PASS: &str = "${key}";\n}`, "secrets::PASS"],
    lazyStatic: [`lazy_static! {\n    static ref PASS: String = String::from("${key}");\n}`, "PASS.as_str()"],
    lazyLock: [`static PASS: LazyLock<String> = LazyLock::new(|| "${key}".to_string());`, "*PASS"],
    array: [`const KEYS: [&str; 2] = ["x", "${key}"];`, "KEYS[1]"],
    tuple: [`const PAIR: (&str, &str) = ("x", "${key}");`, "PAIR.1"],
    hashMap: [
      `fn secrets() -> HashMap<&'static str, &'static str> {\n    HashMap::from([("pass", "${key}")])\n}`,
      `secrets()["pass"]`,
    ],
    bytes: [`const PASS: &[u8] = b"${key}";`, "std::str::from_utf8(PASS).unwrap()"],
    decoded: [
      `fn pass() -> String {\n    String::from_utf8(STANDARD.decode("${base64}").unwrap()).unwrap()\n}`,
      "pass()",
    ],
    secret: [`fn pass() -> SecretString {\n    SecretString::from("${key}")\n}`, "pass().expose_secret()"],
    trimmed: [`fn pass() -> &'static str {\n    "${key}\\n".trim()\n}`, "pass()"],
  },
  sending: {
    bearerAuth: (k) => `reqwest::Client::new().post("${address}").bearer_auth(${k}).send().await?;`,
    header: (k) => `
      let client = reqwest::Client::new();
      let response = client
          .post("${address}")
          .header("Authorization", format!("Bearer {}", ${k}))
          .send()
          .await?;`,
    headerConstant: (k) => `
      let client = reqwest::Client::new();
      client.get("${host}/v1/models").header(reqwest::header::AUTHORIZATION, format!("Bearer {}", ${k})).send().await?;`,
    defaultHeaders: (k) => `
      let mut headers = HeaderMap::new();
      headers.insert(AUTHORIZATION, HeaderValue::from_str(&format!("Bearer {}", ${k}))?);
      let client = reqwest::Client::builder().default_headers(headers).build()?;
      client.get("${address}").send().await?;`,
    blocking: (k) => `
      let token = ${k};
      reqwest::blocking::Client::new().post("${address}").header("Authorization", format!("Bearer {token}")).send()?;`,
    ureq: (k) => `ureq::post("${address}").set("Authorization", &format!("Bearer {}", ${k})).call()?;`,
    ureqHeader: (k) => `ureq::post("${address}").header("Authorization", &format!("Bearer {}", ${k})).send_json(&body)?;`,
    hyper: (k) => `
      let request = Request::builder()
          .method(Method::POST)
          .uri("${address}")
          .header("Authorization", format!("Bearer {}", ${k}))
          .body(Body::empty())?;
      client.request(request).await?;`,
    surf: (k) => `surf::post("${address}").header("Authorization", format!("Bearer {}", ${k})).await?;`,
    isahc: (k) => `
      Request::post("${address}").header("Authorization", format!("Bearer {}", ${k})).body(())?.send()?;`,
    asyncOpenai: (k) => `
      let config = OpenAIConfig::new().with_api_base("${host}/v1").with_api_key(${k});
      let client = Client::with_config(config);`,
    awc: (k) => `awc::Client::default().post("${address}").bearer_auth(${k}).send().await?;`,
    helper: (k) => `
      async fn call(path: &str, token: &str) -> reqwest::Result<reqwest::Response> {
          reqwest::Client::new().get(format!("${host}{}", path)).bearer_auth(token).send().await
      }
      call("/v1/models", &${k}).await?;`,
  },
};
