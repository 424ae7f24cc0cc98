import { isEmergencyOffered } from "../account/credit.ts";
import { isLocked } from "../codes/lockout.ts";
import type { MeterDraft } from "../meter/draft.ts";
import type { MeterState, Page, Shown } from "../meter/state.ts";
import { isHanOpen } from "../network/han.ts";
import { isProtected } from "../supply/protection.ts";
import { entryPage } from "./entry.ts";
import { lockedPage, money } from "./wording.ts";

/**
 * How long called-up pages stay: a minute, or once through if that is longer; four seconds a page.
 */
const SHOWN_SECONDS = 60;
const PAGE_SECONDS = 4;

/** Shows pages from the first; `key` says what called them. */
export function show(meter: MeterDraft, key: string, pages: readonly Page[]): void {
  meter.shown = { key, pages, index: 0, atSeconds: meter.timeSeconds };
}

/**
 * Whether called-up pages are still on the display: at least until the last has had its turn.
 */
export function isOn(shown: Shown, time: number): boolean {
  return time < shown.atSeconds + Math.max(SHOWN_SECONDS, shown.pages.length * PAGE_SECONDS);
}

/** The number of the page in turn. */
export function currentPage(meter: MeterState, shown: Shown): number {
  const turns = Math.floor((meter.timeSeconds - shown.atSeconds) / PAGE_SECONDS);
  return (shown.index + turns) % shown.pages.length;
}

function supplyLine(meter: MeterState): string {
  if (meter.supply === "armed") return "B: supply on";
  if (meter.supply === "disabled") {
    return isEmergencyOffered(meter) ? "Off. 7 emergency" : "Supply off";
  }
  if (meter.account.emergency.active) return "Emergency on";
  return isEmergencyOffered(meter) ? "7: emergency" : "";
}

function idlePage(meter: MeterState): Page {
  if (isLocked(meter, "keypad")) return lockedPage(meter);
  return [`Bal. ${money(meter.account.balanceMillipence)}`, supplyLine(meter)];
}

/** The page in turn of what was called up, while it is on the display. */
function shownPage(meter: MeterState): Page | undefined {
  const { shown } = meter;
  return shown !== null && isOn(shown, meter.timeSeconds)
    ? shown.pages[currentPage(meter, shown)]
    : undefined;
}

/** The two lines of the display, up to 16 characters each; empty without power (meter.md 6, 8). */
export function displayOf(meter: MeterState): Page {
  if (!meter.powerOn) return ["", ""];
  if (meter.entry !== null) return entryPage(meter.entry);
  return shownPage(meter) ?? idlePage(meter);
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
