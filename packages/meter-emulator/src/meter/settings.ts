import {
  type CalendarWindow,
  checkBoolean,
  checkCommands,
  checkInteger,
  checkMembers,
  checkOneOf,
  FieldRangeError,
  FieldTypeError,
  type PaymentMode,
  parseDate,
  renameFields,
} from "@utrn-lab/utrn";
import { REGISTER_MAX, REGISTER_MIN } from "../units/money.ts";
import {
  START_DEBT,
  START_EMERGENCY,
  START_LIMITS,
  START_PAYMENT,
  START_TARIFF,
  startRecovery,
} from "./start-values.ts";
import type { Meter, NextTariff, Tariff, TimeDebtRecovery } from "./state.ts";

/** A tariff as settings and views give it: rate 2 with all its three members, or none of them. */
export interface TariffSetting {
  readonly unitRateMillipence: number;
  readonly standingChargeMillipence: number;
  readonly rate2Millipence?: number;
  readonly rate2Start?: string;
  readonly rate2End?: string;
}

/** Every setting of meter.md 2 by name; money in millipence, times in epoch seconds. */
export interface Settings {
  readonly meterBalance: number;
  readonly emergencyCredit: Readonly<Meter["account"]["emergency"]>;
  readonly accumulatedDebt: number;
  readonly debt: Readonly<Meter["account"]["debt"]>;
  readonly timeDebtRecovery: {
    readonly time_1: Readonly<TimeDebtRecovery>;
    readonly time_2: Readonly<TimeDebtRecovery>;
  };
  readonly paymentDebtRecovery: Readonly<Meter["recovery"]["payment"]>;
  readonly disablementThreshold: number;
  readonly lowCreditThreshold: number;
  readonly maxCredit: number;
  readonly maxMeterBalance: number;
  readonly mode: PaymentMode;
  readonly suspendDebtDisabled: boolean;
  readonly suspendDebtEmergency: boolean;
  readonly tariff: TariffSetting;
  readonly nextTariff: (TariffSetting & { readonly startDate: string }) | null;
  readonly nonDisconnect: {
    readonly calendar: readonly CalendarWindow[];
    readonly dates: readonly string[];
    readonly suspendedUntil: number | null;
  };
}

/** Settings that a meter is made with: what is left out has its start value, in groups too. */
export type SettingsInput = {
  readonly [Name in keyof Settings]?: Settings[Name] extends number | string | boolean
    ? Settings[Name]
    : Partial<Settings[Name]>;
};

/** A rate as wide as codes carry it: 18 bits of millipence (code-format.md 3). */
const RATE_MAX = 2 ** 18 - 1;

type Check<T> = (value: unknown, field: string) => T;

const debtAmount: Check<number> = (value, field) => checkInteger(value, field, 0, REGISTER_MAX);
const amount: Check<number> = (value, field) =>
  checkInteger(value, field, REGISTER_MIN, REGISTER_MAX);
const rate: Check<number> = (value, field) => checkInteger(value, field, 0, RATE_MAX);
const mode: Check<PaymentMode> = (value, field) =>
  checkOneOf(value, field, ["credit", "prepayment"]);

/** Checks the members that are given, and fills in the others from the start values. */
function filled<T extends object>(
  value: unknown,
  field: string,
  start: Readonly<T>,
  checks: { readonly [Member in keyof T]: Check<T[Member]> },
): T {
  const result: T = { ...start };
  if (value === undefined) return result;
  const members = Object.keys(checks) as (keyof T & string)[];
  const given = checkMembers(value, field, [], members);
  for (const member of members) {
    if (given[member] === undefined) continue;
    result[member] = checks[member](given[member], `${field}.${member}`);
  }
  return result;
}

const TIME_DEBT: { readonly [Member in keyof TimeDebtRecovery]: Check<TimeDebtRecovery[Member]> } =
  {
    rate,
    period: (value, field) => checkOneOf(value, field, ["hourly", "daily"]),
  };

