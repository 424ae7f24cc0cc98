/** Digits of one block, by their places in it: 1 to 19, the check digit is the 20th. */
export interface DigitPlaces {
  /** From 1. */
  readonly block: number;
  readonly from: number;
  readonly to: number;
}

const NUMBER_DIGITS = 19;
const LATER_BLOCK_BITS = 63;

/** The place of the first digit of a number that is right-aligned in 19 digits. */
function placeOf(number: bigint): number {
  return Math.max(1, NUMBER_DIGITS + 1 - String(number).length);
}

/**
 * The digits in which bits stand. A block is one decimal number, so a bit has no digit of its own:
 * what is meant are the places from the highest weight of the bits to the lowest. What they carry
 * over into the places behind is left out.
 * @param from - the first bit in the whole code, from 0.
 * @param to - behind the last bit.
 * @param codeBits - how many bits the code has: 64, 127 or 190, or 62 of a confirmation.
 */
export function placesOf(from: number, to: number, codeBits: number): readonly DigitPlaces[] {
  const laterBlocks = Math.round(codeBits / LATER_BLOCK_BITS) - 1;
  const ends = Array.from(
    { length: laterBlocks + 1 },
    (_, at) => codeBits - (laterBlocks - at) * LATER_BLOCK_BITS,
  );
  return ends.flatMap((end, at) => {
    const [first, behind] = [Math.max(from, ends[at - 1] ?? 0), Math.min(to, end)];
    if (first >= behind) return [];
    const highest = 2n ** BigInt(end - first) - 1n;
    const lowest = 2n ** BigInt(end - behind);
    return [{ block: at + 1, from: placeOf(highest), to: placeOf(lowest) }];
  });
}
