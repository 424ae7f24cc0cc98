import type { SettingsInput } from "@utrn-lab/meter-emulator";
import type { Command } from "@utrn-lab/utrn";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IN_EMERGENCY, someOwing } from "../model/order-accounts.ts";
import {
  type Coded,
  emulatorMade,
  type Maker,
  modelMade,
  NOON,
  type Tried,
  worthOf,
} from "../model/order-meters.ts";
import {
  anySettings,
  changes,
  codesOf,
  large,
  type Pile,
  piles,
  recovery,
  setsTo,
  small,
  topUp,
} from "../model/order-piles.ts";
import { ORDERS, ORDERS_EACH, TIMEOUT_MS } from "../model/order-runs.ts";

/*
 * The law of order (code-format.md 5, what this promises): settings and the account end as the
 * order of the counters would have led them, as far as money allows, in any order of keying.
 */

const bigSets = setsTo(large);
const sets = setsTo(fc.oneof(fc.nat(900), fc.integer({ min: 0, max: 20_000 })));
const anySet = fc.oneof(sets.credit, sets.timeDebt, sets.paymentDebt);

/** An account that no pile brings to an end of a register. */
const RICH: SettingsInput = {
  meterBalance: 3_000_000,
  accumulatedDebt: 300_000,
  debt: { time_1: 500_000_000, time_2: 500_000_000, payment: 500_000_000 },
  maxMeterBalance: 2_000_000_000,
};

/** Keys the codes at one moment; none may be refused but as superseded, no top-up at all. */
function keyedIn(order: readonly Coded[], meter: Tried, at = () => NOON): Tried {
  for (const code of order) {
    const result = meter.key(at(), code);
    const isTopUp = code.commands.some(({ type }) => type === "top_up");
    if (isTopUp || result !== "superseded") expect(result).toBe("applied");
  }
  return meter;
}

/** Codes of two kinds: sets stand only in those before any that tops up. */
function setsBeforeTopUps(
  set: fc.Arbitrary<Command>,
  other: fc.Arbitrary<Command>,
  commandsMax = 3,
): fc.Arbitrary<Pile> {
  const before = codesOf(fc.oneof(other, set), 4, commandsMax);
  const after = codesOf(fc.oneof(other, topUp), 5, commandsMax);
  return piles(fc.tuple(before, after).map(([first, second]) => [...first, ...second]));
}

const RUNS = { numRuns: Math.ceil(ORDERS / ORDERS_EACH) };

type Debt = ReturnType<Tried["account"]>["debt"];

const holdsZero = (debt: Debt): boolean => Object.values(debt).some((owed) => owed <= 0);

const PENCE = 1_000;

/** The debts behind a command, if nothing kept them from falling below 0. */
function debtBehind(debt: Debt, command: Command, paid: number): Debt {
  if (command.type === "top_up") return { ...debt, payment: debt.payment - paid };
  if (!("register" in command) || !("amountPence" in command)) return debt;
  const { type, register, amountPence } = command;
  const moved = { add_debt: 1, deduct_debt: -1, set_debt: 0 }[type] * amountPence * PENCE;
  const owed = type === "set_debt" ? amountPence * PENCE : debt[register] + moved;
  return { ...debt, [register]: owed };
}

/**
 * Keys codes of one command, and says whether a debt register met 0: as they were keyed, or in the
 * order of their counters, where the meter finds their place, with what each top-up has paid.
 */
function meetsZero(order: readonly Coded[], meter: Tried): boolean {
  const paid = new Map<number, number>();
  const start = meter.account().debt;
  let hasMet = holdsZero(start);
  for (const code of order) {
    const before = meter.account().debt.payment;
    const { debt } = keyedIn([code], meter).account();
    paid.set(code.counter, before - debt.payment);
    hasMet ||= holdsZero(debt);
  }
  let debt = start;
  for (const { counter, commands } of order.toSorted((one, two) => one.counter - two.counter)) {
    for (const command of commands) debt = debtBehind(debt, command, paid.get(counter) ?? 0);
    hasMet ||= holdsZero(debt);
  }
  return hasMet;
}

const paymentDebt = (type: "add_debt" | "deduct_debt" | "set_debt"): fc.Arbitrary<Command> =>
  small.map((amountPence) => ({ type, register: "payment", amountPence }));

/** Single commands that move payment debt, or the credit that its forgiveness comes back to. */
const onPaymentDebt: fc.Arbitrary<Pile> = piles(
  codesOf(
    fc.oneof(
      topUp,
      topUp,
      paymentDebt("add_debt"),
      paymentDebt("deduct_debt"),
      paymentDebt("set_debt"),
      sets.credit,
      recovery,
    ),
    9,
    1,
  ),
);

const FORGIVING = ["deduct_debt", "set_debt"];

