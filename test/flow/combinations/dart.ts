import { address, base64, hardCodedInApp, host, indent, key, rest, start, type Ways } from "./way.ts";

export const dart: Ways = {
  path: "lib/run.dart",
  rules: hardCodedInApp,
  program: (top, statements) =>
    `import 'dart:convert';\nimport 'package:http/http.dart' as http;\n\n${top}\n\n` +
    `Future<void> run(String prompt) async {\n${indent(statements, 2)}\n}\n`,
  holding: {
    constant: [`const pass = '${key}';`, "pass"],
    typed: [`const String pass = "${key}";`, "pass"],
    finalName: [`final pass = '${key}';`, "pass"],
    raw: [`const pass = r'${key}';`, "pass"],
    concat: [`const pass = '${start}' + '${rest}';`, "pass"],
    adjacent: [`const pass = '${start}'\n    '${rest}';`, "pass"],
    interpolated: [`const a = '${start}';\nconst pass = '\${a}${rest}';`, "pass"],
    fromEnvironment: [`const pass = String.fromEnvironment('PASS', defaultValue: '${key}');`, "pass"],
    platform: [`final pass = Platform.environment['PASS'] ?? '${key}';`, "pass"],
    dotenv: [`final pass = dotenv.get('PASS', fallback: '${key}');`, "pass"],
    staticConstant: [`class Config {\n  static const pass = '${key}';\n}`, "Config.pass"],
    staticTyped: [`class Config {\n  static const String pass = '${key}';\n}`, "Config.pass"],
    field: [`class Config {\n  final String pass = '${key}';\n}\n\nfinal config = Config();`, "config.pass"],
    constructed: [`class Config {\n  final String pass;\n  Config(this.pass);\n}\n\nfinal config = Config('${key}');`, "config.pass"],
    constructedNamed: [
      `class Config {\n  final String pass;\n  const Config({required this.pass});\n}\n\nconst config = Config(pass: '${key}');`,
      "config.pass",
    ],
    constructedDefault: [
      `class Config {\n  final String pass;\n  Config({this.pass = '${key}'});\n}\n\nfinal config = Config();`,
      "config.pass",
    ],
    enumConstant: [`enum Secret {\n  llm('${key}');\n\n  const Secret(this.value);\n  final String value;\n}`, "Secret.llm.value"],
    result: [`String pass() {\n  return '${key}';\n}`, "pass()"],
    arrow: [`String pass() => '${key}';`, "pass()"],
    getter: [`String get pass => '${key}';`, "pass"],
    staticGetter: [`class Config {\n  static String get pass => '${key}';\n}`, "Config.pass"],
    asynchronous: [`Future<String> pass() async => '${key}';`, "await pass()"],
    map: [`const config = {'pass': '${key}'};`, "config['pass']"],
    typedMap: [`const config = <String, String>{'pass': '${key}'};`, "config['pass']!"],
    list: [`const keys = ['x', '${key}'];`, "keys[1]"],
    joined: [`final pass = ['${start}', '${rest}'].join();`, "pass"],
    decoded: [`final pass = utf8.decode(base64.decode('${base64}'));`, "pass"],
    decodedCharacters: [`final pass = String.fromCharCodes(base64Decode('${base64}'));`, "pass"],
    lateName: [`late final String pass;\n\nvoid init() {\n  pass = '${key}';\n}`, "pass"],
    ternary: [`final pass = kDebugMode ? '${key}' : '';`, "pass"],
    multiline: [`const pass = '''${key}''';`, "pass"],
    trimmed: [`final pass = ' ${key}'.trim();`, "pass"],
    fromJson: [`final config = jsonDecode('{"pass": "${key}"}');`, "config['pass']"],
  },
  sending: {
    post: (k) => `
      await http.post(
        Uri.parse('${address}'),
        headers: {'Authorization': 'Bearer \${${k}}'},
        body: jsonEncode({'prompt': prompt}),
      );`,
    uriHttps: (k) => `
      final response = await http.get(
        Uri.https('api.cinclus.wayscloud.services', '/v1/models'),
        headers: {HttpHeaders.authorizationHeader: 'Bearer \${${k}}'},
      );`,
    headersName: (k) => `
      final headers = <String, String>{
        'Content-Type': 'application/json',
        'Authorization': 'Bearer ' + ${k},
      };
      await http.post(Uri.parse('${address}'), headers: headers);`,
    request: (k) => `
      final request = http.Request('POST', Uri.parse('${address}'));
      request.headers['Authorization'] = 'Bearer \${${k}}';
      await request.send();`,
    addAll: (k) => `
      final request = http.Request('POST', Uri.parse('${address}'))
        ..headers.addAll({'Authorization': 'Bearer \${${k}}'});
      await request.send();`,
    dioOptions: (k) => `
      final dio = Dio(BaseOptions(
        baseUrl: '${host}',
        headers: {'Authorization': 'Bearer \${${k}}'},
      ));
      await dio.get('/v1/models');`,
    dioHeaders: (k) => `
      final dio = Dio();
      dio.options.baseUrl = '${host}';
      dio.options.headers['Authorization'] = 'Bearer \${${k}}';
      await dio.get('/v1/models');`,
    dioRequest: (k) => `
      await Dio().post('${address}', options: Options(headers: {'Authorization': 'Bearer \${${k}}'}));`,
    dioInterceptor: (k) => `
      final dio = Dio(BaseOptions(baseUrl: '${host}'));
      dio.interceptors.add(InterceptorsWrapper(onRequest: (options, handler) {
        options.headers['Authorization'] = 'Bearer \${${k}}';
        handler.next(options);
      }));`,
    dartOpenai: (k) => `
      OpenAI.baseUrl = '${host}';
      OpenAI.apiKey = ${k};`,
    openaiClient: (k) => `final client = OpenAIClient(apiKey: ${k}, baseUrl: '${host}/v1');`,
    langchain: (k) => `final llm = ChatOpenAI(apiKey: ${k}, baseUrl: '${host}/v1');`,
    httpClient: (k) => `
      final request = await HttpClient().postUrl(Uri.parse('${address}'));
      request.headers.set(HttpHeaders.authorizationHeader, 'Bearer \${${k}}');
      await request.close();`,
    helper: (k) => `
      Future<http.Response> call(String path, String token) =>
          http.get(Uri.parse('${host}' + path), headers: {'Authorization': 'Bearer $token'});
      await call('/v1/models', ${k});`,
  },
};
