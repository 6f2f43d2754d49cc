/** What names of functions and headers say where a request's own headers are set, read or shown. */

/** Whether a header of this name carries a credential: `Authorization`, `X-Api-Key`, `X-Auth-Token`. */
export function carriesCredential(header: string): boolean {
  return /^authorization$|api[-_]?key|token|secret/i.test(header);
}

/** Whether a field of a request or of its headers may hold a credential: `headers.Authorization`, `config.auth`. */
export function mayHoldCredential(field: string): boolean {
  return /authorization|token|key|secret|auth/i.test(field);
}

/** Whether something of this name is a request's headers: `defaultHeaders`, `hdrs`. */
export function saysHeaders(name: string): boolean {
  return /headers?$|^hdrs?$/i.test(name);
}

/** The same of a function that gives them: `getHeaders()`, Rust's `headers_mut()`. */
export function givesHeaders(name: string): boolean {
  return saysHeaders(name.replace(/^get_?|_?mut$/gi, ""));
}

/** Whether a function of this name gives one header of all: `headers.get("…")`, Java's `request.header("…")`. */
export function givesHeader(name: string): boolean {
  return /^(?:get\w*|header|value|values|field)$/i.test(name);
}

/** Go's `httputil.DumpRequestOut(req, true)` shows a request with its headers. */
export function dumpsRequest(name: string): boolean {
  return /^dump_?request/i.test(name);
}

/** Whether a step of a chain gives what was answered, which has headers of its own: `client.send(request).headers()`. */
export function givesAnswer(name: string): boolean {
  return /^(?:send|execute|exec|retrieve|exchange|perform|call|fetch|do|join)$/i.test(name);
}
