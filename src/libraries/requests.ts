import { remembered } from "../remembered.ts";
import { names, plainName } from "./plain-name.ts";

/**
 * What the names of arguments, fields and functions say about a request, for all HTTP libraries at once. Names are
 * compared as `plainName` gives them.
 */

const addressNames = names(`
  url urls uri uris endpoints servers href baseurl basepath baseuri base host hostname endpoint apibase apiurl apiendpoint apihost server serverurl address origin target
  domain openaiapibase openaiapiurl openaibaseurl openaiurl llmbaseurl llmurl upstream upstreamurl machine socketaddress proxypass baseaddress requesturi location site
  apibaseurl serviceurl rooturl prefixurl urlprefix baseurloverride basedomain dst to route path pathorurl src link action resource customendpoint
  remote backend entrypoint apiserver curloptourl openapiurl modelurl inferenceurl providerurl raw`);

/** Whether a field or argument of this name gives the address of a request or a client. */
export const saysUrl = remembered((name): boolean => {
  const plain = plainName(name);
  return (
    addressNames.has(plain) ||
    /(?:url|uri|endpoint|host|apibase|baseaddress)$|^(?:url|uri)(?:base|root|prefix)$/.test(plain)
  );
});

const headerHolders =
  names(`headers header defaultheaders httpheaders requestheaders extraheaders customheaders common httpheader curlopthttpheader requestheader additionalheaders addheaders
  metadata setheaders headermap staticheaders globalheaders proxysetheader headerparams httpadditionalheaders defaultrequestheaders allhttpheaderfields requestheaderstoadd apiheaders`);
const queryHolders = names(
  `params query qs searchparams queryparams queryparameters querystring urlparams getparams urlsearchparams urlvalues query_string queryitems defaultquery extraquery queryparam queryparamsmap parameters httpbuildquery urlencode encodewwwform encodequery search urlparameters defaultparams`,
);
const bodyHolders = names(
  `body json data form payload formdata requestbody content jsonbody formparams multipart postdata postfields curloptpostfields extrabody extra_body rawbody send bodyjson jsonobject`,
);
const cookieHolders = names(`cookies cookie cookiejar setcookie cookieoptions addcookie`);

export type Holder = "headers" | "query" | "body" | "cookie";

/** What an object or a receiver of this name holds. */
export const holderNamed = remembered((name): Holder | undefined => {
  const plain = plainName(name);
  const told = /^(body|header|query|form|cookie)param/.exec(plain)?.[1];
  if (told !== undefined)
    return told === "header"
      ? "headers"
      : told === "form" || told === "body"
        ? "body"
        : told === "cookie"
          ? "cookie"
          : "query";
  if (headerHolders.has(plain) || /headers?$|headerfields$/.test(plain)) return "headers";
  if (
    queryHolders.has(plain) ||
    /(?:query|querystring|searchparams|(?:query|url|http|request|req|uri|get|api|with)params|queryform)$/.test(plain)
  )
    return "query";
  if (cookieHolders.has(plain) || plain.endsWith("cookies")) return "cookie";
  if (bodyHolders.has(plain) || /(?:body|payload)$/.test(plain)) return "body";
  return undefined;
});

/** Whether an argument of this name is what a request carries: whatever addresses stand in it, it goes elsewhere. */
export function isBody(name: string | undefined): boolean {
  return (
    name !== undefined &&
    /^(?:data(?:raw|binary|urlencode)?|json|body|form|formstring|uploadfile|postdata|bodydata|payload)$/.test(
      plainName(name),
    )
  );
}

/** Functions that ask an address for something, called as HTTP calls it. */
export const isRequestVerb = remembered((name): boolean =>
  /^(?:get|post|put|patch|delete|head|request)$/i.test(name),
);

/** Classes whose objects send requests: `HttpClient`, Python's `Session`, undici's `Agent`, Spring's `RestTemplate`. */
export const isClientClass = remembered((name): boolean =>
  /^(?:[A-Z]\w*)?(?:Client|Session|Agent|Template)$/.test(name),
);

/** Functions that only make a map of their arguments: what it holds is told by where it goes. */
export const makesMap = remembered((name): boolean => {
  return /^(?:dict|list|hash|hashmap|map|mapof|array|object|parameters|immutablemap|dictionary|linkedhashmap|of|ofentries|fromentries|namedtuple|c|to_h|frozen|multidict)$/.test(
    plainName(name),
  );
});

