import { remembered } from "../remembered.ts";
import { names, plainName } from "./plain-name.ts";

/**
 * Switches that turn the check of certificates off, in libraries, tools and proxies. By the name of a field, an argument
 * or a setter and the value that turns it off; by a function whose call alone does; by a value that does.
 */

/** Off when false, 0, no, off, none or null. */
const offWhenFalse = names(`
  rejectunauthorized verify verifyssl sslverify strictssl verifytls tlsverify verifycertificate verifycertificates verifypeer verifypeername verifyhost
  sslverifypeer sslverifyhost curloptsslverifypeer curloptsslverifyhost checkhostname validatecertificate validatecertificates validatecerts
  certificateverification sslcertverification verifymode verifyhostname ssl verifyssl sslverification tlsverification httptlsverify rejectunauthorizedcertificates
  proxysslverify sslproxyverify grpcsslverify usessl_verify nodetlsrejectunauthorized pythonhttpsverify 
  verifysslcerts enablestrictssl requiresslverification sslcheck certreqs certificateverification enableservercertificateverification sslproxycheckpeercn sslproxycheckpeername verifyserver verifyservercertificate verifycert sslverifycertificate tlsrejectunauthorized sslvalidation strictsslenabled
  curlsslbackendverify validatessl`);

/** Off when true, 1, yes, on. */
const offWhenTrue = names(`
  insecureskipverify insecureskiptlsverify skipverify insecure insecuretls skiptlsverify skipsslverify tlsskipverify tlsinsecure tlsinsecureskipverify skipcertificatecheck nocheckcertificate
  dangeracceptinvalidcerts dangeracceptinvalidhostnames acceptinvalidcerts acceptinvalidcertificates allowinsecure allowinsecuressl trustall trustallcerts
  trustallcertificates ignoresslerrors ignorecertificateerrors ignoretlserrors ignorehttpserrors ignoressl quarkustlstrustall noverifyssl sslinsecureskipverify ignoretls allowunauthorizedcerts allowunauthorized tlsallowinvalid disablesslverification disabletlsverification nosslverify
  ignoresslissues ignorecertificates relaxedhttpsvalidation allowanyservercertificate disablecertificatevalidation sslignoreerrors
  ignoresslcertificates acceptanycertificate allowunsafecertificates acceptuntrustedcertificates allowselfsigned allowinvalidcertificates
  unsafelyignorecertificateerrors allowsinvalidsslcertificate jdkinternalhttpclientdisablehostnameverification unsafessl  disablesslvalidation `);

/** A call of these turns the check off by itself. */
const offWhenCalled = names(`
  noophostnameverifier noophostnameverifierinstance trustallstrategy trustallcerts trustallcertificates  insecuretrustmanagerfactory createunverifiedcontext
  createunverifiedhttpscontext  ignoresslerrors relaxedhttpsvalidation withoutverifying withoutsslverification insecuretrustmanagerfactoryinstance
  dangerousacceptanyservercertificatevalidator noverifier disabledtrustevaluator allowallhostnameverifier setallowuntrusted unsafeclient trustmanagertrustall
  insecure disablesslverification disabletlsverification tlsinsecureskipverify disabletlscerts acceptallcertificates trustanycertificate disablecertificateverification insecureskipverify`);

/** These, as a value anywhere, turn the check off. */
const offAsValue = names(`
  verifynone sslverifynone certnone noophostnameverifier trustallstrategy allowallhostnameverifier dangerousacceptanyservercertificatevalidator
  insecuretrustmanagerfactory noverification sslverifypeernone noverify createunverifiedcontext disableddeliberately opensslsslverifynone  noverifyssl
  dangerousverifier noservercertificateverification allowall clientunsafe`);

