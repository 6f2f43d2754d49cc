import type { OnProgress } from "../sources/source.ts";
import type { Output } from "./world.ts";

/** Shown on a terminal while a long scan runs. */
export interface ProgressBar {
  readonly onProgress: OnProgress;
  /** Takes the bar away, before anything else is written. */
  clear(): void;
}

/** More often no one can read it, and writing costs time. */
const pause = 100;
const barWidth = 24;

/**
 * One line with what is done, how fast, and how long it will take. Our own few lines, because the libraries for it
 * bring timers and cursors that outlive an error.
 */
export function createProgressBar(output: Output, now: () => number = () => performance.now()): ProgressBar {
  const begin = now();
  let last = begin;
  let shown = false;
  return {
    onProgress({ done, total, unit }) {
      const time = now();
      if (time - last < pause) return;
      last = time;
      shown = true;
      const seconds = (time - begin) / 1000;
      const rate = done / seconds;
      const parts = [`${done.toLocaleString("en")} ${unit}`, `${Math.round(rate).toLocaleString("en")}/s`];
      if (total !== undefined && total > 0) {
        const filled = Math.round(Math.min(1, done / total) * barWidth);
        parts.unshift(`[${"#".repeat(filled)}${".".repeat(barWidth - filled)}]`);
        if (rate > 0 && done <= total) parts.push(`${Math.ceil((total - done) / rate)} s left`);
      }
      const line = parts.join("  ").slice(0, (output.columns ?? 80) - 1);
      output.write(`\r\u001B[K${line}`);
    },
    clear() {
      if (shown) output.write("\r\u001B[K");
      shown = false;
    },
  };
}
