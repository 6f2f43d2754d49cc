import { describe, expect, it } from "vitest";
import { fakeKey } from "../../../src/cinclus/fake-key.ts";
import { allNodes, print, read } from "./support.ts";

const key = fakeKey("hex");

describe("YAML", () => {
  it("reads a compose file: lists of variables, commands in words, health checks", () => {
    const text = [
      "services:",
      "  app: &app # the app",
      "    environment:",
      `      - CINCLUS_API_KEY=${key}`,
      '      - "URL=${URL:-https://x}"',
      '    command: ["curl", "-H", "Authorization: Bearer it\'s", "https://x"]',
      "    entrypoint: [sh, -c, 'echo hi there']",
      "    healthcheck:",
      '      test: ["CMD-SHELL", "curl -k x"]',
      "  other:",
      "    <<: *app",
      "    image: !Ref Image",
      "",
    ].join("\n");
    const app = `{"environment": [env CINCLUS_API_KEY = "${key}", env URL = (URL | "https://x")], "command": embedded shell "curl -H 'Authorization: Bearer it'\\\\''s' https://x", "entrypoint": ["sh", "-c", embedded shell "echo hi there"], "healthcheck": {"test": ["CMD-SHELL", embedded shell "curl -k x"]}}`;
    expect(print("yaml", text)).toBe(`{"services": {"app": ${app}, "other": {...${app}, "image": !Ref("Image")}}}`);
    const { comments } = read("yaml", text);
    expect(comments.map(({ start, end }) => text.slice(start, end))).toEqual(["# the app"]);
  });

  it("hands scripts of pipelines to their languages", () => {
    const text = [
      "steps:",
      "  - run: curl -k https://x",
      "  - run: |",
      "      Write-Output hi",
      "    shell: pwsh",
      "  - run: print(1, 2)",
      "    shell: python",
      "  - uses: actions/github-script@v8",
      "    with:",
      "      script: console.log(1, 2)",
      "  - pwsh: Get-Item x",
      "  - run: ./build.sh",
      "build:",
      "  script:",
      "    - curl a b",
      "    - |",
      "      a",
      "      b",
      "  environment:",
      "    X: ${{ secrets.X }}",
      "",
    ].join("\r\n");
    expect(print("yaml", text)).toBe(
      '{"steps": [{"run": embedded shell "curl -k https://x"}, {"run": embedded powershell "Write-Output hi\\n", "shell": "pwsh"}, ' +
        '{"run": embedded python "print(1, 2)", "shell": "python"}, {"uses": "actions/github-script@v8", "with": {"script": embedded javascript "console.log(1, 2)"}}, ' +
        '{"pwsh": embedded powershell "Get-Item x"}, {"run": "./build.sh"}], ' +
        '"build": {"script": [embedded shell "curl a b", embedded shell "a\\nb\\n"], "environment": {"X": "${{ secrets.X }}"}}}',
    );
  });

  it("reads manifests of Kubernetes: Base64 of a Secret, files of a ConfigMap", () => {
    const text = [
      "apiVersion: v1",
      "kind: Secret",
      "data:",
      "  key: QUJD",
      "stringData:",
      "  other: plain",
      "---",
      "kind: ConfigMap",
      "data:",
      "  app.env: |",
      "    A=b",
      "  lines: |",
      "    A=b",
      "    C=d",
      "  tree: |",
      "    cinclus:",
      "      key: v",
      '  object: \'{"a": 1}\'',
      "  prose: |",
      "    Just a text.",
      "",
    ].join("\n");
    expect(print("yaml", text)).toBe(
      '{"apiVersion": "v1", "kind": "Secret", "data": {"key": base64("QUJD")}, "stringData": {"other": "plain"}}\n' +
        '{"kind": "ConfigMap", "data": {"app.env": embedded app.env "A=b\\n", "lines": embedded dotenv "A=b\\nC=d\\n", ' +
        '"tree": embedded yaml "cinclus:\\n  key: v\\n", "object": embedded json "{\\"a\\": 1}", "prose": "Just a text.\\n"}}',
    );
  });

  it("reads the commands of cloud-init, containers and Ansible", () => {
    const text = [
      "runcmd:",
      "  - [curl, -k, 'https://x']",
      "  - curl -k y",
      "write_files:",
      "  - path: /etc/app.env",
      "    content: |",
      "      A=b",
      "user-data: |",
      "  #cloud-config",
      "  a: b",
      "containers:",
      '  - command: ["/bin/sh", "-c"]',
      "    args:",
      "      - |",
      "        curl -k x",
      "        echo",
      "tasks:",
      "  - shell: curl {{ url }}",
      "  - uri: { url: https://x, validate_certs: no }",
      "",
    ].join("\n");
    expect(print("yaml", text)).toBe(
      '{"runcmd": [embedded shell "curl -k https://x", embedded shell "curl -k y"], ' +
        '"write_files": [{"path": "/etc/app.env", "content": embedded app.env "A=b\\n"}], "user-data": embedded yaml "#cloud-config\\na: b\\n", ' +
        '"containers": [{"command": ["/bin/sh", "-c"], "args": [embedded shell "curl -k x\\necho\\n"]}], ' +
        '"tasks": [{"shell": embedded shell "curl {{ url }}"}, {"uri": {"url": "https://x", "validate_certs": false}}]}',
    );
  });

  it("keeps encrypted values apart by their tags", () => {
    expect(print("yaml", "key: !vault |\n  $ANSIBLE_VAULT;1.1\n  3132\nb: !!binary QUJD\nc: !Sub [a, { d: e }]\nf: !!str 12\n")).toBe(
      '{"key": !vault("$ANSIBLE_VAULT;1.1\\n3132\\n"), "b": base64("QUJD"), "c": !Sub(["a", {"d": "e"}]), "f": 12}',
    );
  });

  it("lets the values of aliases stand at their anchors", () => {
    const text = "a: &k secret\nb: *k\nc: *none\nd: &m { x: *k }\ne: *m\n";
    expect(print("yaml", text)).toBe('{"a": "secret", "b": "secret", "c": none, "d": {"x": "secret"}, "e": {...{"x": "secret"}}}');
    const strings = allNodes(read("yaml", text)).filter((node) => node.kind === "string" && node.value === "secret");
    expect(strings.map((node) => node.start)).toEqual([text.indexOf("secret")]);
  });

  it("does not follow aliases of aliases without end", () => {
    const bomb = ["a0: &a0 [x, x, x, x]", ...Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}]`)].join("\n");
    expect(print("yaml", bomb).length).toBeLessThan(2_000_000);
  });

  it("reads through the templates of Helm and Jinja", () => {
    const text = [
      "{{- if .Values.enabled }}",
      "key: {{ .Values.key }}",
      'quoted: "{{ .Values.x | default "y z" }}"',
      "  {{- toYaml . | nindent 2 }}",
      "{{- end }}",
      "joined: {{ a }}-{{ b }}",
      "fallback: '{{ lookup(\"env\", \"A\") | default(\"zz\") }}'",
      "{% raw %}",
      `cinclus_api_key: ${key}`,
      "",
    ].join("\n");
    expect(print("yaml", text)).toBe(
      '{"key": "{{ .Values.key }}", "quoted": (.Values.x | "y z"), "joined": "{{ a }}-{{ b }}", ' +
        `"fallback": (lookup("env", "A") | "zz"), "cinclus_api_key": "${key}"}`,
    );
  });

  it("reads broken files by their lines", () => {
    const text = `a: [b\nc: d\nlist:\n- x: y\n  run: |\n    one\n    two\ncinclus:\n  key: "${key}" # c\n  cut: "off\n`;
    expect(print("yaml", text)).toBe(
      `{"a": "[b", "c": "d", "list": [{"x": "y", "run": embedded shell "one\\ntwo\\n"}], "cinclus": {"key": "${key}", "cut": "off"}}`,
    );
  });

  it("reads settings of clients", () => {
    const litellm = "model_list:\n  - model_name: c\n    litellm_params:\n      api_base: https://x/v1\n      api_key: os.environ/CINCLUS_API_KEY\n";
    expect(print("yaml", `\uFEFF${litellm}`)).toBe(
      '{"model_list": [{"model_name": "c", "litellm_params": {"api_base": "https://x/v1", "api_key": "os.environ/CINCLUS_API_KEY"}}]}',
    );
    const spring = "cinclus.api-key: ${CINCLUS_API_KEY:abc}\n";
    expect(print("yaml", spring)).toBe('{"cinclus.api-key": (CINCLUS_API_KEY | "abc")}');
  });
});

describe("a colon where none may stand", () => {
  it.each([
    ['run: curl -H "Authorization: Bearer abc" https://x', '{"run": embedded shell "curl -H \\"Authorization: Bearer abc\\" https://x"}'],
    ["msg: foo: bar\nx: y", '{"msg": "foo: bar", "x": "y"}'],
    ["a:\n  - msg: foo: bar: baz\n    x: y", '{"a": [{"msg": "foo: bar: baz", "x": "y"}]}'],
    ['script:\n  - curl -H "A: b" https://x\n  - name: a', '{"script": [embedded shell "curl -H \\"A: b\\" https://x", {"name": "a"}]}'],
    ["a: b:\n  c: d", '{"a": {"b": {"c": "d"}}}'],
  ])("is part of the text: %j", (text, tree) => {
    expect(print("yaml", text)).toBe(tree);
  });
});
