import fc from "fast-check";
import { describe, it } from "vitest";
import { type Birth, born } from "./life.ts";
import { type Acts, DEBTS, EDGES, HOURS, WEEKS } from "./life-acts.ts";
import { edgeSettings, FIRST_SECOND, someSettings } from "./life-settings.ts";

/** A longer run: MODEL_RUNS=2000 vitest run test/model. A life takes a tenth of a second or two. */
const RUNS = Number(process.env.MODEL_RUNS ?? "100");
const TIMEOUT_MS = 120_000 + 2_000 * RUNS;

const someBirth: fc.Arbitrary<Birth> = fc.record({
  time: fc.integer({ min: 0, max: 6 * 86_400 }).map((seconds) => FIRST_SECOND + seconds),
  fuel: fc.constantFrom("electricity", "gas"),
  settings: someSettings,
});

const edgeBirth: fc.Arbitrary<Birth> = fc.record({
  time: fc.constantFrom(FIRST_SECOND, FIRST_SECOND + 36_000),
  fuel: fc.constant("gas"),
  settings: edgeSettings,
});

/** A meter's model shows itself in a failure's trace by what it was made with. */
function lives({ time, fuel, settings }: Birth, acts: Iterable<fc.Command<object, object>>): void {
  fc.modelRun(() => born({ time, fuel, settings }), acts as never);
}

function expectAlwaysSame(births: fc.Arbitrary<Birth>, acts: Acts, maxCommands: number): void {
  const some = fc.commands(acts, { maxCommands, size: "max" });
  fc.assert(fc.property(births, some, lives), { numRuns: RUNS });
}

describe("the meter beside its second model", { timeout: TIMEOUT_MS }, () => {
  it("is always the same, whatever happens to it in weeks", () => {
    expectAlwaysSame(someBirth, WEEKS, 60);
  });

  it("is always the same, in whatever order codes are keyed within hours", () => {
    expectAlwaysSame(someBirth, HOURS, 100);
  });

  it("is always the same, where debts meet 0 and deductions could not take all", () => {
    expectAlwaysSame(edgeBirth, DEBTS, 40);
  });

  it("is always the same, where values and times meet exactly", () => {
    expectAlwaysSame(edgeBirth, EDGES, 40);
  });
});
