import { type MeterState, type SettingsInput, viewOf } from "@utrn-lab/meter-emulator";
import type { Command } from "@utrn-lab/utrn";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIRST_SECOND } from "../model/life-settings.ts";
import { codeFor, keyed, meterOf } from "../support/meters.ts";

const RESTORE: Command = { type: "restore_supply" };

const amountPence = fc.integer({ min: 1, max: 2_000 });
const register = fc.constantFrom("time_1" as const, "payment" as const);

/** Commands that move money, so that what must be paid is not what is seen before them. */
const moving: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ type: fc.constantFrom("top_up", "add_credit", "deduct_credit"), amountPence }),
  fc.record({ type: fc.constant("set_credit" as const), amountPence: fc.nat(2) }),
  fc.record({ type: fc.constantFrom("set_debt", "deduct_debt"), register, amountPence }),
);

const settings: fc.Arbitrary<SettingsInput> = fc.record({
  meterBalance: fc.integer({ min: -2_000_000, max: 100_000 }),
  accumulatedDebt: fc.nat(200_000),
  emergencyCredit: fc.record({
    active: fc.boolean(),
    limit: fc.constantFrom(1, 500_000),
    used: fc.nat(700_000),
  }),
  debt: fc.record({ payment: fc.nat(2_000_000) }),
  paymentDebtRecovery: fc.record({
    percent: fc.nat(100),
    weeklyCapPounds: fc.nat(20),
  }),
  maxMeterBalance: fc.constantFrom(500_000, 100_000_000),
});

/** The result of a code of counter 1 that is keyed again once an amount was paid by a later one. */
function afterPaying(meter: MeterState, code: string, pence: number): string {
  const paid = keyed(meter, codeFor(2, { type: "top_up", amountPence: pence }));
  if (paid.outcome.result !== "applied") return "unpaid";
  return keyed(paid.state, code).outcome.result;
}

describe("what a refused code says must be paid first", () => {
  it("is always just enough, and where it says nothing no amount is", () => {
    fc.assert(
      fc.property(settings, fc.array(moving, { maxLength: 2 }), (given, commands) => {
        const meter = meterOf(FIRST_SECOND, given);
        const code = codeFor(1, ...commands, RESTORE);
        const { state, outcome } = keyed(meter, code);
        fc.pre(outcome.result === "rejected" && outcome.reason === "not_applicable");
        const { payFirstPence } = outcome as { readonly payFirstPence?: number };
        if (payFirstPence === undefined) {
          for (const pence of [1, 50, 400, 1_000, 2_500, 8_000, 20_000]) {
            expect(afterPaying(state, code, pence)).not.toBe("applied");
          }
          return;
        }
        expect(afterPaying(state, code, payFirstPence)).toBe("applied");
        if (payFirstPence > 1) {
          expect(afterPaying(state, code, payFirstPence - 1)).not.toBe("applied");
        }
      }),
      { numRuns: 200 },
    );
  });

  it("is never said of a code with a reset, which any later top-up would overtake", () => {
    const meter = meterOf(FIRST_SECOND, { meterBalance: -100_000 });
    const reset: Command = { type: "revert_to_defaults", parts: ["debts"] };
    const { outcome } = keyed(meter, codeFor(1, reset, RESTORE));
    expect(outcome).toMatchObject({ result: "rejected", reason: "not_applicable" });
    expect(outcome).not.toHaveProperty("payFirstPence");
  });

  it("is never needed in credit mode, where restore_supply is not refused", () => {
    const meter = meterOf(FIRST_SECOND, { meterBalance: -100_000 });
    const code = codeFor(1, { type: "change_mode", mode: "credit" }, RESTORE);
    const { state, outcome } = keyed(meter, code);
    expect([outcome.result, viewOf(state).supply]).toEqual(["applied", "armed"]);
  });
});
