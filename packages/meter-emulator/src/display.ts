import { isEmergencyOffered } from "./credit.ts";
import { entryPage } from "./entry.ts";
import { isHanOpen } from "./han.ts";
import { isLocked } from "./lockout.ts";
import { isProtected } from "./protection.ts";
import type { Meter, Page, Shown } from "./state.ts";
import { lockedPage, money } from "./wording.ts";

/** What is shown stays for a minute, each page of several for four seconds in turn. */
const SHOWN_SECONDS = 60;
const PAGE_SECONDS = 4;

/** Shows pages from the first; `key` says what called them. */
export function show(meter: Meter, key: string, pages: readonly Page[]): void {
  meter.shown = { key, pages, index: 0, at: meter.time };
}

/** Whether what was called up is still on the display. */
export function isShowing(meter: Meter): boolean {
  return meter.shown !== null && meter.time < meter.shown.at + SHOWN_SECONDS;
}

/** The number of the page in turn. */
export function currentPage(meter: Meter, shown: Shown): number {
  const turns = Math.floor((meter.time - shown.at) / PAGE_SECONDS);
  return (shown.index + turns) % shown.pages.length;
}

function supplyLine(meter: Meter): string {
  if (meter.supply === "armed") return "B: supply on";
  if (meter.supply === "enabled") return meter.account.emergency.active ? "Emergency on" : "";
  return isEmergencyOffered(meter) ? "Off. 7 emergency" : "Supply off";
}

function idlePage(meter: Meter): Page {
  if (isLocked(meter, "keypad")) return lockedPage(meter);
  return [`Bal. ${money(meter.account.balance)}`, supplyLine(meter).slice(0, 16)];
}

/** The two lines of the display, up to 16 characters each; empty without power (meter.md 6, 8). */
export function displayOf(meter: Meter): Page {
  if (!meter.powerOn) return ["", ""];
  if (meter.entry !== null) return entryPage(meter.entry);
  const { shown } = meter;
  if (shown === null || !isShowing(meter)) return idlePage(meter);
  return shown.pages[currentPage(meter, shown)] ?? idlePage(meter);
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

export function iconsOf(meter: Meter): Icons {
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
