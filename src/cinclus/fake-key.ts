import { createHash } from "node:crypto";

/** The shapes in which made-up keys can be had. */
export type FakeKeyShape = "service" | "token" | "older" | "hex" | "letters" | "url-safe";

const lettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/**
 * A made-up key, for tests, documentation and `doctor`. The same shape and number give the same key,
 * so no key has to be written down anywhere.
 *
 * @param number tells keys of one shape apart
 */
export function fakeKey(shape: FakeKeyShape, number = 1): string {
  const characters = characterStream(`${shape}:${number}`);
  switch (shape) {
    case "service":
      return `wayscloud_llm_${take(characters, lettersAndDigits, 10)}_${take(characters, lettersAndDigits, 56)}`;
    case "token":
      return `wayscloud_pat_${take(characters, lettersAndDigits, 10)}_${take(characters, lettersAndDigits, 56)}`;
    case "older":
      return `wayscloud_storage_${take(characters, lettersAndDigits, 6)}_${take(characters, lettersAndDigits, 32)}`;
    case "hex":
      return take(characters, "0123456789abcdef", 48);
    case "letters":
      return take(characters, lettersAndDigits, 44);
    case "url-safe":
      return take(characters, `${lettersAndDigits}-_`, 43);
  }
}

/** Endless bytes that look random and are always the same for one seed. */
function* characterStream(seed: string): Generator<number, never> {
  for (let block = 0; ; block++) {
    yield* createHash("sha256").update(`cinclus-guard made-up key ${seed} ${block}`).digest();
  }
}

function take(bytes: Generator<number, never>, alphabet: string, length: number): string {
  // Bytes past the last whole multiple of the alphabet are skipped, so that every character is equally likely.
  const limit = 256 - (256 % alphabet.length);
  let text = "";
  while (text.length < length) {
    const byte = bytes.next().value;
    if (byte < limit) text += alphabet.charAt(byte % alphabet.length);
  }
  return text;
}
