/**
 * Just enough of an assembler for the few WebAssembly functions that have to be written by hand. Code is
 * a list of bytes; the names are those of the WebAssembly text format.
 */
export type Code = readonly number[];

export const i32 = 0x7f;
export const v128 = 0x7b;

function unsigned(value: number): Code {
  const bytes: number[] = [];
  do {
    const more = value > 0x7f;
    bytes.push((value & 0x7f) | (more ? 0x80 : 0));
    value >>>= 7;
  } while (value > 0);
  return bytes;
}

function signed(value: number): Code {
  const bytes: number[] = [];
  for (;;) {
    const byte = value & 0x7f;
    value >>= 7;
    if ((value === 0 && (byte & 0x40) === 0) || (value === -1 && (byte & 0x40) !== 0)) return [...bytes, byte];
    bytes.push(byte | 0x80);
  }
}

const vector = (operation: number): Code => [0xfd, ...unsigned(operation)];

export const op = {
  get: (local: number): Code => [0x20, ...unsigned(local)],
  set: (local: number): Code => [0x21, ...unsigned(local)],
  tee: (local: number): Code => [0x22, ...unsigned(local)],
  constant: (value: number): Code => [0x41, ...signed(value)],
  call: (index: number): Code => [0x10, ...unsigned(index)],
  return: [0x0f],
  select: [0x1b],
  add: [0x6a],
  subtract: [0x6b],
  and: [0x71],
  or: [0x72],
  xor: [0x73],
  shiftLeft: [0x74],
  countTrailingZeros: [0x68],
  isZero: [0x45],
  equal: [0x46],
  notEqual: [0x47],
  lessSigned: [0x48],
  lessUnsigned: [0x49],
  greaterSigned: [0x4a],
  greaterUnsigned: [0x4b],
  lessOrEqualUnsigned: [0x4d],
  load: (offset = 0): Code => [0x28, 0, ...unsigned(offset)],
  loadByte: [0x2d, 0, 0],
  store: (offset = 0): Code => [0x36, 0, ...unsigned(offset)],
  copyMemory: [0xfc, 0x0a, 0, 0],
  /** Runs again from its beginning where its code says so. */
  loop: (...code: readonly Code[]): Code => [0x03, 0x40, ...code.flat(), 0x0b],
  /** Takes a condition from the stack. */
  if: (then: Code, otherwise?: Code): Code => [0x04, 0x40, ...then, ...(otherwise ? [0x05, ...otherwise] : []), 0x0b],
  /** Goes on at the loop (or behind the block) that many levels further out. */
  branch: (depth: number): Code => [0x0c, ...unsigned(depth)],
  branchIf: (depth: number): Code => [0x0d, ...unsigned(depth)],
  v128: {
    load: (offset = 0): Code => [...vector(0x00), 0, ...unsigned(offset)],
    store: (offset = 0): Code => [...vector(0x0b), 0, ...unsigned(offset)],
    splat: (byte: number): Code => [...vector(0x0c), ...Array.from({ length: 16 }, () => byte)],
    swizzle: vector(0x0e),
    and: vector(0x4e),
    anyTrue: vector(0x53),
    equal: vector(0x23),
    bitmask: vector(0x64),
    shiftRight: vector(0x6d),
  },
} as const;

export interface FunctionCode {
  readonly name: string;
  /** All parameters and the result are i32. */
  readonly parameters: number;
  /** How many more locals there are, of each type in turn. */
  readonly locals: readonly (readonly [count: number, type: number])[];
  readonly body: Code;
}

/** A module that imports its memory as `e.m` and exports its functions under their names. */
export function assemble(functions: readonly FunctionCode[]): Uint8Array<ArrayBuffer> {
  const vectorOf = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
  const sized = (code: Code): Code => [...unsigned(code.length), ...code];
  const section = (id: number, content: Code): Code => [id, ...sized(content)];
  const text = (name: string): Code => vectorOf([...Array.from(name, (letter) => [letter.charCodeAt(0)])]);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, vectorOf(functions.map(({ parameters }) => [0x60, ...vectorOf(Array.from({ length: parameters }, () => [i32])), 1, i32]))),
    ...section(2, vectorOf([[...text("e"), ...text("m"), 0x02, 0x00, 1]])),
    ...section(3, vectorOf(functions.map((_, index) => unsigned(index)))),
    ...section(7, vectorOf(functions.map(({ name }, index) => [...text(name), 0x00, ...unsigned(index)]))),
    ...section(10, vectorOf(functions.map(({ locals, body }) => sized([...vectorOf(locals.map(([count, type]) => [...unsigned(count), type])), ...body, 0x0b])))),
  ]);
}
