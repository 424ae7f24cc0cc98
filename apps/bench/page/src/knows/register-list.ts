import type { View } from "../api.ts";
import { DEBT_NAMES, kilowattHours, money, rate } from "../formats.ts";

/** What registers are read from. */
export type RegisterSource = Pick<View, "supply" | "settings" | "energyWattSeconds">;

/** A register or setting as a tester reads it: `value` is compared, `text` is shown. */
export interface Register {
  readonly name: string;
  readonly value: number | string | boolean | null;
  readonly text: string;
}

const amount = (name: string, value: number): Register => ({ name, value, text: money(value) });
const flag = (name: string, value: boolean): Register => ({
  name,
  value,
  text: value ? "yes" : "no",
});

function accountRegisters(source: RegisterSource): readonly Register[] {
  const { supply, energyWattSeconds, settings } = source;
  const { emergencyCredit, debt } = settings;
  const left = Math.max(0, emergencyCredit.limit - emergencyCredit.used);
  return [
    amount("Meter balance", settings.meterBalance),
    amount("Emergency credit left", left),
    flag("Emergency credit in use", emergencyCredit.active),
    amount(DEBT_NAMES.accumulated, settings.accumulatedDebt),
    amount(DEBT_NAMES.time_1, debt.time_1),
    amount(DEBT_NAMES.time_2, debt.time_2),
    amount(DEBT_NAMES.payment, debt.payment),
    { name: "Supply", value: supply, text: supply },
    { name: "Mode", value: settings.mode, text: settings.mode },
    {
      name: "Energy",
      value: energyWattSeconds,
      text: kilowattHours(energyWattSeconds),
    },
  ];
}

function recoveryRegisters({ settings }: RegisterSource): readonly Register[] {
  const { time_1, time_2 } = settings.timeDebtRecovery;
  const { percent, weeklyCapPounds } = settings.paymentDebtRecovery;
  const recovery = (name: string, { rate: each, period }: typeof time_1): Register => ({
    name,
    value: `${each} ${period}`,
    text: each === 0 ? "none" : `${rate(each)} ${period}`,
  });
  return [
    recovery("Time debt 1 recovery", time_1),
    recovery("Time debt 2 recovery", time_2),
    {
      name: "Payment debt recovery",
      value: `${percent} ${weeklyCapPounds}`,
      text: percent === 0 ? "none" : `${percent}% of a top-up, £${weeklyCapPounds} a week at most`,
    },
    flag("Debt recovery paused while supply is off", settings.suspendDebtDisabled),
    flag("Debt recovery paused in emergency credit", settings.suspendDebtEmergency),
  ];
}

function limitRegisters({ settings }: RegisterSource): readonly Register[] {
  return [
    amount("Disablement threshold", settings.disablementThreshold),
    amount("Low credit threshold", settings.lowCreditThreshold),
    amount("Emergency credit limit", settings.emergencyCredit.limit),
    amount("Emergency credit threshold", settings.emergencyCredit.threshold),
    amount("Largest credit at once", settings.maxCredit),
    amount("Highest balance", settings.maxMeterBalance),
  ];
}

interface RegisterGroup {
  readonly title: string;
  readonly registers: readonly Register[];
}

/** Every register and setting of a meter that is one value (meter.md 2), in groups. */
export function registerGroups(source: RegisterSource): readonly RegisterGroup[] {
  return [
    { title: "Account", registers: accountRegisters(source) },
    { title: "Debt recovery", registers: recoveryRegisters(source) },
    { title: "Limits", registers: limitRegisters(source) },
  ];
}
