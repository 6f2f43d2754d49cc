import { plainName } from "./plain-name.ts";

/**
 * Switches that turn the check of certificates off, in libraries, tools and proxies. By the name of a field, an argument
 * or a setter and the value that turns it off; by a function whose call alone does; by a value that does.
 */

function names(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

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
  dangerousverifier noservercertificateverification allowall`);

/** Callbacks that decide on a certificate: one that always says yes turns the check off. */
const deciders = names(`
  servercertificatecustomvalidationcallback servercertificatevalidationcallback remotecertificatevalidationcallback badcertificatecallback hostnameverifier
  sslhostnameverifier setdefaulthostnameverifier sethostnameverifier checkserveridentity servertrustevaluator checkservertrusted
  customcertificatevalidationcallback verifycallback onbadcertificate setcustomverifier certificatevalidator`);

export function turnsChecksOff(name: string, value: number | boolean | null | string): boolean {
  const plain = plainName(name);
  const says = String(value).toLowerCase();
  // Deno's flag takes the hosts that it is for.
  if (plain === "unsafelyignorecertificateerrors") return says !== "false";
  if (offWhenFalse.has(plain))
    return value === null
      ? plain.startsWith("verify") || plain === "checkserveridentity"
      : /^(?:false|0|no|off|none|disabled|never|verify_?none|cert_?none)$/.test(says);
  if (offWhenTrue.has(plain)) return /^(?:true|1|yes|on)$/.test(says);
  if (plain === "trustchainverification") return says === "accept_untrusted";
  if (plain === "nodeoptions") return says.includes("tls-reject-unauthorized=0");
  return false;
}

export function turnsChecksOffWhenCalled(name: string): boolean {
  return offWhenCalled.has(plainName(name));
}

export function valueTurnsChecksOff(name: string): boolean {
  return offAsValue.has(plainName(name)) || name.startsWith("DANGER_ACCEPT_INVALID_");
}

export function decidesOnCertificates(name: string): boolean {
  return deciders.has(plainName(name));
}

/** Switches of the environment that hold for every request of the process. */
export function isProcessWide(name: string): boolean {
  return /^(?:nodetlsrejectunauthorized|pythonhttpsverify|nodeoptions|curlcabundle|createdefaulthttpscontext|servercertificatevalidationcallback|setdefaulthostnameverifier|setdefaultsslsocketfactory|verifynone|strictssl|quarkustlstrustall|httpoverrides|jdkinternalhttpclientdisablehostnameverification)$/.test(
    plainName(name),
  );
}
