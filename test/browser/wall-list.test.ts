import fc from "fast-check";
import { expect, test } from "vitest";
import {
  shownOf,
  WALL_FILTERS,
  WALL_ORDERS,
  type WallChoice,
  type WallFilter,
  type WallOrder,
} from "../../apps/bench/page/src/meters/wall-list.ts";

type Listed = Parameters<typeof shownOf>[0][number];

const ALL: WallChoice = { sought: "", filter: "all", order: "made" };

const PLAIN: Listed = {
  meterId: "00db1234567890a0",
  label: "",
  fuel: "electricity",
  supply: "enabled",
  supplier: {},
  entry: { lockedUntil: null },
  balanceMillipence: 0,
  time: 100,
};

const METERS: readonly Listed[] = [
  { ...PLAIN, meterId: "00db1234567890a1", label: "Meter 10", balanceMillipence: 300, time: 5 },
  { ...PLAIN, meterId: "00db1234567890a2", label: "meter 9", fuel: "gas", balanceMillipence: -1 },
  { ...PLAIN, meterId: "ffdb1234567890a3", supply: "disabled", supplier: null },
  { ...PLAIN, meterId: "00db1234567890a4", label: "École", supply: "armed" },
  { ...PLAIN, meterId: "00db1234567890a5", entry: { lockedUntil: 900 }, balanceMillipence: 7 },
];

/** The last digit of the id of each that is shown, in their order. */
const shown = (choice: Partial<WallChoice>) =>
  shownOf(METERS, { ...ALL, ...choice })
    .map(({ meterId }) => meterId.at(-1))
    .join("");

test.each([
  ["", "12345"],
  ["METER", "12"],
  [" meter 1 ", "1"],
  ["école", "4"],
  ["ffdb", "3"],
  ["FFDB 1234 5678 90A3", "3"],
  ["ff:db:12:34:56:78:90:a3", "3"],
  ["90-a4", "4"],
  ["90a", "12345"],
  ["nothing", ""],
])("of what is sought by %j are shown %j", (sought, expected) => {
  expect(shown({ sought })).toBe(expected);
});

test.each<[WallFilter, string]>([
  ["all", "12345"],
  ["electricity", "1345"],
  ["gas", "2"],
  ["off", "34"],
  ["unsupplied", "3"],
  ["locked", "5"],
])("the filter %s shows %s", (filter, expected) => {
  expect(shown({ filter })).toBe(expected);
});

test.each<[WallOrder, string]>([
  ["made", "12345"],
  ["name", "42153"],
  ["balance", "23451"],
  ["time", "23451"],
])("the order %s is %s: meter 9 before meter 10, those without a name last", (order, expected) => {
  expect(shown({ order })).toBe(expected);
});

const anyOf = <Name extends string>(words: Readonly<Record<Name, string>>) =>
  fc.constantFrom(...(Object.keys(words) as Name[]));

test("never is a meter shown twice, made up or changed, whatever is sought", () => {
  const choices = fc.record({
    sought: fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-f: -]{0,20}$/)),
    filter: anyOf(WALL_FILTERS),
    order: anyOf(WALL_ORDERS),
  });
  fc.assert(
    fc.property(choices, (choice) => {
      const found = shownOf(METERS, choice);
      return new Set(found).size === found.length && found.every((one) => METERS.includes(one));
    }),
  );
});
