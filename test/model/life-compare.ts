import { type LogEntry, type MeterState, viewOf } from "@utrn-lab/meter-emulator";
import { highest } from "./second-memory.ts";
import type { Prices, Second, Told } from "./second-state.ts";
import { isOffered, isProtected } from "./second-supply.ts";
import { DAY } from "./second-time.ts";

function tariffOf({ rate, standing, rate2 }: Prices): object {
  const flat = { unitRateMillipence: rate, standingChargeMillipence: standing };
  if (rate2 === null) return flat;
  return { ...flat, rate2Millipence: rate2.rate, rate2Start: rate2.start, rate2End: rate2.end };
}

/** A suspension that has ended protects nobody: whether its end is still kept is no matter. */
function runningUntil(until: number | null, time: number): number | null {
  return until !== null && until > time ? until : null;
}

function settingsOf(meter: Second): object {
  const { limit, threshold, used, active, percent, capPounds, next } = meter;
  return {
    meterBalance: meter.balance,
    emergencyCredit: { limit, threshold, used, active },
    accumulatedDebt: meter.accumulated,
    debt: meter.debt,
    timeDebtRecovery: meter.recovery,
    paymentDebtRecovery: { percent, weeklyCapPounds: capPounds },
    disablementThreshold: meter.dt,
    lowCreditThreshold: meter.low,
    maxCredit: meter.maxCredit,
    maxMeterBalance: meter.maxBalance,
    mode: meter.mode,
    suspendDebtDisabled: meter.suspendDisabled,
    suspendDebtEmergency: meter.suspendEmergency,
    tariff: tariffOf(meter.prices),
    nextTariff: next && { ...tariffOf(next.prices), startDate: next.date },
    nonDisconnect: {
      calendar: meter.windows,
      periods: meter.periods,
      suspendedUntil: runningUntil(meter.suspendedUntil, meter.time),
    },
  };
}

function placeOf({ places, time }: Second, name: "keypad" | "ppmid"): object {
  const { failures, lockedUntil } = places[name];
  return {
    failures: failures.filter(({ at }) => at > time - DAY).map(({ at }) => at),
    lockedUntil: runningUntil(lockedUntil, time),
  };
}

function listed(alerts: readonly Told[]): string[] {
  return alerts.map(({ at, event }) => `${at} ${event}`);
}

/** How many of the alerts that left are looked at: fewer than an outbox keeps. */
const SENT = 300;

interface Alerts {
  readonly waiting: readonly string[];
  readonly outbox: readonly string[];
  readonly sent: number;
  readonly dropped: number;
}

function alertsOf({ outbox, ...alerts }: Alerts): object {
  return { ...alerts, outbox: outbox.slice(-SENT) };
}

function logsOf({ credits, codes, confirmed, daily, totals }: Second): object {
  return { credits, codes, applied: confirmed.map((code) => code.utrnCounter), daily, totals };
}

/** What the meter keeps of each code that it has accepted, the lowest counter first. */
function recordsOf({ accepted }: Second): object {
  return accepted
    .toSorted((a, b) => a.counter - b.counter)
    .map(({ counter, added, paid, left, charged }) => ({ counter, added, paid, left, charged }));
}

/** Everything of the second model that the emulator has too. */
export function factsOfModel(meter: Second): object {
  const { time, active, limit, used, hanUntil, hanFor } = meter;
  const { toppedUp, adjusted, consumed, standing } = meter.sums;
  const { waiting, sent, dropped } = meter.alerts;
  const isOpen = hanUntil > time;
  return {
    time,
    supply: meter.supply,
    remainingMillipence: Math.max(0, limit - used),
    isActive: active,
    isOffered: isOffered(meter),
    isProtected: isProtected(meter),
    settings: settingsOf(meter),
    han: { open: isOpen, openUntil: isOpen ? hanUntil : null, openFor: isOpen ? hanFor : null },
    counters: {
      highest: highest(meter),
      floor: meter.floor,
      accepted: meter.accepted.map(({ counter }) => counter).sort((a, b) => a - b),
    },
    places: { keypad: placeOf(meter, "keypad"), ppmid: placeOf(meter, "ppmid") },
    watts: meter.watts,
    wattSeconds: meter.wattSeconds,
    remainder: meter.remainder,
    writtenOff: meter.writtenOff,
    sums: { toppedUp, adjusted, consumed, standing },
    power: meter.power,
    wan: meter.wan,
    log: listed(meter.log),
    logs: logsOf(meter),
    records: recordsOf(meter),
    ppmid: meter.ppmid === "joined",
    alerts: alertsOf({
      waiting: listed(waiting),
      outbox: listed(sent),
      sent: sent.length,
      dropped,
    }),
  };
}

