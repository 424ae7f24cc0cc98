import { FieldRangeError } from "@utrn-lab/utrn/checks";

/**
 * A whole number as it was typed: digits and nothing else. `Number` would take 1e3, 0x10, 5.0 and
 * " 5", too, and a slip of that kind would spend another counter than the one that was meant.
 * @param text - what was typed.
 * @param option - its name, for the error.
 * @throws FieldRangeError naming the option.
 */
export function parseNumber(text: string, option: string, min: number, max: number): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new FieldRangeError(option, `must be a number from ${min} to ${max}, of digits alone`);
}
