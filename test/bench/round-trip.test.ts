import { snapshotOf } from "@utrn-lab/meter-emulator/snapshot";
import fc from "fast-check";
import { test } from "vitest";
import { someSettings } from "../model/life-settings.ts";
import { good, NOON_SECONDS } from "../support/bench-rig.ts";
import { fullMeter } from "../support/full-meter.ts";
import { changed, type Json, places } from "../support/json-places.ts";
import { benchForFile } from "../support/shared-bench.ts";

const rig = benchForFile();

const FULL: Json = JSON.parse(JSON.stringify(snapshotOf(fullMeter())));
const LEAVES = places(FULL).filter(([, value]) => typeof value !== "object" || value === null);

/** The snapshot of a full meter with one leaf changed: to what it may be as often as to not. */
const anySnapshot = fc
  .tuple(
    fc.constantFrom(...LEAVES),
    fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.boolean(), fc.constant(null)),
    fc.string({ unit: "binary", maxLength: 20 }),
  )
  .map(([[path, was], value, text]) =>
    changed(FULL, path, (holder, name) => {
      if (typeof was === "boolean") holder[name] = !was;
      else holder[name] = typeof was === "string" ? text : value;
    }),
  );

type MeterFile = { readonly meters: readonly unknown[] };

/** Law: what a bench has taken in goes out, comes in again as it was, and so does its session. */
async function goesOutAndIn(path: string): Promise<boolean> {
  await good(rig.call("POST", `${path}/keys`, { keys: "BBBB4466" }));
  const file = await good<MeterFile>(rig.call("GET", "/v1/meters/export"));
  const session = await good<object>(rig.call("GET", `${path}/session`));
  await rig.call("DELETE", path);
  const imported = await rig.call("POST", "/v1/meters/import", file);
  const again = await rig.call("GET", "/v1/meters/export");
  const put = await rig.call("GET", `${path}/snapshot`);
  const back = await rig.call("PUT", `${path}/snapshot`, put.text);
  const replayed = await rig.call("POST", "/v1/sessions/replay", { session });
  await rig.call("DELETE", path);
  const remade = await rig.call("POST", "/v1/sessions", { session });
  await rig.call("DELETE", path);
  const statuses = [imported, back, replayed, remade].map(({ status }) => status);
  return statuses.join() === "201,200,200,201" && again.text === JSON.stringify(file);
}

test("always is a snapshot that was taken given out, and taken in again as it was", async () => {
  await fc.assert(
    fc.asyncProperty(anySnapshot, async (snapshot) => {
      const file = { version: 1, meters: [{ rate: 0, snapshot }] };
      const answer = await rig.call("POST", "/v1/meters/import", file);
      if (answer.status !== 201) return answer.status < 500;
      const { meterIds } = answer.body as { meterIds: string[] };
      return goesOutAndIn(`/v1/meters/${meterIds[0]}`);
    }),
    { numRuns: 25 },
  );
});

test("always is a meter of any settings given out, and taken in again as it was", async () => {
  await fc.assert(
    fc.asyncProperty(someSettings, async (settings) => {
      const made = { meterId: "00db1234567890ab", seed: "s", time: NOON_SECONDS, settings };
      const answer = await rig.call("POST", "/v1/meters", made);
      if (answer.status !== 201) return answer.status < 500;
      return goesOutAndIn("/v1/meters/00db1234567890ab");
    }),
    { numRuns: 8 },
  );
});
