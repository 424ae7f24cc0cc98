import type { Command } from "@utrn-lab/utrn";
import fc from "fast-check";
import { expect, test } from "vitest";
import { amountAbove, effectOf } from "../../../apps/supplier-service/src/rules/amounts.ts";
import { RESTORE, topUp } from "./situation.ts";

const amount = (type: "add_credit" | "set_credit" | "deduct_credit", amountPence: number) =>
  ({ type, amountPence }) as const;
const debt = (type: "add_debt" | "set_debt" | "deduct_debt", amountPence: number) =>
  ({ type, register: "payment", amountPence }) as const;
const emergency = (limitPence: number) =>
  ({ type: "set_emergency_credit_limit", limitPence }) as const;

const EFFECTS: readonly [title: string, commands: Command[], effect: readonly number[]][] = [
  ["credit set and topped up", [amount("set_credit", 5_000), topUp(5_000)], [10_000, 0, 0]],
  ["the same in the other order", [topUp(5_000), amount("set_credit", 5_000)], [10_000, 0, 0]],
  ["credit given and paid", [amount("add_credit", 1), topUp(20)], [21, 0, 0]],
  ["debt written off beside a top-up", [debt("deduct_debt", 300), topUp(20)], [320, 0, 0]],
  ["debt added and set", [debt("add_debt", 700), debt("set_debt", 50)], [0, 750, 0]],
  ["credit taken beside a debt", [amount("deduct_credit", 7), debt("add_debt", 10)], [0, 17, 0]],
  ["what is given and what is charged", [topUp(100), debt("add_debt", 90)], [100, 90, 0]],
  ["limits of emergency credit", [emergency(900), emergency(400)], [0, 0, 900]],
  ["emergency credit beside a top-up", [emergency(900), topUp(100)], [100, 0, 900]],
  ["a command that holds no amount", [RESTORE], [0, 0, 0]],
];

test.each(EFFECTS)("the effect of a code: %s", (_title, commands, effect) => {
  const [givenPence, chargedPence, emergencyPence] = effect;
  expect(effectOf(commands)).toEqual({ givenPence, chargedPence, emergencyPence });
});

test("the command that passes a line is named, by its member", () => {
  expect(amountAbove([amount("set_credit", 5_000), topUp(1)], 5_000)).toBe(
    "commands[1].amountPence",
  );
  expect(amountAbove([RESTORE, emergency(501)], 500)).toBe("commands[1].limitPence");
  expect(amountAbove([topUp(500), debt("add_debt", 500), emergency(500)], 500)).toBeUndefined();
});

const pence = fc.integer({ min: 0, max: 100 });
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  pence.map(topUp),
  fc
    .tuple(fc.constantFrom("add_credit", "set_credit", "deduct_credit"), pence)
    .map((made) => amount(...made)),
  fc
    .tuple(fc.constantFrom("add_debt", "set_debt", "deduct_debt"), pence)
    .map((made) => debt(...made)),
  pence.map(emergency),
  fc.constant(RESTORE),
);

test("whether a code is above a line never depends on the order of its commands", () => {
  const shuffled = fc
    .array(anyCommand, { minLength: 1, maxLength: 8 })
    .chain((commands) =>
      fc.tuple(
        fc.constant(commands),
        fc.shuffledSubarray(commands, { minLength: commands.length }),
      ),
    );
  fc.assert(
    fc.property(shuffled, pence, ([one, other], line) => {
      return (amountAbove(one, line) === undefined) === (amountAbove(other, line) === undefined);
    }),
  );
});
