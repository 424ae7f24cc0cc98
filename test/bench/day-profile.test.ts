import { isDeepStrictEqual } from "node:util";
import { createMeter, step } from "@utrn-lab/meter-emulator";
import fc from "fast-check";
import { beforeEach, describe, expect, it, test } from "vitest";
import { broughtTo } from "../../apps/bench/server/meters/bring-to-present.ts";
import { nextChange, wattsAt } from "../../apps/bench/server/meters/day-profile.ts";
import { followingDay } from "../../apps/bench/server/meters/house.ts";
import type { Session } from "../../apps/bench/server/sessions/session.ts";
import { good, makeMeter, NOON_SECONDS } from "../support/bench-rig.ts";
import { METER_ID, METER_KEY } from "../support/parties.ts";
import { benchForTest } from "../support/shared-bench.ts";

/** What a view says of what has been charged. */
interface Charged {
  readonly balanceMillipence: number;
  readonly energyWattSeconds: number;
  readonly watts: number;
}

const rig = benchForTest();
let path: string;
beforeEach(async () => {
  path = await makeMeter(rig.call, { settings: { meterBalance: 2_000_000 } });
  await good(rig.call("POST", `${path}/keys`, { keys: "B" }));
  await good(rig.call("PUT", `${path}/load`, { dayProfile: true }));
});

const see = (at = path) => good<object>(rig.call("GET", at));
const clock = (body: object) => good<Charged>(rig.call("POST", `${path}/clock`, body));
const saved = () => good<Session>(rig.call("GET", `${path}/session`));

/**
 * 150 W x 6.5 h + 1,800 x 2 + 300 x 3.5 + 900 x 1.5 + 350 x 3.5 + 2,600 x 3 + 900 x 3 + 200 x 1 =
 * 18.9 kWh at 24.5p, and a standing charge of 53.35p: 463.05p + 53.35p = 516.4p.
 */
const AFTER_A_DAY = { time: NOON_SECONDS + 86_400, balanceMillipence: 1_483_600, watts: 900 };

describe("a meter whose load follows the profile of a day", () => {
  it("is charged for each part of the day, by one step or as its clock runs", async () => {
    expect(await clock({ advanceSeconds: 86_400 })).toMatchObject(AFTER_A_DAY);
    await clock({ rate: 86_400 });
    rig.pass(1_000);
    expect(await see()).toMatchObject({ balanceMillipence: 967_200, dayProfile: true });
  });

  it("stops at each change of the load on the way to the next event, and says so", async () => {
    const seen = await see();
    expect(seen).toMatchObject({
      watts: 900,
      dayProfile: true,
      nextEvent: { at: NOON_SECONDS + 5_400, texts: ["the load becomes 350 W"] },
    });
    expect(await clock({ to: "next_event" })).toMatchObject({
      time: NOON_SECONDS + 5_400,
      watts: 350,
    });
    expect(await clock({ to: "next_event" })).toMatchObject({ time: NOON_SECONDS + 18_000 });
  });

  it("follows it until watts are set", async () => {
    const put = rig.call("PUT", `${path}/load`, { watts: 60 });
    expect(await good(put)).toMatchObject({ watts: 60, dayProfile: false });
    expect(await clock({ advanceSeconds: 5_400 })).toMatchObject({ watts: 60 });
  });

  it("does so after a restart, and after a session has begun anew", async () => {
    await rig.restart();
    await good(rig.call("POST", `${path}/session`, {}));
    expect(await clock({ advanceSeconds: 86_400 })).toMatchObject(AFTER_A_DAY);
    const session = await saved();
    expect(session.start).toMatchObject({ kind: "snapshot", dayProfile: true });
    const replayed = await good(rig.call("POST", "/v1/sessions/replay", { session }));
    expect(replayed).toMatchObject({ same: true, steps: 1 });
  });

  it("is exported, taken in and copied with it", async () => {
    const file = await good<{ meters: object[] }>(rig.call("GET", "/v1/meters/export"));
    expect(file.meters).toMatchObject([{ dayProfile: true }]);
    const copy = await good(rig.call("POST", `${path}/duplicate`, { meterId: "00db1234567890b1" }));
    expect(copy).toMatchObject({ dayProfile: true });
    await rig.call("DELETE", path);
    await good(rig.call("POST", "/v1/meters/import", file));
    expect(await clock({ advanceSeconds: 86_400 })).toMatchObject(AFTER_A_DAY);
  });

  it("has the load of a snapshot that is put in", async () => {
    const snapshot = await good<object>(rig.call("GET", `${path}/snapshot`));
    const put = rig.call("PUT", `${path}/snapshot`, { ...snapshot, watts: 60 });
    expect(await good(put)).toMatchObject({ watts: 60, dayProfile: false });
  });
});

test("a session says that the load follows the day, and makes such a meter", async () => {
  await clock({ advanceSeconds: 43_200 });
  const session = await saved();
  expect(session.steps.map(({ event }) => event)).toEqual([
    { type: "keys", keys: "B" },
    { type: "day_profile" },
    { type: "time" },
  ]);
  const report = await rig.call("GET", `${path}/session/report?format=markdown`);
  expect(report.text).toContain("Load by the day profile");
  await rig.call("DELETE", path);
  const made = await good(rig.call("POST", "/v1/sessions", { session, step: 2 }));
  expect(made).toMatchObject({ dayProfile: true, watts: 900 });
  expect(await clock({ advanceSeconds: 86_400 })).toMatchObject(AFTER_A_DAY);
  const back = await good(rig.call("PUT", `${path}/session`, { session, step: 1 }));
  expect(back).toMatchObject({ dayProfile: false, watts: 0 });
});

test("a meter always comes out the same, however time is stepped", async () => {
  const settings = { meterBalance: 2_000_000 };
  const time = NOON_SECONDS;
  const setup = { meterId: METER_ID, privateKey: METER_KEY, time, settings };
  const made = step(createMeter({ ...setup, fuel: "electricity" }), {
    type: "keys",
    keys: "B",
    at: time,
  });
  const { house } = followingDay({ state: made.state, dayProfile: false });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(5_000_000), { minLength: 2, maxLength: 8 }), async (times) => {
      const moments = times.map((after) => time + after).sort((left, right) => left - right);
      let stepped = house;
      for (const moment of moments) stepped = (await broughtTo(stepped, moment)).house;
      const atOnce = (await broughtTo(house, moments.at(-1) ?? time)).house;
      return isDeepStrictEqual(stepped, atOnce);
    }),
  );
});

test("the profile of a day begins again at midnight", () => {
  expect(wattsAt(NOON_SECONDS)).toBe(900);
  expect(nextChange(NOON_SECONDS)).toBe(NOON_SECONDS + 5_400);
  const late = NOON_SECONDS + 11.5 * 3_600;
  expect(wattsAt(late)).toBe(200);
  expect(nextChange(late)).toBe(NOON_SECONDS + 12 * 3_600);
});
