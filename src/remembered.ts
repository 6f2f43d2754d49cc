/** More answers than these, or to longer questions, are not kept: names are short, and a file has some hundreds. */
const mostKept = 4096;
const longestKept = 64;

/** A function of a name that answers each name once: the same few are asked about again and again within a file. */
export function remembered<Answer>(answer: (name: string) => Answer): (name: string) => Answer {
  const kept = new Map<string, Answer>();
  return (name) => {
    const known = kept.get(name);
    if (known !== undefined) return known;
    const found = answer(name);
    if (name.length > longestKept) return found;
    if (kept.size >= mostKept) kept.clear();
    kept.set(name, found);
    return found;
  };
}

/**
 * A function of an object (a node, a file, a variable), which answers once for each for as long as that is there:
 * what it looks through may be as long as its file, and is asked about thousands of times. Whatever else it is told is
 * the same each time.
 */
export function rememberedOf<Owner extends object, Others extends readonly unknown[], Answer>(
  answer: (owner: Owner, ...others: Others) => Answer,
): (owner: Owner, ...others: Others) => Answer {
  const kept = new WeakMap<Owner, { readonly answer: Answer }>();
  return (owner, ...others) => {
    const known = kept.get(owner);
    if (known) return known.answer;
    const found = answer(owner, ...others);
    kept.set(owner, { answer: found });
    return found;
  };
}
