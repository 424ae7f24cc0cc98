import { expect, test } from "vitest";
import type { AccountPoint } from "../../apps/bench/server/meters/account-point.ts";
import { good, makeCommissioned, pounds } from "../support/bench-rig.ts";
import { benchForFile } from "../support/shared-bench.ts";

/** 2026-11-24 00:00 UTC. */
const MIDNIGHT = 1_795_478_400;

const rig = benchForFile();

/** A meter of 1 pound at midnight, without a standing charge, at 1p a kWh. */
async function made(meterId: string) {
  const settings = {
    meterBalance: 100_000,
    emergencyCredit: { limit: 0 },
    tariff: { unitRateMillipence: 1_000, standingChargeMillipence: 0 },
  };
  return makeCommissioned(rig.call, { meterId, time: MIDNIGHT, settings });
}

const historyAt = (path: string) =>
  good<AccountPoint[]>(rig.call("GET", `${path}/history`)).then((points) =>
    points.map(({ at, balanceMillipence, supply }) => [at - MIDNIGHT, balanceMillipence, supply]),
  );

const advance = (path: string, advanceSeconds: number) =>
  good(rig.call("POST", `${path}/clock`, { advanceSeconds }));

test("a step is two points of one second; while nothing moves, two points are enough", async () => {
  const { path, issue } = await made("00db1234567850a1");
  await advance(path, 7_200);
  await good(rig.call("POST", `${path}/codes`, { code: issue(1, pounds(10)) }));
  await advance(path, 3_600);
  expect(await historyAt(path)).toEqual([
    [0, 100_000, "armed"],
    [7_200, 100_000, "armed"],
    [7_200, 1_100_000, "armed"],
    [10_800, 1_100_000, "armed"],
  ]);
});

test("what a load uses is looked at each quarter of an hour, to the second it ends", async () => {
  const { path } = await made("00db1234567850a2");
  await good(rig.call("POST", `${path}/actions`, { action: "enable_supply" }));
  await good(rig.call("PUT", `${path}/load`, { watts: 4_000 }));
  await advance(path, 2_000);
  // 4 kW at 1p a kWh are 1p in a quarter of an hour.
  expect(await historyAt(path)).toEqual([
    [0, 100_000, "armed"],
    [0, 100_000, "enabled"],
    [900, 99_000, "enabled"],
    [1_800, 98_000, "enabled"],
    [2_000, 97_778, "enabled"],
  ]);
});

test("the last point is the meter as it is, also where the session began anew", async () => {
  const { path } = await made("00db1234567850a3");
  await good(rig.call("POST", `${path}/session`, {}));
  await advance(path, 60);
  expect(await historyAt(path)).toEqual([
    [0, 100_000, "armed"],
    [60, 100_000, "armed"],
  ]);
});

test("however long a session is, there are at most some thousand points", async () => {
  const { path } = await made("00db1234567850a4");
  await good(rig.call("POST", `${path}/actions`, { action: "enable_supply" }));
  await good(rig.call("PUT", `${path}/load`, { watts: 1 }));
  await advance(path, 365 * 86_400);
  const points = await historyAt(path);
  expect(points.length).toBeLessThanOrEqual(2_005);
  expect(points.length).toBeGreaterThan(1_000);
});
