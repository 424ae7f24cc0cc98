import type { Command } from "@utrn-lab/utrn";
import fc from "fast-check";
import { expect } from "vitest";
import { both, commission, type Emulated, type Life, restored } from "./life.ts";
import { issued, onTheWay, WAYS, type Way } from "./life-codes.ts";
import { someCommands } from "./life-commands.ts";
import { type Entered, enter } from "./second-codes.ts";
import type { PlaceName } from "./second-state.ts";
import { activate, enable } from "./second-supply.ts";

type Run = (life: Life, emulated: Emulated, at: number) => void;

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

/** Gaps of nothing, seconds, hours and days. */
const someGap: fc.Arbitrary<number> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0, 1) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 3_700 }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 90_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 260_000 }) },
  { weight: 2, arbitrary: fc.constantFrom(1_800, 3_600, 7_200, 86_400, 604_800) },
);

function act(says: string, run: Run): fc.Arbitrary<fc.Command<Life, Emulated>> {
  return someGap.map((after) => new Act(after, says, run));
}

function actWith<T>(
  value: fc.Arbitrary<T>,
  says: (value: T) => string,
  run: (value: T) => Run,
): fc.Arbitrary<fc.Command<Life, Emulated>> {
  return fc.tuple(someGap, value).map(([after, it]) => new Act(after, says(it), run(it)));
}

const somePlace: fc.Arbitrary<PlaceName> = fc.constantFrom("keypad", "keypad", "keypad", "ppmid");

function key(place: PlaceName, code: Entered): Run {
  return (life, emulated, at) =>
    both(life, emulated, { at, type: "code", code: code.digits, via: place }, (second, outcome) => {
      const verdict = enter(second, place, code);
      if (verdict.reason === "power_off") return expect(outcome).toEqual({ result: "power_off" });
      expect(outcome).toMatchObject(verdict);
      return verdict;
    });
}

/**
 * Types the digits on the twelve keys, which the model knows as entering the code. While entry is locked
 * or power is off there is none: the digits would be keys of their own.
 */
function type(code: Entered): Run {
  return (life, emulated, at) => {
    const { power, places } = life.second;
    if (!power || at < places.keypad.lockedUntil) return key("keypad", code)(life, emulated, at);
    both(life, emulated, { at, type: "keys", keys: `A${code.digits}B` }, (second) => {
      enter(second, "keypad", code);
    });
  };
}

interface NewCode {
  readonly commands: readonly Command[];
  /** Counters left out before it: codes of the supplier that are lost, or come by another way. */
  readonly skips: number;
  readonly isLong: boolean;
  readonly way: Way;
  readonly at: number;
  readonly place: PlaceName;
  readonly isTyped: boolean;
}

const someWay: fc.Arbitrary<Way> = fc.oneof(
  { weight: 14, arbitrary: fc.constant<Way>("as printed") },
  { weight: 4, arbitrary: fc.constantFrom(...WAYS) },
);

const newCode = fc.record<NewCode>({
  commands: someCommands,
  skips: fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: 0, max: 3 }) },
    { weight: 1, arbitrary: fc.constantFrom(110, 500, 700, 40_000) },
  ),
  isLong: fc.boolean(),
  way: someWay,
  at: fc.nat(1_000),
  place: somePlace,
  isTyped: fc.boolean(),
});

function issueNew(life: Life, { commands, skips, isLong }: NewCode): Entered {
  const counter = life.lastCounter[life.party] + skips + 1;
  life.lastCounter[life.party] = counter;
  const code = issued(life.party, counter, commands, isLong);
  life.issued.push(code);
  return code;
}

function keyOrType(code: Entered, place: PlaceName, isTyped: boolean): Run {
  return isTyped && place === "keypad" ? type(code) : key(place, code);
}

const enterNew = actWith(
  newCode,
  ({ commands, skips, way, place }) =>
    `a new code, after ${skips} left out, ${way}, by ${place}: ${JSON.stringify(commands)}`,
  (it) => (life, emulated, at) =>
    keyOrType(onTheWay(issueNew(life, it), it.way, it.at), it.place, it.isTyped)(
      life,
      emulated,
      at,
    ),
);

const keepBack = actWith(
  newCode,
  ({ commands }) => `a code is issued and kept back: ${JSON.stringify(commands)}`,
  (it) => (life) => {
    issueNew(life, it);
  },
);

