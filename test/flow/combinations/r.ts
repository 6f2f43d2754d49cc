import { address, base64, hardCoded, host, indent, key, rest, start, type Ways } from "./way.ts";

/** Left out: `\\() "…"`, which is not followed, and command lines put together for `system`. */
export const r: Ways = {
  path: "R/run.R",
  rules: hardCoded,
  program: (top, statements) => `library(httr)\n\n${top}\n\nrun <- function(prompt) {\n${indent(statements, 2)}\n}\n`,
  holding: {
    arrow: [`pass <- "${key}"`, "pass"],
    outer: [`pass <- NULL\n\nsetup <- function() {\n  pass <<- "${key}"\n}`, "pass"],
    equals: [`pass = '${key}'`, "pass"],
    rightArrow: [`"${key}" -> pass`, "pass"],
    assigned: [`assign("pass", "${key}")`, "pass"],
    raw: [`pass <- r"(${key})"`, "pass"],
    dotted: [`my.pass <- "${key}"`, "my.pass"],
    paste0: [`pass <- paste0("${start}", "${rest}")`, "pass"],
    pasteSeparator: [`pass <- paste("${start}", "${rest}", sep = "")`, "pass"],
    pasteCollapse: [`pass <- paste(c("${start}", "${rest}"), collapse = "")`, "pass"],
    formatted: [`pass <- sprintf("%s%s", "${start}", "${rest}")`, "pass"],
    glued: [`a <- "${start}"\npass <- glue("{a}${rest}")`, "pass"],
    getenv: [`pass <- Sys.getenv("PASS", "${key}")`, "pass"],
    getenvUnset: [`pass <- Sys.getenv("PASS", unset = "${key}")`, "pass"],
    ifElse: [`pass <- if (nzchar(Sys.getenv("PASS"))) Sys.getenv("PASS") else "${key}"`, "pass"],
    ifEmpty: [`pass <- Sys.getenv("PASS")\nif (pass == "") pass <- "${key}"`, "pass"],
    setenv: [`Sys.setenv(PASS = "${key}")`, `Sys.getenv("PASS")`],
    options: [`options(pass = "${key}")`, `getOption("pass")`],
    optionDefault: [`pass <- getOption("pass", "${key}")`, "pass"],
    nullDefault: [`pass <- getOption("pass") %||% "${key}"`, "pass"],
    list: [`config <- list(pass = "${key}")`, "config$pass"],
    listIndex: [`config <- list(pass = "${key}")`, `config[["pass"]]`],
    listLater: [`config <- list()\nconfig$pass <- "${key}"`, "config$pass"],
    vector: [`keys <- c("x", "${key}")`, "keys[2]"],
    namedVector: [`config <- c(pass = "${key}")`, `config[["pass"]]`],
    result: [`pass <- function() {\n  return("${key}")\n}`, "pass()"],
    implicitResult: [`pass <- function() "${key}"`, "pass()"],
    parameterDefault: [`pass <- function(given = "${key}") given`, "pass()"],
    decoded: [`pass <- rawToChar(base64enc::base64decode("${base64}"))`, "pass"],
    decodedJsonlite: [`pass <- rawToChar(jsonlite::base64_dec("${base64}"))`, "pass"],
    trimmed: [`pass <- trimws(" ${key} ")`, "pass"],
  },
  sending: {
    addHeaders: (k) => `POST("${address}", add_headers(Authorization = paste("Bearer", ${k})), body = list(prompt = prompt))`,
    addHeadersPaste0: (k) => `httr::GET("${host}/v1/models", httr::add_headers("Authorization" = paste0("Bearer ", ${k})))`,
    addHeadersVector: (k) => `GET("${address}", add_headers(.headers = c(Authorization = paste0("Bearer ", ${k}))))`,
    headersName: (k) => `
      headers <- add_headers(Authorization = sprintf("Bearer %s", ${k}))
      POST("${address}", headers)`,
    setConfig: (k) => `
      set_config(add_headers(Authorization = paste0("Bearer ", ${k})))
      GET("${address}")`,
    httr2Bearer: (k) => `
      request("${address}") |>
        req_auth_bearer_token(${k}) |>
        req_perform()`,
    httr2Headers: (k) => `
      request("${host}") |>
        req_url_path("/v1/models") |>
        req_headers(Authorization = paste("Bearer", ${k})) |>
        req_perform()`,
    httr2Steps: (k) => `
      req <- request("${address}")
      req <- req_headers(req, Authorization = paste0("Bearer ", ${k}))
      req_perform(req)`,
    httr2Magrittr: (k) => `
      request("${address}") %>%
        req_headers(\`Authorization\` = paste("Bearer", ${k})) %>%
        req_perform()`,
    curlHandle: (k) => `
      h <- new_handle()
      handle_setheaders(h, "Authorization" = paste("Bearer", ${k}))
      curl_fetch_memory("${address}", handle = h)`,
    crul: (k) => `
      HttpClient$new(url = "${host}", headers = list(Authorization = paste0("Bearer ", ${k})))`,
    ellmer: (k) => `chat_openai(base_url = "${host}/v1", api_key = ${k})`,
    helper: (k) => `
      call <- function(path, token) {
        GET(paste0("${host}", path), add_headers(Authorization = paste("Bearer", token)))
      }
      call("/v1/models", ${k})`,
  },
};
