import { checkDigit } from "@utrn-lab/utrn";

/** Block 1 without its check digit begins here (code-format.md 1). */
const BASE = 7_394_156_990_786_306_048n;

/** Where the fields of a code lie, in bits from its first (code-format.md 1, table of lengths). */
export const FIELD_BITS = {
  20: { all: 64, counter: [7, 17], body: [17, 32], mac: [32, 64] },
  40: { all: 127, counter: [7, 23], body: [23, 79], mac: [79, 127] },
  60: { all: 190, counter: [7, 23], body: [23, 134], mac: [134, 190] },
} as const;

export type Digits = keyof typeof FIELD_BITS;

/** All bits of a code, as "0101": what the check digits protect. */
export function bitsOfCode(code: string): string {
  let bits = (BigInt(code.slice(0, 19)) - BASE).toString(2).padStart(64, "0");
  for (let at = 20; at < code.length; at += 20) {
    bits += BigInt(code.slice(at, at + 19))
      .toString(2)
      .padStart(63, "0");
  }
  return bits;
}

const BLOCKS = [1, 2, 3] as const;

/** Numbers of 19 digits as a code, each followed by the check digit of its block. */
export function codeOfNumbers(numbers: readonly bigint[]): string {
  return numbers
    .map((number, at) => {
      const digits = number.toString().padStart(19, "0");
      return digits + checkDigit(digits, BLOCKS[at]);
    })
    .join("");
}

/** A code of any bits, with its check digits right: what a forger can always do. */
export function codeOfBits(bits: string): string {
  const numbers = [BASE + BigInt(`0b${bits.slice(0, 64)}`)];
  for (let at = 64; at < bits.length; at += 63)
    numbers.push(BigInt(`0b${bits.slice(at, at + 63)}`));
  return codeOfNumbers(numbers);
}

/** The same bits with one of them flipped. */
export function flipped(bits: string, at: number): string {
  return bits.slice(0, at) + (bits[at] === "0" ? "1" : "0") + bits.slice(at + 1);
}
