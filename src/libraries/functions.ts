import { remembered } from "../remembered.ts";
import { names, plainName } from "./plain-name.ts";

/**
 * What well-known functions do to a text, by the last part of their name as `plainName` gives it (letters
 * and digits, lower case). One table for all languages: where two of them disagree, the more telling meaning wins.
 */

/** The result is the receiver, as far as a secret goes: `key.trim()`, `url.toString()`, `value.unwrap()`. */
export const givesReceiver = names(`
  trim trimstart trimend trimindent stripindent strip lstrip rstrip chomp chop tostring tos tostr tolocalestring valueof toowned asstr asref asbytes tobytes bytes
  unwrap clone cloned copy dup freeze into intobytes encode decode utf8string cstr cstring cstringusingencoding data
  text asstring getbytes tochararray build get orelse orelsethrow orelseget ordefault getorelse getorthrow await then string href absoluteuri
  tolowercase touppercase downcase upcase tolower toupper intern normalize freezeobject value use let also apply run
  exposesecret exposes getsecretvalue reveal tourl touri parse decodetostring asjava presence tobase64 urlencode encodeuricomponent`);

/** The result is the receiver or, where there is none, the argument: `env("KEY").unwrap_or("…")`. */
export const orElse = names(`
  expect unwrapor unwraporelse orelse orelseget orelsethrow getorelse context withcontext okor okorelse maperr getorthrow ifempty ifblank takeif
  unwrapordefault valueor coalesce orsupply fetchor`);

/** The result is the first argument: `String(key)`, `Some(key)`, `URI.create(url)`, `JSON.stringify(body)`. */
export const givesFirstArgument = names(`
  asdict vars modeldump todict string str repr strdup tostring some ok just box arc rc cow of ofnullable nonnull requirenonnull checknotnull notnull freeze asconst readonly
  loads jsonloads jsondecode decodejson stringify dumps jsonencode tojson json encodejson serialize serializeobject encodeuricomponent encodeuri quote quoteplus urlencode rawurlencode escape queryescape
  pathescape uri url parse create frombytes fromstring fromstatic fromstr httpurl tohttpurl urlwithstring nsurl urlrequest urirequest secretstr secretstring secret
  sensitive redacted secretbox headervalue staticheadervalue lazy lazylock oncelock once usememo useref usestate ref computed signal
  asvalue constantly identity pack encodeutf8 headers httpheaders map hashmap dict object keyvalue cast as unref toref frozen constant new shellescape shlexquote escapeshellarg
  bytes bytearray asbytes stringcontent qstringliteral qbytearrayliteral qbytearray qstring qlatin1string qlatin1stringview u nsstring stringwithstring stringwithutf8string fromutf8 fromasciz cstring
  btoa b64encode base64encode encodetostring encodebase64string standardb64encode urlsafeb64encode encodestring strictencode64 encode64 tobase64string tobase64 base64encodedstring
  unwrap must trim strip chomp trimspace decodeuricomponent interpolate dedent raw html uriparse withvalue valueof convert
  from rawtochar stringvalue literal plain join urlfromstring makeurl uriof parseurl tourl pathjoin resolve`);

/** Makes one object of several, or one of what it is given: what it holds, its arguments hold. */
export const mergesObjects = names(
  `assign merge deepmerge mergedeep defaults defaultsdeep extend mergeright mergeleft freeze dict map hashmap fromentries treemap immutablemap linkedhashmap
  mapof mutablemapof hashmapof linkedmapof dictionary sorteddictionary concurrentdictionary hashtable`,
);

/** Makes a list of its arguments. */
export const makesList = names(`listof mutablelistof arraylistof arrayof setof sequenceof list of aslist seq vector array c`);

/** The same of commands. */
export const commandsGivingArgument = names(`convertto-securestring`);

/** The result is the first of its arguments that is there: Go's `cmp.Or(os.Getenv("KEY"), "…")`, `COALESCE(a, b)`. */
export const firstGiven = names(`or coalesce requirenonnullelse requirenonnullelseget firstnonempty firstnonnull firstnotnull firstpresent ifnull nvl`);

/** Puts its arguments together, in order or with a separator. */
export const joins = names(
  `join implode strjoin paste paste0 concat strcat urljoin joinpath cat stringjoin tojoinedstring pathcombine combine append joinwith concatenate stringbyappendingstring plus jointostring joined mkstring`,
);

