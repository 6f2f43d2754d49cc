/**
 * A WebAssembly module that looks for four neighbouring bytes, sixteen places at a time, for eight
 * groups of them at once (the "Teddy" way of the Hyperscan library).
 *
 * A group accepts a byte at a position if the two tables of that position, one for the low and one for
 * the high half of the byte, both have the group's bit. What comes out is therefore a place worth a
 * closer look, never a proof. Written out by hand, because a compiler and its output would weigh more.
 */

/** The number of neighbouring bytes looked at. */
export const fingerprintLength = 4;
/** Where the tables stand in the memory: for each position sixteen bytes for low halves, sixteen for high halves. */
export const tablesAt = 0;
/** From here on the memory is the caller's. */
export const freeFrom = 1024;
/** How far behind the end of a text the search may read. */
export const readAhead = 32;

/** What we use of WebAssembly, whose types come with those of browsers only. */
interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

interface WebAssemblyApi {
  validate(bytes: Uint8Array): boolean;
  readonly Memory: new (limits: { initial: number }) => Memory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: { readonly f?: unknown } };
}

// `node --jitless` has none.
declare const WebAssembly: WebAssemblyApi | undefined;

export interface Simd {
  readonly memory: Memory;
  /** The first place in [start, end) that is worth a look, or a number of `end` or more. */
  readonly find: (start: number, end: number) => number;
}

/** Null where this machine or this Node has no WebAssembly with 128-bit vectors. */
export function createSimd(): Simd | null {
  if (!WebAssembly?.validate(moduleBytes)) return null;
  const memory = new WebAssembly.Memory({ initial: 1 });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes), { e: { m: memory } });
  const find = instance.exports.f;
  if (typeof find !== "function") return null;
  return { memory, find: (start, end) => Number(Reflect.apply(find, undefined, [start, end])) };
}

const i32 = 0x7f;
const v128 = 0x7b;

/** Local variables: 0 is the place, 1 the end; then the tables, the bytes at hand, the groups still in play. */
const place = 0;
const end = 1;
const firstTable = 2;
const bytesAtHand = firstTable + 2 * fingerprintLength;
const groups = bytesAtHand + 1;

function unsigned(value: number): number[] {
  const bytes: number[] = [];
  do {
    const more = value > 0x7f;
    bytes.push((value & 0x7f) | (more ? 0x80 : 0));
    value >>>= 7;
  } while (value > 0);
  return bytes;
}

const signed16Bits = [0xff, 0xff, 0x03];
const get = (local: number): number[] => [0x20, ...unsigned(local)];
const set = (local: number): number[] => [0x21, ...unsigned(local)];
const tee = (local: number): number[] => [0x22, ...unsigned(local)];
const constant = (small: number): number[] => [0x41, small];
const vector = (operation: number): number[] => [0xfd, ...unsigned(operation)];
const load = (offset: number): number[] => [...vector(0x00), 0, ...unsigned(offset)];
const splat = (byte: number): number[] => [...vector(0x0c), ...Array.from({ length: 16 }, () => byte)];

const swizzle = vector(0x0e);
const and = vector(0x4e);
const anyTrue = vector(0x53);
const equal = vector(0x23);
const bitmask = vector(0x64);
const shiftRight = vector(0x6d);

function loadTables(): number[] {
  return Array.from({ length: 2 * fingerprintLength }, (_, table) => [
    ...constant(0),
    ...load(tablesAt + 16 * table),
    ...set(firstTable + table),
  ]).flat();
}

/** Leaves on the stack which groups accept the sixteen bytes at `position` behind the place. */
function accept(position: number): number[] {
  return [
    ...get(firstTable + 2 * position),
    ...get(place),
    ...load(position),
    ...tee(bytesAtHand),
    ...splat(0x0f),
    ...and,
    ...swizzle,
    ...get(firstTable + 2 * position + 1),
    ...get(bytesAtHand),
    ...constant(4),
    ...shiftRight,
    ...swizzle,
    ...and,
  ];
}

function body(): number[] {
  const acceptAll = Array.from({ length: fingerprintLength }, (_, position) => [
    ...accept(position),
    ...(position > 0 ? and : []),
  ]).flat();
  return [
    ...loadTables(),
    ...[0x03, 0x40], // loop
    ...[...get(place), ...get(end), 0x49], // place < end
    ...[0x04, 0x40], // if
    ...acceptAll,
    ...tee(groups),
    ...anyTrue,
    ...[0x04, 0x40], // if
    // The first lane that is not zero: count the trailing zeros of the turned-round mask of zero lanes.
    ...[...get(place), ...get(groups), ...splat(0), ...equal, ...bitmask],
    ...[0x41, ...signed16Bits, 0x73, 0x68, 0x6a, 0x0f], // xor 0xffff, ctz, add, return
    0x0b,
    ...[...get(place), ...constant(16), 0x6a, ...set(place)],
    ...[0x0c, 1], // again
    0x0b,
    0x0b,
    ...get(end),
    0x0b,
  ];
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function assemble(): Uint8Array<ArrayBuffer> {
  const code = [1, 2 * fingerprintLength + 2, v128, ...body()];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, 0x60, 2, i32, i32, 1, i32]), // type: (i32, i32) -> i32
    ...section(2, [1, 1, 0x65, 1, 0x6d, 0x02, 0x00, 1]), // import e.m: a memory of a page or more
    ...section(3, [1, 0]),
    ...section(7, [1, 1, 0x66, 0x00, 0]), // export f
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}

const moduleBytes = assemble();
