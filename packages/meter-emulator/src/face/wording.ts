import { penceOf, poundsOf } from "@utrn-lab/utrn/rules";
import { lockMinutesLeft } from "../codes/lockout.ts";
import type { MeterState, Page, Place } from "../meter/state.ts";
import { ceilPence, floorPence } from "../units/money.ts";

/** Money that the customer has, never rounded up. */
export function money(millipence: number): string {
  return poundsOf(floorPence(millipence));
}

/** Money that the customer owes, never rounded down. */
export function owed(millipence: number): string {
  return poundsOf(ceilPence(millipence));
}

/** A rate of time debt recovery: "30p a day". */
export function rateOver(millipence: number, period: "hourly" | "daily"): string {
  return `${penceOf(millipence)} ${period === "hourly" ? "an hour" : "a day"}`;
}

const MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

/** "2026-10-01" as "01 Oct 26". */
export function shortDate(date: string): string {
  const end = 3 * Number(date.slice(5, 7));
  return `${date.slice(8)} ${MONTHS.slice(end - 3, end)} ${date.slice(2, 4)}`;
}

/** A moment as "01 Oct 16:30 UTC": the display says that it is not local time (meter.md 1). */
export function moment(time: number): string {
  const text = new Date(time * 1000).toISOString();
  return `${shortDate(text.slice(0, 10)).slice(0, 6)} ${text.slice(11, 16)} UTC`;
}

/** How long entry at a place stays locked. */
export function lockedPage(meter: MeterState, place: Place): Page {
  return ["Key locked", `${lockMinutesLeft(meter, place)} min left`];
}

/** Shown where nobody at the premises can help. */
export const ASK_SUPPLIER: Page = ["Please ask", "your supplier"];

/** The page that says what must be paid first; the pence are undefined where no payment helps. */
export function payPage(pence: number | undefined): Page {
  return pence === undefined ? ASK_SUPPLIER : ["Please pay first", poundsOf(pence)];
}

/** A confirmation or status code on the display's two lines. */
export function confirmationPage(code: string): Page {
  const groups = code.replace(/(.{4})/g, "$1 ").trimEnd();
  return [groups.slice(0, 14), groups.slice(15)];
}

/** Whether a page is a confirmation code: nothing else that is shown begins with its groups. */
export function isConfirmationPage(page: Page | undefined): boolean {
  return page !== undefined && /^[0-9]{4} [0-9]{4} [0-9]{4}$/.test(page[0]);
}
