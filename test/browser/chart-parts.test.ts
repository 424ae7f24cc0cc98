import { createMeter } from "@utrn-lab/meter-emulator";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { csvOf } from "../../apps/bench/page/src/chart/csv.ts";
import { allPoints, marksOf, withView } from "../../apps/bench/page/src/chart/history.ts";
import {
  lastOf,
  type Span,
  shifted,
  spanBetween,
  wholeSpan,
  zoomed,
} from "../../apps/bench/page/src/chart/span.ts";
import { supplyStretches } from "../../apps/bench/page/src/chart/supply-band.ts";
import { moneyTick, timeTick } from "../../apps/bench/page/src/chart/ticks.ts";
import type { AccountPoint } from "../../apps/bench/server/meters/account-point.ts";
import { newlyKept } from "../../apps/bench/server/meters/kept-meter.ts";
import { seen, type View } from "../../apps/bench/server/meters/view.ts";
import { NOON_SECONDS as NOON } from "../support/bench-rig.ts";
import { METER_ID, METER_KEY } from "../support/parties.ts";

const METER = { meterId: METER_ID, privateKey: METER_KEY, fuel: "electricity" } as const;
const CLOCK = { rate: 0, baseTime: NOON, baseMs: 0 };
const STATE = createMeter({ ...METER, time: NOON });

function viewOf(at: number, balanceMillipence: number, moved: View["moved"] = []): View {
  const view = seen(newlyKept({ state: STATE, dayProfile: false }, CLOCK));
  return { ...view, time: NOON + at, balanceMillipence, moved };
}

const pointOf = (at: number, balanceMillipence = 0): AccountPoint => ({
  at: NOON + at,
  balanceMillipence,
  emergencyMillipence: 1_000_000,
  debtMillipence: 0,
  supply: "disabled",
});

/** Takes views in one after another, as the page does. */
function pointsOf(...views: readonly View[]) {
  let points: readonly AccountPoint[] = [];
  for (const [at, view] of views.entries()) points = withView(points, view, views[at - 1]);
  return points.map(({ at, balanceMillipence }) => [at - NOON, balanceMillipence]);
}

describe("what the page has seen", () => {
  const topUp = [{ path: "settings.meterBalance", before: 90, after: 1_090 }];

  it("has of one second the first and the last", () => {
    expect(pointsOf(viewOf(0, 100), viewOf(9, 90), viewOf(9, 700), viewOf(9, 1_090))).toEqual([
      [0, 100],
      [9, 90],
      [9, 1_090],
    ]);
  });

  it("has what an event moved as a step, also where time passed before it", () => {
    expect(pointsOf(viewOf(0, 100), viewOf(9, 1_090, topUp), viewOf(20, 1_080, topUp))).toEqual([
      [0, 100],
      [9, 90],
      [9, 1_090],
      [20, 1_080],
    ]);
  });

  it("forgets what came after a meter that is brought back", () => {
    expect(pointsOf(viewOf(0, 100), viewOf(50, 50), viewOf(20, 80))).toEqual([
      [0, 100],
      [20, 80],
    ]);
  });

  it("comes behind the session, and that behind the days before it", () => {
    const daily = [-2, 1].map((at) => ({
      at: NOON + at,
      balanceMillipence: 7,
      energyWattSeconds: 0,
    }));
    const points = allPoints([pointOf(3), pointOf(9)], [pointOf(0), pointOf(5)], daily);
    expect(points.map(({ at }) => at - NOON)).toEqual([-2, 0, 5, 9]);
    expect(points[0]).toMatchObject({ balanceMillipence: 7, debtMillipence: null, supply: null });
  });
});

test("what happens in the second in which the session was read is on the chart", () => {
  const points = allPoints([pointOf(5, 1), pointOf(5, 9)], [pointOf(0), pointOf(5, 1)], []);
  expect(points.map(({ balanceMillipence }) => balanceMillipence)).toEqual([0, 1, 9]);
});

test("a session that was read before the meter was brought back ends where the meter is", () => {
  const points = allPoints([pointOf(3)], [pointOf(0), pointOf(2), pointOf(5)], []);
  expect(points.map(({ at }) => at - NOON)).toEqual([0, 2, 3]);
});

