import type { Meter, Tariff } from "./state.ts";

/** The start values of meter.md 2: what a new meter has, and what `revert_to_defaults` returns to. */

export const START_LIMITS: Readonly<Meter["limits"]> = {
  disablementThreshold: 0,
  lowCreditThreshold: 200_000,
  maxCredit: 20_000_000,
  maxMeterBalance: 100_000_000,
};

export const START_EMERGENCY: Readonly<Meter["account"]["emergency"]> = {
  limit: 1_000_000,
  threshold: 200_000,
  used: 0,
  active: false,
};

export const START_DEBT: Readonly<Meter["account"]["debt"]> = { time_1: 0, time_2: 0, payment: 0 };

export function startRecovery(): Meter["recovery"] {
  return {
    time_1: { rate: 0, period: "daily" },
    time_2: { rate: 0, period: "daily" },
    payment: { percent: 0, weeklyCapPounds: 0 },
    recovered: [],
  };
}

export const START_PAYMENT: Readonly<Meter["payment"]> = {
  mode: "prepayment",
  suspendDebtDisabled: true,
  suspendDebtEmergency: true,
};

export const START_TARIFF: Readonly<Tariff> = {
  unitRateMillipence: 24_500,
  standingChargeMillipence: 53_350,
};

export const START_PROTECTION: Readonly<Meter["protection"]> = {
  calendar: [],
  dates: [],
  suspendedUntil: null,
};

export const EMPTY_LOGS: Readonly<Meter["logs"]> = {
  credits: [],
  codes: [],
  events: [],
  daily: [],
};
