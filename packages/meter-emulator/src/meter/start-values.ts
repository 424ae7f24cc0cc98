import type { MeterState, Tariff } from "./state.ts";

/**
 * The start values of meter.md 2: of a new meter, and of one that `revert_to_defaults` returned.
 */

export const START_LIMITS: MeterState["limits"] = {
  disablementThresholdMillipence: 0,
  lowCreditThresholdMillipence: 200_000,
  maxCreditMillipence: 20_000_000,
  maxMeterBalanceMillipence: 100_000_000,
};

export const START_EMERGENCY: MeterState["account"]["emergency"] = {
  limitMillipence: 1_000_000,
  thresholdMillipence: 200_000,
  usedMillipence: 0,
  active: false,
};

export const START_DEBT: MeterState["account"]["debtMillipence"] = {
  time_1: 0,
  time_2: 0,
  payment: 0,
};

export const START_RECOVERY: MeterState["recovery"] = {
  time_1: { rateMillipence: 0, period: "daily" },
  time_2: { rateMillipence: 0, period: "daily" },
  payment: { percent: 0, weeklyCapPounds: 0 },
  recovered: [],
};

export const START_PAYMENT: MeterState["payment"] = {
  mode: "prepayment",
  suspendDebtDisabled: true,
  suspendDebtEmergency: true,
};

export const START_TARIFF: Tariff = {
  unitRateMillipence: 24_500,
  standingChargeMillipence: 53_350,
};

export const START_PROTECTION: MeterState["protection"] = {
  calendar: [],
  periods: [],
  suspendedUntilSeconds: null,
};

export const EMPTY_LOGS: MeterState["logs"] = {
  credits: [],
  codes: [],
  applied: [],
  events: [],
  daily: [],
};

/** What every new meter has, and no setting decides. */
export const NEW_METER: Pick<
  MeterState,
  | "supply"
  | "watts"
  | "powerOn"
  | "wanUp"
  | "energy"
  | "ledger"
  | "raised"
  | "supplier"
  | "formerKeys"
  | "places"
  | "face"
  | "entry"
  | "shown"
  | "lastConfirmation"
  | "han"
  | "logs"
  | "totals"
  | "alerts"
> = {
  supply: "disabled",
  watts: 0,
  powerOn: true,
  wanUp: false,
  energy: { rate1WattSeconds: 0, rate2WattSeconds: 0, remainderMillipenceWattSeconds: 0 },
  ledger: {
    openingNetMillipence: 0,
    topUpsMillipence: 0,
    adjustmentsMillipence: 0,
    consumptionMillipence: 0,
    standingChargesMillipence: 0,
    writtenOffMillipence: 0,
    recoveredMillipence: { time_1: 0, time_2: 0 },
  },
  raised: { exhausted: false, lowCredit: false, offered: false, suspended: false },
  supplier: null,
  formerKeys: [],
  places: {
    keypad: { failures: [], lockedUntilSeconds: null },
    ppmid: { failures: [], lockedUntilSeconds: null },
  },
  face: "twelve",
  entry: null,
  shown: null,
  lastConfirmation: null,
  han: {
    openUntilSeconds: null,
    openFor: "any",
    devices: [],
    installCodes: {},
  },
  logs: EMPTY_LOGS,
  totals: { accepted: 0, refused: 0 },
  alerts: { queue: [], dropped: 0, outbox: [], sent: 0 },
};
