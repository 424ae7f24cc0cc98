import type { Weekday } from "@utrn-lab/utrn/commands";
import { penceOf } from "@utrn-lab/utrn/rules";
import { confirmStatus } from "../codes/confirm.ts";
import type { MeterDraft } from "../meter/draft.ts";
import type { MeterState, Page, PageKey, Tariff } from "../meter/state.ts";
import { isHanOpen } from "../network/han.ts";
import { isProtected } from "../supply/protection.ts";
import { MINUTE_SECONDS } from "../units/time.ts";
import { deviceName } from "./command-words.ts";
import { balancePages, debtPages, emergencyPages, useEmergencyPages } from "./money-pages.ts";
import { confirmationPage, moment, shortDate } from "./wording.ts";

function statusPages(meter: MeterDraft): readonly Page[] {
  const status = confirmStatus(meter);
  if (status === undefined) return [["No supplier yet", "No status code"]];
  return [["Status code", "for supplier:"], confirmationPage(status)];
}

/** The latest first; a confirmation code, which stays until the next key, behind all that turns. */
function codePages({ logs, totals }: MeterState): readonly Page[] {
  const latest = logs.codes.slice(-5).reverse();
  return [
    [`Accepted ${totals.accepted}`, `Refused ${totals.refused}`],
    ...latest.map((code): Page => {
      const verdict = code.result === "applied" ? "accepted" : "refused";
      return [`..${code.ending} ${verdict}`, moment(code.atSeconds)];
    }),
    ...logs.applied
      .toReversed()
      .flatMap(({ ending, confirmationCode }): Page[] => [
        ["Tell supplier", `of code ..${ending}`],
        confirmationPage(confirmationCode),
      ]),
  ];
}

function tariffPages(tariff: Tariff): Page[] {
  const { unitRateMillipence, rate2, standingChargeMillipence } = tariff;
  const daily: Page = ["Daily charge", penceOf(standingChargeMillipence)];
  if (rate2 === undefined) return [["Price per kWh", penceOf(unitRateMillipence)], daily];
  return [
    ["Rate 1 per kWh", penceOf(unitRateMillipence)],
    [`Rate 2 ${penceOf(rate2.rateMillipence)}`, `${rate2.start}-${rate2.end} UTC`],
    daily,
  ];
}

function pricePages({ tariff, nextTariff }: MeterState): readonly Page[] {
  if (nextTariff === null) return tariffPages(tariff);
  const from: Page = ["Next prices from", `${shortDate(nextTariff.startDate)} (UTC)`];
  return [...tariffPages(tariff), from, ...tariffPages(nextTariff.tariff)];
}

/** "MoTuWe" for some days, so that six fit a line. */
function dayNames(days: readonly Weekday[]): string {
  if (days.length === 7) return "Every day";
  return days.map((day) => day.charAt(0).toUpperCase() + day.charAt(1)).join("");
}

function protectionPages(meter: MeterState): readonly Page[] {
  const { calendar, periods, suspendedUntilSeconds } = meter.protection;
  return [
    isProtected(meter) ? ["Supply protected", "now"] : ["Supply not", "protected now"],
    ...(suspendedUntilSeconds === null
      ? []
      : [["Kept on until", moment(suspendedUntilSeconds)] as const]),
    ...calendar.map(({ days, start, end }): Page => [dayNames(days), `${start}-${end} UTC`]),
    ...periods.map(
      ({ from, days }): Page => [
        days === 1 ? "Safe day (UTC)" : `Safe ${days} days from`,
        shortDate(from),
      ],
    ),
  ];
}

function hanPages(meter: MeterState): readonly Page[] {
  const { openUntilSeconds, openFor, devices } = meter.han;
  const known = devices.map(({ kind, state, eui }): Page => [`${deviceName(kind)} ${state}`, eui]);
  if (openUntilSeconds === null || !isHanOpen(meter)) return [["Home network", "closed"], ...known];
  const left = Math.ceil((openUntilSeconds - meter.timeSeconds) / MINUTE_SECONDS);
  return [["Home network", `open ${left} min`], ["Open for", deviceName(openFor)], ...known];
}

/** Energy in kWh to three places, rounded down as a register does. */
function kilowattHours(wattSeconds: number): string {
  const wattHours = Math.floor(wattSeconds / 3_600);
  return `${Math.floor(wattHours / 1_000)}.${String(wattHours % 1_000).padStart(3, "0")}kWh`;
}

function readingPages({ energy, tariff }: MeterState): readonly Page[] {
  const { rate1WattSeconds, rate2WattSeconds } = energy;
  const total: Page = ["Reading", kilowattHours(rate1WattSeconds + rate2WattSeconds)];
  if (tariff.rate2 === undefined && rate2WattSeconds === 0) return [total];
  return [
    total,
    ["Reading rate 1", kilowattHours(rate1WattSeconds)],
    ["Reading rate 2", kilowattHours(rate2WattSeconds)],
  ];
}

const PAGES: Readonly<Record<PageKey, (meter: MeterDraft) => readonly Page[]>> = {
  "0": statusPages,
  "1": balancePages,
  "2": emergencyPages,
  "3": debtPages,
  "4": codePages,
  "5": pricePages,
  "6": protectionPages,
  "7": useEmergencyPages,
  "8": hanPages,
  "9": readingPages,
};

/** The pages of a digit, outside entry (meter.md 6). */
export function pagesOf(meter: MeterDraft, key: PageKey): readonly Page[] {
  return PAGES[key](meter);
}

/** Whether a key, or what is shown, is that of a page. */
export function isPageKey(key: string): key is PageKey {
  return key in PAGES;
}
