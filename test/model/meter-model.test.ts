import fc from "fast-check";
import { describe, it } from "vitest";
import { type Birth, born } from "./life.ts";
import { HOURS, WEEKS } from "./life-acts.ts";
import { FIRST_SECOND, someSettings } from "./life-settings.ts";

/** A longer run: MODEL_RUNS=2000 vitest run test/model. */
const RUNS = Number(process.env.MODEL_RUNS ?? "100");

const someBirth: fc.Arbitrary<Birth> = fc.record({
  time: fc.integer({ min: 0, max: 6 * 86_400 }).map((seconds) => FIRST_SECOND + seconds),
  fuel: fc.constantFrom("electricity", "gas"),
  settings: someSettings,
});

/** A meter's model shows itself in a failure's trace by what it was made with. */
function lives({ time, fuel, settings }: Birth, acts: Iterable<fc.Command<object, object>>): void {
  fc.modelRun(() => born({ time, fuel, settings }), acts as never);
}

function expectAlwaysSame(acts: typeof WEEKS, maxCommands: number, numRuns: number): void {
  const some = fc.commands(acts, { maxCommands, size: "max" });
  fc.assert(fc.property(someBirth, some, lives), { numRuns });
}

describe("the meter beside its second model", () => {
  it("is always the same, whatever happens to it in weeks", () => {
    expectAlwaysSame(WEEKS, 60, RUNS);
  });

  it("is always the same, in whatever order codes are keyed within hours", () => {
    expectAlwaysSame(HOURS, 100, RUNS);
  });
});