function recoveryOf(given: Record<string, unknown>): Meter["recovery"] {
  const start = startRecovery();
  const timeDebt: Check<TimeDebtRecovery> = (value, field) =>
    filled(value, field, start.time_1, TIME_DEBT);
  const time = filled<Pick<Meter["recovery"], "time_1" | "time_2">>(
    given.timeDebtRecovery,
    "settings.timeDebtRecovery",
    { time_1: start.time_1, time_2: start.time_2 },
    { time_1: timeDebt, time_2: timeDebt },
  );
  const payment = filled(given.paymentDebtRecovery, "settings.paymentDebtRecovery", start.payment, {
    percent: (value, field) => checkInteger(value, field, 0, 100),
    weeklyCapPounds: (value, field) => checkInteger(value, field, 0, 1023),
  });
  return { ...time, payment, recovered: [] };
}

function paymentOf(given: Record<string, unknown>): Meter["payment"] {
  const isCredit = given.mode === "credit";
  const flag: Check<boolean> = (value, field) => {
    const isSet = checkBoolean(value, field);
    if (isSet && isCredit) throw new FieldRangeError(field, "must be false in credit mode");
    return isSet;
  };
  const start = isCredit
    ? ({ mode: "credit", suspendDebtDisabled: false, suspendDebtEmergency: false } as const)
    : START_PAYMENT;
  const members = ["mode", "suspendDebtDisabled", "suspendDebtEmergency"];
  return filled<Meter["payment"]>(pick(given, members), "settings", start, {
    mode,
    suspendDebtDisabled: flag,
    suspendDebtEmergency: flag,
  });
}

function pick(given: Record<string, unknown>, members: readonly string[]): object {
  return Object.fromEntries(members.map((member) => [member, given[member]]));
}

/** Lets a list in that a command could set, with the names it has here. */
function checkAsCommand(command: Record<string, unknown>, member: string, field: string): void {
  renameFields(
    () => checkCommands([command]),
    (name) => name.replace(`commands[0].${member}`, field),
  );
}

const TARIFF_MEMBERS = ["unitRateMillipence", "standingChargeMillipence"] as const;
const RATE_2_MEMBERS = ["rate2Millipence", "rate2Start", "rate2End"] as const;

/** The two-rate price command has the same half-hours, and says what is wrong with one. */
function checkHalfHours(given: Record<string, unknown>, field: string): void {
  renameFields(
    () =>
      checkCommands([
        {
          type: "change_price_two_rate",
          rate1Millipence: 0,
          rate2Millipence: 0,
          standingChargeMillipence: 0,
          startDate: null,
          rate2Start: given.rate2Start,
          rate2End: given.rate2End,
        },
      ]),
    (name) => name.replace("commands[0]", field),
  );
}

function tariffOf(value: unknown, field: string, extra: readonly string[] = []): Tariff {
  const given = checkMembers(value, field, [], [...TARIFF_MEMBERS, ...RATE_2_MEMBERS, ...extra]);
  const flat = filled<TariffSetting>(pick(given, TARIFF_MEMBERS), field, START_TARIFF, {
    unitRateMillipence: rate,
    standingChargeMillipence: rate,
  });
  const missing = RATE_2_MEMBERS.filter((member) => given[member] === undefined);
  if (missing.length === RATE_2_MEMBERS.length) return flat;
  if (missing.length > 0) throw new FieldTypeError(`${field}.${missing[0]}`, "is missing");
  checkHalfHours(given, field);
  return {
    ...flat,
    rate2: {
      rateMillipence: rate(given.rate2Millipence, `${field}.rate2Millipence`) as number,
      start: given.rate2Start as string,
      end: given.rate2End as string,
    },
  };
}

function nextTariffOf(value: unknown): NextTariff | null {
  if (value === undefined || value === null) return null;
  const tariff = tariffOf(value, "settings.nextTariff", ["startDate"]);
  const { startDate } = value as { startDate?: unknown };
  parseDate(startDate, "settings.nextTariff.startDate");
  return { tariff, startDate: startDate as string, utrnCounter: 0 };
}

function protectionOf(value: unknown): Meter["protection"] {
  const field = "settings.nonDisconnect";
  return filled<Meter["protection"]>(
    value,
    field,
    { calendar: [], dates: [], suspendedUntil: null },
    {
      calendar: (windows, name) => {
        checkAsCommand({ type: "set_non_disconnect_calendar", windows }, "windows", name);
        return windows as CalendarWindow[];
      },
      dates: (dates, name) => {
        checkAsCommand({ type: "set_non_disconnect_dates", dates }, "dates", name);
        return dates as string[];
      },
      suspendedUntil: (until, name) =>
        until === null ? null : checkInteger(until, name, 0, Number.MAX_SAFE_INTEGER),
    },
  );
}

