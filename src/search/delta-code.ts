import { i32, op, type Code, type FunctionCode } from "./assembler.ts";

/*
 * A pack of a quarter of a million objects has deltas with six million pieces to copy, most of them a few
 * dozen bytes. A call of JavaScript's own copyWithin for each would take longer than all the rest of
 * reading the pack.
 */

/** Parameters: where things stand in the memory. */
const delta = 0;
const deltaEnd = 1;
const base = 2;
const baseSize = 3;
const to = 4;
const resultEnd = 5;
const reach = 6;
const seams = 7;
/** 0 where nobody needs the result itself: then of a long piece only its two ends are copied. */
const whole = 8;
/** Further locals. */
const command = 9;
const offset = 10;
const size = 11;
/** Where in the base the last piece ended; a piece that goes on from there is no seam. */
const copiedTo = 12;
const resultAt = 13;
const seamFrom = 14;
const seamTo = 15;
const source = 16;
const target = 17;
const targetEnd = 18;
const nextSeam = 19;
const localCount = 11;

const { get, set, constant } = op;
const fail: Code = op.if([...constant(-1), ...op.return]);
const advance = (local: number, by: Code): Code => [...get(local), ...by, ...op.add, ...set(local)];

/** One optional byte of a copy command: bit `bit` says whether it is there, its value is shifted by `shift`. */
const optionalByte = (bit: number, local: number, shift: number): Code => [
  ...get(command),
  ...constant(bit),
  ...op.and,
  ...op.if([
    ...get(local),
    ...get(delta),
    ...op.loadByte,
    ...constant(shift),
    ...op.shiftLeft,
    ...op.or,
    ...set(local),
    ...advance(delta, constant(1)),
  ]),
];

const failUnlessRoomFor: Code = [...get(size), ...get(resultEnd), ...get(to), ...op.subtract, ...op.greaterUnsigned, ...fail];

const copyFromBase: Code = [
  ...[...constant(0), ...set(offset), ...constant(0), ...set(size)],
  ...optionalByte(0x01, offset, 0),
  ...optionalByte(0x02, offset, 8),
  ...optionalByte(0x04, offset, 16),
  ...optionalByte(0x08, offset, 24),
  ...optionalByte(0x10, size, 0),
  ...optionalByte(0x20, size, 8),
  ...optionalByte(0x40, size, 16),
  ...[...get(size), ...op.isZero, ...op.if([...constant(0x10000), ...set(size)])],
  ...[...get(offset), ...get(baseSize), ...op.greaterUnsigned, ...fail],
  ...[...get(size), ...get(baseSize), ...get(offset), ...op.subtract, ...op.greaterUnsigned, ...fail],
  ...failUnlessRoomFor,
  ...[...get(base), ...get(offset), ...op.add, ...set(source)],
  // No seam at the very beginning, nor where the last piece simply goes on.
  ...[...get(to), ...get(resultAt), ...op.notEqual, ...get(offset), ...get(copiedTo), ...op.notEqual, ...op.and],
  ...op.if([
    ...[...get(to), ...get(reach), ...op.subtract, ...set(seamFrom)],
    ...[...get(to), ...get(reach), ...op.add, ...set(seamTo)],
  ]),
  ...[...get(offset), ...get(size), ...op.add, ...set(copiedTo)],
];

const insertFromDelta: Code = [
  ...[...get(command), ...op.isZero, ...fail],
  ...[...get(command), ...set(size)],
  ...[...get(size), ...get(deltaEnd), ...get(delta), ...op.subtract, ...op.greaterUnsigned, ...fail],
  ...failUnlessRoomFor,
  ...[...get(delta), ...set(source)],
  ...[...get(to), ...get(reach), ...op.subtract, ...set(seamFrom)],
  ...[...get(to), ...get(size), ...op.add, ...get(reach), ...op.add, ...set(seamTo)],
  ...advance(delta, get(size)),
  ...[...constant(-1), ...set(copiedTo)],
];

