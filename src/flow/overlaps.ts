import type { Place } from "./value.ts";

/** Places stand in drawers of so many characters each, so that only those near by are compared. */
const drawer = 512;

/** What stands at places of files, asked for by other places that overlap. */
export class Overlaps<T> {
  readonly #drawers = new Map<Place["file"], Map<number, { readonly place: Place; readonly what: T }[]>>();

  add(place: Place, what: T): void {
    const drawers = this.#drawers.get(place.file) ?? new Map<number, { readonly place: Place; readonly what: T }[]>();
    this.#drawers.set(place.file, drawers);
    for (const number of drawersOf(place)) {
      const known = drawers.get(number);
      if (known) known.push({ place, what });
      else drawers.set(number, [{ place, what }]);
    }
  }

  /** What stands at places that share a character with this one; an empty place counts as one character. */
  at(place: Place): T[] {
    const drawers = this.#drawers.get(place.file);
    if (!drawers) return [];
    const found = new Set<T>();
    for (const number of drawersOf(place)) {
      for (const { place: known, what } of drawers.get(number) ?? [])
        if (known.start < endOf(place) && place.start < endOf(known)) found.add(what);
    }
    return [...found];
  }
}

function endOf({ start, end }: Place): number {
  return Math.max(end, start + 1);
}

function* drawersOf(place: Place): Iterable<number> {
  const last = Math.floor((endOf(place) - 1) / drawer);
  for (let number = Math.floor(place.start / drawer); number <= last; number++) yield number;
}
