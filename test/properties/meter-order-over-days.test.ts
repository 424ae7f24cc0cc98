import type { SettingsInput } from "@utrn-lab/meter-emulator";
import type { Command } from "@utrn-lab/utrn";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { someOwing } from "../model/order-accounts.ts";
import { type Coded, emulatorMade, NOON, type Tried, worthOf } from "../model/order-meters.ts";
import {
  changes,
  codesOf,
  lastingSettings,
  piles,
  recovery,
  setsTo,
  topUp,
} from "../model/order-piles.ts";
import { ORDERS, ORDERS_EACH, TIMEOUT_MS } from "../model/order-runs.ts";

/*
 * The law of order (code-format.md 5) where time passes between codes: settings end the same once
 * every start date has passed, and a set gains nothing by being held back once a later code is in.
 */

const DAY = 86_400;
const sets = setsTo(fc.oneof(fc.nat(900), fc.integer({ min: 0, max: 20_000 })));

/** A supply that stays on whatever the balance, so that the same is used in every order. */
const PROTECTED: SettingsInput = { nonDisconnect: { suspendedUntil: NOON + 400 * DAY } };
const protectedOwing = someOwing.map((account) => ({ ...account, ...PROTECTED }));
const gap = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2 * DAY }));
const gaps = fc.array(gap, { minLength: 12, maxLength: 12 });

/** Keys each code after its gap, and lets the last start date pass. */
function livedThrough(meter: Tried, order: readonly Coded[], pauses: readonly number[]): Tried {
  let at = NOON;
  for (const [index, code] of order.entries()) {
    at += pauses[index] ?? 0;
    const result = meter.key(at, code);
    if (result !== "superseded") expect(result).toBe("applied");
  }
  meter.wait(NOON + 31 * DAY);
  return meter;
}

/** A set, codes after it that do not overtake it, and the days between these. */
interface HeldBack {
  readonly set: Coded;
  readonly later: readonly Coded[];
  readonly daysBetween: number;
}

function heldBack(
  set: fc.Arbitrary<Command>,
  later: fc.Arbitrary<Command>,
  daysBetween: number,
): fc.Arbitrary<HeldBack> {
  return fc
    .tuple(set, codesOf(fc.oneof(later, topUp, recovery), 5))
    .filter(([, codes]) => codes.length > 0)
    .map(([first, codes]) => ({
      set: { counter: 1, commands: [first] },
      later: codes.map((commands, at) => ({ counter: at + 2, commands })),
      daysBetween,
    }));
}

/** Keys the later codes, and the set at a time of its own. */
function worthWhenKeyed(meter: Tried, codes: HeldBack, setAt: number): number {
  const { set, later, daysBetween } = codes;
  const moments = later.map((code, index) => ({ code, at: NOON + index * daysBetween * DAY }));
  const all = [...moments, { code: set, at: setAt }].sort((a, b) => a.at - b.at);
  for (const { code, at } of all) expect(meter.key(at, code)).toBe("applied");
  meter.wait(NOON + 12 * DAY);
  return worthOf(meter.account());
}

const moment = fc.integer({ min: 1, max: 10 * DAY });

/** Law: of two moments after the first later code, the earlier is worth no less. */
function neverWorthMore(codes: HeldBack, start: SettingsInput, moments: readonly number[]): void {
  const [early, late] = [Math.min(...moments), Math.max(...moments)];
  const worthEarly = worthWhenKeyed(emulatorMade(start, 700), codes, NOON + early);
  const worthLate = worthWhenKeyed(emulatorMade(start, 700), codes, NOON + late);
  expect(worthLate).toBeLessThanOrEqual(worthEarly);
}

const moments = fc.tuple(moment, moment);

const numRuns = Math.ceil(ORDERS / ORDERS_EACH);

describe("codes held back from the meter", { timeout: TIMEOUT_MS }, () => {
  it("always leave the settings the same, once every start date has passed", () => {
    const command = fc.oneof(lastingSettings, lastingSettings, changes, topUp, recovery);
    fc.assert(
      fc.property(
        piles(codesOf(command, 9)),
        protectedOwing,
        gaps,
        ({ codes, orders }, start, pauses) => {
          const settings = livedThrough(emulatorMade(start), codes, []).settings();
          for (const order of orders) {
            expect(livedThrough(emulatorMade(start), order, pauses).settings()).toEqual(settings);
          }
        },
      ),
      { numRuns },
    );
  });

  it("are never worth more for it, once a later code is in: a set of credit or of a debt", () => {
    const codes = heldBack(fc.oneof(sets.credit, sets.timeDebt, sets.paymentDebt), changes, 0);
    fc.assert(fc.property(codes, protectedOwing, moments, neverWorthMore), { numRuns });
  });

  it("are never worth more for it, when codes come between: a set of credit or payment", () => {
    const addition = changes.filter(({ type }) => type !== "deduct_debt");
    const codes = heldBack(fc.oneof(sets.credit, sets.paymentDebt), addition, 1);
    fc.assert(fc.property(codes, protectedOwing, moments, neverWorthMore), { numRuns });
  });
});