function toldOf(log: readonly LogEntry[]): string[] {
  return log.map(({ atSeconds, event }) => `${atSeconds} ${event}`);
}

function placeOfEmulator(state: MeterState, name: "keypad" | "ppmid"): object {
  const { failures, lockedUntilSeconds } = state.places[name];
  return {
    failures: failures
      .map(({ atSeconds }) => atSeconds)
      .filter((at) => at > state.timeSeconds - DAY),
    lockedUntil: runningUntil(lockedUntilSeconds, state.timeSeconds),
  };
}

function logsOfEmulator({ logs, totals }: MeterState): object {
  return {
    credits: logs.credits.map((entry) => ({
      at: entry.atSeconds,
      amount: entry.amountMillipence,
    })),
    codes: logs.codes.map(({ atSeconds: at, utrnCounter: counter, ...entry }) => {
      return { at, counter, ...entry };
    }),
    daily: logs.daily.map((entry) => ({
      at: entry.atSeconds,
      balance: entry.balanceMillipence,
      wattSeconds: entry.energyWattSeconds,
    })),
    applied: logs.applied.map(({ utrnCounter }) => utrnCounter),
    totals,
  };
}

function recordsOfEmulator({ replay }: MeterState): object {
  return replay.accepted
    .toSorted((a, b) => a.utrnCounter - b.utrnCounter)
    .map(({ utrnCounter: counter, added, paid, kept: left, charged }) => {
      return { counter, added, paid, left, charged };
    });
}

/** The same of the emulator, from its view and, for what a view does not show, its state. */
export function factsOfEmulator(state: MeterState): object {
  const view = viewOf(state);
  const { ledger, energy } = state;
  const { queue, outbox, sent, dropped } = state.alerts;
  const { devices, ...han } = view.han;
  const { nonDisconnect } = view.settings;
  return {
    time: view.time,
    supply: view.supply,
    remainingMillipence: view.emergencyCredit.remainingMillipence,
    isActive: view.emergencyCredit.active,
    isOffered: view.emergencyCredit.offered,
    isProtected: view.nonDisconnect.protected,
    settings: {
      ...view.settings,
      nonDisconnect: {
        ...nonDisconnect,
        suspendedUntil: runningUntil(nonDisconnect.suspendedUntil, view.time),
      },
    },
    han,
    counters: view.counters,
    places: { keypad: placeOfEmulator(state, "keypad"), ppmid: placeOfEmulator(state, "ppmid") },
    watts: view.watts,
    wattSeconds: view.energyWattSeconds,
    remainder: energy.remainderMillipenceWattSeconds,
    writtenOff: ledger.writtenOffMillipence,
    sums: {
      toppedUp: ledger.topUpsMillipence,
      adjusted: ledger.adjustmentsMillipence,
      consumed: ledger.consumptionMillipence,
      standing: ledger.standingChargesMillipence,
    },
    power: view.power,
    wan: view.wan,
    log: toldOf(state.logs.events),
    logs: logsOfEmulator(state),
    records: recordsOfEmulator(state),
    ppmid: devices.some((device) => device.state === "joined"),
    alerts: alertsOf({ waiting: toldOf(queue), outbox: toldOf(outbox), sent, dropped }),
  };
}
