import { printCode } from "@utrn-lab/utrn";
import { announcedLength, firstWrongBlock } from "@utrn-lab/utrn/blocks";
import { LINE_CHARACTERS } from "@utrn-lab/utrn/rules";
import type { MeterDraft } from "../meter/draft.ts";
import type { Entry, Face, Page } from "../meter/state.ts";
import { MINUTE_SECONDS } from "../units/time.ts";

const DIGITS_MAX = 60;
const BLOCK_DIGITS = 20;
const KEY_TIMEOUT_SECONDS = 20;
/** At the end of a block more time is given to find the next line of a long code (meter.md 6). */
const BLOCK_TIMEOUT_SECONDS: number = MINUTE_SECONDS;

export function startEntry(at: number, face: Face): Entry {
  return { digits: "", lastKeyAtSeconds: at, candidate: face === "twelve" ? null : 0 };
}

/** Digits the first block announces, or undefined when it is not that of a code. */
export function announcedDigits(digits: string): number | undefined {
  return digits.length < BLOCK_DIGITS ? undefined : announcedLength(digits.slice(0, BLOCK_DIGITS));
}

function isAtBlockEnd(digits: string): boolean {
  return digits.length > 0 && digits.length % BLOCK_DIGITS === 0;
}

/** The moment at which an entry ends by itself (meter.md 6). */
export function entryEndsAt(entry: Entry): number {
  const announced = announcedDigits(entry.digits) ?? 0;
  const awaitsBlock = isAtBlockEnd(entry.digits) && entry.digits.length < announced;
  return entry.lastKeyAtSeconds + (awaitsBlock ? BLOCK_TIMEOUT_SECONDS : KEY_TIMEOUT_SECONDS);
}

/** An entry that keys are changing. */
type EntryDraft = NonNullable<MeterDraft["entry"]>;

/** How a key ends an entry: what was typed is submitted, or nothing was. */
type EntryEnd = "submit" | "leave" | undefined;

/** Takes a digit; a 61st is ignored. */
function addDigit(entry: EntryDraft, digit: string): void {
  if (entry.digits.length < DIGITS_MAX) entry.digits += digit;
}

function endOf(entry: EntryDraft): EntryEnd {
  return entry.digits.length === 0 ? "leave" : "submit";
}

/** A takes the last digit back, and leaves when there is none; A held does nothing. */
function pressTwelve(entry: EntryDraft, key: string): EntryEnd {
  entry.candidate = null;
  if (key === "B" || key === "b") return endOf(entry);
  if (key === "A") {
    if (entry.digits.length === 0) return "leave";
    entry.digits = entry.digits.slice(0, -1);
  } else if (key !== "a") {
    addDigit(entry, key);
  }
  return undefined;
}

/** A steps the digit offered, B takes it; held, A takes the last digit back and B submits. */
function pressTwo(entry: EntryDraft, key: string): EntryEnd {
  entry.candidate ??= 0;
  if (key === "b") return endOf(entry);
  if (key === "a") entry.digits = entry.digits.slice(0, -1);
  if (key === "A") entry.candidate = (entry.candidate + 1) % 10;
  if (key === "B") {
    addDigit(entry, String(entry.candidate));
    entry.candidate = 0;
  }
  return undefined;
}

/** Presses a key in an entry (meter.md 6); Status and Emergency of a gas meter do nothing there. */
export function pressInEntry(entry: EntryDraft, at: number, key: string, face: Face): EntryEnd {
  entry.lastKeyAtSeconds = at;
  return face === "twelve" ? pressTwelve(entry, key) : pressTwo(entry, key);
}

/**
 * How far a code is, for whoever types it: at the end of a block whether its check digit is right
 * (code-format.md 1). A wrong block is shown until it is corrected: people who copy digits do not
 * look up after every block.
 * @param digits - ASCII digits, at most 60.
 * @returns at most 16 characters, the upper line of the display.
 */
export function entryStatus(digits: string): string {
  if (digits.length === 0) return "Enter code";
  const wrong = firstWrongBlock(digits);
  if (wrong !== undefined) return `Check block ${wrong}`;
  if (!isAtBlockEnd(digits)) {
    return digits.length === 1 ? "Code: 1 digit" : `Code: ${digits.length} digits`;
  }
  const announced = announcedDigits(digits);
  if (announced === undefined) return "Not a meter code";
  if (digits.length > announced) return "Too many digits";
  return `Block ${digits.length / BLOCK_DIGITS} of ${announced / BLOCK_DIGITS} ok`;
}

/** What the display shows while a code is entered: how far it is, and its last digits in fours. */
export function entryPage(entry: Entry): Page {
  const { digits, candidate } = entry;
  const offered = candidate === null ? "_" : `[${candidate}]`;
  const typed = printCode(digits);
  const spaced = digits.length % 4 === 0 && digits.length > 0 ? `${typed} ` : typed;
  const room = LINE_CHARACTERS - offered.length;
  return [entryStatus(digits), `${spaced.slice(-room)}${offered}`];
}
