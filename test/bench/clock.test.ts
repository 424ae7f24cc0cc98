import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { shiftedTo, timeOf, withRate } from "../../apps/keypad/host/clock.ts";
import {
  type BenchRig,
  good,
  makeMeter,
  NOON_SECONDS,
  startBenchRig,
  type View,
} from "../support/bench-rig.ts";

let rig: BenchRig;
let path: string;
beforeEach(async () => {
  rig = await startBenchRig();
  path = await makeMeter(rig.call);
});
afterEach(() => rig.remove());

const clock = (body: object) => rig.call("POST", `${path}/clock`, body);
const timeNow = async () => (await good<View>(rig.call("GET", path))).time;
const lastEvent = async () =>
  (await good<{ event: string }[]>(rig.call("GET", `${path}/log`))).at(-1)?.event;

describe("a clock moved by hand", () => {
  test("stands while the host's time passes", async () => {
    rig.pass(3_600_000);
    expect(await timeNow()).toBe(NOON_SECONDS);
  });

  test("advances by exactly the seconds asked for, years too", async () => {
    expect(await good(clock({ advanceSeconds: 90 }))).toMatchObject({ time: NOON_SECONDS + 90 });
    await good(clock({ advanceSeconds: 10 * 365 * 86_400 }));
    expect(await timeNow()).toBe(NOON_SECONDS + 90 + 315_360_000);
  });

  test("is set forward by a time", async () => {
    expect(await good(clock({ time: NOON_SECONDS + 5 }))).toMatchObject({
      time: NOON_SECONDS + 5,
      clock: { mode: "manual", rate: 0 },
    });
    expect(await lastEvent()).not.toBe("81C6");
  });

  test("set backwards the meter keeps its own time, and raises 81C6", async () => {
    expect(await good(clock({ time: NOON_SECONDS - 1 }))).toMatchObject({ time: NOON_SECONDS });
    expect(await lastEvent()).toBe("81C6");
  });
});

describe("a running clock", () => {
  test("follows the host's time at its rate, in whole seconds", async () => {
    expect(await good(clock({ rate: 60 }))).toMatchObject({
      clock: { mode: "running", rate: 60 },
    });
    rig.pass(1_016);
    expect(await timeNow()).toBe(NOON_SECONDS + 60);
    rig.pass(1);
    expect(await timeNow()).toBe(NOON_SECONDS + 61);
  });

  test("loses no part of a second when it is advanced", async () => {
    await good(clock({ rate: 1 }));
    rig.pass(999);
    await good(clock({ advanceSeconds: 100 }));
    rig.pass(1);
    expect(await timeNow()).toBe(NOON_SECONDS + 101);
  });

  test("neither loses nor repeats time over a restart", async () => {
    await good(clock({ rate: 2 }));
    rig.pass(1_500);
    expect(await timeNow()).toBe(NOON_SECONDS + 3);
    rig.pass(250);
    await rig.restart();
    rig.pass(250);
    expect(await timeNow()).toBe(NOON_SECONDS + 4);
  });

  test("stops where it is at rate 0", async () => {
    await good(clock({ rate: 1 }));
    rig.pass(5_000);
    expect(await good(clock({ rate: 0 }))).toMatchObject({ time: NOON_SECONDS + 5 });
    rig.pass(5_000);
    expect(await timeNow()).toBe(NOON_SECONDS + 5);
  });

  test("never shows a time again when the host's time goes back", async () => {
    await good(clock({ rate: 1 }));
    rig.pass(5_000);
    expect(await timeNow()).toBe(NOON_SECONDS + 5);
    rig.pass(-60_000);
    expect(await timeNow()).toBe(NOON_SECONDS + 5);
    expect(await lastEvent()).not.toBe("81C6");
  });

  test("stands still at the last second that a code can name", async () => {
    await good(clock({ rate: 86_400 }));
    rig.pass(30 * 365 * 86_400_000);
    expect(await timeNow()).toBe(Date.UTC(2044, 10, 9) / 1_000 - 1);
  });
});

test("always, however often it is looked at, shifted time is exact and never goes back", () => {
  const shifts = fc.array(fc.tuple(fc.nat(100_000), fc.nat(10_000)), { maxLength: 20 });
  const rates = fc.double({ min: 0, max: 86_400, noNaN: true });
  fc.assert(
    fc.property(rates, shifts, (rate, steps) => {
      let nowMs = 0;
      let clock = withRate(rate, NOON_SECONDS, nowMs);
      return steps.every(([passMs, seconds]) => {
        const before = timeOf(clock, nowMs);
        nowMs += passMs;
        const present = timeOf(clock, nowMs);
        const target = Math.min(present + seconds, 2_000_000_000);
        clock = shiftedTo(clock, Math.max(present, target), nowMs);
        return present >= before && timeOf(clock, nowMs) === Math.max(present, target);
      });
    }),
  );
});

const WRONG: readonly [field: string, body: object][] = [
  ["body", {}],
  ["body", { rate: 1, time: NOON_SECONDS }],
  ["advanceSeconds", { advanceSeconds: -1 }],
  ["advanceSeconds", { advanceSeconds: 0.5 }],
  ["advanceSeconds", { advanceSeconds: 1_000_000_000 }],
  ["rate", { rate: -1 }],
  ["rate", { rate: 86_401 }],
  ["rate", { rate: "fast" }],
  ["time", { time: 1 }],
  ["time", { time: "now" }],
];

test.each(WRONG)("invalid_request: %s of %j", async (field, body) => {
  expect(await clock(body)).toMatchObject({
    status: 400,
    body: { code: "invalid_request", field },
  });
  expect(await timeNow()).toBe(NOON_SECONDS);
});
