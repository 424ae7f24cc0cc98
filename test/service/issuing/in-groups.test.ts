import fc from "fast-check";
import { expect, test } from "vitest";
import { createGroups } from "../../../apps/supplier-service/src/in-groups.ts";

/** Lets whoever waits for a turn of the event loop have it. */
const turn = () => new Promise(setImmediate);

/** Groups of letters that begin when they are asked for, and end when the test says so. */
function lettersInGroups(membersMax: number, underWayMax: number) {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const ask = createGroups<string, string>({
    membersMax,
    underWayMax,
    namesOf: (letter) => [letter],
    serve: async (letters) => {
      begun.push(letters.join(""));
      await new Promise<void>((resolve) => ends.push(resolve));
      return letters.map(async (letter) => {
        if (letter === "x") throw new Error("x is refused");
        return letter.toUpperCase();
      });
    },
  });
  return { ask, begun, end: () => ends.shift()?.() };
}

test("who asks alone is served at once, and who waits meanwhile in one group", async () => {
  const { ask, begun, end } = lettersInGroups(10, 1);
  const first = ask("a");
  await turn();
  const others = Promise.all(["b", "c", "d"].map(ask));
  await turn();
  expect(begun).toEqual(["a"]);
  end();
  expect(await first).toBe("A");
  await turn();
  expect(begun).toEqual(["a", "bcd"]);
  end();
  expect(await others).toEqual(["B", "C", "D"]);
});

test("who asks in one turn of the event loop is in one group, up to its size", async () => {
  const { ask, begun } = lettersInGroups(2, 2);
  for (const letter of "abcde") void ask(letter);
  await turn();
  await turn();
  expect(begun).toEqual(["ab", "cd"]);
});

test("two of one name are never in one group, nor under way at once", async () => {
  const { ask, begun, end } = lettersInGroups(10, 10);
  for (const letter of "aab") void ask(letter);
  await turn();
  expect(begun).toEqual(["ab"]);
  await turn();
  expect(begun).toEqual(["ab"]);
  end();
  await turn();
  await turn();
  expect(begun).toEqual(["ab", "a"]);
});

test("a refusal is that of its member alone", async () => {
  const { ask, end } = lettersInGroups(10, 1);
  const asked = Promise.allSettled(["a", "x", "b"].map(ask));
  await turn();
  end();
  expect((await asked).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("a group that fails fails for each of its members, and the next one is served", async () => {
  let groups = 0;
  const ask = createGroups<number, number>({
    membersMax: 2,
    underWayMax: 1,
    namesOf: () => [],
    serve: async (members) => {
      groups += 1;
      if (groups === 1) throw new Error("no group");
      return members.map(async (member) => member);
    },
  });
  const settled = await Promise.allSettled([1, 2, 3].map(ask));
  expect(settled.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
});

test("all are always served, those of one name in the order of arrival", async () => {
  const member = fc.record({
    names: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { maxLength: 2 }),
    turns: fc.nat({ max: 2 }),
  });
  const sizes = { membersMax: fc.integer({ min: 1, max: 4 }), underWayMax: fc.nat({ max: 2 }) };
  await fc.assert(
    fc.asyncProperty(fc.array(member, { maxLength: 20 }), fc.record(sizes), async (all, most) => {
      const done: (typeof all)[number][] = [];
      const underWay = new Set<string>();
      const ask = createGroups<(typeof all)[number], void>({
        membersMax: most.membersMax,
        underWayMax: most.underWayMax + 1,
        namesOf: ({ names }) => names,
        serve: async (members) => {
          const names = members.flatMap((it) => it.names);
          const areFree =
            new Set(names).size === names.length && !names.some((it) => underWay.has(it));
          for (const name of names) underWay.add(name);
          await turn();
          return members.map(async (it) => {
            for (let at = 0; at < it.turns; at += 1) await turn();
            for (const name of it.names) underWay.delete(name);
            done.push(it);
            if (!areFree) throw new Error("two of one name");
          });
        },
      });
      await Promise.all(all.map(ask));
      const inOrder = (["a", "b", "c", "d"] as const).every((name) => {
        const of = (some: typeof all) => some.filter(({ names }) => names.includes(name));
        return of(all).every((it, at) => of(done)[at] === it);
      });
      return inOrder && done.length === all.length;
    }),
    { numRuns: 60 },
  );
});
