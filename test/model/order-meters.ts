import { type SettingsInput, step, viewOf } from "@utrn-lab/meter-emulator";
import type { Command } from "@utrn-lab/utrn";
import type { DebtRegister } from "@utrn-lab/utrn/commands";
import { codeFor, meterOf } from "../support/meters.ts";
import { factsOfModel } from "./life-compare.ts";
import { FIRST_SECOND, secondMeter } from "./life-settings.ts";
import { enter } from "./second-codes.ts";
import { runTo } from "./second-meter.ts";
import { worth } from "./second-state.ts";
import { enable } from "./second-supply.ts";

/** Noon of the first day of the lives. */
export const NOON: number = FIRST_SECOND + 43_200;

/** A code as it was issued: its counter says when. */
export interface Coded {
  readonly counter: number;
  readonly commands: readonly Command[];
}

/** The registers of an account, in millipence. */
interface Account {
  readonly balance: number;
  readonly used: number;
  readonly accumulated: number;
  readonly debt: Readonly<Record<DebtRegister, number>>;
}

/** A meter that the laws of order are tried on. */
export interface Tried {
  /** Keys a code at a time: "applied", or why it is refused. */
  key(at: number, code: Coded): string;
  wait(at: number): void;
  account(): Account;
  /** Every setting, with what remains of the memory of codes: what no register of money is. */
  settings(): object;
}

/** Makes a meter at noon; with a load its supply is enabled. */
export type Maker = (settings: SettingsInput, watts?: number) => Tried;

interface Facts {
  readonly time: number;
  readonly settings: Record<string, unknown>;
  readonly counters: { readonly highest: number; readonly floor: number };
  readonly han: object;
}

/** Settings without the registers of money; a suspension that has ended is none. */
function settingsOf({ time, settings, counters, han }: Facts): object {
  const { meterBalance: _, accumulatedDebt, debt, emergencyCredit, ...kept } = settings;
  const { limit, threshold } = emergencyCredit as { limit: number; threshold: number };
  const { highest, floor } = counters;
  const { suspendedUntil, ...protection } = kept.nonDisconnect as { suspendedUntil: number | null };
  const until = suspendedUntil !== null && suspendedUntil > time ? suspendedUntil : null;
  return {
    ...kept,
    nonDisconnect: { ...protection, until },
    limit,
    threshold,
    highest,
    floor,
    han,
  };
}

export const emulatorMade: Maker = (settings, watts = 0) => {
  let meter = meterOf(NOON, settings);
  if (watts > 0) {
    const at = NOON;
    meter = step(meter, { at, type: "action", action: "enable_supply", via: "keypad" }).state;
    meter = step(meter, { at, type: "load", watts }).state;
  }
  return {
    key: (at, { counter, commands }) => {
      const code = codeFor(counter, ...commands);
      const { state, outcome } = step(meter, { at, type: "code", code, via: "keypad" });
      meter = state;
      return outcome.result === "rejected" ? outcome.reason : outcome.result;
    },
    wait: (at) => {
      meter = step(meter, { at, type: "time" }).state;
    },
    account: () => {
      const { meterBalance, emergencyCredit, accumulatedDebt, debt } = viewOf(meter).settings;
      const { used } = emergencyCredit;
      return { balance: meterBalance, used, accumulated: accumulatedDebt, debt };
    },
    settings: () => settingsOf(viewOf(meter) as unknown as Facts),
  };
};

export const modelMade: Maker = (settings, watts = 0) => {
  const meter = secondMeter(NOON, settings);
  const worthAtStart = worth(meter);
  if (watts > 0) enable(meter);
  meter.watts = watts;
  return {
    key: (at, { counter, commands }) => {
      runTo(meter, at, worthAtStart);
      const code = { digits: "", counter, commands, width: 16, authentic: true } as const;
      const { result, reason } = enter(meter, "keypad", code);
      return reason ?? result;
    },
    wait: (at) => runTo(meter, at, worthAtStart),
    account: () => {
      const { balance, used, accumulated, debt } = meter;
      return { balance, used, accumulated, debt: { ...debt } };
    },
    settings: () => settingsOf(factsOfModel(meter) as Facts),
  };
};

/** W, the net worth of an account (meter.md 3). */
export function worthOf({ balance, used, accumulated, debt }: Account): number {
  return balance - used - accumulated - debt.time_1 - debt.time_2 - debt.payment;
}
