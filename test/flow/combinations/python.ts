import { address, base64, hardCoded, host, indent, key, rest, start, type Ways } from "./way.ts";

export const python: Ways = {
  path: "app/run.py",
  rules: hardCoded,
  program: (top, statements) => `import base64, os, json
import requests, httpx
from openai import OpenAI

${top}

def run(prompt):
${indent(statements, 4)}
`,
  holding: {
    constant: [`PASS = "${key}"`, "PASS"],
    global: [`PASS = None

def setup():
    global PASS
    PASS = "${key}"`, "PASS"],
    single: [`PASS = '${key}'`, "PASS"],
    annotated: [`PASS: str = "${key}"`, "PASS"],
    final: [`PASS: Final[str] = "${key}"`, "PASS"],
    concat: [`PASS = "${start}" + "${rest}"`, "PASS"],
    adjacent: [`
        PASS = ("${start}"
                "${rest}")`, "PASS"],
    fstring: [`
        A = "${start}"
        PASS = f"{A}${rest}"`, "PASS"],
    join: [`PASS = "".join(["${start}", "${rest}"])`, "PASS"],
    getenv: [`PASS = os.getenv("PASS", "${key}")`, "PASS"],
    environ: [`PASS = os.environ.get("PASS", "${key}")`, "PASS"],
    or: [`PASS = os.environ.get("PASS") or "${key}"`, "PASS"],
    ternary: [`PASS = os.environ["PASS"] if "PASS" in os.environ else "${key}"`, "PASS"],
    dict: [`CONFIG = {"pass": "${key}"}`, `CONFIG["pass"]`],
    dictGet: [`CONFIG = {"pass": "${key}"}`, `CONFIG.get("pass")`],
    dictCall: [`CONFIG = dict(pass_="${key}")`, `CONFIG["pass_"]`],
    func: [`
        def secret():
            return "${key}"`, "secret()"],
    lambda: [`secret = lambda: "${key}"`, "secret()"],
    classAttr: [`
        class Config:
            PASS = "${key}"`, "Config.PASS"],
    instance: [`
        class Config:
            def __init__(self):
                self.secret = "${key}"

        config = Config()`, "config.secret"],
    dataclass: [`
        @dataclass
        class Config:
            secret: str = "${key}"

        config = Config()`, "config.secret"],
    settings: [`
        class Settings(BaseSettings):
            secret: str = Field(default="${key}")

        settings = Settings()`, "settings.secret"],
    property: [`
        class Config:
            @property
            def secret(self):
                return "${key}"

        config = Config()`, "config.secret"],
    enum: [`
        class Secrets(str, Enum):
            LLM = "${key}"`, "Secrets.LLM.value"],
    b64: [`PASS = base64.b64decode("${base64}").decode()`, "PASS"],
    b64utf: [`PASS = base64.b64decode(b"${base64}").decode("utf-8")`, "PASS"],
    bytes: [`PASS = b"${key}".decode()`, "PASS"],
    strip: [`PASS = " ${key} ".strip()`, "PASS"],
    format: [`PASS = "{}${rest}".format("${start}")`, "PASS"],
    percent: [`PASS = "%s${rest}" % "${start}"`, "PASS"],
    tuple: [`A, PASS = "x", "${key}"`, "PASS"],
    walrus: [`
        if (PASS := "${key}"):
            pass`, "PASS"],
    setdefault: [`os.environ.setdefault("PASS", "${key}")`, `os.environ["PASS"]`],
    envset: [`os.environ["PASS"] = "${key}"`, `os.environ["PASS"]`],
    envset2: [`os.environ["PASS"] = "${key}"`, `os.getenv("PASS")`],
    namespace: [`config = SimpleNamespace(secret="${key}")`, "config.secret"],
    jsonloads: [`CONFIG = json.loads('{"secret": "${key}"}')`, `CONFIG["secret"]`],
    secretstr: [`PASS = SecretStr("${key}")`, "PASS.get_secret_value()"],
    triple: [`PASS = """${key}"""`, "PASS"],
    plusEq: [`
        PASS = "${start}"
        PASS += "${rest}"`, "PASS"],
    lines: [`PASS = "${start}" \\\n    "${rest}"`, "PASS"],
    param: [`
        def same(x):
            return x

        PASS = same("${key}")`, "PASS"],
    namedTuple: [`
        Config = namedtuple("Config", "secret")
        config = Config(secret="${key}")`, "config.secret"],
  },
  sending: {
    requests: (k) => `return requests.post("${address}", headers={"Authorization": f"Bearer {${k}}"}, json={"prompt": prompt})`,
    plus: (k) => `return requests.post("${address}", headers={"Authorization": "Bearer " + ${k}})`,
    headersVar: (k) => `
        headers = {"Authorization": "Bearer {}".format(${k})}
        return requests.get("${host}/v1/models", headers=headers)`,
    session: (k) => `
        s = requests.Session()
        s.headers["Authorization"] = f"Bearer {${k}}"
        return s.get("${address}")`,
    sessionUpdate: (k) => `
        s = requests.Session()
        s.headers.update({"Authorization": f"Bearer {${k}}"})
        return s.get("${address}")`,
    httpxClient: (k) => `
        with httpx.Client(base_url="${host}", headers={"Authorization": f"Bearer {${k}}"}) as client:
            return client.post("/v1/completions")`,
    aiohttp: (k) => `
        async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {${k}}"}) as s:
            return await s.get("${address}")`,
    urllib: (k) => `
        r = urllib.request.Request("${address}", headers={"Authorization": "Bearer %s" % ${k}})
        return urllib.request.urlopen(r)`,
    urllibAdd: (k) => `
        r = urllib.request.Request("${address}")
        r.add_header("Authorization", "Bearer " + ${k})
        return urllib.request.urlopen(r)`,
    httpclient: (k) => `
        c = http.client.HTTPSConnection("api.cinclus.wayscloud.services")
        c.request("POST", "/v1/completions", headers={"Authorization": f"Bearer {${k}}"})`,
    openai: (k) => `return OpenAI(base_url="${host}/v1", api_key=${k})`,
    openaiModule: (k) => `
        openai.api_base = "${host}/v1"
        openai.api_key = ${k}`,
    langchain: (k) => `return ChatOpenAI(model="cinclus-chat-001", base_url="${host}/v1", api_key=${k})`,
    langchainOld: (k) => `return ChatOpenAI(openai_api_base="${host}/v1", openai_api_key=${k})`,
    litellm: (k) => `return litellm.completion(model="openai/cinclus-chat-001", api_base="${host}/v1", api_key=${k}, messages=[])`,
    llamaindex: (k) => `return OpenAILike(model="x", api_base="${host}/v1", api_key=${k})`,
    pycurl: (k) => `
        c = pycurl.Curl()
        c.setopt(c.URL, "${address}")
        c.setopt(c.HTTPHEADER, ["Authorization: Bearer " + ${k}])
        c.perform()`,
    helper: (k) => `
        def call(path, token):
            return requests.get("${host}" + path, headers={"Authorization": f"Bearer {token}"})
        return call("/v1/models", ${k})`,
    authClass: (k) => `
        class BearerAuth(requests.auth.AuthBase):
            def __call__(self, r):
                r.headers["authorization"] = "Bearer " + ${k}
                return r
        return requests.get("${address}", auth=BearerAuth())`,
    subprocess: (k) => `subprocess.run(["curl", "-H", f"Authorization: Bearer {${k}}", "${address}"])`,
    sdk: (k) => `return WaysCloudClient(token=${k})`,
    dspy: (k) => `dspy.LM("openai/cinclus-chat-001", api_base="${host}/v1", api_key=${k})`,
    clientClass: (k) => `
        class Client:
            base = "${host}"
            def __init__(self, token):
                self._token = token
            def get(self, path):
                return requests.get(self.base + path, headers={"Authorization": f"Bearer {self._token}"})
        return Client(${k}).get("/v1/models")`,
  },
};
