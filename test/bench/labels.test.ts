import { join } from "node:path";
import { openDatabase } from "@utrn-lab/http-host";
import { expect, test } from "vitest";
import { MIGRATIONS } from "../../apps/bench/server/store/migrations.ts";
import { benchEnv, good, makeMeter, NOON_SECONDS, startBenchRig } from "../support/bench-rig.ts";
import { METER_ID } from "../support/parties.ts";
import { benchForTest } from "../support/shared-bench.ts";

const rig = benchForTest();
const label = "Démo, 12 Mill Lane 🏠";

const labelAt = async (path: string) =>
  (await good<{ readonly label: string }>(rig.call("GET", path))).label;

test("a meter has no name, is given one, and keeps it over a restart", async () => {
  const path = await makeMeter(rig.call);
  expect(await labelAt(path)).toBe("");
  const named = await rig.call("PUT", `${path}/label`, { label });
  expect(named).toMatchObject({ status: 200, body: { label, revision: 1 } });
  await rig.restart();
  expect(await labelAt(path)).toBe(label);
  await good(rig.call("PUT", `${path}/label`, { label: "" }));
  expect(await labelAt(path)).toBe("");
});

test("what is done to a meter leaves its name, and a name is no step of its session", async () => {
  const path = await makeMeter(rig.call, { label });
  await good(rig.call("PUT", `${path}/label`, { label: "Another" }));
  await good(rig.call("PUT", `${path}/load`, { watts: 5 }));
  await good(rig.call("POST", `${path}/clock`, { advanceSeconds: 60 }));
  expect(await labelAt(path)).toBe("Another");
  const session = await good<{ steps: { event: { type: string } }[] }>(
    rig.call("GET", `${path}/session`),
  );
  expect(session.steps.map(({ event }) => event.type)).toEqual(["load", "time"]);
  const report = await rig.call("GET", `${path}/session/report?format=markdown`);
  expect(report.text.split("\n")[0]).toBe("# Session of Another");
  await good(rig.call("PUT", `${path}/session`, { session, step: 0 }));
  expect(await labelAt(path)).toBe("Another");
});

test("the same name again changes nothing", async () => {
  const path = await makeMeter(rig.call, { label });
  const named = await rig.call("PUT", `${path}/label`, { label });
  expect(named).toMatchObject({ body: { revision: 0 } });
});

test.each([
  ["101 characters", "x".repeat(101)],
  ["two lines", "one\ntwo"],
  ["half of a character", "\ud83c"],
  ["no text", 7],
])("invalid_request: a name of %s", async (_, wrong) => {
  const path = await makeMeter(rig.call);
  expect(await rig.call("PUT", `${path}/label`, { label: wrong })).toMatchObject({
    status: 400,
    body: { code: "invalid_request", field: "label" },
  });
  expect(await labelAt(path)).toBe("");
});

test("a copy says of which meter it is, in no more characters than a name has", async () => {
  const path = await makeMeter(rig.call, { label: "🏠".repeat(99) });
  const copy = (body: object) => good(rig.call("POST", `${path}/duplicate`, body));
  expect(await copy({})).toMatchObject({ label: `Copy of ${"🏠".repeat(92)}` });
  expect(await copy({ label: "Left" })).toMatchObject({ label: "Left" });
  await good(rig.call("PUT", `${path}/label`, { label: "" }));
  expect(await copy({})).toMatchObject({ label: "" });
});

test("a name goes out and comes in with its meter", async () => {
  const path = await makeMeter(rig.call, { label });
  const bare = await makeMeter(rig.call, { meterId: "00db1234567890d2" });
  const file = await good(rig.call("GET", "/v1/meters/export"));
  expect(file).toMatchObject({ meters: [{ label }, { rate: 0 }] });
  for (const each of [path, bare]) await rig.call("DELETE", each);
  await good(rig.call("POST", "/v1/meters/import", file));
  expect([await labelAt(path), await labelAt(bare)]).toEqual([label, ""]);
});

/** The tables as they were before meters had names. */
interface EarlierTables {
  readonly meters: {
    readonly meter_id: string;
    readonly state: string;
    readonly rate: number;
    readonly base_time: number;
    readonly base_ms: number;
  };
  readonly sessions: {
    readonly meter_id: string;
    readonly start: string;
    readonly steps: number;
    readonly missing: number;
  };
}

test("a meter that was kept before there were names and day profiles has none", async () => {
  const path = await makeMeter(rig.call, { label, settings: { meterBalance: 321_000 } });
  const snapshot = await good<object>(rig.call("GET", `${path}/snapshot`));
  const env = benchEnv();
  const place = { folder: join(env.DATA_DIR, "bench"), file: "bench.db" };
  const earlier = Object.entries(MIGRATIONS).filter(([name]) => name < "005_labels");
  const kept = await openDatabase<EarlierTables>(place, Object.fromEntries(earlier));
  const clock = { rate: 0, base_time: NOON_SECONDS, base_ms: NOON_SECONDS * 1_000 };
  const state = JSON.stringify(snapshot);
  const meter = { meter_id: METER_ID, state, ...clock };
  await kept.insertInto("meters").values(meter).execute();
  const start = JSON.stringify({ kind: "snapshot", snapshot });
  const session = { meter_id: METER_ID, start, steps: 0, missing: 0 };
  await kept.insertInto("sessions").values(session).execute();
  await kept.destroy();

  const later = await startBenchRig(env);
  expect(await good(later.call("GET", path))).toMatchObject({
    label: "",
    dayProfile: false,
    balanceMillipence: 321_000,
  });
  await later.remove();
});
