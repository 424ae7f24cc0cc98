import { type EventCode, raise } from "../events/logs.ts";
import type { Meter } from "../meter/state.ts";

const CLEARED: Readonly<Record<keyof Meter["account"]["debt"], EventCode>> = {
  time_1: "81A7",
  time_2: "81A8",
  payment: "81A9",
};

/** Sets a debt register, and raises its event when that clears it. */
export function setDebt(
  meter: Meter,
  register: keyof Meter["account"]["debt"],
  amount: number,
): void {
  const { debt } = meter.account;
  const isCleared = debt[register] > 0 && amount === 0;
  debt[register] = amount;
  if (isCleared) raise(meter, CLEARED[register]);
}
