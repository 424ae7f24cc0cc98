import type { CodeOutcome } from "../codes/code-outcome.ts";
import { enterCode } from "../codes/enter-code.ts";
import { isLocked } from "../codes/lockout.ts";
import type { MeterDraft } from "../meter/draft.ts";
import type { Face, Page, PageKey, Shown } from "../meter/state.ts";
import { activateEmergencyCredit, concludeLevels, enableSupply } from "../supply/supply.ts";
import { currentPage, show, shownNow } from "./display.ts";
import { entryEndsAt, pressInEntry, startEntry } from "./entry.ts";
import { hasKey } from "./faces.ts";
import { isPageKey, pagesOf } from "./information-pages.ts";
import { supplyPages, takenPages } from "./money-pages.ts";
import { outcomePages } from "./outcome-words.ts";
import { lockedPage } from "./wording.ts";

/** Digits that somebody submitted at the keypad, and the verdict on them. */
export interface Submitted {
  readonly digits: string;
  readonly outcome: CodeOutcome;
}

/** From how many digits without A on somebody means to type a code (meter.md 6). */
const TYPED_DIGITS_MIN = 3;
/** The order in which key A of a two-key face turns the pages; rest follows. */
const PAGE_ORDER: readonly PageKey[] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"];
const PRESS_A_FIRST: Page = ["Press A first,", "then the code"];

/** Shows the verdict on digits entered at the keypad. */
export function showVerdict(meter: MeterDraft, digits: string, outcome: CodeOutcome): void {
  show(meter, "verdict", outcomePages(meter, digits, outcome, meter.face));
}

function submit(meter: MeterDraft, digits: string): Submitted {
  meter.entry = null;
  const outcome = enterCode(meter, "keypad", digits);
  showVerdict(meter, digits, outcome);
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

/** Starts an entry from an empty display, or says how long it stays locked. */
function begin(meter: MeterDraft): void {
  if (isLocked(meter, "keypad")) {
    show(meter, "warning", [lockedPage(meter, "keypad")]);
    return;
  }
  meter.shown = null;
  meter.entry = startEntry(meter.timeSeconds, meter.face);
}

function pressEnable(meter: MeterDraft): void {
  enableSupply(meter);
  concludeLevels(meter);
  show(meter, "supply", supplyPages(meter, meter.face));
}

/** B held on page 7; where nothing is offered the page says again what must be paid first. */
function takeEmergencyCredit(meter: MeterDraft): void {
  if (activateEmergencyCredit(meter)) show(meter, "emergency_taken", takenPages(meter, meter.face));
  else showPage(meter, "7");
}

function showPage(meter: MeterDraft, key: PageKey): void {
  show(meter, key, pagesOf(meter, key));
}

/** A digit again steps on to its next page, computed anew because values may have changed. */
function pressDigit(
  meter: MeterDraft,
  shown: Shown | null,
  key: PageKey,
  digitsWithoutA = 0,
): void {
  const next = shown?.what === key ? currentPage(meter, shown) + 1 : 0;
  const pages = pagesOf(meter, key);
  show(meter, key, pages, next % pages.length, digitsWithoutA);
}

function isTyped(shown: Shown | null): boolean {
  return shown !== null && shown.digitsWithoutA >= TYPED_DIGITS_MIN;
}

/**
 * B leaves a page, and anywhere else enables an armed supply. Behind digits that were meant as a
 * code it enables nothing and says what is missing (meter.md 6).
 */
function pressB(meter: MeterDraft, shown: Shown | null): void {
  if (isTyped(shown)) {
    const isBarred = isLocked(meter, "keypad");
    show(meter, "warning", [isBarred ? lockedPage(meter, "keypad") : PRESS_A_FIRST]);
  } else if (shown !== null && (isPageKey(shown.what) || shown.what === "warning")) {
    meter.shown = null;
  } else {
    pressEnable(meter);
  }
}

/** On twelve keys outside an entry; A held does nothing (meter.md 6). */
function pressTwelve(meter: MeterDraft, shown: Shown | null, key: string): void {
  if (isPageKey(key)) {
    pressDigit(meter, shown, key, (shown?.digitsWithoutA ?? 0) + 1);
  } else if (key === "b" && shown?.what === "7" && !isTyped(shown)) {
    takeEmergencyCredit(meter);
  } else if (key === "B" || key === "b") {
    pressB(meter, shown);
  } else if (key === "A") {
    begin(meter);
  }
}

/** A of a two-key face: page 1, then the next page of several, the next digit, and rest. */
function turnPage(meter: MeterDraft, shown: Shown | null): void {
  if (shown === null || !isPageKey(shown.what)) {
    showPage(meter, "1");
    return;
  }
  const next = currentPage(meter, shown) + 1;
  if (next < shown.pages.length) {
    show(meter, shown.what, shown.pages, next);
    return;
  }
  const key = PAGE_ORDER[PAGE_ORDER.indexOf(shown.what) + 1];
  if (key === undefined) meter.shown = null;
  else showPage(meter, key);
}

/** B held on a two-key face: emergency credit on page 7, off another page, else an entry. */
function holdB(meter: MeterDraft, shown: Shown | null): void {
  if (shown?.what === "7") takeEmergencyCredit(meter);
  else if (shown !== null && isPageKey(shown.what)) meter.shown = null;
  else begin(meter);
}

/** On two keys, and the two more of a gas meter, outside an entry (meter.md 6). */
function pressTwo(meter: MeterDraft, shown: Shown | null, key: string): void {
  if (isPageKey(key)) pressDigit(meter, shown, key);
  else if (key === "A") turnPage(meter, shown);
  else if (key === "B") pressB(meter, shown);
  else if (key === "b") holdB(meter, shown);
}

/**
 * Gives the meter a face before any of its keys is pressed. What stands on the display leaves it:
 * it names keys of the face before (meter.md 6).
 */
export function wearFace(meter: MeterDraft, face: Face): void {
  if (meter.face === face) return;
  meter.face = face;
  meter.shown = null;
  if (meter.entry !== null) meter.entry.candidate = face === "twelve" ? null : 0;
}

/**
 * Presses one key. Without power the keys are dead (meter.md 6, 8).
 * @returns what the key submitted, where it submitted anything.
 */
export function pressKey(meter: MeterDraft, key: string, face: Face): Submitted | undefined {
  if (!meter.powerOn || !hasKey(face, key)) return undefined;
  meter.face = face;
  if (meter.entry !== null) {
    const end = pressInEntry(meter.entry, meter.timeSeconds, key, face);
    if (end === "submit") return submit(meter, meter.entry.digits);
    if (end === "leave") meter.entry = null;
    return undefined;
  }
  const shown = shownNow(meter);
  if (face === "twelve") pressTwelve(meter, shown, key);
  else pressTwo(meter, shown, key);
  return undefined;
}
