import { isStandIn, isTakenOut } from "../../src/cinclus/stand-ins.ts";
import { saysCredential, saysTakenOut, saysVendor } from "../../src/cinclus/names.ts";
import { saysOtherOwner } from "../../src/cinclus/owners.ts";
import type { HostKind } from "../../src/cinclus/hosts.ts";
import type { Credential } from "../../src/flow/facts.ts";
import { calleeName } from "../../src/flow/names.ts";
import { hole, type UnknownPiece, type Value } from "../../src/flow/value.ts";
import { reachesCinclus, type CinclusKeys } from "../../src/rules/keys.ts";
import type { Rule } from "../../src/rules/rule.ts";

export const rule: Rule = {
  id: "require-bearer-header",
  severity: "warning",
  description: "Require the key to be sent as `Authorization: Bearer KEY`",
  advice:
    "Cinclus takes the key in one place only: the header `Authorization`, as the word Bearer, one space, and the key. Everything else is answered with 401, and may end up in a log.",
  *check(facts, keys) {
    for (const credential of facts.credentials) {
      const problem = problemOf(credential, keys);
      if (problem !== undefined) yield { place: credential.place, message: problem };
    }
  },
};

function problemOf(credential: Credential, keys: CinclusKeys): string | undefined {
  const { position, values, name } = credential;
  const wrong = (message: string): string | undefined => (reachesCinclus(credential.targets()) ? message : undefined);
  const holdsKey = (): boolean => values.some((value) => keys.holdsKey(value) || keys.refersToKey(value.text));
  switch (position) {
    case "authorization":
      // One way in which it may be right is enough: which way is taken cannot be seen from here.
      return values.some((value) => isWrongAuthorization(value, keys)) &&
        !values.some(({ text }) => /^(?:expr)?=?bearer \S/i.test(text))
        ? wrong("The value of Authorization is not `Bearer`, one space, and the key.")
        : undefined;
    case "basic":
      return wrong("The key is sent with Basic authentication instead of Bearer.");
    case "api-key-header":
      return values.some(({ text }) => text.trim() !== "") && targetsOfApiKey(credential).has("cinclus")
        ? `${name} is not read on Cinclus's own hosts.`
        : undefined;
    case "other-header":
      return holdsKey() || values.some(isCalledKey) ? wrong(`The key is sent in the header ${name}.`) : undefined;
    case "cookie":
      return holdsKey() ? wrong("The key is sent in a cookie.") : undefined;
    case "body":
      return holdsKey() || /^api_?key$/i.test(name) ? wrong("The key is sent in the body of the request.") : undefined;
    case "query":
    case "client-option":
      return undefined;
  }
}

/** What is called the key of something else has to stand right at a request to Cinclus: `STOCK_API_KEY`, `config.get("search.apiKey")`. */
function targetsOfApiKey({ values, targets, near }: Credential): ReadonlySet<HostKind> {
  const isOfOther =
    values.length > 0 &&
    values.every(({ unknowns }) => unknowns.some((piece) => !isMade(piece) && piece.paths.every(saysOtherOwner)));
  return isOfOther ? near() : targets();
}

/** What a function of one's own gives is called after what it does: `loadApiKey()`. */
function isMade({ source: { node }, paths }: UnknownPiece): boolean {
  return paths.length === 0 || (node.kind === "call" && paths.some((path) => path.at(-1) === calleeName(node)));
}

/** `apiKey`, `settings.token`: in a header of a request to Cinclus it is the key of Cinclus. */
function isCalledKey({ unknowns }: Value): boolean {
  return unknowns.some(({ paths }) =>
    paths.some(
      (path) =>
        /(?:^|api_?)key$|token$/i.test(path.at(-1) ?? "") &&
        saysCredential(path.at(-1) ?? "") &&
        !path.some(saysVendor),
    ),
  );
}

function isWrongAuthorization(value: Value, keys: CinclusKeys): boolean {
  // Automation tools and Apache mark an expression by what stands before it.
  const text = value.text.replace(/^(?:expr)?=/, "");
  if (/^\s*$/.test(text) || isTakenOut(text) || /^bearer [^\s:]/i.test(text)) return false;
  if (/^bearer\s*$/i.test(text)) return false;
  if (/^bearer/i.test(text)) return true;
  if (!text.startsWith(hole))
    return /^(?:token|basic|apikey|api-key|key|digest|jwt)\b/i.test(text) || !/\s/.test(text) || isStandIn(text);
  const [piece] = value.pieces;
  if (text !== hole || piece?.kind !== "unknown") return false;
  // What is called `authorization` or `bearer` may well begin with the word already.
  // What is read from outside is what it is called there, whatever it is called on the way.
  const [source = []] = piece.paths;
  const isRead = source.length > 1 && saysCredential(source.at(-1) ?? "");
  const names = (isRead ? [source] : piece.paths).map((path) => path.at(-1) ?? "");
  return (
    keys.isKey(piece) &&
    names.every((name) => saysCredential(name) || !/auth|bearer|header/i.test(name)) &&
    !names.some((name) => saysTakenOut(name) || /auth(?:orization)?(?:_?header)?$|bearer/i.test(name))
  );
}
