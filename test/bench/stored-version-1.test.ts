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

test("a snapshot of version 1 is put back into its meter", async () => {
  await good(rig.call("POST", "/v1/meters", { meterId: METER_ID, seed: "another" }));
  const put = rig.call("PUT", `/v1/meters/${METER_ID}/snapshot`, stored);
  expect(await good(put)).toMatchObject(inPeriods(view));
});
