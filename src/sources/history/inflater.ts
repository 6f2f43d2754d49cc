import { createInflate, constants } from "node:zlib";

/**
 * Inflates many small pieces, one after the other, into memory that is there already.
 *
 * zlib's public functions make a stream and a buffer for each call, which costs more than inflating what
 * most objects of a repository have. The stream that Node makes holds a handle that can be used again and
 * again. That is no public interface, so every part of it is looked at before it is used, and without it
 * the pack reader is not used either.
 */
export class Inflater {
  readonly #state: Uint32Array;
  readonly #reset: () => void;
  readonly #write: (...args: readonly unknown[]) => void;
  #failed = false;

  private constructor(handle: object, state: Uint32Array, reset: Callable, write: Callable) {
    this.#state = state;
    this.#reset = () => void Reflect.apply(reset, handle, []);
    this.#write = (...args) => void Reflect.apply(write, handle, args);
    Reflect.set(handle, "onerror", () => {
      this.#failed = true;
    });
  }

  /** Nothing where this Node's streams are made in another way. */
  static create(): Inflater | undefined {
    const stream = createInflate();
    const handle: unknown = Reflect.get(stream, "_handle");
    const state: unknown = Reflect.get(stream, "_writeState");
    if (typeof handle !== "object" || handle === null || !(state instanceof Uint32Array)) return undefined;
    const reset: unknown = Reflect.get(handle, "reset");
    const write: unknown = Reflect.get(handle, "writeSync");
    if (!isCallable(reset) || !isCallable(write)) return undefined;
    const inflater = new Inflater(handle, state, reset, write);
    return inflater.#works() ? inflater : undefined;
  }

  /**
   * Whether `input` from `at` on inflates to exactly `size` bytes, which then stand in `output` from `outputAt` on.
   * There has to be room for one byte more: only with room left does zlib look at the check sum at the end.
   */
  inflate(input: Uint8Array, at: number, length: number, output: Uint8Array, outputAt: number, size: number): boolean {
    this.#failed = false;
    this.#reset();
    this.#write(constants.Z_FINISH, input, at, length, output, outputAt, size + 1);
    return !this.#hasFailed() && this.#state[0] === 1;
  }

  #hasFailed(): boolean {
    return this.#failed;
  }

  /** Tried out on a few bytes, since nothing but trying tells what an internal function does. */
  #works(): boolean {
    const deflated = Uint8Array.from([0x78, 0x9c, 0x4b, 0x4c, 0x4a, 0x06, 0x00, 0x02, 0x4d, 0x01, 0x27]);
    const broken = Uint8Array.from([0x78, 0x9c, 0x4b, 0x4c, 0x4a, 0x06, 0x00, 0x02, 0x4d, 0x01, 0x28]);
    const output = new Uint8Array(5);
    try {
      const right = this.inflate(deflated, 0, deflated.length, output, 1, 3);
      const text = String.fromCharCode(...output);
      return right && text === "\0abc\0" && !this.inflate(broken, 0, broken.length, output, 0, 3) && !this.inflate(deflated, 0, deflated.length, output, 0, 2);
    } catch {
      return false;
    }
  }
}

type Callable = (...args: readonly unknown[]) => unknown;

function isCallable(value: unknown): value is Callable {
  return typeof value === "function";
}
