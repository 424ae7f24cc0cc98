import { type LogEntry, type MeterState, viewOf } from "@utrn-lab/meter-emulator";
import { cache, highest } from "./second-memory.ts";
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

function alertsOf(waiting: readonly string[], sent: readonly string[], dropped: number): object {
  return { waiting, sent: sent.slice(-SENT), dropped };
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
      accepted: cache(meter)
        .map(({ counter }) => counter)
        .reverse(),
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
    alerts: alertsOf(listed(waiting), listed(sent), dropped),
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

/** The same of the emulator, from its view and, for what a view does not show, its state. */
export function factsOfEmulator(state: MeterState): object {
  const view = viewOf(state);
  const { ledger, energy } = state;
  const { queue, outbox, dropped } = state.alerts;
  const { devices: _, ...han } = view.han;
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
    alerts: alertsOf(toldOf(queue), toldOf(outbox), dropped),
  };
}
