/** What functions turn something into a text, or into something, that is read as a whole: what it holds, it shows. */

/** Whether what is given to a function of this name is shown whole: Python's `repr(headers)`, `Object.fromEntries(headers)`. */
export function showsArgument(name: string): boolean {
  return /^(?:dict|str|repr|list|pformat|pprint|Object|fromEntries|to_string|sprint)$/.test(name);
}

/**
 * Whether what has a function or property of this name is shown whole by it: Ruby's `headers.inspect`, Swift's
 * `request.description`. What is given to `JSON.stringify` is followed anyway.
 */
export function showsReceiver(name: string): boolean {
  return /^(?:inspect|to_json|to_h|to_a|to_hash|to_s|to_?string|toJson|toMap|toMultimap|entries|dump|dumps|pretty_inspect|description|debugDescription|asMap|asDict|clone|iter|all|stringify)$/i.test(
    name,
  );
}

/** Whether a command of PowerShell gives what it is piped as a text: `$headers | ConvertTo-Json`, `… | Format-List`. */
export function showsPiped(command: string): boolean {
  return /^(?:convertto-\w+|out-string|format-\w+|fl|ft)$/i.test(command);
}

/** Whether a function of this name makes the value of a header: .NET's `new AuthenticationHeaderValue("Bearer", key)`. */
export function makesHeaderValue(name: string): boolean {
  return /^(?:AuthenticationHeaderValue|HeaderValue|BearerTokens?|(?:Bearer|Basic)Authorization|StringValues)$/.test(
    name,
  );
}
