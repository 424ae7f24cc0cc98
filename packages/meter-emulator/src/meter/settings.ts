import type { PaymentMode } from "@utrn-lab/utrn";
import type { CalendarWindow, DebtRegister, NonDisconnectPeriod } from "@utrn-lab/utrn/commands";
import type { MeterState, NextTariff, Tariff } from "./state.ts";

/** A tariff as settings and views give it: rate 2 with all its three members, or none of them. */
export interface TariffSetting {
  readonly unitRateMillipence: number;
  readonly standingChargeMillipence: number;
  readonly rate2Millipence?: number;
  readonly rate2Start?: string;
  readonly rate2End?: string;
}

/** How a time debt is repaid: millipence an hour or a day. */
interface TimeDebtSetting {
  readonly rate: number;
  readonly period: "hourly" | "daily";
}

/** Every setting of meter.md 2 by name; money in millipence, times in epoch seconds. */
export interface Settings {
  readonly meterBalance: number;
  readonly emergencyCredit: {
    readonly limit: number;
    readonly threshold: number;
    readonly used: number;
    readonly active: boolean;
  };
  readonly accumulatedDebt: number;
  readonly debt: Readonly<Record<DebtRegister, number>>;
  readonly timeDebtRecovery: {
    readonly time_1: TimeDebtSetting;
    readonly time_2: TimeDebtSetting;
  };
  readonly paymentDebtRecovery: { readonly percent: number; readonly weeklyCapPounds: number };
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
    readonly periods: readonly NonDisconnectPeriod[];
    readonly suspendedUntil: number | null;
  };
}

/** Settings that a meter is made with: what is left out has its start value, in groups too. */
export type SettingsInput = {
  readonly [Name in keyof Settings]?: Settings[Name] extends number | string | boolean
    ? Settings[Name]
    : Partial<Settings[Name]>;
};

/** The part of a meter that settings decide. */
export type Configured = Pick<
  MeterState,
  "account" | "recovery" | "limits" | "payment" | "tariff" | "nextTariff" | "protection"
>;

/** A tariff by the names of settings and views. */
function tariffSettingOf(tariff: Tariff): TariffSetting {
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

/** A waiting tariff by the names of settings and views, with its start date. */
function nextTariffSettingOf(next: NextTariff | null): Settings["nextTariff"] {
  return next === null ? null : { ...tariffSettingOf(next.tariff), startDate: next.startDate };
}

type RecoverySettings = Pick<Settings, "timeDebtRecovery" | "paymentDebtRecovery">;

function recoverySettingsOf({ time_1, time_2, payment }: Configured["recovery"]): RecoverySettings {
  const setting = ({ rateMillipence, period }: typeof time_1): TimeDebtSetting => ({
    rate: rateMillipence,
    period,
  });
  return {
    timeDebtRecovery: { time_1: setting(time_1), time_2: setting(time_2) },
    paymentDebtRecovery: payment,
  };
}

/** Every setting of a meter as it is now. */
export function settingsOf(meter: Configured): Settings {
  const { account, limits, payment, protection } = meter;
  const { emergency } = account;
  return {
    meterBalance: account.balanceMillipence,
    emergencyCredit: {
      limit: emergency.limitMillipence,
      threshold: emergency.thresholdMillipence,
      used: emergency.usedMillipence,
      active: emergency.active,
    },
    accumulatedDebt: account.accumulatedDebtMillipence,
    debt: account.debtMillipence,
    ...recoverySettingsOf(meter.recovery),
    disablementThreshold: limits.disablementThresholdMillipence,
    lowCreditThreshold: limits.lowCreditThresholdMillipence,
    maxCredit: limits.maxCreditMillipence,
    maxMeterBalance: limits.maxMeterBalanceMillipence,
    ...payment,
    tariff: tariffSettingOf(meter.tariff),
    nextTariff: nextTariffSettingOf(meter.nextTariff),
    nonDisconnect: {
      calendar: protection.calendar,
      periods: protection.periods,
      suspendedUntil: protection.suspendedUntilSeconds,
    },
  };
}
