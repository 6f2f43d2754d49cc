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
