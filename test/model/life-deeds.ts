import { type Command, readConfirmation } from "@utrn-lab/utrn";
import fc from "fast-check";
import { expect } from "vitest";
import { PPMID } from "../support/ppmid.ts";
import { both, commission, type Emulated, type Life, lastCounterOf, restored } from "./life.ts";
import {
  isOf,
  issued,
  onTheWay,
  type Party,
  SECRETS,
  SUPPLIERS,
  WAYS,
  type Way,
} from "./life-codes.ts";
import { type Entered, enter } from "./second-codes.ts";
import { join, leave } from "./second-han.ts";
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
      const { reason } = verdict;
      if (reason === "power_off" || reason === "no_ppmid") {
        return expect(outcome).toEqual({ result: reason });
      }
      expect(outcome).toMatchObject(verdict);
      if (outcome.result === "applied") expectConfirmed(life, outcome.confirmationCode);
    });
}

/** Law: what the customer reads out says what the meter applied, and how the account then stood. */
function expectConfirmed({ party, second }: Life, code: string): void {
  const confirmed = second.confirmed.at(-1);
  const date = new Date(second.time * 1_000).toISOString().slice(0, 10);
  const expected = { nearCounter: confirmed?.utrnCounter ?? 0, date, daysBack: 0 };
  const read = readConfirmation(SECRETS[party], code, expected);
  expect(read).toEqual({ ok: true, date, ...confirmed });
}

/** The display is at rest once a minute has passed with no key. */
const MINUTE = 61;

/** How a code comes to the keypad: handed over whole, or pressed on the keys of a face. */
type Hand = "whole" | "twelve" | "two";

/** On two keys B held starts an entry; A steps the digit offered, B takes it (meter.md 6). */
function pressesOnTwo(digits: string): string {
  const taken = [...digits].map((digit) => `${"A".repeat(Number(digit))}B`);
  return `b${taken.join("")}b`;
}

/**
 * Presses the keys of a code. While entry is locked A shows the minutes left, and what follows only
 * turns pages; on two keys it would be keys of another meaning, and is not pressed.
 */
function press(code: Entered, face: "twelve" | "two"): Run {
  return (life, emulated, now) => {
    const { power, places } = life.second;
    const at = face === "two" ? now + MINUTE : now;
    const isLocked = at < places.keypad.lockedUntil;
    if (isLocked && face === "two") return;
    const keys = face === "twelve" ? `A${code.digits}B` : pressesOnTwo(code.digits);
    both(life, emulated, { at, type: "keys", keys, face }, (second) => {
      if (power && !isLocked) enter(second, "keypad", code);
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
  readonly hand: Hand;
}

const someWay: fc.Arbitrary<Way> = fc.oneof(
  { weight: 14, arbitrary: fc.constant<Way>("as printed") },
  { weight: 4, arbitrary: fc.constantFrom(...WAYS) },
);

const someHand = fc.constantFrom<Hand>("whole", "twelve", "twelve", "two");

const newCode = fc.record<Omit<NewCode, "commands">>({
  skips: fc.oneof(
    { weight: 60, arbitrary: fc.integer({ min: 0, max: 3 }) },
    { weight: 1, arbitrary: fc.constantFrom(110, 500, 511, 512, 700, 40_000) },
  ),
  isLong: fc.boolean(),
  way: someWay,
  at: fc.nat(1_000),
  place: somePlace,
  hand: someHand,
});

function issueNew(
  life: Life,
  { commands, skips, isLong }: Pick<NewCode, "commands" | "skips" | "isLong">,
): Entered {
  const counter = lastCounterOf(life, life.party) + skips + 1;
  life.lastCounter[SUPPLIERS[life.party].supplierId] = counter;
  const code = issued(life.party, counter, commands, isLong);
  life.issued.push(code);
  return code;
}

function keyOrPress(code: Entered, place: PlaceName, hand: Hand): Run {
  return hand !== "whole" && place === "keypad" ? press(code, hand) : key(place, code);
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
      keyOrPress(code, it.place, it.hand)(life, emulated, at);
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
    hand: someHand,
    way: someWay,
    at: fc.nat(),
  }),
  ({ back, place, way }) => `the ${back}. last code issued, ${way}, by ${place}`,
  ({ back, place, hand, way, at: hit }) =>
    (life, emulated, at) => {
      const code = life.issued.at(-1 - (back % Math.max(1, life.issued.length)));
      if (code === undefined) return;
      const arrived = onTheWay({ ...code, authentic: isOf(life.party, code) }, way, hit);
      keyOrPress(arrived, place, hand)(life, emulated, at);
    },
);

/** A code that was issued and never applied, keyed late. */
export const enterLate: fc.Arbitrary<Deed> = actWith(
  fc.record({ back: fc.nat(6), place: somePlace, hand: someHand }),
  ({ back, place }) => `the ${back}. last of the codes not yet applied, by ${place}`,
  ({ back, place, hand }) =>
    (life, emulated, at) => {
      const applied = life.second.accepted.map(({ counter }) => counter);
      const waiting = life.issued.filter((code) => {
        return isOf(life.party, code) && !applied.includes(code.counter);
      });
      const code = waiting.at(-1 - (back % Math.max(1, waiting.length)));
      if (code !== undefined) keyOrPress(code, place, hand)(life, emulated, at);
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
        const isHeard = second.power && (via === "keypad" || second.ppmid === "joined");
        expect(done).toBe(isHeard && does(second));
      }),
);

/** At the keys: page 7 and B held take emergency credit; B at rest enables the supply. */
export const pressWish: fc.Arbitrary<Deed> = actWith(
  fc.constantFrom("7b", "B"),
  (keys) => `after a minute the keys ${keys}`,
  (keys) => (life, emulated, at) =>
    both(life, emulated, { at: at + MINUTE, type: "keys", keys, face: "twelve" }, (second) => {
      const does = keys === "B" ? enable : activate;
      if (second.power) does(second);
    }),
);

/** A customer who forgets A turns pages, and changes nothing. */
export const forgetA: fc.Arbitrary<Deed> = actWith(
  fc.record({ back: fc.nat(6), length: fc.integer({ min: 3, max: 60 }) }),
  ({ length }) => `after a minute ${length} digits without A, and B`,
  ({ back, length }) =>
    (life, emulated, at) => {
      const code = life.issued.at(-1 - (back % Math.max(1, life.issued.length)));
      const keys = `${(code?.digits ?? "777").slice(0, length)}B`;
      both(life, emulated, { at: at + MINUTE, type: "keys", keys, face: "twelve" }, () => {});
    },
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

export const changeOfSupplier: fc.Arbitrary<Deed> = actWith(
  fc.record({
    party: fc.constantFrom<Party[]>(0, 0, 1, 1, 2),
    tooLowBy: fc.constantFrom(0, 0, 0, 1, 3, 10_000),
  }),
  ({ party, tooLowBy }) => `commissioned with supplier ${party}, its floor too low by ${tooLowBy}`,
  (change) => (life, emulated, at) => commission(life, emulated, at, change),
);

export const ppmidJoins: fc.Arbitrary<Deed> = act("the PPMID joins", (life, emulated, at) => {
  if (!life.second.power) return;
  both(life, emulated, { at, type: "han_join", kind: "ppmid", ...PPMID }, (second, { joined }) => {
    expect(joined).toBe(join(second));
  });
});

export const ppmidLeaves: fc.Arbitrary<Deed> = act("the PPMID leaves", (life, emulated, at) => {
  const { eui } = PPMID;
  both(life, emulated, { at, type: "han_remove", eui }, (second, { removed }) => {
    expect(removed).toBe(leave(second));
  });
});

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
