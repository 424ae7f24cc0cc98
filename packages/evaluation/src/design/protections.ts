import { type MeterState, step } from "@utrn-lab/meter-emulator";
import { type Command, checkDigit, parseCommands } from "@utrn-lab/utrn";
import type { Assumptions } from "../assumptions/table.ts";
import { newMeter, type SuppliedMeter, sign } from "../life/new-meter.ts";
import { DAY, startOf } from "../time.ts";

const START = startOf("2027-01-04");
const MILLIPENCE = 1_000;

function meterOf(a: Assumptions, balancePence: number): SuppliedMeter {
  const home = { fuel: "electricity", annualKwh: 2_500, isTwoRate: false, debtPence: 0 } as const;
  return newMeter(home, a, { ordinal: 1, time: START, balancePence });
}

/** Keys codes of given counters, each at its day, under a steady load; the meter after them. */
function keyed(
  { meter, secret }: SuppliedMeter,
  codes: readonly {
    readonly day: number;
    readonly counter: number;
    readonly commands: Command[];
  }[],
): MeterState {
  let state = step(meter, { at: START, type: "load", watts: 300 }).state;
  for (const { day, counter, commands } of codes) {
    const code = sign(secret, parseCommands(commands), counter);
    state = step(state, { at: START + day * DAY, type: "code", code, via: "keypad" }).state;
  }
  return state;
}

const pence = (millipence: number) => Math.floor(millipence / MILLIPENCE);

/** A code that was held back: what it is worth, with the charges laid on it and without. */
export function heldBack(a: Assumptions): {
  readonly pence: number;
  readonly withoutPence: number;
} {
  const set: Command = { type: "set_credit", amountPence: 1_000 };
  const topUp: Command = { type: "top_up", amountPence: 4_000 };
  const after = keyed(meterOf(a, 500), [
    { day: 1, counter: 3, commands: [topUp] },
    { day: 20, counter: 2, commands: [set] },
  ]);
  return { pence: pence(after.account.balanceMillipence), withoutPence: 1_000 };
}

/** Two prices keyed in the wrong order: what the meter charges then, in millipence a kWh. */
export function pricesOutOfOrder(a: Assumptions): {
  readonly kept: number;
  readonly without: number;
} {
  const price = (unitRateMillipence: number): Command => ({
    type: "change_price",
    unitRateMillipence,
    standingChargeMillipence: 51_370,
    startDate: null,
  });
  const after = keyed(meterOf(a, 2_000), [
    { day: 1, counter: 3, commands: [price(24_000)] },
    { day: 2, counter: 2, commands: [price(30_000)] },
  ]);
  return { kept: after.tariff.unitRateMillipence, without: 30_000 };
}

/** The lowest number of 19 digits that is a code (code-format.md 1, the number space). */
const BASE = 7_394_156_990_786_306_048n;

const bitsOf = (code: string) => BigInt(code.slice(0, 19));

/**
 * A top-up that nobody signed, made from three real ones under one counter: with GMAC the sum of
 * three is a fourth (NIST SP 800-38D, appendix A). Whether a meter takes it, and what it adds.
 */
export function forgeFromThree(a: Assumptions): {
  readonly isTaken: boolean;
  readonly amountsPence: readonly number[];
  readonly forgedPence: number;
} {
  const amountsPence = [4_097, 2_050, 1_028];
  const { meter, secret } = meterOf(a, 500);
  const codes = amountsPence.map((amountPence) =>
    sign(secret, parseCommands([{ type: "top_up", amountPence }]), 2),
  );
  const sum = codes.map((code) => bitsOf(code) - BASE).reduce((one, other) => one ^ other, 0n);
  const digits = String(BASE + sum);
  const code = `${digits}${checkDigit(digits)}`;
  const { outcome, state } = step(meter, { at: START + 60, type: "code", code, via: "keypad" });
  const added = state.account.balanceMillipence - meter.account.balanceMillipence;
  return { isTaken: outcome.result === "applied", amountsPence, forgedPence: pence(added) };
}