/** Callbacks that decide on a certificate: one that always says yes turns the check off. */
const deciders = names(`
  servercertificatecustomvalidationcallback servercertificatevalidationcallback remotecertificatevalidationcallback badcertificatecallback hostnameverifier
  sslhostnameverifier setdefaulthostnameverifier sethostnameverifier checkserveridentity servertrustevaluator checkservertrusted
  customcertificatevalidationcallback verifycallback onbadcertificate setcustomverifier setcertificateverifyproc certificatevalidator`);

/** Of a name with nothing but small letters and digits: what it is about, and which way it turns it. */
const subject = /ssl|tls|cert|hostname|peername|x509|trustchain/;
const check = /verif|validat|check|strict/;
const undoes =
  /skip|ignor|disab|bypass|insecur|untrust|unsafe|unverif|danger|without|suppress|(?:allow|accept|trust)s?(?:any|all|every|invalid|self|unauth|bad|broken)|^no(?:ssl|tls|cert|verif|check|valid|strict)/;
/** Settings of TLS that are no check of a certificate or a host. */
const besides =
  /revocation|crl|ocsp|expir|depth|warn|log|version|path|file|email|session|resum|cipher|protocol|mutual|client(?:cert|auth)|verifyclients?$|interval|timeout|period|days|cache|compress|sni|redirect|renegot|hostcheck|alpn|^(?:git|npm|yarn|pip|docker|helm|kube|smtp|imap|ftp|ldap|db|database|pg|postgres|mysql|mongo|redis|amqp|kafka|rabbit|elastic|s3|ssh|mail)/;

/** `skipTlsValidation`, `ssl_verification_mode`, `disable-cert-check`: the words of a name say it, whatever the library. */
function speaksOf(plain: string, turns: "on" | "off"): boolean {
  if (plain.length > 60 || besides.test(plain)) return false;
  return turns === "off"
    ? undoes.test(plain) && (subject.test(plain) || plain.includes("verif"))
    : subject.test(plain) && check.test(plain) && !undoes.test(plain);
}

const saysNo = /^(?:false|0|no|off|none|disabled|never|verify_?none|cert_?none)$/;
const saysYes = /^(?:true|1|yes|on)$/;

const processWide = names(`
  nodetlsrejectunauthorized pythonhttpsverify nodeoptions curlcabundle createdefaulthttpscontext servercertificatevalidationcallback setdefaulthostnameverifier
  setdefaultsslsocketfactory verifynone strictssl quarkustlstrustall httpoverrides jdkinternalhttpclientdisablehostnameverification`);

/** Switches of which more is to be known than their names. */
const otherSwitches = names(
  `unsafelyignorecertificateerrors trustchainverification nodeoptions secure dangerouslyallowbrowser`,
);

const tables = [offWhenFalse, offWhenTrue, offWhenCalled, offAsValue, deciders, processWide, otherSwitches];

/** Whether a word, as `plainName` writes it, may be one of a switch: with no such word in a file nothing is switched in it. */
export function mayBeOfSwitch(plain: string): boolean {
  return (
    /ssl|tls|cert|hostname|peername|x509|trust|verif|validat/.test(plain) || tables.some((table) => table.has(plain))
  );
}

/** Whether a name is one of a switch, whichever way it is turned. */
export const isSwitch = remembered((name): boolean => {
  const plain = plainName(name);
  return (
    mayBeOfSwitch(plain) &&
    (tables.some((table) => table.has(plain)) || speaksOf(plain, "on") || speaksOf(plain, "off"))
  );
});

export function turnsChecksOff(name: string, value: number | boolean | null | string): boolean {
  if (!isSwitch(name)) return false;
  const plain = plainName(name);
  const says = String(value).toLowerCase();
  // Deno's flag takes the hosts that it is for.
  if (plain === "unsafelyignorecertificateerrors") return says !== "false";
  if (offWhenFalse.has(plain))
    return value === null ? plain.startsWith("verify") || plain === "checkserveridentity" : saysNo.test(says);
  if (offWhenTrue.has(plain)) return saysYes.test(says);
  if (plain === "trustchainverification") return says === "accept_untrusted";
  if (plain === "nodeoptions") return says.includes("tls-reject-unauthorized=0");
  return saysNo.test(says) ? speaksOf(plain, "on") : saysYes.test(says) && speaksOf(plain, "off");
}

