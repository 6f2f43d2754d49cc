import { isCredentialLike } from "../../src/cinclus/stand-ins.ts";
import { originOfPiece, type UnknownPiece } from "../../src/flow/value.ts";
import { reachesCinclus, type CinclusKeys } from "../../src/rules/keys.ts";
import type { Rule } from "../../src/rules/rule.ts";

/** Roots and functions through which a page gets what its user enters or has stored. */
const userInput =
  /^(?:useState|useRef|useLocalStorage|localStorage|sessionStorage|AsyncStorage|SecureStore|Keychain|UserDefaults|SharedPreferences|prompt|getItem|getItemAsync|storage|input|formData|FormData|target|currentTarget|prompts|readline|TextField|EditText|textContent|settings|preferences|form|getPassword|useForm|searchParams|ref|GM_getValue|profile|user|account|values|watch|querySelector|querySelectorAll|getElementById|getElementsByName|jQuery|i18n|getMessage|translate|getValue|getPreferenceValues|showInputBox)$/i;

/** Whether a server's template engine puts a key here, as a file of this language holds it. */
function isFilledIn(written: string, keys: CinclusKeys): boolean {
  return /\{\{|<%|<\?=/.test(written) && keys.refersToKey(written);
}

/** Where an app keeps what its user has set: `accessStore`, `oldSettings`. */
const userStore = /[a-z_](?:Store|Settings|Preferences|Prefs|Form)$|_(?:store|settings|preferences|prefs|form)$/;

/** A key that the user types in is the user's own. */
function isTypedByUser(piece: UnknownPiece): boolean {
  const isCall = piece.source.node.kind === "call";
  return (
    isShownInField(piece) ||
    piece.paths.some((path) =>
      (isCall ? path : path.slice(0, -1)).some((name) => userInput.test(name) || userStore.test(name)),
    )
  );
}

/** `<input value={access.cinclusKey} onChange={…} />`: what its user may change has come from its user. */
function isShownInField({ source, paths }: UnknownPiece): boolean {
  const { model } = source.file;
  const around = model.parentOf(source.node);
  const shown = around?.kind === "choice" ? around : source.node;
  const field = model.parentOf(shown);
  if (field?.kind !== "call" || paths.some((path) => path.includes("env"))) return false;
  return (
    field.args.some(({ name, value }) => value === shown && /^(?:default|model)?value$/i.test(name ?? "")) &&
    field.args.some(({ name }) => /^on(?:change|input|update|blur|value)/i.test(name ?? ""))
  );
}

export const rule: Rule = {
  id: "no-client-side-key",
  severity: "error",
  description: "Disallow Cinclus keys in what is delivered to browsers and devices",
  advice:
    "Whatever is delivered can be read by everyone who gets it. Call Cinclus from a server of your own, and let the client call that. Revoke a key that was delivered and make a new one.",
  *check(facts, keys) {
    for (const { by, path, values, place, via } of facts.exposures) {
      const named = keys.namesKey(path);
      if (by === "name" ? named : named || values.some((value) => keys.holdsKey(value))) {
        yield {
          place,
          message:
            by === "name"
              ? `${via} delivers whatever has a name like this to clients.`
              : `${via} delivers the key to clients.`,
        };
      }
    }
    for (const { value, place, paths } of facts.runsOnClient ? facts.literals : []) {
      // `$(CINCLUS_API_KEY)` in a property list: the build fills it in.
      // `{{ config["CINCLUS_API_KEY"] }}` in the script of a page: the server writes it there.
      const isReference = /^\$[({][\w.:-]+[)}]$/.test(value.text) && paths().some((path) => keys.namesKey(path));
      // Where the template's own code is read, the read is told.
      const isRead = facts.reads.some((read) => read.place.start >= place.start && read.place.end <= place.end);
      const isPutIn = isReference || (!isRead && isFilledIn(facts.file.text.slice(place.start, place.end), keys));
      if (isPutIn && facts.runs(place) === "client")
        yield { place, message: "A Cinclus key is put into a file that is delivered to clients." };
    }
    for (const { value, place, evidence } of keys.literals) {
      if (facts.runs(place) === "client")
        yield {
          place,
          message: "A Cinclus key stands in code that is delivered to clients.",
          key: { value, evidence },
        };
    }
    for (const { piece, place } of facts.runsOnClient ? facts.reads : []) {
      if (keys.isNamedKey(piece) && !isTypedByUser(piece) && facts.runs(place) === "client")
        yield { place, message: "A Cinclus key is read in code that is delivered to clients." };
    }
    const delivers =
      facts.runsOnClient &&
      facts.file.model.imports.some(({ start, end }) => facts.runs({ file: facts.file, start, end }) === "client");
    for (const { path, values, place } of delivers ? facts.imported() : []) {
      if (
        facts.runs(place) !== "client" ||
        values.every(({ pieces }) => pieces[0] && facts.runs(originOfPiece(pieces[0])) === "client")
      )
        continue;
      if (
        values.some(
          (value) => keys.holdsKey(value) || (keys.namesKey(path) && value.constant && isCredentialLike(value.text)),
        )
      )
        yield { place, message: "This import brings a Cinclus key into code that is delivered to clients." };
    }
    for (const { turns, place, targets, scope } of facts.switches) {
      if (turns !== "browser use on") continue;
      const given = facts.credentials.filter(
        (credential) => credential.place.start >= scope.start && credential.place.end <= scope.end,
      );
      // What begins empty is yet to be typed in.
      const typed =
        given.length > 0 &&
        given.every(({ values }) => values.some(({ unknowns, text }) => text === "" || unknowns.some(isTypedByUser)));
      if (!typed && reachesCinclus(targets()))
        yield { place, message: "An SDK that is pointed at Cinclus is allowed to run in browsers, with the key." };
    }
  },
};