const SETTING_NAMES: readonly (keyof Settings)[] = [
  "meterBalance",
  "emergencyCredit",
  "accumulatedDebt",
  "debt",
  "timeDebtRecovery",
  "paymentDebtRecovery",
  "disablementThreshold",
  "lowCreditThreshold",
  "maxCredit",
  "maxMeterBalance",
  "mode",
  "suspendDebtDisabled",
  "suspendDebtEmergency",
  "tariff",
  "nextTariff",
  "nonDisconnect",
];

/** The part of a meter that settings decide. */
export type Configured = Pick<
  Meter,
  "account" | "recovery" | "limits" | "payment" | "tariff" | "nextTariff" | "protection"
>;

/**
 * Reads the settings that a meter is made with (meter.md 2).
 * @param value - an object with any of the members of Settings; undefined for none.
 * @throws FieldTypeError or FieldRangeError naming the member, say `settings.tariff.rate2Start`.
 */
export function parseSettings(value: unknown = {}): Configured {
  const given = checkMembers(value, "settings", [], SETTING_NAMES);
  const start = { meterBalance: 0, accumulatedDebt: 0 };
  const registers = filled(pick(given, Object.keys(start)), "settings", start, {
    meterBalance: amount,
    accumulatedDebt: debtAmount,
  });
  const emergency = filled(given.emergencyCredit, "settings.emergencyCredit", START_EMERGENCY, {
    limit: debtAmount,
    threshold: amount,
    used: debtAmount,
    active: checkBoolean,
  });
  const debt = filled(given.debt, "settings.debt", START_DEBT, {
    time_1: debtAmount,
    time_2: debtAmount,
    payment: debtAmount,
  });
  const limits = filled(pick(given, Object.keys(START_LIMITS)), "settings", START_LIMITS, {
    disablementThreshold: amount,
    lowCreditThreshold: amount,
    maxCredit: debtAmount,
    maxMeterBalance: debtAmount,
  });
  return {
    account: {
      balance: registers.meterBalance,
      accumulatedDebt: registers.accumulatedDebt,
      emergency,
      debt,
    },
    recovery: recoveryOf(given),
    limits,
    payment: paymentOf(given),
    tariff:
      given.tariff === undefined ? { ...START_TARIFF } : tariffOf(given.tariff, "settings.tariff"),
    nextTariff: nextTariffOf(given.nextTariff),
    protection: protectionOf(given.nonDisconnect),
  };
}

/** A tariff by the names of settings and views. */
export function tariffSettingOf(tariff: Tariff): TariffSetting {
  const { unitRateMillipence, standingChargeMillipence, rate2 } = tariff;
  if (rate2 === undefined) return { unitRateMillipence, standingChargeMillipence };
  return {
    unitRateMillipence,
    rate2Millipence: rate2.rateMillipence,
    rate2Start: rate2.start,
    rate2End: rate2.end,
    standingChargeMillipence,
  };
}

/** Every setting of a meter as it is now. */
export function settingsOf(meter: Meter): Settings {
  const { account, recovery, limits, payment, protection, nextTariff } = meter;
  return {
    meterBalance: account.balance,
    emergencyCredit: account.emergency,
    accumulatedDebt: account.accumulatedDebt,
    debt: account.debt,
    timeDebtRecovery: { time_1: recovery.time_1, time_2: recovery.time_2 },
    paymentDebtRecovery: recovery.payment,
    ...limits,
    ...payment,
    tariff: tariffSettingOf(meter.tariff),
    nextTariff: nextTariffSettingOf(nextTariff),
    nonDisconnect: protection,
  };
}

/** A waiting tariff by the names of settings and views, with its start date. */
export function nextTariffSettingOf(next: NextTariff | null): Settings["nextTariff"] {
  return next === null ? null : { ...tariffSettingOf(next.tariff), startDate: next.startDate };
}
