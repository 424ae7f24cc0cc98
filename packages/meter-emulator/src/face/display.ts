import { isEmergencyOffered } from "../account/credit.ts";
import { isLocked } from "../codes/lockout.ts";
import type { MeterDraft } from "../meter/draft.ts";
import type { MeterState, Page, Shown } from "../meter/state.ts";
import { isHanOpen } from "../network/han.ts";
import { isProtected } from "../supply/protection.ts";
import { entryPage } from "./entry.ts";
import { EMERGENCY_WORDS } from "./key-words.ts";
import { isConfirmationPage, lockedPage, money } from "./wording.ts";

/** A page or verdict stands a minute from the last key; its screens turn every four seconds. */
const SHOWN_SECONDS = 60;
const PAGE_SECONDS = 4;

/** Shows pages from one of them on. */
export function show(
  meter: MeterDraft,
  what: Shown["what"],
  pages: readonly Page[],
  index = 0,
  digitsWithoutA = 0,
): void {
  meter.shown = { what, pages, index, atSeconds: meter.timeSeconds, digitsWithoutA };
}

/** What stands on the display, unless its time is over. */
export function shownNow({ shown, timeSeconds }: MeterState): Shown | null {
  return shown !== null && timeSeconds < shown.atSeconds + SHOWN_SECONDS ? shown : null;
}

/** The number of the page in turn: a confirmation code does not turn away by itself. */
export function currentPage(meter: MeterState, { pages, index, atSeconds }: Shown): number {
  const turns = Math.floor((meter.timeSeconds - atSeconds) / PAGE_SECONDS);
  const ahead = Array.from({ length: turns }, (_, turn) => (index + turn) % pages.length);
  const staying = ahead.find((page) => isConfirmationPage(pages[page]));
  return staying ?? (index + turns) % pages.length;
}

function supplyLine(meter: MeterState): string {
  if (meter.supply === "armed") return "B: supply on";
  if (meter.supply === "disabled") {
    return isEmergencyOffered(meter) ? EMERGENCY_WORDS[meter.face].whileOff : "Supply off";
  }
  if (meter.account.emergency.active) return "Emergency on";
  return isEmergencyOffered(meter) ? EMERGENCY_WORDS[meter.face].whileOn : "";
}

function idlePage(meter: MeterState): Page {
  if (isLocked(meter, "keypad")) return lockedPage(meter, "keypad");
  return [`Bal. ${money(meter.account.balanceMillipence)}`, supplyLine(meter)];
}

/** The page in turn of what was called up, while it is on the display. */
function shownPage(meter: MeterState): Page | undefined {
  const shown = shownNow(meter);
  return shown === null ? undefined : shown.pages[currentPage(meter, shown)];
}

/** The two lines of the display, up to 16 characters each; empty without power (meter.md 6, 8). */
export function displayOf(meter: MeterState): Page {
  if (!meter.powerOn) return ["", ""];
  if (meter.entry !== null) return entryPage(meter.entry);
  return shownPage(meter) ?? idlePage(meter);
}

/** Where the display is in the screens of a page or verdict, and when it goes on by itself. */
export interface Turn {
  /** From 1. */
  readonly screen: number;
  readonly screens: number;
  /** Seconds since the Unix epoch: the next screen, or the end of what is shown. */
  readonly nextAt: number;
}

/** Where the display is in what it shows in turn; null at rest, in an entry and without power. */
export function turnOf(meter: MeterState): Turn | null {
  const shown = meter.powerOn && meter.entry === null ? shownNow(meter) : null;
  if (shown === null) return null;
  const { pages, atSeconds } = shown;
  const page = currentPage(meter, shown);
  const end = atSeconds + SHOWN_SECONDS;
  const turned = meter.timeSeconds - ((meter.timeSeconds - atSeconds) % PAGE_SECONDS);
  const isStaying = pages.length === 1 || isConfirmationPage(pages[page]);
  const nextAt = isStaying ? end : Math.min(end, turned + PAGE_SECONDS);
  return { screen: page + 1, screens: pages.length, nextAt };
}

/** The icons beside the lines, which show while power is on (meter.md 6). */
export interface Icons {
  readonly supply: boolean;
  readonly emergencyCredit: boolean;
  readonly protected: boolean;
  readonly hanOpen: boolean;
  readonly wan: boolean;
  readonly locked: boolean;
}

export function iconsOf(meter: MeterState): Icons {
  const lit = (isTrue: boolean): boolean => meter.powerOn && isTrue;
  return {
    supply: lit(meter.supply === "enabled"),
    emergencyCredit: lit(meter.account.emergency.active),
    protected: lit(isProtected(meter)),
    hanOpen: lit(isHanOpen(meter)),
    wan: lit(meter.wanUp),
    locked: lit(isLocked(meter, "keypad")),
  };
}
