import { type MeterEvent, type MeterState, step } from "@utrn-lab/meter-emulator";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIRST_SECOND, someSettings } from "../model/life-settings.ts";
import { frozen } from "../support/frozen.ts";
import { meterOf } from "../support/meters.ts";
import { eventsFrom, someHappenings } from "./some-happenings.ts";

/** Up to two weeks of a meter's life, with cuts anywhere. */
const life = fc.record({
  time: fc.integer({ min: 0, max: 400_000 }).map((seconds) => FIRST_SECOND + seconds),
  settings: someSettings,
  happenings: someHappenings(fc.integer({ min: 0, max: 150_000 }), 12),
  cuts: fc.array(fc.integer({ min: 0, max: 1_200_000 }), { maxLength: 40, size: "max" }),
});

interface Told {
  readonly at: number;
  readonly event: string;
}

/** Runs events in turn, on frozen states: a step that wrote to what it is given would throw. */
function run(start: MeterState, events: readonly MeterEvent[]): { end: MeterState; told: Told[] } {
  let end = start;
  const told: Told[] = [];
  for (const event of events) {
    const stepped = step(end, event);
    end = frozen(stepped.state);
    told.push(...stepped.events.map(({ atSeconds: at, event: name }) => ({ at, event: name })));
  }
  return { end, told };
}

/** The same events, with time passed on at each cut that lies between them. */
function withCuts(events: readonly MeterEvent[], cuts: readonly number[]): MeterEvent[] {
  const times = cuts.toSorted((a, b) => a - b);
  return events.flatMap((event, index) => {
    const before = events[index - 1]?.at ?? 0;
    const between = times.filter((at) => before < at && at < event.at);
    return [...between.map((at): MeterEvent => ({ at, type: "time" })), event];
  });
}

describe("time", () => {
  it("however it is cut into steps, always gives the same meter and the same events", () => {
    fc.assert(
      fc.property(life, ({ time, settings, happenings, cuts }) => {
        const events = eventsFrom(time, happenings);
        const start = meterOf(time, settings);
        const whole = run(start, events);
        const cut = run(
          start,
          withCuts(
            events,
            cuts.map((seconds) => time + seconds),
          ),
        );
        expect(cut.end).toEqual(whole.end);
        expect(cut.told).toEqual(whole.told);
      }),
      { numRuns: 300 },
    );
  });

  it("stepped second by second over an hour, always gives the same as in one step", () => {
    fc.assert(
      fc.property(someSettings, fc.integer({ min: 1, max: 20_000 }), (settings, watts) => {
        const time = FIRST_SECOND + 86_400 - 1_800;
        const start = run(meterOf(time, settings), [
          { at: time, type: "load", watts },
          { at: time, type: "action", action: "enable_supply", via: "keypad" },
        ]).end;
        const seconds = Array.from({ length: 3_600 }, (_, second) => time + second + 1);
        const whole = run(start, [{ at: time + 3_600, type: "time" }]);
        const cut = run(
          start,
          seconds.map((at): MeterEvent => ({ at, type: "time" })),
        );
        expect(cut.end).toEqual(whole.end);
        expect(cut.told).toEqual(whole.told);
      }),
      { numRuns: 15 },
    );
  });

  it("given a second time, never changes a meter: every step leaves its levels concluded", () => {
    fc.assert(
      fc.property(life, ({ time, settings, happenings }) => {
        let meter = meterOf(time, settings);
        for (const event of eventsFrom(time, happenings)) {
          meter = run(meter, [event]).end;
          const again = run(meter, [{ at: event.at, type: "time" }]);
          expect(again.end).toEqual(meter);
          expect(again.told).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("standing still, takes an entry key by key and leaves each meter before as it was", () => {
    const keys = [..."A7394A"].map(
      (key): MeterEvent => ({ at: FIRST_SECOND, type: "keys", keys: key }),
    );
    expect(run(meterOf(FIRST_SECOND), keys).end.entry?.digits).toBe("739");
  });

  it("given again or backwards, leaves the meter at its own time and is logged as 81C6", () => {
    const meter = meterOf(FIRST_SECOND);
    const later = run(meter, [{ at: FIRST_SECOND + 100, type: "time" }]).end;
    const back = run(later, [{ at: FIRST_SECOND + 40, type: "time" }]);
    expect(back.told).toEqual([{ at: FIRST_SECOND + 100, event: "81C6" }]);
    expect(back.end.timeSeconds).toBe(FIRST_SECOND + 100);

    // It catches up with the clock it was given: nothing runs backwards now, and nothing happens.
    const catching = run(back.end, [{ at: FIRST_SECOND + 60, type: "time" }]);
    expect(catching.told).toEqual([]);
    expect(catching.end.timeSeconds).toBe(FIRST_SECOND + 100);

    const again = run(later, [{ at: FIRST_SECOND + 100, type: "time" }]);
    expect(again.told).toEqual([]);
  });

  it("given backwards, never changes an account nor a code's counters", () => {
    fc.assert(
      fc.property(someSettings, fc.integer({ min: 1, max: 10_000_000 }), (settings, seconds) => {
        const meter = meterOf(FIRST_SECOND, settings);
        const { end } = run(meter, [{ at: FIRST_SECOND - seconds, type: "time" }]);
        const { logs, givenTimeSeconds, ...rest } = end;
        expect(givenTimeSeconds).toBe(FIRST_SECOND - seconds);
        expect(logs.events.at(-1)?.event).toBe("81C6");
        expect({ ...rest, logs: meter.logs, givenTimeSeconds: meter.givenTimeSeconds }).toEqual(
          meter,
        );
      }),
      { numRuns: 50 },
    );
  });
});
