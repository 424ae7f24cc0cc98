import type { View } from "../api.ts";
import { kilowattHours, money, rate } from "../formats.ts";

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

function accountRegisters(view: View): readonly Register[] {
  const { emergencyCredit, debts } = view;
  return [
    amount("Meter balance", view.balanceMillipence),
    amount("Emergency credit left", emergencyCredit.remainingMillipence),
    flag("Emergency credit in use", emergencyCredit.active),
    amount("Accumulated debt", debts.accumulated),
    amount("Time debt 1", debts.time_1),
    amount("Time debt 2", debts.time_2),
    amount("Payment debt", debts.payment),
    { name: "Supply", value: view.supply, text: view.supply },
    { name: "Mode", value: view.mode, text: view.mode },
    {
      name: "Energy",
      value: view.energyWattSeconds,
      text: kilowattHours(view.energyWattSeconds),
    },
  ];
}

function recoveryRegisters({ settings }: View): readonly Register[] {
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
    flag("Paused while disabled", settings.suspendDebtDisabled),
    flag("Paused in emergency credit", settings.suspendDebtEmergency),
  ];
}

function limitRegisters({ settings }: View): readonly Register[] {
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
export function registerGroups(view: View): readonly RegisterGroup[] {
  return [
    { title: "Account", registers: accountRegisters(view) },
    { title: "Debt recovery", registers: recoveryRegisters(view) },
    { title: "Limits", registers: limitRegisters(view) },
  ];
}
