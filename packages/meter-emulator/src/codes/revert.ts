import type { RevertPart } from "@utrn-lab/utrn/commands";
import { setDebt } from "../account/debt.ts";
import type { MeterDraft } from "../meter/draft.ts";
import {
  EMPTY_LOGS,
  START_EMERGENCY,
  START_LIMITS,
  START_PAYMENT,
  START_PROTECTION,
  START_RECOVERY,
  START_TARIFF,
} from "../meter/start-values.ts";
import { removeAllDevices } from "../network/han.ts";

function revertBalances(meter: MeterDraft): void {
  const { account } = meter;
  account.balanceMillipence = 0;
  account.accumulatedDebtMillipence = 0;
  account.emergency.usedMillipence = 0;
  account.emergency.active = false;
}

function revertDebts(meter: MeterDraft): void {
  for (const register of ["time_1", "time_2", "payment"] as const) setDebt(meter, register, 0);
  meter.recovery = { ...START_RECOVERY };
}

/** All settings but the tariff and HAN; the registers belong to `balances` and `debts`. */
function revertSettings(meter: MeterDraft): void {
  const { emergency } = meter.account;
  emergency.limitMillipence = START_EMERGENCY.limitMillipence;
  emergency.thresholdMillipence = START_EMERGENCY.thresholdMillipence;
  meter.limits = { ...START_LIMITS };
  meter.payment = { ...START_PAYMENT };
  meter.protection = { ...START_PROTECTION };
}

const REVERTS: Readonly<Record<RevertPart, (meter: MeterDraft) => void>> = {
  settings: revertSettings,
  balances: revertBalances,
  debts: revertDebts,
  tariff: (meter) => {
    meter.tariff = { ...START_TARIFF };
    meter.nextTariff = null;
  },
  logs: (meter) => {
    meter.logs = { ...meter.logs, ...EMPTY_LOGS };
  },
  han: removeAllDevices,
};

/**
 * Returns the named parts to the start values of meter.md 2; counters and families are not touched.
 * @returns the text of the event of the code: the parts, and what is
 * refundable of the balance that was.
 */
export function revertToDefaults(meter: MeterDraft, parts: readonly RevertPart[]): string {
  const refundable = Math.max(0, meter.account.balanceMillipence);
  for (const part of parts) REVERTS[part](meter);
  const reverted = `revert_to_defaults ${parts.join(" ")}`;
  return parts.includes("balances") ? `${reverted}, ${refundable} millipence refundable` : reverted;
}
