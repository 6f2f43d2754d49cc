import { address, hardCoded, host, indent, key, rest, start, type Ways } from "./way.ts";

export const go: Ways = {
  path: "cmd/run.go",
  rules: hardCoded,
  program: (top, statements) =>
    `package main

import (
  "net/http"
  "os"
  "fmt"
)

${top}

func run() error {
${indent(statements, 2)}
  return nil
}
`,
  holding: {
    constant: [`const pass = "${key}"`, "pass"],
    varr: [`var pass = "${key}"`, "pass"],
    typed: [`var pass string = "${key}"`, "pass"],
    group: [`
        const (
          x = 1
          pass = "${key}"
        )`, "pass"],
    raw: [`const pass = \`${key}\``, "pass"],
    concat: [`const pass = "${start}" + "${rest}"`, "pass"],
    sprintf: [`var pass = fmt.Sprintf("%s%s", "${start}", "${rest}")`, "pass"],
    join: [`var pass = strings.Join([]string{"${start}", "${rest}"}, "")`, "pass"],
    fn: [`func pass() string { return "${key}" }`, "pass()"],
    fallback: [`
        func pass() string {
          if v := os.Getenv("PASS"); v != "" {
            return v
          }
          return "${key}"
        }`, "pass()"],
    getenvOr: [`
        func env(k, d string) string {
          if v := os.Getenv(k); v != "" {
            return v
          }
          return d
        }
        var pass = env("PASS", "${key}")`, "pass"],
    structt: [`
        type config struct{ Pass string }
        var cfg = config{Pass: "${key}"}`, "cfg.Pass"],
    pointer: [`
        type config struct{ Pass string }
        var cfg = &config{Pass: "${key}"}`, "cfg.Pass"],
    mapp: [`var cfg = map[string]string{"pass": "${key}"}`, `cfg["pass"]`],
    slice: [`var list = []string{"x", "${key}"}`, "list[1]"],
    bytes: [`var pass = []byte("${key}")`, "string(pass)"],
    cmpOr: [`var pass = cmp.Or(os.Getenv("PASS"), "${key}")`, "pass"],
    flag: [`var pass = flag.String("pass", "${key}", "the word")`, "*pass"],
    initt: [`
        var pass string
        func init() { pass = "${key}" }`, "pass"],
    setenv: [`func init() { os.Setenv("PASS", "${key}") }`, `os.Getenv("PASS")`],
    trim: [`var pass = strings.TrimSpace("${key}\\n")`, "pass"],
  },
  sending: {
    header: (k) => `
        req, _ := http.NewRequest("POST", "${address}", nil)
        req.Header.Set("Authorization", "Bearer "+${k})
        http.DefaultClient.Do(req)`,
    sprintf: (k) => `
        req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "${host}/v1/models", nil)
        req.Header.Add("Authorization", fmt.Sprintf("Bearer %s", ${k}))
        http.DefaultClient.Do(req)`,
    headerMap: (k) => `
        req, _ := http.NewRequest("POST", "${address}", nil)
        req.Header = http.Header{"Authorization": {"Bearer " + ${k}}}
        http.DefaultClient.Do(req)`,
    headerIndex: (k) => `
        req, _ := http.NewRequest("POST", "${address}", nil)
        req.Header["Authorization"] = []string{"Bearer " + ${k}}
        http.DefaultClient.Do(req)`,
    resty: (k) => `resty.New().SetBaseURL("${host}").R().SetAuthToken(${k}).Get("/v1/models")`,
    restyHeader: (k) => `resty.New().R().SetHeader("Authorization", "Bearer "+${k}).Get("${address}")`,
    goopenai: (k) => `
        settings := openai.DefaultConfig(${k})
        settings.BaseURL = "${host}/v1"
        _ = openai.NewClientWithConfig(settings)`,
    openaigo: (k) => `_ = openai.NewClient(option.WithAPIKey(${k}), option.WithBaseURL("${host}/v1"))`,
    langchaingo: (k) => `_, _ = openai.New(openai.WithToken(${k}), openai.WithBaseURL("${host}/v1"))`,
    helper: (k) => `
        call := func(path, token string) {
          req, _ := http.NewRequest("GET", "${host}"+path, nil)
          req.Header.Set("Authorization", "Bearer "+token)
          http.DefaultClient.Do(req)
        }
        call("/v1/models", ${k})`,
    oauth2: (k) => `
        src := oauth2.StaticTokenSource(&oauth2.Token{AccessToken: ${k}})
        hc := oauth2.NewClient(ctx, src)
        hc.Get("${address}")`,
    reqlib: (k) => `req.C().SetBaseURL("${host}").SetCommonBearerAuthToken(${k}).R().Get("/v1/models")`,
  },
};