/** Cut to the result, and joined with the seam before where they touch. */
const noteSeam: Code = [
  ...[...get(seamFrom), ...get(resultAt), ...get(seamFrom), ...get(resultAt), ...op.greaterSigned, ...op.select, ...set(seamFrom)],
  ...[...get(seamTo), ...get(resultEnd), ...get(seamTo), ...get(resultEnd), ...op.lessSigned, ...op.select, ...set(seamTo)],
  ...[...get(nextSeam), ...get(seams), ...op.notEqual],
  ...op.if([
    ...[...get(nextSeam), ...constant(4), ...op.subtract, ...op.load()],
    ...[...get(seamFrom), ...op.lessUnsigned, ...op.isZero],
    // They touch: the seam before is taken back, and written again with the new end.
    ...op.if([
      ...[...get(nextSeam), ...constant(8), ...op.subtract, ...op.tee(nextSeam), ...op.load(), ...set(seamFrom)],
    ]),
  ]),
  ...[...get(nextSeam), ...get(seamFrom), ...op.store()],
  ...[...get(nextSeam), ...get(seamTo), ...op.store(4)],
  ...advance(nextSeam, constant(8)),
];

const shortPiece = 256;
/** How much of a long piece's ends is copied where the result is not needed; `reach` must not be more. */
export const copiedEnds = 64;

/** Sixteen bytes from `source` on go to `target`, `times` times. */
const copyBlocks = (times: number): Code =>
  Array.from({ length: times }, (_, block) => [
    ...[...get(target), ...get(source), ...op.v128.load(16 * block), ...op.v128.store(16 * block)],
  ]).flat();

/** Short pieces sixteen bytes at a time; what is written past their end is overwritten by the next one. */
const copyPiece: Code = [
  ...[...get(to), ...set(target)],
  ...[...get(size), ...constant(shortPiece), ...op.lessOrEqualUnsigned],
  ...op.if(
    [
      ...[...get(to), ...get(size), ...op.add, ...set(targetEnd)],
      ...op.loop(
        copyBlocks(1),
        advance(source, constant(16)),
        [...get(target), ...constant(16), ...op.add, ...op.tee(target), ...get(targetEnd), ...op.lessUnsigned],
        op.branchIf(0),
      ),
    ],
    [
      ...get(whole),
      ...op.if(
        [...get(to), ...get(source), ...get(size), ...op.copyMemory],
        [
          ...copyBlocks(copiedEnds / 16),
          ...[...get(size), ...constant(copiedEnds), ...op.subtract, ...set(offset)],
          ...[...advance(source, get(offset)), ...advance(target, get(offset))],
          ...copyBlocks(copiedEnds / 16),
        ],
      ),
    ],
  ),
  ...advance(to, get(size)),
];

/**
 * Puts an object together from its base and a delta, and writes down, behind the result, what is new in
 * it as pairs of begin and end: the pieces that the delta brings and the places where pieces meet, each
 * with `reach` bytes around it. Gives where that list ends, or -1 for a delta that makes no sense.
 *
 * Up to sixteen bytes behind the result's end are written to.
 */
export const applyDelta: FunctionCode = {
  name: "applyDelta",
  parameters: 9,
  locals: [[localCount, i32]],
  body: [
    ...[...get(to), ...set(resultAt), ...constant(-1), ...set(copiedTo), ...get(seams), ...set(nextSeam)],
    ...op.loop(
      [...get(delta), ...get(deltaEnd), ...op.lessUnsigned],
      op.if([
        ...[...get(delta), ...op.loadByte, ...set(command), ...advance(delta, constant(1))],
        ...[...constant(0), ...set(seamTo)],
        ...[...get(command), ...constant(0x80), ...op.and, ...op.if(copyFromBase, insertFromDelta)],
        ...[...get(seamTo), ...op.if(noteSeam)],
        ...copyPiece,
        ...op.branch(1),
      ]),
    ),
    ...[...get(delta), ...get(deltaEnd), ...op.notEqual, ...fail],
    ...[...get(to), ...get(resultEnd), ...op.notEqual, ...fail],
    ...get(nextSeam),
  ],
};

const seam = 0;
const seamsEnd = 1;
const find = 0;

/** The first of a list of ranges in which `find` finds a place worth a look, or the list's end. */
export const findSeam: FunctionCode = {
  name: "findSeam",
  parameters: 2,
  locals: [],
  body: [
    ...op.loop(
      [...get(seam), ...get(seamsEnd), ...op.lessUnsigned],
      op.if([
        ...[...get(seam), ...op.load(), ...get(seam), ...op.load(4), ...op.call(find)],
        ...[...get(seam), ...op.load(4), ...op.lessUnsigned],
        ...op.if([...get(seam), ...op.return]),
        ...advance(seam, constant(8)),
        ...op.branch(1),
      ]),
    ),
    ...get(seamsEnd),
  ],
};
