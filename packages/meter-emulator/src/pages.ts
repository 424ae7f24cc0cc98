import { highestCounter } from "@utrn-lab/utrn";
import { confirm, secretOf } from "./codes.ts";
import { emergencyRemaining, isEmergencyOffered } from "./credit.ts";
import { isHanOpen } from "./han.ts";
import { isProtected } from "./protection.ts";
import type { Meter, Page, Tariff, TimeDebtRecovery } from "./state.ts";
import { MINUTE_SECONDS } from "./time.ts";
import { topUpToGain } from "./top-up.ts";
import { confirmationPage, money, owed, pounds, rate, shortDate } from "./wording.ts";

/** A moment as "01 Oct 16:30" UTC. */
function moment(time: number): string {
  const text = new Date(time * 1000).toISOString();
  return `${shortDate(text.slice(0, 10)).slice(0, 6)} ${text.slice(11, 16)}`;
}

/** The status code is made on demand, and shown until it is replaced (code-format.md 6). */
function statusPages(meter: Meter): readonly Page[] {
  const secret = secretOf(meter);
  if (secret === undefined) return [["No supplier yet", "No status code"]];
  const status = confirm(meter, secret, "status", highestCounter(meter.replay));
  meter.lastConfirmation = status;
  return [["Status code", "for supplier:"], confirmationPage(status)];
}

function balancePages({ account }: Meter): readonly Page[] {
  const balance: Page = ["Balance", money(account.balance)];
  if (account.accumulatedDebt === 0) return [balance];
  return [balance, ["Charges to repay", owed(account.accumulatedDebt)]];
}

/** What must be paid before emergency credit is offered again (meter.md 5). */
function payFirst(meter: Meter): string {
  const { balance, accumulatedDebt, emergency } = meter.account;
  const threshold = meter.limits.disablementThreshold;
  const toThreshold = Math.max(0, threshold - balance);
  const credit =
    emergency.used > 0
      ? accumulatedDebt + toThreshold + emergency.used
      : accumulatedDebt + threshold - balance - emergency.limit + 1;
  return pounds(topUpToGain(meter, credit));
}

function whyNotOffered(meter: Meter): Page {
  const { balance, emergency } = meter.account;
  if (meter.payment.mode === "credit") return ["Emergency credit", "not needed"];
  if (emergency.limit === 0) return ["Emergency credit", "not available"];
  if (emergency.used === 0 && balance > emergency.threshold) {
    return ["Emergency below", money(emergency.threshold)];
  }
  return ["Please pay first", payFirst(meter)];
}

/** Whether emergency credit is active, offered, or what stands in its way. */
export function emergencyPages(meter: Meter): readonly Page[] {
  const remaining = money(emergencyRemaining(meter));
  if (meter.account.emergency.active) return [["Emergency on", `${remaining} left`]];
  if (isEmergencyOffered(meter)) return [["Emergency: key 7", `${remaining} ready`]];
  return [whyNotOffered(meter)];
}

function timeDebtPage(name: string, held: number, recovery: TimeDebtRecovery): Page {
  const period = recovery.period === "hourly" ? "h" : "d";
  return [`${name} ${owed(held)}`.slice(0, 16), `${rate(recovery.rate)}/${period}`];
}

function debtPages({ account, recovery }: Meter): readonly Page[] {
  const { debt, accumulatedDebt } = account;
  const { percent, weeklyCapPounds } = recovery.payment;
  const all = debt.time_1 + debt.time_2 + debt.payment + accumulatedDebt;
  return [
    ["Debts in all", owed(all)],
    timeDebtPage("D1", debt.time_1, recovery.time_1),
    timeDebtPage("D2", debt.time_2, recovery.time_2),
    [`D3 ${owed(debt.payment)}`, `${percent}% max £${weeklyCapPounds}`],
  ];
}

function codePages({ logs, totals }: Meter): readonly Page[] {
  const latest = logs.codes.slice(-5).reverse();
  return [
    [`Accepted ${totals.accepted}`.slice(0, 16), `Refused ${totals.refused}`.slice(0, 16)],
    ...latest.map((code): Page => {
      const verdict = code.result === "applied" ? "ok" : "no";
      return [`..${code.ending} ${verdict}`, moment(code.at)];
    }),
  ];
}

function tariffPages(tariff: Tariff): Page[] {
  const { unitRateMillipence, rate2, standingChargeMillipence } = tariff;
  const daily: Page = ["Daily charge", rate(standingChargeMillipence)];
  if (rate2 === undefined) return [["Price per kWh", rate(unitRateMillipence)], daily];
  return [
    ["Rate 1 per kWh", rate(unitRateMillipence)],
    [`Rate 2 ${rate(rate2.rateMillipence)}`, `${rate2.start}-${rate2.end} UTC`],
    daily,
  ];
}

function pricePages({ tariff, nextTariff }: Meter): readonly Page[] {
  if (nextTariff === null) return tariffPages(tariff);
  const from: Page = ["Next prices from", shortDate(nextTariff.startDate)];
  return [...tariffPages(tariff), from, ...tariffPages(nextTariff.tariff)];
}

function protectionPages(meter: Meter): readonly Page[] {
  const { calendar, dates, suspendedUntil } = meter.protection;
  return [
    isProtected(meter) ? ["Supply protected", "now"] : ["Supply not", "protected now"],
    ...(suspendedUntil === null ? [] : [["Kept on until", moment(suspendedUntil)] as const]),
    ...calendar.map(
      ({ days, start, end }): Page => [
        days.length === 7
          ? "every day"
          : days
              .map((day) => day.slice(0, 2))
              .join("")
              .slice(0, 16),
        `${start}-${end} UTC`,
      ],
    ),
    ...dates.map((date): Page => ["Safe day", shortDate(date)]),
  ];
}

function hanPages(meter: Meter): readonly Page[] {
  const { openUntil, devices } = meter.han;
  const left = openUntil === null ? 0 : Math.ceil((openUntil - meter.time) / MINUTE_SECONDS);
  return [
    ["Home network", isHanOpen(meter) ? `open ${left} min` : "closed"],
    ...devices.map(({ kind, state, eui }): Page => [`${kind.toUpperCase()} ${state}`, eui]),
  ];
}

/** Energy in kWh to three places, rounded down as a register does. */
function kilowattHours(wattSeconds: number): string {
  const wattHours = Math.floor(wattSeconds / 3_600);
  return `${Math.floor(wattHours / 1_000)}.${String(wattHours % 1_000).padStart(3, "0")}kWh`;
}

function readingPages({ energy, tariff }: Meter): readonly Page[] {
  const { rate1WattSeconds, rate2WattSeconds } = energy;
  const total: Page = ["Reading", kilowattHours(rate1WattSeconds + rate2WattSeconds)];
  if (tariff.rate2 === undefined && rate2WattSeconds === 0) return [total];
  return [
    total,
    ["Reading rate 1", kilowattHours(rate1WattSeconds)],
    ["Reading rate 2", kilowattHours(rate2WattSeconds)],
  ];
}

/** The information pages behind the digit keys, outside entry (meter.md 6); key 7 is an action. */
export const INFORMATION_PAGES: Readonly<Record<string, (meter: Meter) => readonly Page[]>> = {
  "0": statusPages,
  "1": balancePages,
  "2": emergencyPages,
  "3": debtPages,
  "4": codePages,
  "5": pricePages,
  "6": protectionPages,
  "8": hanPages,
  "9": readingPages,
};
