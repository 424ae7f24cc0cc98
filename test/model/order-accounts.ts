import type { SettingsInput } from "@utrn-lab/meter-emulator";
import fc from "fast-check";

/** An account with emergency credit in use. */
export const IN_EMERGENCY: SettingsInput = {
  meterBalance: -300_000,
  emergencyCredit: { limit: 1_000_000, threshold: 4_000_000, used: 800_000, active: true },
  paymentDebtRecovery: { percent: 30, weeklyCapPounds: 100 },
};

const OWING: SettingsInput = {
  meterBalance: 500_000,
  debt: { time_1: 600_000, time_2: 300_000, payment: 900_000 },
  paymentDebtRecovery: { percent: 60, weeklyCapPounds: 20 },
  timeDebtRecovery: {
    time_1: { rate: 7_000, period: "hourly" },
    time_2: { rate: 30_000, period: "daily" },
  },
};

/** Accounts whose debts are of the size of what the commands of a pile move. */
export const someOwing: fc.Arbitrary<SettingsInput> = fc.constantFrom(
  OWING,
  { ...OWING, ...IN_EMERGENCY },
  { ...OWING, debt: { time_1: 0, time_2: 100_000, payment: 400_000 } },
);
