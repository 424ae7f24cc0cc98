import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openDatabase } from "@utrn-lab/http-host";
import { createMeter } from "@utrn-lab/meter-emulator";
import { snapshotOf } from "@utrn-lab/meter-emulator/snapshot";
import { beforeEach, expect, test } from "vitest";
import { SESSION_STEPS_MAX, type Session } from "../../apps/bench/server/sessions/session.ts";
import { openStore } from "../../apps/bench/server/store/database.ts";
import { MIGRATIONS } from "../../apps/bench/server/store/migrations.ts";
import { addStep } from "../../apps/bench/server/store/sessions.ts";
import { benchEnv, good, makeMeter, NOON_SECONDS, startBenchRig } from "../support/bench-rig.ts";
import { METER_ID, METER_KEY } from "../support/parties.ts";
import { benchForTest } from "../support/shared-bench.ts";

const rig = benchForTest();
let path: string;
beforeEach(async () => {
  path = await makeMeter(rig.call);
});

const saved = () => good<Session>(rig.call("GET", `${path}/session`));
const load = (watts: number) => good(rig.call("PUT", `${path}/load`, { watts }));

test("a session keeps so many steps, then says how many are missing", async () => {
  const store = await openStore(join(rig.folder, "bench"));
  await store.transaction().execute(async (transaction) => {
    for (let watts = 1; watts < SESSION_STEPS_MAX; watts += 1) {
      const event = { type: "load", watts: 1 + (watts % 2) } as const;
      await addStep(transaction, METER_ID, { at: NOON_SECONDS, event });
    }
  });
  await store.destroy();
  await load(7);
  expect(await saved()).toMatchObject({ stepsMissing: 0, end: { time: NOON_SECONDS } });
  await load(8);
  await load(9);
  const session = await saved();
  expect(session).toMatchObject({ stepsMissing: 2, end: null });
  expect(session.steps).toHaveLength(10_000);
  expect(session.steps.at(-1)).toMatchObject({ step: 10_000, event: { watts: 7 } });
  const replay = await rig.call("POST", "/v1/sessions/replay", { session });
  expect(replay).toMatchObject({ status: 200, body: { same: true, steps: 10_000 } });
});

test("a step stays as it was recorded: the database refuses to change one", async () => {
  await load(7);
  const file = new DatabaseSync(join(rig.folder, "bench", "bench.db"));
  expect(() => file.exec("update steps set body = '{}'")).toThrow(
    "a step stays as it was recorded",
  );
  file.close();
});

test("a meter kept by a bench without sessions begins one with how it is", async () => {
  const env = benchEnv();
  const state = createMeter({
    meterId: METER_ID,
    privateKey: METER_KEY,
    fuel: "gas",
    time: NOON_SECONDS,
  });
  const { "001_meters": first } = MIGRATIONS;
  if (first === undefined) throw new Error("the first migration is there");
  const old = await openDatabase<{ meters: object }>(
    { folder: join(env.DATA_DIR, "bench"), file: "bench.db" },
    { "001_meters": first },
  );
  await old
    .insertInto("meters")
    .values({
      meter_id: METER_ID,
      state: JSON.stringify(snapshotOf(state)),
      rate: 0,
      base_time: NOON_SECONDS,
      base_ms: NOON_SECONDS * 1_000,
    })
    .execute();
  await old.destroy();
  const later = await startBenchRig(env);
  const session = await good<Session>(later.call("GET", `/v1/meters/${METER_ID}/session`));
  expect(session).toMatchObject({
    start: { kind: "snapshot", snapshot: snapshotOf(state) },
    steps: [],
  });
  expect(await good(later.call("GET", `/v1/meters/${METER_ID}`))).toMatchObject({ revision: 0 });
  await later.remove();
});
