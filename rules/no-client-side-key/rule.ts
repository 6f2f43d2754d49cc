import { isCredentialLike } from "../../src/cinclus/stand-ins.ts";
import type { Facts, Literal } from "../../src/flow/facts.ts";
import { originOfPiece, type Place, type UnknownPiece, type Value } from "../../src/flow/value.ts";
import { givesUserInput, showsInField, tellsOfInput } from "../../src/libraries/user-input.ts";
import { reachesCinclus, type CinclusKeys } from "../../src/rules/keys.ts";
import type { Problem, Rule } from "../../src/rules/rule.ts";

export const rule: Rule = {
  id: "no-client-side-key",
  severity: "error",
  description: "Disallow Cinclus keys in what is delivered to browsers and devices",
  advice:
    "Whatever is delivered can be read by everyone who gets it. Call Cinclus from a server of your own, and let the client call that. Revoke a key that was delivered and make a new one.",
  *check(facts, keys) {
    yield* exposedKeys(facts, keys);
    yield* keysPutIn(facts, keys);
    yield* literalKeys(facts, keys);
    yield* keysRead(facts, keys);
    yield* keysImported(facts, keys);
    yield* clientsInBrowsers(facts);
  },
};

/** What a framework, a build tool or a platform delivers: `VITE_CINCLUS_API_KEY`, an entry of webpack's `DefinePlugin`. */
function* exposedKeys({ exposures }: Facts, keys: CinclusKeys): Iterable<Problem> {
  for (const { by, path, values, place, via } of exposures) {
    const isNamed = keys.namesKey(path);
    // The name is what ships it, whatever its value.
    if (by === "name" && isNamed) yield { place, message: `${via} delivers whatever has a name like this to clients.` };
    if (by === "value" && (isNamed || values.some((value) => keys.holdsKey(value))))
      yield { place, message: `${via} delivers the key to clients.` };
  }
}

/** What the build or the server fills in, in a file that is delivered. */
function* keysPutIn(facts: Facts, keys: CinclusKeys): Iterable<Problem> {
  if (!facts.runsOnClient) return;
  for (const literal of facts.literals) {
    const isPutIn = isFilledInByBuild(literal, keys) || isFilledInByServer(literal, facts, keys);
    if (isPutIn && facts.runs(literal.place) === "client")
      yield { place: literal.place, message: "A Cinclus key is put into a file that is delivered to clients." };
  }
}

/** `$(CINCLUS_API_KEY)` in a property list, under the name of a key. */
function isFilledInByBuild({ value, paths }: Literal, keys: CinclusKeys): boolean {
  return /^\$[({][\w.:-]+[)}]$/.test(value.text) && paths().some((path) => keys.namesKey(path));
}

/** `{{ config["CINCLUS_API_KEY"] }}` in the script of a page: the template engine writes the key there. */
function isFilledInByServer({ place }: Literal, facts: Facts, keys: CinclusKeys): boolean {
  const written = facts.file.text.slice(place.start, place.end);
  if (!/\{\{|<%|<\?=/.test(written) || !keys.refersToKey(written)) return false;
  // Where the template's own code is read, the read is told.
  return !facts.reads.some((read) => read.place.start >= place.start && read.place.end <= place.end);
}

function* literalKeys(facts: Facts, keys: CinclusKeys): Iterable<Problem> {
  for (const { value, place, evidence } of keys.literals) {
    if (facts.runs(place) === "client")
      yield { place, message: "A Cinclus key stands in code that is delivered to clients.", key: { value, evidence } };
  }
}

/** What client code reads by name: `process.env.CINCLUS_API_KEY`. */
function* keysRead(facts: Facts, keys: CinclusKeys): Iterable<Problem> {
  if (!facts.runsOnClient) return;
  for (const { piece, place } of facts.reads) {
    if (keys.isNamedKey(piece) && !isOfUser(piece) && facts.runs(place) === "client")
      yield { place, message: "A Cinclus key is read in code that is delivered to clients." };
  }
}

/** What client code brings in from a file that is none, where nobody tells of it. */
function* keysImported(facts: Facts, keys: CinclusKeys): Iterable<Problem> {
  if (!facts.runsOnClient || !importsOnClient(facts)) return;
  for (const { path, values, place } of facts.imported()) {
    if (facts.runs(place) !== "client" || values.every((value) => comesFromClient(value, facts))) continue;
    const isNamed = keys.namesKey(path);
    const bringsKey = values.some(
      (value) => keys.holdsKey(value) || (isNamed && value.constant && isCredentialLike(value.text)),
    );
    if (bringsKey) yield { place, message: "This import brings a Cinclus key into code that is delivered to clients." };
  }
}

/** Asked first: what an import brings is known only from other files. */
function importsOnClient(facts: Facts): boolean {
  const { file } = facts;
  return file.model.imports.some(({ start, end }) => facts.runs({ file, start, end }) === "client");
}

function comesFromClient({ pieces: [first] }: Value, facts: Facts): boolean {
  return first !== undefined && facts.runs(originOfPiece(first)) === "client";
}

/** The switch of an SDK that lets it run in browsers: `dangerouslyAllowBrowser: true`. */
function* clientsInBrowsers(facts: Facts): Iterable<Problem> {
  for (const { turns, place, targets, scope } of facts.switches) {
    if (turns === "browser use on" && !sendsKeyOfUser(facts, scope) && reachesCinclus(targets()))
      yield { place, message: "An SDK that is pointed at Cinclus is allowed to run in browsers, with the key." };
  }
}

/** Whether every credential that an SDK is set up with is its user's own. */
function sendsKeyOfUser({ credentials }: Facts, scope: Place): boolean {
  const given = credentials.filter(({ place }) => place.start >= scope.start && place.end <= scope.end);
  // What begins empty is yet to be typed in.
  const isTyped = ({ text, unknowns }: Value): boolean => text === "" || unknowns.some(isOfUser);
  return given.length > 0 && given.every(({ values }) => values.some(isTyped));
}

/** A key that the user types in, or has stored, is the user's own. */
function isOfUser(piece: UnknownPiece): boolean {
  return isShownInField(piece) || piece.paths.some((path) => holders(path, piece).some(givesUserInput));
}

/** What a key is read from: all names before its own, and the function that gives it. */
function holders(path: readonly string[], { source }: UnknownPiece): readonly string[] {
  return source.node.kind === "call" ? path : path.slice(0, -1);
}

/** `<input value={access.cinclusKey} onChange={…} />`: what its user may change has come from its user. */
function isShownInField({ source, paths }: UnknownPiece): boolean {
  const { model } = source.file;
  const around = model.parentOf(source.node);
  const shown = around?.kind === "choice" ? around : source.node;
  const field = model.parentOf(shown);
  if (field?.kind !== "call" || paths.some((path) => path.includes("env"))) return false;
  return (
    field.args.some(({ name = "", value }) => value === shown && showsInField(name)) &&
    field.args.some(({ name = "" }) => tellsOfInput(name))
  );
}
