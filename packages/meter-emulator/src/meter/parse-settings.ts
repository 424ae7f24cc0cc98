import { type Command, type PaymentMode, parseCommands } from "@utrn-lab/utrn";
import {
  checkBoolean,
  checkInteger,
  checkMembers,
  checkOneOf,
  FieldRangeError,
  FieldTypeError,
  renameFields,
} from "@utrn-lab/utrn/checks";
import { dateOfDay, parseDate } from "@utrn-lab/utrn/rules";
import { REGISTER_MAX, REGISTER_MIN } from "../units/money.ts";
import { END_MAX, TIME_MIN } from "../units/time.ts";
import type { Configured, Settings } from "./settings.ts";
import {
  START_DEBT,
  START_EMERGENCY,
  START_LIMITS,
  START_PAYMENT,
  START_PROTECTION,
  START_RECOVERY,
  START_TARIFF,
} from "./start-values.ts";
import type { NextTariff, Tariff, TimeDebtRecovery } from "./state.ts";

/** A rate as wide as codes carry it: 18 bits of millipence (code-format.md 3). */
const RATE_MAX = 2 ** 18 - 1;

type Check<T> = (value: unknown, field: string) => T;

/** Where a setting goes in the state, and how it is checked. */
type Member<T> = { [Name in keyof T]: readonly [name: Name, check: Check<T[Name]>] }[keyof T];

const debtAmount: Check<number> = (value, field) => checkInteger(value, field, 0, REGISTER_MAX);
const amount: Check<number> = (value, field) =>
  checkInteger(value, field, REGISTER_MIN, REGISTER_MAX);
const rate: Check<number> = (value, field) => checkInteger(value, field, 0, RATE_MAX);

/** Checks the settings that are given, and fills in the others from the start values. */
function filled<T extends object>(
  value: unknown,
  field: string,
  start: T,
  members: Readonly<Record<string, Member<T>>>,
): T {
  const result: T = { ...start };
  if (value === undefined) return result;
  const given = checkMembers(value, field, [], Object.keys(members));
  for (const [setting, [name, check]] of Object.entries(members)) {
    if (given[setting] === undefined) continue;
    result[name] = check(given[setting], `${field}.${setting}`);
  }
  return result;
}

function pick(given: Record<string, unknown>, members: readonly string[]): object {
  return Object.fromEntries(members.map((member) => [member, given[member]]));
}

/** Reads settings that are members of the settings themselves, not of a group. */
function filledAtTop<T extends object>(
  given: Record<string, unknown>,
  start: T,
  members: Readonly<Record<string, Member<T>>>,
): T {
  return filled(pick(given, Object.keys(members)), "settings", start, members);
}

function accountOf(given: Record<string, unknown>): Configured["account"] {
  const registers = filledAtTop(
    given,
    { balanceMillipence: 0, accumulatedDebtMillipence: 0 },
    {
      meterBalance: ["balanceMillipence", amount],
      accumulatedDebt: ["accumulatedDebtMillipence", debtAmount],
    },
  );
  const emergency = filled(given.emergencyCredit, "settings.emergencyCredit", START_EMERGENCY, {
    limit: ["limitMillipence", debtAmount],
    threshold: ["thresholdMillipence", amount],
    used: ["usedMillipence", debtAmount],
    active: ["active", checkBoolean],
  });
  const debtMillipence = filled(given.debt, "settings.debt", START_DEBT, {
    time_1: ["time_1", debtAmount],
    time_2: ["time_2", debtAmount],
    payment: ["payment", debtAmount],
  });
  return { ...registers, emergency, debtMillipence };
}

function recoveryOf(given: Record<string, unknown>): Configured["recovery"] {
  const period: Check<TimeDebtRecovery["period"]> = (value, field) =>
    checkOneOf(value, field, ["hourly", "daily"]);
  const timeDebt: Check<TimeDebtRecovery> = (value, field) =>
    filled(value, field, START_RECOVERY.time_1, {
      rate: ["rateMillipence", rate],
      period: ["period", period],
    });
  const { time_1, time_2 } = START_RECOVERY;
  const time = filled(
    given.timeDebtRecovery,
    "settings.timeDebtRecovery",
    { time_1, time_2 },
    { time_1: ["time_1", timeDebt], time_2: ["time_2", timeDebt] },
  );
  const field = "settings.paymentDebtRecovery";
  const payment = filled(given.paymentDebtRecovery, field, START_RECOVERY.payment, {
    percent: ["percent", (value, name) => checkInteger(value, name, 0, 100)],
    weeklyCapPounds: ["weeklyCapPounds", (value, name) => checkInteger(value, name, 0, 1023)],
  });
  return { ...time, payment, recovered: [] };
}

function limitsOf(given: Record<string, unknown>): Configured["limits"] {
  return filledAtTop(given, START_LIMITS, {
    disablementThreshold: ["disablementThresholdMillipence", amount],
    lowCreditThreshold: ["lowCreditThresholdMillipence", amount],
    maxCredit: ["maxCreditMillipence", debtAmount],
    maxMeterBalance: ["maxMeterBalanceMillipence", debtAmount],
  });
}

