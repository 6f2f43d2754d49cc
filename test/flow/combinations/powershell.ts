import { address, base64, hardCoded, host, indent, key, rest, start, type Ways } from "./way.ts";

/** Left out: `??=`, a joining prefix and the value of a `switch`, which are not followed. */
export const powershell: Ways = {
  path: "scripts/run.ps1",
  rules: hardCoded,
  program: (top, statements) => `${top}\n\nfunction Invoke-Run($Prompt) {\n${indent(statements, 4)}\n}\n`,
  holding: {
    variable: [`$pass = "${key}"`, "$pass"],
    setVariable: [`Set-Variable -Name pass -Value "${key}" -Option Constant`, "$pass"],
    setVariablePlain: [`New-Variable pass "${key}"`, "$pass"],
    single: [`$pass = '${key}'`, "$pass"],
    typed: [`[string]$pass = "${key}"`, "$pass"],
    script: [`$script:pass = "${key}"`, "$script:pass"],
    global: [`$Global:Pass = "${key}"`, "$Global:Pass"],
    concat: [`$pass = "${start}" + "${rest}"`, "$pass"],
    interpolated: [`$a = "${start}"\n$pass = "\${a}${rest}"`, "$pass"],
    format: [`$pass = "{0}{1}" -f "${start}", "${rest}"`, "$pass"],
    joined: [`$pass = "${start}", "${rest}" -join ""`, "$pass"],
    environment: [`$env:PASS = "${key}"`, "$env:PASS"],
    ifElse: [`$pass = if ($env:PASS) { $env:PASS } else { "${key}" }`, "$pass"],
    ifEmpty: [`$pass = $env:PASS\nif (-not $pass) {\n    $pass = "${key}"\n}`, "$pass"],
    coalesce: [`$pass = $env:PASS ?? "${key}"`, "$pass"],
    hashtable: [`$config = @{ Pass = "${key}" }`, "$($config.Pass)"],
    hashtableIndex: [`$config = @{ "pass" = "${key}" }`, `$($config["pass"])`],
    hashtableLater: [`$config = @{}\n$config.Pass = "${key}"`, "$($config.Pass)"],
    ordered: [`$config = [ordered]@{\n    Name = "x"\n    Pass = "${key}"\n}`, "$($config.Pass)"],
    customObject: [`$config = [PSCustomObject]@{ Pass = "${key}" }`, "$($config.Pass)"],
    array: [`$keys = @("x", "${key}")`, "$($keys[1])"],
    result: [`function Get-Pass {\n    return "${key}"\n}`, "$(Get-Pass)"],
    implicitResult: [`function Get-Pass { "${key}" }`, "$(Get-Pass)"],
    parameterDefault: [`param(\n    [string]$Pass = "${key}"\n)`, "$Pass"],
    classField: [`class Config {\n    [string]$Pass = "${key}"\n}\n$config = [Config]::new()`, "$($config.Pass)"],
    staticField: [`class Config {\n    static [string]$Pass = "${key}"\n}`, "$([Config]::Pass)"],
    decoded: [
      `$pass = [System.Text.Encoding]::UTF8.GetString([System.Convert]::FromBase64String("${base64}"))`,
      "$pass",
    ],
    hereString: [`$pass = @"\n${key}\n"@`, "$pass"],
    fromJson: [`$config = '{"pass": "${key}"}' | ConvertFrom-Json`, "$($config.pass)"],
    trimmed: [`$pass = " ${key} ".Trim()`, "$pass"],
  },
  sending: {
    restMethod: (k) => `Invoke-RestMethod -Uri "${address}" -Method Post -Headers @{ Authorization = "Bearer ${k}" }`,
    headersName: (k) => `
      $headers = @{
          "Authorization" = "Bearer ${k}"
          "Content-Type" = "application/json"
      }
      Invoke-RestMethod -Uri "${address}" -Headers $headers`,
    headersLater: (k) => `
      $headers = @{}
      $headers["Authorization"] = "Bearer ${k}"
      Invoke-WebRequest -Uri "${address}" -Headers $headers`,
    headersAdd: (k) => `
      $headers = New-Object "System.Collections.Generic.Dictionary[[String],[String]]"
      $headers.Add("Authorization", "Bearer ${k}")
      Invoke-RestMethod "${address}" -Method 'POST' -Headers $headers`,
    splatting: (k) => `
      $params = @{
          Uri = "${address}"
          Method = "Post"
          Headers = @{ Authorization = "Bearer ${k}" }
      }
      Invoke-RestMethod @params`,
    uriName: (k) => `
      $base = "${host}"
      irm "$base/v1/models" -Headers @{ Authorization = "Bearer ${k}" }`,
    token: (k) => `
      $token = ConvertTo-SecureString "${k}" -AsPlainText -Force
      Invoke-RestMethod -Uri "${address}" -Authentication Bearer -Token $token`,
    webRequest: (k) => `
      $request = [System.Net.WebRequest]::Create("${address}")
      $request.Headers.Add("Authorization", "Bearer ${k}")
      $request.GetResponse()`,
    webClient: (k) => `
      $client = New-Object System.Net.WebClient
      $client.Headers.Add("Authorization", "Bearer ${k}")
      $client.DownloadString("${address}")`,
    httpClient: (k) => `
      $client = [System.Net.Http.HttpClient]::new()
      $client.DefaultRequestHeaders.Add("Authorization", "Bearer ${k}")
      $client.GetStringAsync("${address}").Result`,
    curl: (k) => `curl.exe -H "Authorization: Bearer ${k}" ${address}`,
    helper: (k) => `
      function Invoke-Llm($Path, $Token) {
          Invoke-RestMethod -Uri "${host}$Path" -Headers @{ Authorization = "Bearer $Token" }
      }
      Invoke-Llm "/v1/models" "${k}"`,
  },
};
