import { type MeterState, step } from "@utrn-lab/meter-emulator";
import { type Command, checkDigit } from "@utrn-lab/utrn";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { someCommands } from "../model/life-commands.ts";
import { FIRST_SECOND, someSettings } from "../model/life-settings.ts";
import { frozen } from "../support/frozen.ts";
import { codeFor, keyed, meterOf } from "../support/meters.ts";

/** Whatever a code can carry, with a top-up in one of eight at least. */
const someCode = fc.oneof(
  { weight: 1, arbitrary: fc.constant<readonly Command[]>([{ type: "top_up", amountPence: 7 }]) },
  { weight: 7, arbitrary: someCommands },
);

/** Moves of a customer with a drawer full of codes: which one next, and how long until then. */
const moves = fc.array(
  fc.record({
    index: fc.nat(),
    gap: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90_000 })),
    via: fc.constantFrom("keypad" as const, "ppmid" as const),
    cut: fc.boolean(),
  }),
  { minLength: 20, maxLength: 120, size: "max" },
);

describe("a code", () => {
  it("never applies twice, whatever is entered between", () => {
    fc.assert(
      fc.property(
        someSettings,
        fc.array(someCode, { minLength: 1, maxLength: 25, size: "max" }),
        moves,
        (settings, all, entered) => {
          const codes = all.map((commands, at) => codeFor(at + 1, ...commands));
          const applied = new Set<string>();
          let meter = meterOf(FIRST_SECOND, settings);
          for (const { index, gap, via, cut } of entered) {
            const code = codes[index % codes.length] ?? "";
            const at = meter.timeSeconds + gap;
            if (cut) {
              meter = step(meter, { at, type: "power", on: false }).state;
              meter = step(meter, { at, type: "power", on: true }).state;
            }
            const stepped = step(meter, { at, type: "code", code, via });
            meter = frozen(stepped.state);
            if (stepped.outcome.result !== "applied") continue;
            expect(applied.has(code)).toBe(false);
            applied.add(code);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it("never applies again once the 100 codes after it were applied", () => {
    let meter = meterOf(FIRST_SECOND);
    const codes = Array.from({ length: 101 }, (_, at) =>
      codeFor(at + 1, { type: "top_up", amountPence: 1 }),
    );
    for (const code of codes) meter = keyed(meter, code).state;
    expect(meter.account.balanceMillipence).toBe(101_000);
    const again = keyed(meter, codes[0] ?? "");
    expect(again.outcome).toMatchObject({ result: "rejected", reason: "too_old" });
    expect(again.state.account.balanceMillipence).toBe(101_000);
    expect(keyed(meter, codes[1] ?? "").outcome).toMatchObject({ reason: "duplicate" });
  });
});

/** What a refusal may change: what was shown and logged, and the count of failures. */
function untouched(state: MeterState): object {
  const { logs, totals, alerts, shown, places, entry, ...rest } = state;
  return { ...rest, credits: logs.credits, daily: logs.daily, ppmid: places.ppmid };
}

/** Twenty digits with the check digit right, which no key signed. */
const forgery = fc
  .bigInt({ min: 7_394_156_990_786_306_048n, max: 9_699_999_999_999_999_999n })
  .map(String)
  .map((digits) => digits + checkDigit(digits));

describe("a refused code", () => {
  it("never changes anything but failures, logs and totals", () => {
    fc.assert(
      fc.property(
        someSettings,
        fc.array(someCode, { minLength: 1, maxLength: 20, size: "max" }),
        fc.array(fc.oneof(forgery, fc.string(), fc.nat()), { maxLength: 12 }),
        (settings, all, others) => {
          let meter = meterOf(FIRST_SECOND, settings);
          const codes = all.map((commands, at) => codeFor(at + 1, ...commands));
          const entered = others.map((other) =>
            typeof other === "string" ? other : (codes[other % codes.length] ?? ""),
          );
          for (const code of [...codes, ...entered, ...codes.toReversed()]) {
            const { state, outcome } = keyed(meter, code);
            if (outcome.result === "rejected") {
              expect(untouched(state)).toEqual(untouched(meter));
              const counts = outcome.reason === "not_authentic" ? 1 : 0;
              const before = meter.places.keypad.failures.length;
              expect([before, before + counts, 0]).toContain(state.places.keypad.failures.length);
              expect(state.totals).toEqual({
                accepted: meter.totals.accepted,
                refused: meter.totals.refused + 1,
              });
              if (counts === 0) expect(state.places).toEqual(meter.places);
            }
            meter = state;
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
