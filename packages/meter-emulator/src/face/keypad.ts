import type { CodeOutcome } from "../codes/code-outcome.ts";
import { enterCode } from "../codes/enter-code.ts";
import { isLocked } from "../codes/lockout.ts";
import type { MeterDraft } from "../meter/draft.ts";
import type { MeterState, Shown } from "../meter/state.ts";
import { activateEmergencyCredit, concludeLevels, enableSupply } from "../supply/supply.ts";
import { currentPage, isOn, show } from "./display.ts";
import { addDigit, type EntryDraft, entryEndsAt, startEntry } from "./entry.ts";
import { INFORMATION_PAGES, type InformationKey, isInformationKey } from "./information-pages.ts";
import { emergencyPages, supplyPages } from "./money-pages.ts";
import { outcomePages } from "./outcome-words.ts";
import { lockedPage } from "./wording.ts";

/**
 * Twelve keys, or the two of an E470: A steps the digit, B takes it, B held submits (meter.md 6).
 */
export type Face = "twelve" | "two";

/** Every key of both faces; `b` is B held. */
export const KEYS = "0123456789ABb";

/**
 * The keys that the pages of a verdict, and of a confirmation shown again, are kept under.
 */
const VERDICT = "code";
const CONFIRMATION_AGAIN = "confirmation";

/** Shows the verdict on a code entered at the keypad. */
export function showVerdict(meter: MeterDraft, outcome: CodeOutcome): void {
  show(meter, outcome.result === "applied" ? VERDICT : "refusal", outcomePages(meter, outcome));
}

/** Digits that somebody submitted at the keypad, and the verdict on them. */
export interface Submitted {
  readonly digits: string;
  readonly outcome: CodeOutcome;
}

function submit(meter: MeterDraft, digits: string): Submitted {
  meter.entry = null;
  const outcome = enterCode(meter, "keypad", digits);
  showVerdict(meter, outcome);
  return { digits, outcome };
}

/**
 * Ends an entry in which no key was pressed for too long: submitted, if it is not empty
 * (meter.md 6).
 */
export function endDueEntry(meter: MeterDraft): void {
  const { entry } = meter;
  if (entry === null || meter.timeSeconds < entryEndsAt(entry)) return;
  meter.entry = null;
  // Reading refuses any other number of digits than 20, 40 or 60 as incomplete.
  if (entry.digits.length > 0) submit(meter, entry.digits);
}

function backspace(meter: MeterDraft, entry: EntryDraft): void {
  if (entry.digits.length === 0) meter.entry = null;
  else entry.digits = entry.digits.slice(0, -1);
}

/** B takes the digit offered on a two-key face; held, or with twelve keys, it submits. */
function confirmKey(meter: MeterDraft, entry: EntryDraft, isHeld: boolean): Submitted | undefined {
  if (entry.candidate !== null && !isHeld) {
    addDigit(entry, String(entry.candidate));
    entry.candidate = 0;
  } else if (entry.digits.length === 0) {
    meter.entry = null;
  } else {
    return submit(meter, entry.digits);
  }
  return undefined;
}

function pressInEntry(meter: MeterDraft, entry: EntryDraft, key: string): Submitted | undefined {
  entry.lastKeyAtSeconds = meter.timeSeconds;
  if (key === "B" || key === "b") return confirmKey(meter, entry, key === "b");
  if (key !== "A") addDigit(entry, key);
  else if (entry.candidate === null) backspace(meter, entry);
  else entry.candidate = (entry.candidate + 1) % 10;
  return undefined;
}

function pressEnable(meter: MeterDraft): void {
  enableSupply(meter);
  concludeLevels(meter);
  show(meter, "B", supplyPages(meter));
}

function pressEmergency(meter: MeterDraft): void {
  activateEmergencyCredit(meter);
  show(meter, "7", emergencyPages(meter));
}

/** What is on the display, unless its time is over. */
function shownNow({ shown, timeSeconds }: MeterState): Shown | null {
  return shown !== null && isOn(shown, timeSeconds) ? shown : null;
}

/**
 * Whether the display shows a verdict that ends with its confirmation, or that confirmation again.
 */
function hasConfirmation(shown: Shown | null): shown is Shown {
  return shown?.key === VERDICT || shown?.key === CONFIRMATION_AGAIN;
}

/**
 * Key 0 behind a verdict shows its confirmation, and keeps it there when pressed again. Any other
 * key pressed again steps to its next page, computed anew because its values may have changed.
 */
function pressInformation(meter: MeterDraft, key: InformationKey): void {
  const before = shownNow(meter);
  if (key === "0" && hasConfirmation(before)) {
    show(meter, CONFIRMATION_AGAIN, before.pages.slice(-1));
    return;
  }
  const pages = INFORMATION_PAGES[key](meter);
  const index = before?.key === key ? (currentPage(meter, before) + 1) % pages.length : 0;
  meter.shown = { key, pages, index, atSeconds: meter.timeSeconds };
}

function pressOutsideEntry(meter: MeterDraft, key: string, face: Face): void {
  if (key === "B" || key === "b") pressEnable(meter);
  else if (key === "7") pressEmergency(meter);
  else if (isInformationKey(key)) pressInformation(meter, key);
  else if (isLocked(meter, "keypad")) show(meter, "A", [lockedPage(meter)]);
  else meter.entry = startEntry(meter.timeSeconds, face === "two");
}

/**
 * Presses one key. Without power the keys are dead (meter.md 6, 8).
 * @returns what the key submitted, where it submitted anything.
 */
export function pressKey(meter: MeterDraft, key: string, face: Face): Submitted | undefined {
  if (!meter.powerOn) return undefined;
  if (meter.entry !== null) return pressInEntry(meter, meter.entry, key);
  pressOutsideEntry(meter, key, face);
  return undefined;
}
