import { applyDelta, findSeam } from "./delta-code.ts";
import { assemble, op, v128, type Code, type FunctionCode } from "./assembler.ts";

/** The number of neighbouring bytes looked at. */
export const fingerprintLength = 4;
/** Where the tables stand in the memory: for each position sixteen bytes for low halves, sixteen for high halves. */
export const tablesAt = 0;
/** From here on the memory is the caller's. */
export const freeFrom = 4096;
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
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
}

// `node --jitless` has none.
declare const WebAssembly: WebAssemblyApi | undefined;

type NumberFunction = (...args: readonly number[]) => number;

/** Functions that work on a memory of their own, and the memory. */
export interface Simd {
  readonly memory: Memory;
  /** The first place in [start, end) that is worth a look, or a number of `end` or more. */
  readonly find: (start: number, end: number) => number;
  /** See `delta-code.ts`. */
  readonly applyDelta: NumberFunction;
  readonly findSeam: (seam: number, seamsEnd: number) => number;
}

/** Null where this machine or this Node has no WebAssembly with 128-bit vectors. */
export function createSimd(): Simd | null {
  const code = assemble([find, applyDelta, findSeam]);
  if (!WebAssembly?.validate(code)) return null;
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { e: { m: memory } });
  const exported = (name: string): NumberFunction => {
    const value: unknown = Reflect.get(exports, name);
    if (!isNumberFunction(value)) throw new Error(`The module has no function ${name}.`);
    return value;
  };
  return { memory, find: exported("find"), applyDelta: exported("applyDelta"), findSeam: exported("findSeam") };
}

function isNumberFunction(value: unknown): value is NumberFunction {
  return typeof value === "function";
}

const place = 0;
const end = 1;
const firstTable = 2;
const bytesAtHand = firstTable + 2 * fingerprintLength;
const groups = bytesAtHand + 1;

const loadTables: Code = Array.from({ length: 2 * fingerprintLength }, (_, table) => [
  ...op.constant(0),
  ...op.v128.load(tablesAt + 16 * table),
  ...op.set(firstTable + table),
]).flat();

/** Leaves on the stack which groups accept the sixteen bytes at `position` behind the place. */
function accept(position: number): Code {
  return [
    ...op.get(firstTable + 2 * position),
    ...op.get(place),
    ...op.v128.load(position),
    ...op.tee(bytesAtHand),
    ...op.v128.splat(0x0f),
    ...op.v128.and,
    ...op.v128.swizzle,
    ...op.get(firstTable + 2 * position + 1),
    ...op.get(bytesAtHand),
    ...op.constant(4),
    ...op.v128.shiftRight,
    ...op.v128.swizzle,
    ...op.v128.and,
    ...(position > 0 ? op.v128.and : []),
  ];
}

/** The first lane that is not zero: counts the trailing zeros of the turned-round mask of zero lanes. */
const firstLane: Code = [
  ...op.get(groups),
  ...op.v128.splat(0),
  ...op.v128.equal,
  ...op.v128.bitmask,
  ...op.constant(0xffff),
  ...op.xor,
  ...op.countTrailingZeros,
];

/**
 * Looks for four neighbouring bytes, sixteen places at a time, for eight groups of them at once (the
 * "Teddy" way of the Hyperscan library).
 *
 * A group accepts a byte at a position if the two tables of that position, one for the low and one for
 * the high half of the byte, both have the group's bit. What comes out is therefore a place worth a
 * closer look, never a proof. Written out by hand, because a compiler and its output would weigh more.
 */
const find: FunctionCode = {
  name: "find",
  parameters: 2,
  locals: [[2 * fingerprintLength + 2, v128]],
  body: [
    ...loadTables,
    ...op.loop(
      [...op.get(place), ...op.get(end), ...op.lessUnsigned],
      op.if([
        ...Array.from({ length: fingerprintLength }, (_, position) => accept(position)).flat(),
        ...op.tee(groups),
        ...op.v128.anyTrue,
        ...op.if([...op.get(place), ...firstLane, ...op.add, ...op.return]),
        ...[...op.get(place), ...op.constant(16), ...op.add, ...op.set(place)],
        ...op.branch(1),
      ]),
    ),
    ...op.get(end),
  ],
};
