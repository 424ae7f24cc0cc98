import type { Command } from "@utrn-lab/utrn";
import fc from "fast-check";
import { expect } from "vitest";
import { both, commission, type Emulated, type Life, restored } from "./life.ts";
import { issued, onTheWay, WAYS, type Way } from "./life-codes.ts";
import { type Entered, enter } from "./second-codes.ts";
import type { PlaceName } from "./second-state.ts";
import { activate, enable } from "./second-supply.ts";

export type Run = (life: Life, emulated: Emulated, at: number) => void;

/** What is done, with no word yet of when. */
export interface Deed {
  readonly says: string;
  readonly run: Run;
}

function act(says: string, run: Run): fc.Arbitrary<Deed> {
  return fc.constant({ says, run });
}

function actWith<T>(
  value: fc.Arbitrary<T>,
  says: (value: T) => string,
  run: (value: T) => Run,
): fc.Arbitrary<Deed> {
  return value.map((it) => ({ says: says(it), run: run(it) }));
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
 * Types the digits on the twelve keys, which the model knows as entering the code. While entry is
 * locked or power is off there is none: the digits would be keys of their own.
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

const newCode = fc.record<Omit<NewCode, "commands">>({
  skips: fc.oneof(
    { weight: 60, arbitrary: fc.integer({ min: 0, max: 3 }) },
    { weight: 1, arbitrary: fc.constantFrom(110, 500, 511, 512, 700, 40_000) },
  ),
  isLong: fc.boolean(),
  way: someWay,
  at: fc.nat(1_000),
  place: somePlace,
  isTyped: fc.boolean(),
});

function issueNew(
  life: Life,
  { commands, skips, isLong }: Pick<NewCode, "commands" | "skips" | "isLong">,
): Entered {
  const counter = life.lastCounter[life.party] + skips + 1;
  life.lastCounter[life.party] = counter;
  const code = issued(life.party, counter, commands, isLong);
  life.issued.push(code);
  return code;
}

function keyOrType(code: Entered, place: PlaceName, isTyped: boolean): Run {
  return isTyped && place === "keypad" ? type(code) : key(place, code);
}

type Commands = fc.Arbitrary<readonly Command[]>;

function newCodeOf(commands: Commands): fc.Arbitrary<NewCode> {
  return fc.tuple(commands, newCode).map(([its, code]) => ({ ...code, commands: its }));
}

export function enterNew(some: Commands): fc.Arbitrary<Deed> {
  return actWith(
    newCodeOf(some),
    ({ commands, skips, way, place }) =>
      `a new code, after ${skips} left out, ${way}, by ${place}: ${JSON.stringify(commands)}`,
    (it) => (life, emulated, at) => {
      const code = onTheWay(issueNew(life, it), it.way, it.at);
      keyOrType(code, it.place, it.isTyped)(life, emulated, at);
    },
  );
}

export function keepBack(some: Commands): fc.Arbitrary<Deed> {
  return actWith(
    newCodeOf(some),
    ({ commands }) => `a code is issued and kept back: ${JSON.stringify(commands)}`,
    (it) => (life) => {
      issueNew(life, it);
    },
  );
}

/** A code of the pile, applied or not, of this supplier or the one before. */
export const enterOld: fc.Arbitrary<Deed> = actWith(
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

/** A code that was issued and never applied, keyed late. */
export const enterLate: fc.Arbitrary<Deed> = actWith(
  fc.record({ back: fc.nat(6), place: somePlace, isTyped: fc.boolean() }),
  ({ back, place }) => `the ${back}. last of the codes not yet applied, by ${place}`,
  ({ back, place, isTyped }) =>
    (life, emulated, at) => {
      const applied = life.second.accepted.map(({ counter }) => counter);
      const waiting = life.issued.filter(({ party, counter }) => {
        return party === life.party && !applied.includes(counter);
      });
      const code = waiting.at(-1 - (back % Math.max(1, waiting.length)));
      if (code !== undefined) keyOrType(code, place, isTyped)(life, emulated, at);
    },
);

/**
 * More codes than the cache holds, so that the lowest leave it; every seventh is kept for later.
 */
export const pile: fc.Arbitrary<Deed> = act(
  "104 top-ups of 1 p, every seventh kept back",
  (life, emulated, at) => {
    for (let many = 0; many < 104; many += 1) {
      const commands: readonly Command[] = [{ type: "top_up", amountPence: 1 }];
      const code = issueNew(life, { commands, skips: 0, isLong: false });
      if (many % 7 > 0) key("ppmid", code)(life, emulated, at);
    }
  },
);

export const load: fc.Arbitrary<Deed> = actWith(
  fc.oneof(fc.constantFrom(0, 1, 100_000), fc.integer({ min: 100, max: 12_000 })),
  (watts) => `the load becomes ${watts} W`,
  (watts) => (life, emulated, at) =>
    both(life, emulated, { at, type: "load", watts }, (second) => {
      second.watts = watts;
    }),
);

export const power: fc.Arbitrary<Deed> = actWith(
  fc.constantFrom(true, true, true, false),
  (on) => `power ${on ? "on" : "off"}`,
  (on) => (life, emulated, at) =>
    both(life, emulated, { at, type: "power", on }, (second) => {
      second.power = on;
    }),
);

export const wan: fc.Arbitrary<Deed> = actWith(
  fc.boolean(),
  (up) => `WAN ${up ? "up" : "down"}`,
  (up) => (life, emulated, at) =>
    both(life, emulated, { at, type: "wan", up }, (second) => {
      second.wan = up;
    }),
);

export const ask: fc.Arbitrary<Deed> = actWith(
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

export const time: fc.Arbitrary<Deed> = act("time passes", (life, emulated, at) =>
  both(life, emulated, { at, type: "time" }, () => {}),
);

export const midnight: fc.Arbitrary<Deed> = actWith(
  fc.constantFrom(-1, 0, 1, 35_999, 36_000, 36_001),
  (seconds) => `time passes, to ${seconds} s of the midnight after that`,
  (seconds) => (life, emulated, at) => {
    const next = Math.ceil((at + 2) / 86_400) * 86_400 + seconds;
    both(life, emulated, { at: next, type: "time" }, () => {});
  },
);

export const backwards: fc.Arbitrary<Deed> = actWith(
  fc.integer({ min: 1, max: 100_000 }),
  (seconds) => `the clock is given ${seconds} s back`,
  (seconds) => (life, emulated) =>
    both(life, emulated, { at: life.second.time - seconds, type: "time" }, () => {}),
);

export const otherSupplier: fc.Arbitrary<Deed> = act("change of supplier", (life, emulated, at) =>
  commission(life, emulated, at, life.party === 0 ? 1 : 0),
);

export const restore: fc.Arbitrary<Deed> = act(
  "the meter is restored from its snapshot",
  (_, emulated) => restored(emulated),
);

/** Wrong codes in a row, so that a place comes to be locked. */
export const guesses: fc.Arbitrary<Deed> = actWith(
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
