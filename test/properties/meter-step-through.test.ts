import {
  EVENT_TEXTS,
  type EventCode,
  type LogEntry,
  type MeterEvent,
  type MeterState,
  step,
  stepThrough,
  type Walk,
  type Walked,
} from "@utrn-lab/meter-emulator";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIRST_SECOND, someSettings } from "../model/life-settings.ts";
import { expectRefused } from "../support/field-errors.ts";
import { frozen } from "../support/frozen.ts";
import { codeFor, meterOf } from "../support/meters.ts";
import { eventsFrom, someHappenings } from "./some-happenings.ts";

const HALF_HOUR = 1_800;

/** A meter that has its supply on and 100,000 mp; 1 kW takes 10 mp a second, and days are free. */
function prepaid(): MeterState {
  const meter = meterOf(FIRST_SECOND, {
    meterBalance: 100_000,
    lowCreditThreshold: 40_000,
    tariff: { unitRateMillipence: 36_000, standingChargeMillipence: 0 },
  });
  const action = { type: "action", action: "enable_supply", via: "keypad" } as const;
  return frozen(step(meter, { at: FIRST_SECOND, ...action }).state);
}

/** 1 kW, told anew each half-hour of half a day. */
const LOADS: readonly MeterEvent[] = Array.from({ length: 24 }, (_, index) => ({
  at: FIRST_SECOND + index * HALF_HOUR,
  type: "load",
  watts: 1_000,
}));

/** The same walk by single steps, which are asked first whether time alone would end it. */
function oneByOne(start: MeterState, { events, from = 0, until, stopAt = [] }: Walk): Walked {
  let state = start;
  const logged: LogEntry[] = [];
  const outcomes: Walked["outcomes"][number][] = [];
  const ends = ({ event }: LogEntry): boolean => stopAt.some((code) => code === event);
  const ended = (stopped: boolean): Walked => {
    return { state, events: logged, outcomes, next: from + outcomes.length, stopped };
  };
  const take = (event: MeterEvent) => {
    const stepped = step(state, event);
    state = frozen(stepped.state);
    logged.push(...stepped.events);
    return stepped;
  };
  const endOnTheWay = (at: number): LogEntry | undefined =>
    at <= state.timeSeconds ? undefined : step(state, { at, type: "time" }).events.find(ends);
  const left = events.findIndex(({ at }, index) => index >= from && at > (until ?? at));
  const passed = events.slice(from, left === -1 ? undefined : left);
  const last = until === undefined ? [] : [{ at: until, type: "time" } as const];
  for (const event of [...passed, ...last]) {
    const end = endOnTheWay(event.at);
    if (end !== undefined) take({ at: end.atSeconds, type: "time" });
    if (end !== undefined) return ended(true);
    const { outcome, events: itsEvents } = take(event);
    if (event !== last[0]) outcomes.push(outcome);
    if (itsEvents.some(ends)) return ended(true);
  }
  return ended(false);
}

describe("a walk through many events", () => {
  it("ends at the second at which credit is used up, before the next event", () => {
    const walked = stepThrough(prepaid(), { events: LOADS, stopAt: ["8F0F"] });
    expect(walked.state.timeSeconds).toBe(FIRST_SECOND + 10_000);
    expect(walked.state.supply).toBe("disabled");
    expect(walked.next).toBe(6); // 9,000 s is the sixth half-hour, 10,800 s the seventh
    expect(walked.stopped).toBe(true);
    expect(walked.outcomes).toHaveLength(6);
    // Low credit came at 6,001 s, when 60,010 mp were charged, and was not to end it. Emergency
    // credit was on offer when the meter was made, which is no event.
    expect(walked.events.map(({ atSeconds, event }) => [atSeconds - FIRST_SECOND, event])).toEqual([
      [6_001, "810D"],
      [10_000, "8F0F"],
    ]);
  });

  it("goes on from where it ended, to a moment between two events", () => {
    const low = stepThrough(prepaid(), { events: LOADS, stopAt: ["810D"] });
    const until = FIRST_SECOND + 7_000;
    const walked = stepThrough(low.state, { events: LOADS, from: low.next, until });
    expect(low.next).toBe(4);
    expect(walked.state.timeSeconds).toBe(until);
    expect(walked.state.account.balanceMillipence).toBe(30_000);
    expect(walked).toMatchObject({ next: 4, stopped: false, events: [], outcomes: [] });
  });

  it("gives the outcome of an event that itself ends it", () => {
    const code = codeFor(1, { type: "top_up", amountPence: 100 });
    const events: readonly MeterEvent[] = [
      { at: FIRST_SECOND + 20_000, type: "code", code, via: "keypad" },
      { at: FIRST_SECOND + 30_000, type: "time" },
    ];
    const { state } = stepThrough(prepaid(), { events: LOADS, stopAt: ["8F0F"] });
    const walked = stepThrough(state, { events, stopAt: ["8F32"] });
    expect(walked.outcomes).toMatchObject([{ result: "applied" }]);
    expect(walked.next).toBe(1);
    expect(walked.state.timeSeconds).toBe(FIRST_SECOND + 20_000);
  });

  it("is always the same as its events one by one, wherever it begins and ends", () => {
    const codes = Object.keys(EVENT_TEXTS) as EventCode[];
    const gap = fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 0, max: 150_000 }) },
      { weight: 1, arbitrary: fc.integer({ min: -5_000, max: -1 }) },
    );
    const some = fc.record({
      settings: someSettings,
      happenings: someHappenings(gap, 30),
      from: fc.nat(5),
      until: fc.option(fc.integer({ min: 0, max: 2_000_000 }), { nil: undefined }),
      stopAt: fc.oneof(fc.constant([]), fc.subarray(codes, { maxLength: 4 })),
    });
    fc.assert(
      fc.property(some, ({ settings, happenings, from, until, stopAt }) => {
        const start = meterOf(FIRST_SECOND, settings);
        const walk = frozen({
          events: eventsFrom(FIRST_SECOND, happenings),
          from: Math.min(from, happenings.length),
          until: until === undefined ? undefined : FIRST_SECOND + until,
          stopAt,
        });
        expect(stepThrough(start, walk)).toEqual(oneByOne(start, walk));
      }),
      { numRuns: 300 },
    );
  });

  it("refuses what it cannot read, by its name", () => {
    const wrong = { at: FIRST_SECOND, type: "load", watts: -1 } as const;
    const meter = prepaid();
    const refuses = (walk: object, field: string, kind: "range" | "type"): void => {
      expectRefused(() => stepThrough(meter, walk as Walk), field, kind);
    };
    refuses({ events: [LOADS[0], LOADS[1], wrong], from: 1 }, "events[2].watts", "range");
    refuses({ events: "none" }, "events", "type");
    refuses({ events: LOADS, from: 25 }, "from", "range");
    refuses({ events: LOADS, until: 0.5 }, "until", "range");
    refuses({ events: LOADS, stopAt: "8F0F" }, "stopAt", "type");
    refuses({ events: LOADS, stopAt: ["8F0F", "8F0G"] }, "stopAt[1]", "range");
  });
});