/** A code of the pile, applied or not, of this supplier or the one before. */
const enterOld = actWith(
  fc.record({
    back: fc.nat(12),
    place: somePlace,
    isTyped: fc.boolean(),
    way: someWay,
    at: fc.nat(),
  }),
  ({ back, place, way }) => `the ${back}. last code issued, ${way}, by ${place}`,
  ({ back, place, isTyped, way, at: hit }) =>
    (life, emulated, at) => {
      const code = life.issued.at(-1 - (back % Math.max(1, life.issued.length)));
      if (code === undefined) return;
      const isOurs = code.party === life.party;
      const arrived = onTheWay({ ...code, authentic: isOurs }, way, hit);
      keyOrType(arrived, place, isTyped)(life, emulated, at);
    },
);

const load = actWith(
  fc.oneof(fc.constantFrom(0, 1, 100_000), fc.integer({ min: 100, max: 12_000 })),
  (watts) => `the load becomes ${watts} W`,
  (watts) => (life, emulated, at) =>
    both(life, emulated, { at, type: "load", watts }, (second) => {
      second.watts = watts;
    }),
);

const power = actWith(
  fc.boolean(),
  (on) => `power ${on ? "on" : "off"}`,
  (on) => (life, emulated, at) =>
    both(life, emulated, { at, type: "power", on }, (second) => {
      second.power = on;
    }),
);

const wan = actWith(
  fc.boolean(),
  (up) => `WAN ${up ? "up" : "down"}`,
  (up) => (life, emulated, at) =>
    both(life, emulated, { at, type: "wan", up }, (second) => {
      second.wan = up;
    }),
);

const ask = actWith(
  fc.record({
    action: fc.constantFrom("activate_emergency_credit" as const, "enable_supply" as const),
    via: somePlace,
  }),
  ({ action, via }) => `${action} by ${via}`,
  ({ action, via }) =>
    (life, emulated, at) =>
      both(life, emulated, { at, type: "action", action, via }, (second, { done }) => {
        const does = action === "enable_supply" ? enable : activate;
        expect(done).toBe(second.power && does(second));
      }),
);

const time = act("time passes", (life, emulated, at) =>
  both(life, emulated, { at, type: "time" }, () => {}),
);

const midnight = actWith(
  fc.constantFrom(-1, 0, 1),
  (seconds) => `time passes, to ${seconds} s of the midnight after that`,
  (seconds) => (life, emulated, at) => {
    const next = Math.ceil((at + 2) / 86_400) * 86_400 + seconds;
    both(life, emulated, { at: next, type: "time" }, () => {});
  },
);

const backwards = actWith(
  fc.integer({ min: 1, max: 100_000 }),
  (seconds) => `the clock is given ${seconds} s back`,
  (seconds) => (life, emulated) =>
    both(life, emulated, { at: life.second.time - seconds, type: "time" }, () => {}),
);

const otherSupplier = act("change of supplier", (life, emulated, at) =>
  commission(life, emulated, at, life.party === 0 ? 1 : 0),
);

const restore = act("the meter is restored from its snapshot", (_, emulated) => restored(emulated));

/** Wrong codes in a row, so that a place comes to be locked. */
const guesses = actWith(
  fc.record({ many: fc.integer({ min: 1, max: 5 }), place: somePlace, from: fc.nat(40) }),
  ({ many, place, from }) => `${many} forgeries by ${place}, from bit ${from}`,
  ({ many, place, from }) =>
    (life, emulated, at) => {
      const code = issued(life.party, 1, [{ type: "restore_supply" }], false);
      for (let bit = from; bit < from + many; bit += 1) {
        key(place, onTheWay(code, "forged", bit))(life, emulated, at);
      }
    },
);

/** What can happen in the life of a meter, the likelier the more often it is named. */
export const ACTS = [
  ...Array(8).fill(enterNew),
  ...Array(2).fill(keepBack),
  ...Array(4).fill(enterOld),
  ...Array(3).fill(load),
  ...Array(5).fill(ask),
  ...Array(2).fill(time),
  ...Array(2).fill(midnight),
  power,
  wan,
  restore,
  guesses,
  backwards,
  otherSupplier,
] as fc.Arbitrary<fc.Command<Life, Emulated>>[];
