import fc from "fast-check";
import { expect, test } from "vitest";
import {
  areTwoPeople,
  type OwnedKey,
} from "../../apps/supplier-service/src/rules/second-person.ts";

/** Keys of a few people; each but the first was made by one before it. */
const KEYS = fc
  .array(fc.record({ owner: fc.constantFrom("Ann", "ANN", "Bo", "Cy", null), maker: fc.nat() }), {
    minLength: 2,
    maxLength: 12,
  })
  .map((made) =>
    made.map(({ owner, maker }, at) => ({ key_id: `key ${at}`, owner, madeBy: maker % (at || 1) })),
  );

type Made = OwnedKey & { readonly madeBy: number };

function lineOf(keys: readonly Made[], at: number): [OwnedKey, ...OwnedKey[]] {
  const key = keys[at];
  if (key === undefined) throw new Error(`no key ${at}`);
  return at === 0 ? [key] : [key, ...lineOf(keys, key.madeBy)];
}

test("a key is never a second person for one that it made, nor for its maker", () => {
  fc.assert(
    fc.property(KEYS, fc.nat(), (keys, pick) => {
      const line = lineOf(keys, pick % keys.length);
      const makers = line.map(({ key_id }) => lineOf(keys, Number(key_id.slice(4))));
      return makers.every((maker) => !areTwoPeople(line, maker) && !areTwoPeople(maker, line));
    }),
  );
});

test("two keys of one owner are never two people", () => {
  fc.assert(
    fc.property(KEYS, fc.nat(), fc.nat(), (keys, one, other) => {
      const [first, second] = [lineOf(keys, one % keys.length), lineOf(keys, other % keys.length)];
      const isSame = first[0].owner?.toLowerCase() === second[0].owner?.toLowerCase();
      return first[0].owner === null || !isSame || !areTwoPeople(first, second);
    }),
  );
});

test("who may decide for another, that one may decide for them, always", () => {
  fc.assert(
    fc.property(KEYS, fc.nat(), fc.nat(), (keys, one, other) => {
      const [first, second] = [lineOf(keys, one % keys.length), lineOf(keys, other % keys.length)];
      return areTwoPeople(first, second) === areTwoPeople(second, first);
    }),
  );
});

test("two keys of two people whom a third has made keys for are two people", () => {
  const chief = { key_id: "bootstrap", owner: null };
  const ann = { key_id: "1", owner: "Ann" };
  const bo = { key_id: "2", owner: "Bo" };
  expect(areTwoPeople([ann, chief], [bo, chief])).toBe(true);
  expect(areTwoPeople([ann, chief], [chief])).toBe(false);
});
