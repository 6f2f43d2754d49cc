import { address, hardCoded, host, indent, key, rest, start, type Ways } from "./way.ts";

export const php: Ways = {
  path: "src/Run.php",
  rules: hardCoded,
  program: (top, statements) => `<?php

use GuzzleHttp\\Client;

${top}

function run($prompt) {
${indent(statements, 4)}
}
`,
  holding: {
    constant: [`const PASS = '${key}';`, "PASS"],
    define: [`define('PASS', '${key}');`, "PASS"],
    concat: [`const PASS = '${start}' . '${rest}';`, "PASS"],
    fn: [`function secret() { return '${key}'; }`, "secret()"],
    arrow: ["", `(fn() => '${key}')()`],
    classConst: [`class Config { const PASS = '${key}'; }`, "Config::PASS"],
    staticProp: [`class Config { public static $pass = '${key}'; }`, "Config::$pass"],
    enum: [`enum Secret: string { case Llm = '${key}'; }`, "Secret::Llm->value"],
    method: [`class Config { public function pass(): string { return '${key}'; } }`, "(new Config())->pass()"],
    prop: [`class Config { public string $pass = '${key}'; }`, "(new Config())->pass"],
    local: ["", `'${key}'`],
  },
  sending: {
    curl: (k) => `
        $ch = curl_init('${address}');
        curl_setopt($ch, CURLOPT_HTTPHEADER, ['Authorization: Bearer ' . ${k}]);
        curl_exec($ch);`,
    curlArray: (k) => `
        $ch = curl_init();
        curl_setopt_array($ch, [CURLOPT_URL => '${address}', CURLOPT_HTTPHEADER => ['Content-Type: application/json', 'Authorization: Bearer ' . ${k}]]);
        curl_exec($ch);`,
    guzzle: (k) => `
        $c = new Client(['base_uri' => '${host}', 'headers' => ['Authorization' => 'Bearer ' . ${k}]]);
        return $c->get('/v1/models');`,
    guzzleReq: (k) => `return (new Client())->post('${address}', ['headers' => ['Authorization' => 'Bearer ' . ${k}]]);`,
    guzzleRequest: (k) => `return (new Client(['base_uri' => '${host}']))->request('POST', '/v1/completions', ['headers' => ['Authorization' => 'Bearer ' . ${k}]]);`,
    laravel: (k) => `return Http::withToken(${k})->post('${address}');`,
    laravelHeaders: (k) => `return Http::withHeaders(['Authorization' => 'Bearer ' . ${k}])->post('${address}');`,
    laravelBase: (k) => `return Http::baseUrl('${host}')->withToken(${k})->get('/v1/models');`,
    openai: (k) => `return OpenAI::factory()->withApiKey(${k})->withBaseUri('${host}/v1')->make();`,
    symfony: (k) => `return $this->client->request('POST', '${address}', ['auth_bearer' => ${k}]);`,
    symfonyHeaders: (k) => `return HttpClient::create()->request('POST', '${address}', ['headers' => ['Authorization' => 'Bearer ' . ${k}]]);`,
    stream: (k) => `
        $ctx = stream_context_create(['http' => ['method' => 'POST', 'header' => 'Authorization: Bearer ' . ${k}]]);
        return file_get_contents('${address}', false, $ctx);`,
    streamLines: (k) => `
        $ctx = stream_context_create(['http' => ['header' => "Content-Type: application/json\\r\\nAuthorization: Bearer " . ${k} . "\\r\\n"]]);
        return file_get_contents('${address}', false, $ctx);`,
    wp: (k) => `return wp_remote_post('${address}', array('headers' => array('Authorization' => 'Bearer ' . ${k})));`,
    psr7: (k) => `
        $r = new Request('POST', '${address}', ['Authorization' => 'Bearer ' . ${k}]);
        return $this->http->sendRequest($r);`,
    psrWith: (k) => `
        $r = $factory->createRequest('POST', '${address}')->withHeader('Authorization', 'Bearer ' . ${k});
        return $this->http->sendRequest($r);`,
    sprintf: (k) => `return Http::withHeaders(['Authorization' => sprintf('Bearer %s', ${k})])->get('${address}');`,
  },
};
