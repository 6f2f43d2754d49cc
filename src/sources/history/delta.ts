/** The two sizes at a delta's beginning: of its base, and of what comes out; and where the rest begins. */
export function deltaSizes(memory: Uint8Array, start: number): { readonly base: number; readonly result: number; readonly at: number } {
  let at = start;
  const readSize = (): number => {
    let size = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = memory[at++] ?? 0;
      size += (byte & 0x7f) * factor;
      if (byte < 0x80) return size;
    }
  };
  const base = readSize();
  const result = readSize();
  return { base, result, at };
}
