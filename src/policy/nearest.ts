/**
 * The name a person most likely meant, or nothing where none is near enough to be worth suggesting.
 *
 * @param word what was written
 * @param names what there is
 */
export function nearest(word: string, names: readonly string[]): string | undefined {
  // Longer words are no typing errors of ours, and the distance costs their length squared.
  if (word.length > 60) return undefined;
  let best: { name: string; distance: number } | undefined;
  for (const name of names) {
    const steps = distance(word.toLowerCase(), name.toLowerCase());
    if (!best || steps < best.distance) best = { name, distance: steps };
  }
  const limit = Math.max(2, Math.floor(word.length / 3));
  return best && best.distance <= limit && best.distance < best.name.length ? best.name : undefined;
}

/** A second sentence that suggests the nearest name, or tells all there are. */
export function suggestion(word: string, names: readonly string[]): string {
  const name = nearest(word, names);
  return name === undefined ? `There is ${names.join(", ")}.` : `Did you mean "${name}"?`;
}

/** How many letters have to be put in, left out, replaced or swapped with their neighbour to get from one to the other. */
function distance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(
        Math.min(
          (current[column - 1] ?? 0) + 1,
          (last[column] ?? 0) + 1,
          (last[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (beforeLast[column - 2] ?? Infinity) + 1 : Infinity,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}
