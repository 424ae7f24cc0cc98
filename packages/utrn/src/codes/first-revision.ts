import { bitsOfBlocks, isBlocks } from "../blocks/blocks.ts";
import { checkDigit } from "../blocks/check-digit.ts";
import { isShort, type Layout, LONGEST } from "../blocks/layout.ts";
import { firstRevisionMac, macsEqual } from "../mac.ts";
import { isCounter, recoverCounter } from "../replay/counters.ts";
import type { SharedSecret } from "../shared-secret.ts";
import { fieldsOf } from "./read.ts";

/** Of 60 digits the MAC had 8 bits more than now, and the body 8 less. */
const FIRST_LONGEST: Layout = { ...LONGEST, bodyBits: 103, macBits: 64 };

/** In the first revision a check digit ran on over all blocks before it. */
function hasFirstCheckDigits(code: string): boolean {
  const ends = [20, 40, 60].filter((end) => end <= code.length);
  return ends.every((end) => checkDigit(code.slice(0, end - 1)) === code.charAt(end - 1));
}

/**
 * The counter of a command code of the format's first revision (label DP094-1), so that an honest
 * code of before can be told from a forgery. No meter of this revision takes such a code; top-ups
 * are the same in both revisions and are none of these (code-format.md 4).
 * @param secret - what the supplier shares with the meter; its top-up key signed everything.
 * @param code - digits only.
 * @param nearCounter - a counter near it, as `readCode` takes the highest accepted, 0..2^32-1.
 * @returns the counter; undefined where the code is none that this secret signed.
 * @throws FieldTypeError or FieldRangeError naming `code` or `highest`.
 */
export function firstRevisionCounter(
  secret: SharedSecret,
  code: string,
  nearCounter: number,
): number | undefined {
  if (!isBlocks(code) || !hasFirstCheckDigits(code)) return undefined;
  const opened = bitsOfBlocks(code);
  if (!opened.ok) return undefined;
  const layout = opened.layout === LONGEST ? FIRST_LONGEST : opened.layout;
  const { subClass, truncatedCounter, signed, mac } = fieldsOf(layout, opened.bits);
  const isTopUp = isShort(layout) && subClass === 0;
  const utrnCounter = recoverCounter(nearCounter, truncatedCounter, layout.counterBits);
  if (isTopUp || !isCounter(utrnCounter)) return undefined;
  const expected = firstRevisionMac(secret, utrnCounter, signed, layout);
  return macsEqual(expected, mac, layout.macBits) ? utrnCounter : undefined;
}
