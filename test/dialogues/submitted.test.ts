import { type Face, type MeterState, type Outcomes, step } from "@utrn-lab/meter-emulator";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeFor, meterOf } from "../support/meters.ts";
import { NOON, topUp } from "./dialogue.ts";

/** Presses keys now: the meter after them, and what they submitted. */
function pressed(
  meter: MeterState,
  keys: string,
  face?: Face,
): { readonly state: MeterState } & Outcomes["keys"] {
  const { state, outcome } = step(meter, { at: meter.timeSeconds, type: "keys", keys, face });
  return { state, ...outcome };
}

/** Keys that enter digits on two keys: B held to begin, A to step a digit, B to take it, B held. */
function onTwoKeys(digits: string): string {
  return `b${[...digits].map((digit) => `${"A".repeat(Number(digit))}B`).join("")}b`;
}

const METER = meterOf(NOON);
const CODE = codeFor(1, topUp(1_000));

describe("keys tell what they submitted, and what came of it", () => {
  it("a code that is applied", () => {
    const { submitted } = pressed(METER, `A${CODE}B`);
    expect(submitted).toMatchObject([
      { digits: CODE, outcome: { result: "applied", utrnCounter: 1, skipped: [] } },
    ]);
  });

  it("each of several, in the order in which they were submitted", () => {
    const { submitted } = pressed(METER, `A${CODE}B1A12B3A${CODE}B`);
    expect(submitted.map(({ digits }) => digits)).toEqual([CODE, "12", CODE]);
    expect(submitted.map(({ outcome }) => outcome)).toMatchObject([
      { result: "applied" },
      { result: "rejected", reason: "incomplete" },
      { result: "rejected", reason: "duplicate" },
    ]);
  });

  it("the digits as they stood when B was pressed, without those that were taken back", () => {
    const { submitted } = pressed(METER, `A12AA34B`);
    expect(submitted.map(({ digits }) => digits)).toEqual(["34"]);
  });

  it("on two keys too, where B alone takes a digit and submits nothing", () => {
    const { submitted } = pressed(METER, onTwoKeys(CODE), "two");
    expect(submitted).toMatchObject([{ digits: CODE, outcome: { result: "applied" } }]);
    expect(pressed(METER, onTwoKeys(CODE).slice(0, -1), "two").submitted).toEqual([]);
  });

  it("nothing for pages, an entry left empty or open, or a meter without power", () => {
    for (const keys of ["", "0123456789", "B", "AB", `A${CODE}`]) {
      expect(pressed(METER, keys).submitted).toEqual([]);
    }
    const { state } = step(METER, { at: NOON, type: "power", on: false });
    expect(pressed(state, `A${CODE}B`).submitted).toEqual([]);
  });

  it("not an entry that its own time had ended before the keys", () => {
    const { state } = pressed(METER, `A${CODE}`);
    const { state: later, outcome } = step(state, { at: NOON + 60, type: "keys", keys: "1" });
    expect(outcome.submitted).toEqual([]);
    expect(later.totals).toEqual({ accepted: 1, refused: 0 });
  });
});

const someKeys = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(..."0123456789ABab") },
      { weight: 1, arbitrary: fc.constantFrom(`A${CODE}B`, "A12B", onTwoKeys("12")) },
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

describe("what keys submitted", () => {
  it("is always what the meter counted and logged, however the keys are sent", () => {
    fc.assert(
      fc.property(someKeys, fc.constantFrom<Face>("twelve", "two", "gas"), (keys, face) => {
        const whole = pressed(METER, keys, face);
        const one: Outcomes["keys"]["submitted"][number][] = [];
        let state = METER;
        for (const key of keys) {
          const after = pressed(state, key, face);
          one.push(...after.submitted);
          state = after.state;
        }
        expect(one).toEqual(whole.submitted);
        const { totals, logs } = whole.state;
        expect(totals.accepted + totals.refused).toBe(one.length);
        expect(logs.codes.map(({ ending, result }) => ({ ending, result }))).toEqual(
          one.slice(-20).map(({ digits, outcome }) => ({
            ending: digits.slice(-4),
            result: outcome.result === "applied" ? "applied" : outcome.reason,
          })),
        );
      }),
    );
  });
});
