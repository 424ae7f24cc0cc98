import { type CodeOutcome, enterCode } from "./codes.ts";
import { currentPage, isShowing, show } from "./display.ts";
import { addDigit, entryEndsAt, startEntry } from "./entry.ts";
import { isLocked } from "./lockout.ts";
import { emergencyPages, INFORMATION_PAGES } from "./pages.ts";
import type { Entry, Meter, Page } from "./state.ts";
import { activateEmergencyCredit, concludeLevels, enableSupply } from "./supply.ts";
import { confirmationPage, lockedPage, outcomePages, payToRestore } from "./wording.ts";

/** Twelve keys, or the two of an E470: A steps the digit, B takes it, B held submits (meter.md 6). */
export type Face = "twelve" | "two";

/** Every key of both faces; `b` is B held. */
export const KEYS = "0123456789ABb";

/** The pages of a code's verdict stand under this name, a confirmation shown again under the other. */
const VERDICT = "code";
const CONFIRMATION_AGAIN = "confirmation";

/** Shows the verdict on a code entered at the keypad. */
export function showVerdict(meter: Meter, outcome: CodeOutcome): void {
  show(meter, outcome.result === "applied" ? VERDICT : "refusal", outcomePages(meter, outcome));
}

function submit(meter: Meter, digits: string): void {
  meter.entry = null;
  showVerdict(meter, enterCode(meter, "keypad", digits));
}

/** Ends an entry in which no key was pressed for too long: submitted, if it is not empty (meter.md 6). */
export function endDueEntry(meter: Meter): void {
  const { entry } = meter;
  if (entry === null || meter.time < entryEndsAt(entry)) return;
  meter.entry = null;
  // What is no multiple of 20 digits is refused as incomplete by reading it.
  if (entry.digits.length > 0) submit(meter, entry.digits);
}

function backspace(meter: Meter, entry: Entry): void {
  if (entry.digits.length === 0) meter.entry = null;
  else entry.digits = entry.digits.slice(0, -1);
}

/** B takes the digit offered on a two-key face; held, or with twelve keys, it submits. */
function confirmKey(meter: Meter, entry: Entry, isHeld: boolean): void {
  if (entry.candidate !== null && !isHeld) {
    addDigit(entry, String(entry.candidate));
    entry.candidate = 0;
  } else if (entry.digits.length === 0) {
    meter.entry = null;
  } else {
    submit(meter, entry.digits);
  }
}

function pressInEntry(meter: Meter, entry: Entry, key: string): void {
  entry.lastKeyAt = meter.time;
  if (key === "B" || key === "b") confirmKey(meter, entry, key === "b");
  else if (key !== "A") addDigit(entry, key);
  else if (entry.candidate === null) backspace(meter, entry);
  else entry.candidate = (entry.candidate + 1) % 10;
}

function supplyPages(meter: Meter): readonly Page[] {
  if (meter.supply === "enabled") return [["Supply is on", ""]];
  return [
    ["Supply is off", ""],
    ["Please pay first", payToRestore(meter)],
  ];
}

function pressEnable(meter: Meter): void {
  enableSupply(meter);
  concludeLevels(meter);
  show(meter, "B", supplyPages(meter));
}

function pressEmergency(meter: Meter): void {
  activateEmergencyCredit(meter);
  show(meter, "7", emergencyPages(meter));
}

/** A key pressed again steps through its pages; key 0 shows the confirmation of a verdict again. */
function pressInformation(meter: Meter, key: string): void {
  const { shown, lastConfirmation } = meter;
  if (key === "0" && shown?.key === VERDICT && isShowing(meter) && lastConfirmation !== null) {
    show(meter, CONFIRMATION_AGAIN, [confirmationPage(lastConfirmation)]);
  } else if (shown?.key === key && isShowing(meter)) {
    const index = (currentPage(meter, shown) + 1) % shown.pages.length;
    meter.shown = { ...shown, index, at: meter.time };
  } else {
    show(meter, key, INFORMATION_PAGES[key]?.(meter) ?? []);
  }
}

function pressOutsideEntry(meter: Meter, key: string, face: Face): void {
  if (key === "B" || key === "b") pressEnable(meter);
  else if (key === "7") pressEmergency(meter);
  else if (key !== "A") pressInformation(meter, key);
  else if (isLocked(meter, "keypad")) show(meter, "A", [lockedPage(meter)]);
  else meter.entry = startEntry(meter.time, face === "two");
}

/** Presses one key. Without power the keys are dead (meter.md 6, 8). */
export function pressKey(meter: Meter, key: string, face: Face): void {
  if (!meter.powerOn) return;
  if (meter.entry === null) pressOutsideEntry(meter, key, face);
  else pressInEntry(meter, meter.entry, key);
}
