import { createMeter } from "@utrn-lab/meter-emulator";
import { beforeEach, describe, expect, it } from "vitest";
import { meters } from "../../apps/bench/page/src/meter-store.ts";
import type { View } from "../../apps/bench/server/meters/view.ts";
import { seen } from "../../apps/bench/server/meters/view.ts";
import { NOON_SECONDS } from "../support/bench-rig.ts";
import { METER_ID, METER_KEY } from "../support/parties.ts";

const STATE = createMeter({
  meterId: METER_ID,
  privateKey: METER_KEY,
  fuel: "electricity",
  time: NOON_SECONDS,
});
const CLOCK = { rate: 0, baseTime: NOON_SECONDS, baseMs: 0 };

const viewOf = (revision: number, ...changed: View["changed"]): View =>
  seen({
    state: STATE,
    dayProfile: false,
    clock: CLOCK,
    revision,
    changed,
    moved: [],
    label: "",
  });

beforeEach(() => {
  const unfollow = meters.follow(METER_ID);
  meters.take(viewOf(5, "log"), true);
  return unfollow;
});

const shown = () => meters.get(METER_ID);

describe("a view that comes", () => {
  it("is shown, and everything is to be read, where it is the first", () => {
    expect(shown()).toEqual({
      view: viewOf(5, "log"),
      changes: { log: 1, outbox: 1, knowledge: 1 },
    });
  });

  it("is shown where it is the next, and what it names is to be read again", () => {
    meters.take(viewOf(6, "log", "knowledge"));
    expect(shown()).toMatchObject({
      view: { revision: 6 },
      changes: { log: 2, outbox: 1, knowledge: 2 },
    });
  });

  it("is dropped where it is older than what is shown, or the same once more", () => {
    meters.take(viewOf(6));
    const before = shown();
    for (const revision of [6, 5, 0]) meters.take(viewOf(revision, "log"));
    expect(shown()).toBe(before);
  });

  it("has everything read again where one before it was missed", () => {
    meters.take(viewOf(7));
    expect(shown()).toMatchObject({
      view: { revision: 7 },
      changes: { log: 2, outbox: 2, knowledge: 2 },
    });
  });

  it("holds where a stream begins with it: a meter made anew counts from 0", () => {
    meters.take(viewOf(0), true);
    expect(shown()).toMatchObject({
      view: { revision: 0 },
      changes: { log: 2, outbox: 2, knowledge: 2 },
    });
  });

  it("is nobody's where its meter is not followed", () => {
    meters.take({ ...viewOf(5), meterId: "00db1234567890ff" }, true);
    expect(meters.get("00db1234567890ff")).toBeUndefined();
  });
});

it("who has subscribed is told of each view that is taken, until it stops", () => {
  let told = 0;
  const stop = meters.subscribe(() => {
    told += 1;
  });
  meters.take(viewOf(6));
  meters.take(viewOf(6));
  expect(told).toBe(1);
  stop();
  meters.take(viewOf(7));
  expect(told).toBe(1);
});
