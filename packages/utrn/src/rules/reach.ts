import { type CodeLength, LAYOUTS } from "../blocks/layout.ts";

/** Low bits of the counter that travel in a code of this length (code-format.md 1). */
export function counterBitsOf(digits: CodeLength): 10 | 16 {
  return LAYOUTS[digits].counterBits;
}

/**
 * How far from its highest accepted counter, ahead or behind, a meter is sure to recover a code's
 * counter (code-format.md 5, recovery). One further, half the span of the bits, depends on where
 * the highest counter lies.
 * @returns 511 for 20 digits, 32,767 for 40 and 60.
 */
export function reachOf(digits: CodeLength): number {
  return 2 ** (counterBitsOf(digits) - 1) - 1;
}
