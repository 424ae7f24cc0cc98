import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type ApprovalLine,
  type Limits,
  loosensLimits,
  loosensLine,
  NO_DAY_LIMITS,
  NO_LIMITS,
} from "../../../apps/supplier-service/src/rules/policies.ts";

const limits = (set: Partial<Limits>): Limits => ({ ...NO_LIMITS, ...set });
const line = (drawn: Partial<ApprovalLine>): ApprovalLine => ({
  commands: [],
  amountPenceAbove: null,
  ...NO_DAY_LIMITS,
  ...drawn,
});

const LIMITS: readonly [title: string, from: Limits, to: Limits, isLooser: boolean][] = [
  ["none to some", NO_LIMITS, limits({ amountPenceMax: 1, commands: [] }), false],
  ["the same", limits({ amountPenceMax: 5 }), limits({ amountPenceMax: 5 }), false],
  ["a lower amount", limits({ amountPenceMax: 5 }), limits({ amountPenceMax: 4 }), false],
  ["a higher amount", limits({ amountPenceMax: 5 }), limits({ amountPenceMax: 6 }), true],
  ["no amount", limits({ amountPenceMax: 5 }), NO_LIMITS, true],
  ["a command less", limits({ commands: ["top_up"] }), limits({ commands: [] }), false],
  ["another command", limits({ commands: ["top_up"] }), limits({ commands: ["open_han"] }), true],
  ["all commands", limits({ commands: ["top_up"] }), NO_LIMITS, true],
  ["more a day", limits({ keyPencePerDay: 5 }), limits({ keyPencePerDay: 6 }), true],
  ["more a meter", limits({ meterPencePerDay: 5 }), limits({ amountPenceMax: 1 }), true],
];

test.each(LIMITS)("limits: %s", (_title, from, to, isLooser) => {
  expect(loosensLimits(from, to)).toBe(isLooser);
});

const LINES: readonly [string, from: ApprovalLine | null, to: ApprovalLine | null, boolean][] = [
  ["the first one", null, line({}), false],
  ["none where there was none", null, null, false],
  ["none, though it held nothing back but campaigns", line({}), null, true],
  ["a command more", line({}), line({ commands: ["top_up"] }), false],
  ["a command less", line({ commands: ["top_up"] }), line({}), true],
  ["a lower amount", line({ amountPenceAbove: 5 }), line({ amountPenceAbove: 4 }), false],
  ["a higher amount", line({ amountPenceAbove: 5 }), line({ amountPenceAbove: 6 }), true],
  ["a day more", line({ keyPencePerDay: 5 }), line({ keyPencePerDay: null }), true],
];

test.each(LINES)("a line: %s", (_title, from, to, isLooser) => {
  expect(loosensLine(from, to)).toBe(isLooser);
});

const commands = fc.subarray(["top_up", "open_han", "set_credit"] as const);
const pence = fc.option(fc.integer({ min: 0, max: 3 }));
const anyLimits: fc.Arbitrary<Limits> = fc.record({
  commands: fc.option(commands),
  amountPenceMax: pence,
  keyPencePerDay: pence,
  meterPencePerDay: pence,
});

/** Every code there is for these limits: a command, its amount, and what key and meter have got. */
const CODES = ["top_up", "open_han", "set_credit"].flatMap((type) =>
  [0, 1, 2, 3, 4].flatMap((amount) => [0, 1, 2, 3, 4].map((inAll) => ({ type, amount, inAll }))),
);

const isWithin = (most: number | null, value: number) => most === null || value <= most;

/** Whether limits let a code pass, by hand. */
function pass(held: Limits, { type, amount, inAll }: (typeof CODES)[number]): boolean {
  const isListed = held.commands === null || held.commands.some((each) => each === type);
  return isListed && isWithin(held.amountPenceMax, amount) && isWithin(held.keyPencePerDay, inAll);
}

test("limits that are not looser never let a code pass that those of before refused", () => {
  fc.assert(
    fc.property(anyLimits, anyLimits, (from, to) => {
      return loosensLimits(from, to) || CODES.every((code) => pass(from, code) || !pass(to, code));
    }),
  );
});
