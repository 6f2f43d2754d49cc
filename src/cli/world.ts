import type { Readable } from "node:stream";

/** Where text is written to. */
export interface Output {
  write(text: string): void;
  readonly isTTY: boolean;
  /** How many columns a terminal has. */
  readonly columns?: number;
}

/** All that a command sees of the world outside, so that a test can be one line. */
export interface World {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: Readable;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  now(): Date;
}
