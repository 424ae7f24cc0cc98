import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Session } from "../../apps/bench/server/sessions/session.ts";
import { openStore } from "../../apps/bench/server/store/database.ts";
import { benchEnv, good, NOON_SECONDS, startBenchRig } from "../support/bench-rig.ts";
import { METER_ID } from "../support/parties.ts";
import { benchForTest } from "../support/shared-bench.ts";
import { inPeriods } from "../support/version-1-words.ts";

function vector(name: string) {
  return JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), "utf8"));
}

/** The meter that is in the middle of an entry. */
const [, { stored, view }] = vector("meters-version-1");
const session: Session = vector("session-version-1");

const rig = benchForTest();

test("a bench reads the meters and sessions that it kept in version 1", async () => {
  const env = benchEnv();
  const kept = await openStore(join(env.DATA_DIR, "bench"));
  const clock = { rate: 0, base_time: stored.time, base_ms: NOON_SECONDS * 1_000 };
  const state = JSON.stringify(stored);
  await kept
    .insertInto("meters")
    .values({ meter_id: METER_ID, state, ...clock })
    .execute();
  const start = JSON.stringify(session.start);
  await kept
    .insertInto("sessions")
    .values({ meter_id: METER_ID, start, steps: 0, missing: 0 })
    .execute();
  await kept.destroy();

  const later = await startBenchRig(env);
  const path = `/v1/meters/${METER_ID}`;
  expect(await good(later.call("GET", path))).toMatchObject(inPeriods(view));
  expect(await good(later.call("GET", `${path}/session`))).toMatchObject({ start: session.start });
  const press = { keys: "B" };
  expect(await good(later.call("POST", `${path}/keys`, press))).toMatchObject({
    display: ["Rejected", "Incomplete"],
  });
  await later.restart();
  expect(await good(later.call("GET", `${path}/snapshot`))).toMatchObject({ version: 2 });
  const whole = await good<Session>(later.call("GET", `${path}/session`));
  expect(whole.steps).toHaveLength(1);
  expect(await good(later.call("POST", "/v1/sessions/replay", { session: whole }))).toMatchObject({
    same: true,
  });
  await later.remove();
});

test("a session recorded in version 1, from a meter stored in it, replays the same", async () => {
  expect(await good(rig.call("POST", "/v1/sessions/replay", { session }))).toEqual({
    same: true,
    steps: session.steps.length,
    difference: null,
  });
});

/** A session that began with a meter made before the second revision, protected on two dates. */
const setup = {
  kind: "setup",
  meterId: "00db1234567890c1",
  seed: "before",
  fuel: "electricity",
  time: NOON_SECONDS,
  settings: { nonDisconnect: { dates: ["2026-12-25", "2027-01-01"] } },
} as const;

const PERIODS = [
  { from: "2026-12-25", days: 1 },
  { from: "2027-01-01", days: 1 },
];

test("a session that began with protected dates makes a meter with periods of a day", async () => {
  const before = { version: 1, start: setup, steps: [], end: null, stepsMissing: 0 };
  const made = await good(rig.call("POST", "/v1/sessions", { session: before }));
  expect(made).toMatchObject({ nonDisconnect: { periods: PERIODS } });
  const path = `/v1/meters/${setup.meterId}/session`;
  expect(await good(rig.call("GET", path))).toMatchObject({
    start: { settings: { nonDisconnect: { periods: PERIODS } } },
  });
});

test("a session kept with protected dates is given with periods, and replays", async () => {
  const env = benchEnv();
  const first = await startBenchRig(env);
  const { nonDisconnect: _, ...others } = setup.settings;
  const body = { meterId: setup.meterId, seed: setup.seed, time: setup.time, settings: others };
  await good(first.call("POST", "/v1/meters", body));
  await first.stop();
  const kept = await openStore(join(env.DATA_DIR, "bench"));
  await kept
    .updateTable("sessions")
    .set({ start: JSON.stringify(setup) })
    .execute();
  await kept.destroy();

  const later = await startBenchRig(env);
  const path = `/v1/meters/${setup.meterId}/session`;
  const given = await good<Session>(later.call("GET", path));
  expect(given.start).toMatchObject({ settings: { nonDisconnect: { periods: PERIODS } } });
  const replayed = later.call("POST", "/v1/sessions/replay", { session: given });
  expect(await good(replayed)).toMatchObject({ same: true });
  await later.remove();
});

test("a snapshot of version 1 is put back into its meter", async () => {
  await good(rig.call("POST", "/v1/meters", { meterId: METER_ID, seed: "another" }));
  const put = rig.call("PUT", `/v1/meters/${METER_ID}/snapshot`, stored);
  expect(await good(put)).toMatchObject(inPeriods(view));
});