export const turnsChecksOffWhenCalled = remembered((name): boolean => {
  const plain = plainName(name);
  return offWhenCalled.has(plain) || speaksOf(plain, "off");
});

export const valueTurnsChecksOff = remembered((name): boolean => {
  const plain = plainName(name);
  return (
    offAsValue.has(plain) || name.startsWith("DANGER_ACCEPT_INVALID_") || (trusting.test(plain) && verifier.test(plain))
  );
});

/** What something that decides on certificates is called where it lets all of them pass: `TrustAllX509TrustManager`, `AcceptAll`. */
const trusting =
  /^(?:all|any)?(?:trust|accept|allow)(?:s|ing)?(?:all|any|every|invalid|self|untrusted)|^(?:noop|no(?:server)?(?:cert|verif|check|valid)|dummy|fake|naive|null|blind|lenient|permissive|insecure|unsafe|danger|skip|ignor|disable|bypass|promiscuous|relaxed)/;
const verifier =
  /trustmanager|verifier|verification|truststrategy|trustevaluator|certificatevalidat|certverif|hostname/;

/** Whether what is handed to something that decides on certificates is called so that it lets all of them pass. */
export function acceptsByName(name: string): boolean {
  return trusting.test(plainName(name));
}

/** What Go calls after its own check says nothing of that. */
const besidesOwnCheck = /^verify(?:peercertificate|connection)$/;

/** By the words of a name: `loadTrustMaterial`, `withCustomCertificateVerifier`, `setServerCertificateValidator`. */
const decides =
  /(?:cert(?:ificate)?s?|hostname|servertrust|tlspeer|sslpeer)(?:custom)?(?:validat|verif|evaluat|check|decision)|(?:verify|validate)(?:cert|hostname|server|peercert)|loadtrustmaterial|truststrategy/;

export const decidesOnCertificates = remembered((name): boolean => {
  const plain = plainName(name);
  return deciders.has(plain) || (decides.test(plain) && !besidesOwnCheck.test(plain) && !besides.test(plain));
});

/** Programs whose options are about their own requests: `git config http.sslVerify false`. */
export function isToolOfBuild(command: string): boolean {
  return /^(?:git|npm|yarn|pnpm|pip3?|poetry|uv|composer|gem|bundle|cargo|docker|podman|helm|apt|apt-get|conda|go)$/.test(
    command,
  );
}

/** Haskell's settings tell by position: the first argument turns checks off. */
export function firstTurnsChecksOff(name: string): boolean {
  return name === "TLSSettingsSimple";
}

/** Switches that a browser's engine takes as words: Electron's `appendSwitch("ignore-certificate-errors")`. */
export function takesSwitch(name: string): boolean {
  return name === "appendSwitch" || name === "appendArgument" || name === "addArgument" || name === "addArguments";
}

/** An event that asks whether to go on in spite of a bad certificate: Electron's. */
export function asksAboutCertificate(event: string): boolean {
  return event === "certificate-error";
}

/** The method by which a class decides on certificates. */
export function decidesInClass(method: string): boolean {
  return /^(?:verify|validate_?certificate|is_?trusted|check_?validation_?result|is_?server_?trusted|evaluate)$/i.test(
    method,
  );
}

/** A class or an interface that decides on certificates: Java's, Apache's, Unity's, .NET's, Alamofire's. */
export function isCertificateDecider(base: string): boolean {
  return /HostnameVerifier|CertificateHandler|TrustStrategy|CertificatePolicy|ServerTrust|TrustEvaluat|CertificateValidat/.test(
    base,
  );
}

/** Switches of the environment that hold for every request of the process. */
export function isProcessWide(name: string): boolean {
  return processWide.has(plainName(name));
}