/** Puts its arguments together in order, without anything between. */
export const appends = names(`concat append urljoin joinpath paste0 strcat combine stringbyappendingstring plus`);

/** Fills a pattern: `sprintf("Bearer %s", key)`, `"Bearer {}".format(key)`. */
export const formats = names(`
  sprintf format formatted sprint fmtsprintf stringformat stringwithformat asprintf gsprintf printf strformat f snprintf vsprintf message
  messageformat localizedstringwithformat initwithformat stringprintf formatstring glue stringbyappendingformat stringf fprintf eprintf println print eprintln
  printfln errorf infof debugf warnf warningf fatalf panicf tracef logf nslog writeline write log`);

/** Makes a text of the numbers of its characters. */
export const makesTextOfCodes = names(`fromcharcode fromcodepoint bytes bytearray from of uint8array`);

/** Decodes Base64. */
export const decodesBase64 = names(`
  atob b64decode base64decode urlsafeb64decode standardb64decode decode64 strictdecode64 urlsafedecode64 decodebase64 frombase64string frombase64 base64tobytes
  decodestring base64 decodetostring unb64 base64dec`);

/** Decodes Base64 where it belongs to an object that does: Java's `Base64.getDecoder().decode("…")`. */
export const decodesThroughObject = names(`decode decodestring decodebytes`);

/** Whether one of the names before a function is that of such an object: Go's `base64.StdEncoding`, Java's `decoder`. */
export const isBase64Decoder = remembered((name): boolean => /base64|^standard$|decoder$/i.test(name));

/** Makes a text of its bytes: C#'s `Encoding.UTF8.GetString(bytes)`, Swift's `String(decoding: bytes, as: UTF8.self)`. */
export const makesTextOfBytes = names(`getstring decode fromcharcodes fromutf8 rawtochar string utf8 latin1`);

/** Takes the white space around a text away, and nothing else. */
export const trimsText = names(`trim strip chomp trimspace trimws`);

/** Puts another text in the place of a part. */
export const replaces = names(`replace replaceall gsub strreplace`);

/** Gives nothing of a secret away, or only what may be shown. */
export const hidesSecret = names(`
  isbinary isnil isnull isdefined isbitstring isempty isstring length len count size strlen utf8size bytesize bitsize bool boolean isempty isblank isnullorempty isnullorwhitespace isset empty present blank notnull isnull exists
  hash sha1 sha256 sha512 md5 hexdigest digest sha256hex createhash hmac fingerprint mask masked redact redacted redactkey maskkey obfuscate anonymize censor
  hidesecret maskvalue masksecret hashcode crc32 blake3 bcrypt argon2 typeof type isstring startswith endswith contains includes has indexof equals
  match test compare validate isvalid verify getclass ispresent some any all issome isok isnone haskey containskey include nil zero isempty`);

/** Types whose values show themselves as stars: Rust's secrecy, pydantic's and Scala's secrets, .NET's and Effect's. */
export function hidesItself(type: string): boolean {
  return /^(?:Option(?:al)?[<[])?(?:\w{1,40}(?:::|\.)){0,4}(?:Secret(?:String|Box|Vec|Str|Bytes|Value)?|SecureString|Redacted|Sensitive)\b/.test(
    type,
  );
}

/** Takes a part out: with bounds that leave ten characters or fewer the result is a mask. */
export const takesPart = names(
  `slice substring substr sub mid left right prefix suffix take takelast drop first last at charat truncate head tail dropping maxlength strsub stringsub`,
);

/** Whether a function, by its last two names, is given a regular expression first: PHP's `preg_replace`, Python's `re.sub`. */
export const takesExpression = remembered((path): boolean => /^(?:preg_\w+|re\.\w+|RegExp|Regex|regexp\.\w+)$/.test(path));

const changesText = /^(?:buildstring|url|uri|unpack1?|decode\w*)$/;

const textMakers = [joins, formats, decodesBase64, makesTextOfCodes, makesTextOfBytes, replaces];

/** Whether a function may give a text that is written nowhere as it is: joined, filled in, replaced, decoded. */
export const makesText = remembered((name): boolean => {
  const plain = plainName(name);
  return name === "%" || textMakers.some((makers) => makers.has(plain)) || changesText.test(plain);
});