/** Functions that write what they are given as JSON, which is what bodies of requests are made of. */
export function writesJson(name: string): boolean {
  return /^(?:stringify|dumps|jsonencode|encode|marshal|tojson|json)$/.test(plainName(name));
}

/** Functions that ask for a page and take its query as their second argument. */
export function takesQuerySecond(name: string): boolean {
  return /^(?:get|head|getjson|fetchjson|open_uri|getasync)$/.test(plainName(name));
}

/** Fields of a request's options: an object that has one of them is no query. */
export const isRequestOption = remembered((name): boolean => {
  return /^(?:headers?|params|query|qs|searchparams|queryparams|queryparameters|method|timeout|json|body|data|auth|baseurl|signal|agent|cache|credentials|mode|responsetype|hooks|retry|prefixurl|proxies|verify|cookies|options|config|http_errors|stream|next|dispatcher|insecure|url|uri|host|hostname|path|authorization|accept|contenttype|xapikey|useragent|basicauth|oauthtoken|digestauth|as|formparams|throwexceptions|sockettimeout|connectiontimeout)$/.test(
    plainName(name),
  );
});

/** Functions that set one header, parameter or cookie, and what they set where the receiver does not say. */
export const setterNamed = remembered((name): Holder | undefined => {
  const plain = plainName(name);
  if (plain.includes("header")) return "headers";
  if (/query|searchparam|urlparam/.test(plain)) return "query";
  if (plain.includes("cookie")) return "cookie";
  return undefined;
});

/** Functions that set one field of something, by their names: `addField`, `put`, `defaultParam`. */
export function setsField(name: string): boolean {
  return (
    /^(?:set|add|append|put|insert|query|with|param|field|header|cookie|queryitem|urlqueryitem|cookies|form|data|push|defparam|name)/i.test(
      name,
    ) || /(?:param|parameter|query|header|cookie)s?$/i.test(name)
  );
}

const bearerFunctions = names(`
  bearerauth setbearertokenauth setbearerauth bearer withtoken withbearertoken setauthtoken bearertoken authbearer setbearer withbearerauth addbearertoken oauth2bearer setbearertoken httpbearerauth accesstokenauthentication bearerauthentication authtoken xoauth2bearer bearer_auth bearertokens setcommonbearerauthtoken
  jwtauthenticator oauth2authorizationrequestheaderauthenticator`);

const basicFunctions = names(`
  basicauth setbasicauth httpbasicauth basic withbasicauth basicauthentication credentialsbasic usernamepasswordcredential usernamepasswordcredentials authbasic httpauthbasic basiccredentials digestauth authorizationbasic`);

/** Functions that take a credential as their only or first argument. */
export function takesBearer(name: string): boolean {
  return bearerFunctions.has(plainName(name));
}

export const takesBasic = remembered((name): boolean => {
  const plain = plainName(name);
  return (
    basicFunctions.has(plain) ||
    (/basic(?:http)?(?:auth(?:entication|orization|enticator)?|credentials?)(?:header|value|token|policy|(?:client|request|http)?interceptor)?$/.test(
      plain,
    ) &&
      !/^(?:no|not|without|remove|disable|is|has|parse|decode|check|validate|verify|extract|requires?|get|read|on|supports?|allows?|proxy)/.test(
        plain,
      ))
  );
});

/** What the value of `Authorization` is made of, scheme and key apart: `Credentials.Token(scheme, key)`, `GenericHttpCredentials("Token", key)`. */
export function makesAuthorization(path: readonly string[]): boolean {
  return /^authenticationheader|^authorizationheader|^(?:generic)?(?:http)?credentials(?:token)?$|^authorization$|authheader(?:value)?$|^set(?:credentials|authorization)$/.test(
    plainName(path.at(-1) === "Token" ? path.slice(-2).join("") : (path.at(-1) ?? "")),
  );
}

/** `X-API-Key` and its spellings. */
export function isApiKeyHeader(name: string): boolean {
  return /^x[-_]?api[-_]?key$/i.test(name);
}

const credentialParameters = names(`
  apikey key token accesstoken auth authtoken authorization secret credential credentials apitoken bearer bearertoken secretkey accesskey xapikey appkey clientsecret apisecret authkey password passwd pwd pass cincluskey cinclusapikey cinclustoken wayscloudtoken wayscloudkey wayscloudapikey llmkey llmapikey servicekey pat usertoken sessiontoken servicetoken jwt subscriptionkey apiauth`);

/** Names of query parameters and fields that carry a credential (`rules.md`, no-key-in-url). */
export const isCredentialParameter = remembered((name): boolean => {
  return credentialParameters.has(plainName(name));
});
