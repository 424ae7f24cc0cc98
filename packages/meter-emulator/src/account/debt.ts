import type { DebtRegister } from "@utrn-lab/utrn/commands";
import { type EventCode, raise } from "../events/logs.ts";
import type { MeterDraft } from "../meter/draft.ts";

const CLEARED: Readonly<Record<DebtRegister, EventCode>> = {
  time_1: "81A7",
  time_2: "81A8",
  payment: "81A9",
};

/** Sets a debt register, and raises its event when that clears it. */
export function setDebt(meter: MeterDraft, register: DebtRegister, amount: number): void {
  const { debtMillipence } = meter.account;
  const isCleared = debtMillipence[register] > 0 && amount === 0;
  debtMillipence[register] = amount;
  if (isCleared) raise(meter, CLEARED[register]);
}