/** Keys codes of one command, and looks at what each top-up paid and each forgiveness gave back. */
function expectNoMoreBackThanPaid(order: readonly Coded[], meter: Tried): void {
  const paid = new Map<number, number>();
  let given = 0;
  for (const code of order) {
    const before = meter.account();
    meter.key(NOON, code);
    const after = meter.account();
    const [command] = code.commands;
    if (command?.type === "top_up") {
      paid.set(code.counter, before.debt.payment - after.debt.payment);
    } else if (command !== undefined && FORGIVING.includes(command.type)) {
      const back = after.balance - before.balance;
      const higher = [...paid].filter(([counter]) => counter > code.counter);
      given += back;
      expect(back).toBeGreaterThanOrEqual(0);
      expect(back).toBeLessThanOrEqual(higher.reduce((sum, [, amount]) => sum + amount, 0));
    }
  }
  expect(given).toBeLessThanOrEqual([...paid.values()].reduce((sum, amount) => sum + amount, 0));
}

describe.each<[string, Maker]>([
  ["the meter", emulatorMade],
  ["its second model", modelMade],
])("codes keyed in any order into %s", { timeout: TIMEOUT_MS }, (_, made) => {
  it("always leave every register the same, where nothing is shared between registers", () => {
    const all = setsBeforeTopUps(
      fc.oneof(bigSets.credit, bigSets.paymentDebt, bigSets.timeDebt),
      fc.oneof(anySettings, changes),
    );
    fc.assert(
      fc.property(all, ({ codes, orders }) => {
        const meter = keyedIn(codes, made(RICH));
        for (const order of orders) {
          const late = keyedIn(order, made(RICH));
          expect(late.account()).toEqual(meter.account());
          expect(late.settings()).toEqual(meter.settings());
        }
      }),
      RUNS,
    );
  });

  it("always leave the account worth the same, where debt and emergency credit are paid", () => {
    const start = { ...RICH, ...IN_EMERGENCY };
    const all = setsBeforeTopUps(
      fc.oneof(bigSets.credit, bigSets.paymentDebt, bigSets.timeDebt),
      fc.oneof(anySettings, changes, recovery),
    );
    fc.assert(
      fc.property(all, ({ codes, orders }) => {
        const meter = keyedIn(codes, made(start));
        for (const order of orders) {
          const late = keyedIn(order, made(start));
          expect(worthOf(late.account())).toBe(worthOf(meter.account()));
          expect(late.settings()).toEqual(meter.settings());
        }
      }),
      RUNS,
    );
  });

  it("always leave the account worth the same, unless a debt register meets 0", () => {
    const all = setsBeforeTopUps(anySet, fc.oneof(changes, recovery), 1);
    fc.assert(
      fc.property(all, someOwing, ({ codes, orders }, start) => {
        const meter = made(start);
        if (meetsZero(codes, meter)) return;
        for (const order of orders) {
          const late = made(start);
          if (meetsZero(order, late)) continue;
          expect(worthOf(late.account())).toBe(worthOf(meter.account()));
        }
      }),
      RUNS,
    );
  });

  it("never cost the customer what order changes: a top-up after a later set adds to it", () => {
    const start = { ...RICH, paymentDebtRecovery: { percent: 30, weeklyCapPounds: 1_023 } };
    const money = fc.oneof(bigSets.credit, bigSets.paymentDebt, topUp, topUp, changes);
    fc.assert(
      fc.property(piles(codesOf(money, 9)), ({ codes, orders }) => {
        const meter = keyedIn(codes, made(start));
        for (const order of orders) {
          const late = keyedIn(order, made(start));
          expect(worthOf(late.account())).toBeGreaterThanOrEqual(worthOf(meter.account()));
        }
      }),
      RUNS,
    );
  });

  it("are never refused for good, and settings always end the same", () => {
    const command = fc.oneof(anySettings, anySettings, changes, changes, topUp, anySet, recovery);
    const reset = fc.option(fc.subarray(["tariff", "han", "logs"] as const, { minLength: 1 }));
    const all = fc.tuple(codesOf(command, 9), reset).map(([codes, parts]) => {
      if (parts === null) return codes;
      return [...codes, [{ type: "revert_to_defaults" as const, parts }]];
    });
    fc.assert(
      fc.property(piles(all), someOwing, ({ codes, orders }, start) => {
        const meter = made(start);
        for (const code of codes) expect(meter.key(NOON, code)).toBe("applied");
        for (const order of orders) {
          expect(keyedIn(order, made(start)).settings()).toEqual(meter.settings());
        }
      }),
      RUNS,
    );
  });

  it("never give back more than later top-ups had paid of that debt", () => {
    fc.assert(
      fc.property(onPaymentDebt, someOwing, ({ orders }, start) => {
        for (const order of orders) expectNoMoreBackThanPaid(order, made(start));
      }),
      RUNS,
    );
  });
});
