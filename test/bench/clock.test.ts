import { createMeter, step } from "@utrn-lab/meter-emulator";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { presentOf } from "../../apps/bench/server/meters/bring-to-present.ts";
import { shiftedTo, timeOf, withRate } from "../../apps/bench/server/meters/clock.ts";
import { newlyKept } from "../../apps/bench/server/meters/kept-meter.ts";
import {
  good,
  makeCommissioned,
  makeMeter,
  NOON_SECONDS,
  pounds,
  type View,
} from "../support/bench-rig.ts";
import { METER_KEY } from "../support/parties.ts";
import { benchForTest } from "../support/shared-bench.ts";

const rig = benchForTest();
let path: string;
beforeEach(async () => {
  path = await makeMeter(rig.call);
});

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

describe("a clock moved to what happens next", () => {
  test("stops at the second at which consumption passes the credit threshold", async () => {
    const loaded = await makeMeter(rig.call, {
      meterId: "00db1234567890b1",
      settings: { meterBalance: 500_000 },
    });
    await good(rig.call("POST", `${loaded}/keys`, { keys: "B" }));
    await good(rig.call("PUT", `${loaded}/load`, { watts: 2_000 }));
    // 300,001 mp at 2 kW * 24,500 mp/kWh: 300,001 * 3,600,000 / 49,000,000 = 22,040.9 s.
    const low = await good(rig.call("POST", `${loaded}/clock`, { to: "next_event" }));
    expect(low).toMatchObject({ time: NOON_SECONDS + 22_041, balanceMillipence: 199_998 });
    const log = await good<{ at: number }[]>(rig.call("GET", `${loaded}/log?event=810D,8119`));
    expect(log).toMatchObject([
      { at: NOON_SECONDS + 22_041, event: "810D" },
      { at: NOON_SECONDS + 22_041, event: "8119" },
    ]);
  });

  test("stops at midnight where nothing comes before, and always goes on from there", async () => {
    expect(await good(clock({ to: "next_event" }))).toMatchObject({ time: NOON_SECONDS + 43_200 });
    expect(await good(clock({ to: "midnight" }))).toMatchObject({ time: NOON_SECONDS + 129_600 });
  });

  test("stops where a lock ends, and where the HAN closes", async () => {
    const { path: at, issue } = await makeCommissioned(rig.call, { meterId: "00db1234567890b2" });
    const enter = (code: string) => good(rig.call("POST", `${at}/codes`, { code }));
    const opening = issue(1, [{ type: "open_han", device: "any", minutes: 20 }]);
    await enter(opening);
    for (const pence of [1, 2, 3, 4, 5]) await enter(issue(700 + pence, pounds(pence)));
    const toNext = () => good(rig.call("POST", `${at}/clock`, { to: "next_event" }));
    expect(await toNext()).toMatchObject({ time: NOON_SECONDS + 1_200, han: { open: false } });
    const unlocked = await toNext();
    expect(unlocked).toMatchObject({ time: NOON_SECONDS + 3_600, entry: { lockedUntil: null } });
  });

  test("invalid_request: to lead past the last second that a code can name", async () => {
    const last = Date.UTC(2044, 10, 9) / 1_000 - 1;
    await good(clock({ time: last }));
    expect(await clock({ to: "midnight" })).toMatchObject({ status: 400, body: { field: "to" } });
    expect(await timeNow()).toBe(last);
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

describe("a fast clock while a code is entered", () => {
  const press = (keys: string) => good(rig.call("POST", `${path}/keys`, { keys }));
  const see = () => good<View>(rig.call("GET", path));

  test("goes at the pace of real time until the code is submitted, then at its rate", async () => {
    await good(clock({ rate: 3_600 }));
    expect(await press("A7394")).toMatchObject({ clock: { rate: 3_600, held: true } });
    rig.pass(19_000);
    expect(await see()).toMatchObject({ time: NOON_SECONDS + 19, entry: { digits: "7394" } });
    rig.pass(500);
    expect(await press("B")).toMatchObject({
      time: NOON_SECONDS + 19,
      clock: { rate: 3_600, held: false },
      display: ["Rejected", "Incomplete"],
    });
    rig.pass(10_000);
    expect(await see()).toMatchObject({ time: NOON_SECONDS + 19 + 36_000 });
  });

  test("runs on at its rate from the second at which the entry ends by itself", async () => {
    await good(clock({ rate: 3_600 }));
    await press("A7");
    // Twenty seconds held, and ten at 3,600 seconds a second.
    rig.pass(30_000);
    expect(await see()).toMatchObject({ time: NOON_SECONDS + 20 + 36_000, clock: { held: false } });
    await rig.restart();
    rig.pass(1_000);
    expect(await see()).toMatchObject({ time: NOON_SECONDS + 20 + 39_600 });
  });

  test("is held over a restart, where it is moved by hand, and where its rate is set", async () => {
    await good(clock({ rate: 60 }));
    await press("A7");
    await rig.restart();
    rig.pass(5_000);
    expect(await good(clock({ advanceSeconds: 3 }))).toMatchObject({ time: NOON_SECONDS + 8 });
    rig.pass(1_000);
    expect(await good(clock({ rate: 600 }))).toMatchObject({
      time: NOON_SECONDS + 9,
      clock: { rate: 600, held: true },
    });
    rig.pass(1_000);
    expect(await good(clock({ advanceSeconds: 60 }))).toMatchObject({
      time: NOON_SECONDS + 70,
      clock: { held: false },
    });
    rig.pass(1_000);
    expect(await see()).toMatchObject({ time: NOON_SECONDS + 670 });
  });

  test("one that stands or keeps real time is not held", async () => {
    expect(await press("A7")).toMatchObject({ clock: { rate: 0, held: false } });
    expect(await good(clock({ rate: 1 }))).toMatchObject({ clock: { rate: 1, held: false } });
  });

  test("goes on where the host's time goes back", async () => {
    await good(clock({ rate: 60 }));
    await press("A7");
    rig.pass(5_000);
    await see();
    rig.pass(-60_000);
    expect(await see()).toMatchObject({ time: NOON_SECONDS + 5 });
    rig.pass(2_000);
    expect(await see()).toMatchObject({ time: NOON_SECONDS + 7 });
  });
});

describe("what the view says of the next event", () => {
  const next = async () =>
    (await good<View & { nextEvent: object }>(rig.call("GET", path))).nextEvent;

  test("midnight, the end of an entry, and what an event of the meter says", async () => {
    expect(await next()).toEqual({ at: NOON_SECONDS + 43_200, texts: ["midnight"] });
    await good(rig.call("POST", `${path}/keys`, { keys: "A7" }));
    expect(await next()).toEqual({ at: NOON_SECONDS + 20, texts: ["the entry ends"] });
    path = await makeMeter(rig.call, {
      meterId: "00db1234567890b3",
      settings: { meterBalance: 500_000 },
    });
    await good(rig.call("POST", `${path}/keys`, { keys: "B" }));
    await good(rig.call("PUT", `${path}/load`, { watts: 2_000 }));
    const texts = ["credit below the low credit threshold", "emergency credit available"];
    expect(await next()).toEqual({ at: NOON_SECONDS + 22_041, texts });
  });

  test("is where the clock goes, to the second, and what comes there", async () => {
    path = await makeMeter(rig.call, {
      meterId: "00db1234567890b4",
      settings: {
        meterBalance: 500_000,
        tariff: {
          unitRateMillipence: 24_500,
          rate2Millipence: 9_000,
          rate2Start: "13:30",
          rate2End: "14:00",
          standingChargeMillipence: 53_350,
        },
        debt: { time_1: 1_000_000 },
        timeDebtRecovery: { time_1: { rate: 1_000, period: "hourly" } },
      },
    });
    await good(rig.call("PUT", `${path}/load`, { dayProfile: true }));
    const told: [number, readonly string[]][] = [];
    for (let moves = 0; moves < 4; moves += 1) {
      const { at, texts } = await good<View>(rig.call("GET", path)).then(
        (view) => (view as View & { nextEvent: { at: number; texts: string[] } }).nextEvent,
      );
      told.push([at - NOON_SECONDS, texts]);
      expect(await good(clock({ to: "next_event" }))).toMatchObject({ time: at });
    }
    expect(told).toEqual([
      [3_600, ["time debt recovery falls due"]],
      [5_400, ["the unit rate changes", "the load becomes 350 W"]],
      [7_200, ["the unit rate changes", "time debt recovery falls due"]],
      [10_800, ["time debt recovery falls due"]],
    ]);
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

test("always, however often it is looked at, an entry holds a clock just as long", async () => {
  const meterId = "00db1234567890b5";
  const setup = {
    meterId,
    privateKey: METER_KEY,
    fuel: "electricity",
    time: NOON_SECONDS,
  } as const;
  const made = createMeter(setup);
  const { state } = step(made, { type: "keys", keys: "A7", at: NOON_SECONDS });
  const looks = fc.array(fc.nat(40_000), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 86_400 }), looks, async (rate, momentsMs) => {
      let meter = newlyKept({ state, dayProfile: false }, withRate(rate, NOON_SECONDS, 0));
      for (const nowMs of momentsMs.toSorted((left, right) => left - right)) {
        meter = await presentOf(meter, nowMs);
      }
      const lastMs = Math.max(...momentsMs);
      // An entry ends by itself twenty seconds after its last key.
      const [heldMs, freeMs] = [Math.min(lastMs, 20_000), Math.max(0, lastMs - 20_000)];
      const passed = Math.floor(heldMs / 1_000) + Math.floor((freeMs * rate) / 1_000);
      return meter.state.timeSeconds === NOON_SECONDS + passed;
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
  ["to", { to: "tomorrow" }],
  ["body", { to: "midnight", rate: 1 }],
];

test.each(WRONG)("invalid_request: %s of %j", async (field, body) => {
  expect(await clock(body)).toMatchObject({
    status: 400,
    body: { code: "invalid_request", field },
  });
  expect(await timeNow()).toBe(NOON_SECONDS);
});
