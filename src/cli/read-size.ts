import { GuardError } from "../errors.ts";

const factors: Readonly<Record<string, number>> = { "": 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** Bytes from `512k`, `20M`, `20MB`, `1000000`. */
export function readSize(text: string): number {
  const match = /^(\d{1,12})\s?([kmg]?)(?:i?b)?$/i.exec(text.trim());
  const [, digits = "", unit = ""] = match ?? [];
  const bytes = Number(digits) * (factors[unit.toLowerCase()] ?? 0);
  if (!match || bytes < 1) throw new GuardError("--max-file-size must be a size such as 512k or 20M.");
  return bytes;
}
