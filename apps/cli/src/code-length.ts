import type { CodeLength } from "@utrn-lab/utrn";
import { FieldRangeError } from "@utrn-lab/utrn/checks";

/**
 * The length that a code was asked for.
 * @param value - 20, 40 or 60; undefined asks for the shortest that holds the commands.
 * @throws FieldRangeError naming `digits`.
 */
export function parseCodeLength(value: unknown): CodeLength | undefined {
  if (value === undefined || value === 20 || value === 40 || value === 60) return value;
  throw new FieldRangeError("digits", "must be 20, 40 or 60");
}
