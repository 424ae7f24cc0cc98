import { checkInteger, FieldRangeError } from "../checks/field-error.ts";

/** UTRN counters are 32 bits; 0 stands for "none accepted". */
export const COUNTER_MAX: number = 2 ** 32 - 1;

/**
 * Recovers the full UTRN counter from the bits that travel in a code (GBCS 14, code-format.md 5).
 * @param highest - highest accepted UTRN counter, or the floor when none, 0..2^32-1.
 * @param truncated - the received low bits, 0..2^bits-1.
 * @param bits - 10 for 20 digits, 16 for 40 and 60.
 * @returns the counter nearest to `highest`, possibly outside 1..2^32-1: the caller refuses that.
 * @throws FieldTypeError or FieldRangeError naming the parameter.
 * @example recoverCounter(0x3ff, 1, 10) // 0x401
 */
export function recoverCounter(highest: number, truncated: number, bits: 10 | 16): number {
  checkInteger(highest, "highest", 0, COUNTER_MAX);
  if (bits !== 10 && bits !== 16) throw new FieldRangeError("bits", "must be 10 or 16");
  const span = 2 ** bits;
  checkInteger(truncated, "truncated", 0, span - 1);
  const position = highest % span;
  let shifted = truncated;
  if (truncated < position - span / 2) shifted += span;
  else if (truncated > position + span / 2) shifted -= span;
  return highest - position + shifted;
}

/** Whether a recovered counter is one that a code may carry. */
export function isCounter(value: number): boolean {
  return value >= 1 && value <= COUNTER_MAX;
}