test("the supply is one stretch as long as it stays, without seams", () => {
  const on = (at: number) => ({ ...pointOf(at), supply: "enabled" }) as const;
  const unknown = { ...pointOf(0), emergencyMillipence: null, debtMillipence: null, supply: null };
  const stretches = supplyStretches([unknown, on(1), on(2), on(3), pointOf(4), pointOf(9)]);
  expect(stretches.map(({ from, to, supply }) => [from - NOON, to - NOON, supply])).toEqual([
    [1, 4, "enabled"],
    [4, 9, "disabled"],
  ]);
});

describe("the time shown", () => {
  const whole = { from: 1_000, to: 11_000 };

  it.each<readonly [what: string, span: Span, from: number, to: number]>([
    ["half of it, around the middle", zoomed(whole, whole, 0.5), 3_500, 8_500],
    ["twice a part", zoomed(whole, { from: 4_000, to: 5_000 }, 2), 3_500, 5_500],
    ["never more than all", zoomed(whole, { from: 1_000, to: 9_000 }, 2), 1_000, 11_000],
    ["never less than a minute", zoomed(whole, { from: 5_000, to: 5_060 }, 0.5), 5_000, 5_060],
    ["half a length later", shifted(whole, { from: 2_000, to: 4_000 }, 0.5), 3_000, 5_000],
    ["not before all", shifted(whole, { from: 1_500, to: 3_500 }, -0.5), 1_000, 3_000],
    ["the last so many seconds", lastOf(whole, 600), 10_400, 11_000],
    ["two ends of a drag to the left", spanBetween(whole, 6_000, 2_000.4), 2_000, 6_000],
  ])("%s", (_, span, from, to) => {
    expect(span).toEqual({ from, to });
  });

  it("is a minute where there is one point", () => {
    expect(wholeSpan([{ at: 5 }])).toEqual({ from: 5, to: 65 });
  });

  it("always lies within all, whatever is chosen", () => {
    const any = fc.integer({ min: -100_000, max: 100_000 });
    fc.assert(
      fc.property(any, any, fc.double({ min: 0.1, max: 10, noNaN: true }), (one, other, times) => {
        const span = zoomed(whole, spanBetween(whole, one, other), times);
        return span.from >= whole.from && span.to <= whole.to && span.to - span.from >= 60;
      }),
    );
  });
});

describe("ticks", () => {
  it.each([
    [NOON, 3_600, "12:00"],
    [NOON + 15, 15, "12:00:15"],
    [NOON + 12 * 3_600, 86_400, "Wed 25 Nov"],
  ])("of time %i, %i apart: %s", (at, apart, text) => {
    expect(timeTick(at, apart)).toBe(text);
  });

  it.each([
    [-2, 1, "−£2"],
    [0, 1, "£0"],
    [12.5, 0.5, "£12.50"],
    [-0.001, 0.05, "£0.00"],
  ])("of money %d, %d apart: %s", (amount, apart, text) => {
    expect(moneyTick(amount, apart)).toBe(text);
  });
});

test("the CSV has what is shown, in the order of time, with its events", () => {
  const marks = marksOf([
    { at: NOON + 5, event: "810E", text: 'credit "added", 500000 millipence' },
    { at: NOON + 99, event: "8F51", text: "later" },
  ]);
  const points = [pointOf(-1), pointOf(0, -12_345), pointOf(9, 100_000)];
  expect(csvOf(points, marks, { from: NOON, to: NOON + 60 }).split("\r\n")).toEqual([
    "time,balance,emergency credit left,debt,supply,event",
    "2026-11-24T12:00:00.000Z,-0.12345,10.00,0.00,disabled,",
    '2026-11-24T12:00:05.000Z,,,,,"credit ""added"", £5.00"',
    "2026-11-24T12:00:09.000Z,1.00,10.00,0.00,disabled,",
    "",
  ]);
  expect(marks.map(({ kind }) => kind)).toEqual(["taken", "refused"]);
});
