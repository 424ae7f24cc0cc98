import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choose } from "../../packages/evaluation/src/assumptions/choose.ts";
import { streamOf } from "../../packages/evaluation/src/chance/stream.ts";
import { newAgenda } from "../../packages/evaluation/src/life/agenda.ts";
import {
  dccOutages,
  isReachable,
  reachableFrom,
  timesWithoutWan,
} from "../../packages/evaluation/src/network/wan.ts";
import { awake, DAY, HOUR, startOf } from "../../packages/evaluation/src/time.ts";

describe("an agenda", () => {
  it("is done in the order of its moments, of one moment in the order of adding", () => {
    const agenda = newAgenda();
    const done: string[] = [];
    agenda.add(5, () => done.push("five"));
    agenda.add(2, () => done.push("two"));
    agenda.add(5, () => done.push("five again"));
    agenda.add(1, () => agenda.add(2, () => done.push("two again")));
    expect(agenda.nextAt()).toBe(1);
    while (agenda.nextAt() < Infinity) agenda.doNext();
    expect(done).toEqual(["two", "two again", "five", "five again"]);
  });
});

const span = (from: number, until: number) => ({ from, until });

describe("a message", () => {
  const reach = { withoutWan: [span(10, 20), span(30, 40)], withoutDcc: [span(15, 32)] };

  it.each([
    [5, 5],
    // 10 to 20 no WAN, to 32 no DCC, to 40 no WAN once more.
    [10, 40],
    [35, 40],
    [40, 40],
  ])("sent at %i can arrive from %i on", (at, from) => {
    expect(reachableFrom(reach, at)).toBe(from);
  });

  it("never arrives where the WAN never comes", () => {
    expect(reachableFrom({ withoutWan: [span(0, Infinity)], withoutDcc: [] }, 3)).toBe(Infinity);
  });

  it("always can arrive at the moment from which on it can, and at none before", () => {
    const spans = fc
      .uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 8 })
      .map((ends) => ends.toSorted((one, other) => one - other))
      .map((ends) =>
        ends.flatMap((from, at) => (at % 2 === 0 ? [span(from, ends[at + 1] ?? from + 3)] : [])),
      );
    fc.assert(
      fc.property(spans, spans, fc.integer({ min: 0, max: 60 }), (withoutWan, withoutDcc, at) => {
        const both = { withoutWan, withoutDcc };
        let first = at;
        while (!isReachable(both, first)) first += 1;
        return reachableFrom(both, at) === first;
      }),
    );
  });
});

describe("a home without WAN", () => {
  const period = span(startOf("2027-01-01"), startOf("2027-04-01"));
  const ends = (isShorter: boolean, seed: number) =>
    timesWithoutWan("none", period, isShorter, choose({}), streamOf(seed, "wan"))[0]?.until ?? 0;
  const seeds = Array.from({ length: 300 }, (_, seed) => seed);

  it("never gets it later where it is mended in 30 days instead of 90", () => {
    for (const seed of seeds) expect(ends(true, seed)).toBeLessThanOrEqual(ends(false, seed));
  });

  it("has it at once in most cases, where the same fault is mended sooner", () => {
    // Of faults of 20 to 90 days, those of 7 to 30 instead are mostly over when the run begins.
    const mended = seeds.filter((seed) => ends(false, seed) < Infinity);
    const atOnce = mended.filter((seed) => ends(true, seed) === period.from);
    expect(mended.length / seeds.length).toBeCloseTo(0.7, 1);
    expect(atOnce.length / mended.length).toBeGreaterThan(0.6);
    expect(atOnce.length / mended.length).toBeLessThan(0.75);
  });

  it("has none for ever where none is ever mended, and always has it where the WAN is good", () => {
    const never = choose({ wanEverFixedShare: 0 });
    const luck = streamOf(1, "wan");
    expect(timesWithoutWan("none", period, true, never, luck)).toEqual([
      span(period.from, Infinity),
    ]);
    expect(timesWithoutWan("good", period, true, never, luck)).toEqual([]);
  });

  it("is without it for a sixth of the time where it comes for 20 hours and goes for 4", () => {
    const found = timesWithoutWan("intermittent", period, false, choose({}), streamOf(1, "w"));
    const away = found.reduce((sum, { from, until }) => sum + until - from, 0);
    expect(away / (period.until - period.from)).toBeCloseTo(1 / 6, 1);
  });
});

describe("the DCC", () => {
  it("is down in planned windows from 20:00 on, two a month, where nothing else happens", () => {
    const start = startOf("2027-01-01");
    const calm = choose({ unplannedOutagesPerYear: 0 });
    expect(dccOutages(span(start, start + 30 * DAY), calm, 1)).toEqual(
      [3, 18].map((day) => span(start + day * DAY + 20 * HOUR, start + day * DAY + 26 * HOUR)),
    );
  });
});

describe("people", () => {
  it.each([
    ["at 06:59 they get up at 07:00", 6.99, 7],
    ["at 12:00 they are up", 12, 12],
    ["at 23:00 they sleep until the next morning", 23, 31],
  ])("%s", (_, hour, expected) => {
    expect(awake(hour * HOUR)).toBe(expected * HOUR);
  });
});
