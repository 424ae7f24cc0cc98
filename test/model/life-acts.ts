import fc from "fast-check";
import type { Emulated, Life } from "./life.ts";
import { debtCommands, edgeCommands, rivalCommands, someCommands } from "./life-commands.ts";
import {
  ask,
  backwards,
  changeOfSupplier,
  type Deed,
  enterLate,
  enterNew,
  enterOld,
  forgetA,
  guesses,
  keepBack,
  load,
  midnight,
  pile,
  power,
  ppmidJoins,
  ppmidLeaves,
  pressWish,
  type Run,
  restore,
  time,
  wan,
} from "./life-deeds.ts";

/** Something that happens some seconds after what was before it. */
class Act implements fc.Command<Life, Emulated> {
  readonly #after: number;
  readonly #says: string;
  readonly #run: Run;

  constructor(after: number, says: string, run: Run) {
    this.#after = after;
    this.#says = says;
    this.#run = run;
  }

  check(): boolean {
    return true;
  }

  run(life: Life, emulated: Emulated): void {
    this.#run(life, emulated, life.second.time + this.#after);
  }

  toString(): string {
    return `\n  +${this.#after} s: ${this.#says}`;
  }
}

export type Acts = fc.Arbitrary<fc.Command<Life, Emulated>>[];
type Likely = readonly (readonly [number, fc.Arbitrary<Deed>])[];

function after(gap: fc.Arbitrary<number>, likely: Likely): Acts {
  return likely.flatMap(([weight, deed]) => {
    const some = fc.tuple(gap, deed).map(([seconds, { says, run }]) => new Act(seconds, says, run));
    return Array.from({ length: weight }, () => some);
  });
}

/** Gaps of nothing, seconds, hours and days. */
const someGap: fc.Arbitrary<number> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0, 1) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 3_700 }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 90_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 260_000 }) },
  { weight: 2, arbitrary: fc.constantFrom(1_800, 3_600, 7_200, 86_400, 604_800) },
);

/** Whatever can happen to a meter in weeks. */
export const WEEKS: Acts = after(someGap, [
  [14, enterNew(someCommands)],
  [4, keepBack(someCommands)],
  [4, enterLate],
  [4, enterOld],
  [7, load],
  [12, ask],
  [4, time],
  [6, midnight],
  [3, power],
  [2, wan],
  [2, restore],
  [2, guesses],
  [1, backwards],
  [2, ppmidJoins],
  [1, ppmidLeaves],
  [6, pressWish],
  [2, forgetA],
  [1, changeOfSupplier],
]);

/** Codes of few families within hours, in no order, and more of them than the cache holds. */
export const HOURS: Acts = after(fc.integer({ min: 0, max: 1_500 }), [
  [20, enterNew(rivalCommands)],
  [20, keepBack(rivalCommands)],
  [24, enterLate],
  [6, enterOld],
  [3, ask],
  [1, load],
  [2, midnight],
  [1, restore],
  [1, changeOfSupplier],
  [1, pile],
]);

/** Codes that move few debts, most of them kept back and keyed in no order. */
export const DEBTS: Acts = after(fc.constantFrom(0, 1, 3_600), [
  [6, enterNew(debtCommands)],
  [10, keepBack(debtCommands)],
  [12, enterLate],
]);

/** Few values, that meet each other, at gaps that meet the ends of hours, days and weeks. */
export const EDGES: Acts = after(
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(0, 1, 3_599, 3_600) },
    { weight: 3, arbitrary: fc.constantFrom(36_000, 86_399, 86_400) },
    { weight: 1, arbitrary: fc.constantFrom(604_799, 604_800) },
  ),
  [
    [12, enterNew(edgeCommands)],
    [8, ask],
    [4, midnight],
    [4, guesses],
    [2, load],
    [1, restore],
  ],
);
