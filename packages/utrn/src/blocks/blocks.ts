import { plainMarks } from "../checks/as-typed.ts";
import { checkString } from "../checks/field-error.ts";
import { checkDigit } from "./check-digit.ts";
import { type CodeLength, type Layout, layoutOfSubClass } from "./layout.ts";
import { type Block, type ReadRejection, refuse } from "./refusals.ts";

/** The number space that GBCS section 14 reserves begins here: 19 digits below are no UTRN. */
const BASE = 7394156990786306048n;
const FIRST_BLOCK_BITS = 61n;
const LATER_BLOCK_BITS = 63n;
const BLOCK_DIGITS = 20;
const BLOCKS: readonly Block[] = [1, 2, 3];

/** All bits of a code whose check digits are right, with the layout its sub class announces. */
interface OpenedBlocks {
  readonly ok: true;
  readonly layout: Layout;
  readonly bits: bigint;
}

/**
 * Writes all bits of a code as digits, with a check digit at each block's end (code-format.md 1).
 * @param bits - 64, 127 or 190 bits, the three highest zero.
 * @param layout - which of the three it is.
 */
export function writeBlocks(bits: bigint, layout: Layout): string {
  return BLOCKS.slice(0, layout.blocks)
    .map((block) => {
      const here = bits >> (LATER_BLOCK_BITS * BigInt(layout.blocks - block));
      const number = block === 1 ? BASE + here : BigInt.asUintN(63, here);
      const digits = number.toString().padStart(BLOCK_DIGITS - 1, "0");
      return digits + checkDigit(digits, block);
    })
    .join("");
}

/**
 * The first block whose check digit is wrong (code-format.md 1).
 * @param digits - ASCII digits, 20, 40 or 60.
 * @returns the block's number from 1, or undefined when all are right.
 */
export function firstWrongBlock(digits: string): Block | undefined {
  return BLOCKS.find((block) => {
    const end = block * BLOCK_DIGITS;
    if (end > digits.length) return false;
    const last = end - 1;
    return checkDigit(digits.slice(end - BLOCK_DIGITS, last), block) !== digits.charAt(last);
  });
}

/** The layout that a first block announces; undefined where it is not in the number space. */
function announcedLayout(firstBlock: string): Layout | undefined {
  const number = BigInt(firstBlock.slice(0, BLOCK_DIGITS - 1)) - BASE;
  // Shifted, what is below the space is -1 and what is above it 1 or more.
  if (number >> FIRST_BLOCK_BITS !== 0n) return undefined;
  return layoutOfSubClass(Number(number >> 57n));
}

/**
 * The length of the code that a first block begins.
 * @param firstBlock - 20 ASCII digits.
 * @returns undefined where it is not in the UTRN number space.
 */
export function announcedLength(firstBlock: string): CodeLength | undefined {
  return announcedLayout(firstBlock)?.digits;
}

/** Whether a code is one, two or three blocks of digits; FieldTypeError where it is no text. */
export function isBlocks(code: string): boolean {
  return /^(?:[0-9]{20}){1,3}$/.test(checkString(code, "code"));
}

/** Reads the digits of a code up to, and without, its sub class and MAC (code-format.md 5). */
export function openBlocks(code: string): OpenedBlocks | ReadRejection {
  if (!isBlocks(code)) return refuse("digits");
  const block = firstWrongBlock(code);
  if (block !== undefined) return { ...refuse("check_digits"), block };
  return bitsOfBlocks(code);
}

/** Reads the bits of blocks whose check digits are right, or do not matter. */
export function bitsOfBlocks(code: string): OpenedBlocks | ReadRejection {
  const layout = announcedLayout(code);
  if (layout === undefined) return refuse("number_space");
  if (code.length !== layout.digits) return refuse("blocks");
  let bits = BigInt(code.slice(0, BLOCK_DIGITS - 1)) - BASE;
  for (let at = BLOCK_DIGITS; at < code.length; at += BLOCK_DIGITS) {
    const later = BigInt(code.slice(at, at + BLOCK_DIGITS - 1));
    if (later >> LATER_BLOCK_BITS !== 0n) return refuse("later_blocks");
    bits = (bits << LATER_BLOCK_BITS) | later;
  }
  return { ok: true, layout, bits };
}

/**
 * A code as it is printed for people: groups of four digits (code-format.md 1).
 * @example printCode("73946144332040217315") // "7394 6144 3320 4021 7315"
 */
export function printCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1 ");
}

/**
 * A typed or pasted code without what people put between its digits, and behind them: spaces and
 * hyphens of any kind, characters that nobody sees, and the full stop of a message (code-format.md
 * 1).
 */
export function stripPrinting(typed: string): string {
  return plainMarks(typed).replace(/[ -]/g, "").replace(/\.$/, "");
}