function paymentOf(given: Record<string, unknown>): Configured["payment"] {
  const isCredit = given.mode === "credit";
  const flag: Check<boolean> = (value, field) => {
    const isSet = checkBoolean(value, field);
    if (isSet && isCredit) throw new FieldRangeError(field, "must be false in credit mode");
    return isSet;
  };
  const mode: Check<PaymentMode> = (value, field) =>
    checkOneOf(value, field, ["credit", "prepayment"]);
  const start: Configured["payment"] = isCredit
    ? { mode: "credit", suspendDebtDisabled: false, suspendDebtEmergency: false }
    : START_PAYMENT;
  return filledAtTop(given, start, {
    mode: ["mode", mode],
    suspendDebtDisabled: ["suspendDebtDisabled", flag],
    suspendDebtEmergency: ["suspendDebtEmergency", flag],
  });
}

/**
 * Reads settings that a command could set, by the command.
 * @param rename - from the name that the command has for a member to the settings' own.
 */
function readAsCommand<Type extends Command["type"]>(
  type: Type,
  members: Readonly<Record<string, unknown>>,
  rename: (name: string) => string,
): Extract<Command, { type: Type }> {
  const [command] = renameFields(() => parseCommands([{ type, ...members }]), rename);
  // Parsing gives back the command it was given, but its type does not say which.
  return command as Extract<Command, { type: Type }>;
}

const FLAT_MEMBERS = ["unitRateMillipence", "standingChargeMillipence"];
const RATE_2_MEMBERS = ["rate2Millipence", "rate2Start", "rate2End"];
const TARIFF_MEMBERS = [...FLAT_MEMBERS, ...RATE_2_MEMBERS];

/** Rate 2 as the two-rate price command has it, which says what is wrong with a half-hour. */
function rate2Of(given: Record<string, unknown>, field: string): NonNullable<Tariff["rate2"]> {
  const { rate2Millipence, rate2Start, rate2End } = readAsCommand(
    "change_price_two_rate",
    {
      rate1Millipence: 0,
      rate2Millipence: given.rate2Millipence,
      standingChargeMillipence: 0,
      startDate: null,
      rate2Start: given.rate2Start,
      rate2End: given.rate2End,
    },
    (name) => name.replace("commands[0]", field),
  );
  return { rateMillipence: rate2Millipence, start: rate2Start, end: rate2End };
}

function tariffOf(given: Record<string, unknown>, field: string): Tariff {
  const flat = filled(pick(given, FLAT_MEMBERS), field, START_TARIFF, {
    unitRateMillipence: ["unitRateMillipence", rate],
    standingChargeMillipence: ["standingChargeMillipence", rate],
  });
  const missing = RATE_2_MEMBERS.filter((member) => given[member] === undefined);
  if (missing.length === RATE_2_MEMBERS.length) return flat;
  if (missing.length > 0) throw new FieldTypeError(`${field}.${missing[0]}`, "is missing");
  return { ...flat, rate2: rate2Of(given, field) };
}

function currentTariffOf(value: unknown): Tariff {
  if (value === undefined) return START_TARIFF;
  const field = "settings.tariff";
  return tariffOf(checkMembers(value, field, [], TARIFF_MEMBERS), field);
}

function nextTariffOf(value: unknown): NextTariff | null {
  if (value === undefined || value === null) return null;
  const field = "settings.nextTariff";
  const given = checkMembers(value, field, [], [...TARIFF_MEMBERS, "startDate"]);
  const tariff = tariffOf(given, field);
  const startDay = parseDate(given.startDate, `${field}.startDate`);
  return { tariff, startDate: dateOfDay(startDay), utrnCounter: 0 };
}

function protectionOf(value: unknown): Configured["protection"] {
  return filled(value, "settings.nonDisconnect", START_PROTECTION, {
    calendar: [
      "calendar",
      (windows, field) =>
        readAsCommand("set_non_disconnect_calendar", { windows }, (name) =>
          name.replace("commands[0].windows", field),
        ).windows,
    ],
    periods: [
      "periods",
      (periods, field) =>
        readAsCommand("set_non_disconnect_periods", { periods }, (name) =>
          name.replace("commands[0].periods", field),
        ).periods,
    ],
    suspendedUntil: [
      "suspendedUntilSeconds",
      (until, field) => (until === null ? null : checkInteger(until, field, TIME_MIN, END_MAX)),
    ],
  });
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

/**
 * Reads the settings that a meter is made with (meter.md 2).
 * @param value - an object with any of the members of Settings; undefined for none.
 * @throws FieldTypeError or FieldRangeError naming the member, say `settings.tariff.rate2Start`.
 */
export function parseSettings(value: unknown = {}): Configured {
  const given = checkMembers(value, "settings", [], SETTING_NAMES);
  return {
    account: accountOf(given),
    recovery: recoveryOf(given),
    limits: limitsOf(given),
    payment: paymentOf(given),
    tariff: currentTariffOf(given.tariff),
    nextTariff: nextTariffOf(given.nextTariff),
    protection: protectionOf(given.nonDisconnect),
  };
}
