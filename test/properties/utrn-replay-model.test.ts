import type { Command } from "@utrn-lab/utrn";
import {
  type Additions,
  acceptCode,
  addedLater,
  CACHE_SIZE,
  type Charges,
  chargedBefore,
  FAMILIES,
  type Family,
  highestCounter,
  isSuperseded,
  newReplayState,
  type ReplayState,
  replayRefusal,
  setFamilies,
  supersession,
} from "@utrn-lab/utrn/replay";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyCommand, commandOf } from "../support/commands.ts";
import { acceptedCode } from "../support/replay-examples.ts";
import { ReplayModel } from "../support/replay-model.ts";

/** What happens to a meter: a code is keyed, or families change another way (over WAN). */
interface Step {
  /**
   * How far the code's counter is from the place in the life, so that codes come late, early and
   * twice.
   */
  readonly away: number;
  readonly day: number;
  readonly commands: readonly Command[];
  readonly added: Additions;
  /** What is charged between the code before and this. */
  readonly charges: Charges;
  readonly overWan: readonly Family[];
}

const REGISTERS = ["credit", "time_1", "time_2", "payment"] as const;
const anyAmount = fc.integer({ min: -100_000, max: 100_000 });

function anyLife(minSteps: number, maxSteps: number): fc.Arbitrary<Step[]> {
  const ordinary = anyCommand.filter((command) => command.type !== "revert_to_defaults");
  const step = fc.record({
    away: fc.integer({ min: -140, max: 20 }),
    day: fc.integer({ min: 0, max: 16_000 }),
    commands: fc.oneof(
      { weight: 30, arbitrary: fc.array(ordinary, { minLength: 1, maxLength: 3 }) },
      { weight: 5, arbitrary: fc.tuple(commandOf.valid_until, ordinary) },
      { weight: 1, arbitrary: fc.tuple(commandOf.revert_to_defaults) },
    ),
    added: fc.record({
      credit: anyAmount,
      time_1: anyAmount,
      time_2: anyAmount,
      payment: anyAmount,
    }),
    charges: fc.record({ credit: fc.nat(50), time_1: fc.nat(3), time_2: fc.nat(3) }),
    overWan: fc.oneof(
      { weight: 20, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.subarray([...FAMILIES], { maxLength: 2 }) },
    ),
  });
  return fc.array(step, { minLength: minSteps, maxLength: maxSteps, size: "max" });
}

function plus(a: Charges, b: Charges): Charges {
  return { credit: a.credit + b.credit, time_1: a.time_1 + b.time_1, time_2: a.time_2 + b.time_2 };
}

/** A state that nobody may change: what acts on it returns another. */
function frozen(state: ReplayState): ReplayState {
  Object.freeze(state.accepted);
  Object.freeze(state.families);
  return Object.freeze(state);
}

function expectSame(state: ReplayState, model: ReplayModel): void {
  expect(state.floor).toBe(model.floor);
  expect(highestCounter(state)).toBe(model.highest);
  expect(state.accepted.map((entry) => entry.utrnCounter)).toEqual(
    model.counters.slice(0, CACHE_SIZE).reverse(),
  );
  for (const family of FAMILIES) expect(state.families[family] ?? 0).toBe(model.setAt(family));
}

/** Lets a meter with this state key one code, beside the model; what both say must be the same. */
function key(
  state: ReplayState,
  model: ReplayModel,
  step: Step,
  utrnCounter: number,
  charged: Charges,
): ReplayState {
  const time = Date.UTC(2000, 0, 1 + step.day, 12) / 1000;
  const today = new Date(time * 1000).toISOString().slice(0, 10);
  const refusal = replayRefusal(state, utrnCounter);
  expect(refusal).toBe(model.refusal(utrnCounter));
  if (refusal !== undefined) return state;

  for (const register of REGISTERS) {
    expect(addedLater(state, utrnCounter, register)).toBe(model.addedLater(utrnCounter, register));
  }
  expect(chargedBefore(state, utrnCounter)).toEqual(model.chargedBefore(utrnCounter));
  const skipped = supersession(state, utrnCounter, step.commands, time);
  expect(skipped).toEqual(model.skipped(utrnCounter, step.commands, today));
  if (skipped === undefined) return state;

  for (const [at, command] of step.commands.entries()) {
    expect(isSuperseded(state, utrnCounter, command, time)).toBe(skipped[at]);
  }
  const applied = step.commands.filter((_, at) => !skipped[at]);
  const entry = acceptedCode(utrnCounter, { added: step.added, charged });
  model.apply(entry, applied, today);
  return acceptCode(state, entry, applied, time);
}

/**
 * Law: a meter that remembers 100 codes and a floor decides as one that forgets nothing.
 * @param earlier - so many codes, from the floor on, were applied in order before the life begins.
 */
function expectDecidesAsModel(life: readonly Step[], floor: number, earlier: number): void {
  let state = newReplayState(floor);
  const model = new ReplayModel(floor);
  const start = floor + earlier;
  for (let utrnCounter = floor + 1; utrnCounter <= start; utrnCounter += 1) {
    state = acceptCode(state, acceptedCode(utrnCounter), [], 0);
    model.apply(acceptedCode(utrnCounter), [], "2000-01-01");
  }
  state = frozen(state);
  const applied = new Set(model.counters);
  let charged: Charges = { credit: 0, time_1: 0, time_2: 0 };
  for (const [at, step] of life.entries()) {
    const utrnCounter = Math.max(1, start + at + step.away);
    charged = plus(charged, step.charges);
    const next = frozen(key(state, model, step, utrnCounter, charged));
    expect(next.floor).toBeGreaterThanOrEqual(state.floor);
    if (next !== state) {
      expect(applied).not.toContain(utrnCounter);
      applied.add(utrnCounter);
    }
    const highest = model.highest;
    for (const family of step.overWan) model.set(family, highest);
    state = frozen(setFamilies(next, step.overWan, highest));
    expectSame(state, model);
  }
}

describe("a meter's memory of codes", () => {
  const anyFloor = fc.constantFrom(0, 1, 70_000, 4_294_966_000);

  it("always decides as one that forgets nothing", () => {
    const earlier = fc.oneof(fc.constant(0), fc.integer({ min: 90, max: 130 }));
    fc.assert(fc.property(anyLife(1, 40), anyFloor, earlier, expectDecidesAsModel), {
      numRuns: 100,
    });
  });

  it("always decides as one that forgets nothing, over lives of several hundred codes", () => {
    // A life as long as these shrinks for hours: the law before this finds the small example.
    fc.assert(fc.property(anyLife(250, 400), anyFloor, fc.constant(0), expectDecidesAsModel), {
      numRuns: 10,
      endOnFailure: true,
    });
  });

  it("never applies any code of a shuffled pile twice, nor lets the floor fall", () => {
    const pile = fc.shuffledSubarray(
      Array.from({ length: 300 }, (_, at) => at + 1),
      { minLength: 150 },
    );
    fc.assert(
      fc.property(pile, (counters) => {
        let state = newReplayState();
        const applied = new Set<number>();
        for (const utrnCounter of [...counters, ...counters, ...counters.toReversed()]) {
          if (replayRefusal(state, utrnCounter) !== undefined) continue;
          expect(applied).not.toContain(utrnCounter);
          applied.add(utrnCounter);
          const next = acceptCode(state, acceptedCode(utrnCounter), [], 0);
          expect(next.floor).toBeGreaterThanOrEqual(state.floor);
          state = next;
        }
        expect(state.accepted).toHaveLength(CACHE_SIZE);
      }),
      { numRuns: 30 },
    );
  });
});
