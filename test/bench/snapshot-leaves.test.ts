import { type MeterState, step } from "@utrn-lab/meter-emulator";
import { restoreMeter, snapshotOf } from "@utrn-lab/meter-emulator/snapshot";
import { isFieldError } from "@utrn-lab/utrn/checks";
import { expect, test } from "vitest";
import { withRate } from "../../apps/bench/server/meters/clock.ts";
import { newlyKept } from "../../apps/bench/server/meters/kept-meter.ts";
import { knowledgeOf } from "../../apps/bench/server/meters/knowledge.ts";
import { seen } from "../../apps/bench/server/meters/view.ts";
import { reportOf } from "../../apps/bench/server/sessions/report.ts";
import { htmlReport } from "../../apps/bench/server/sessions/report-html.ts";
import { endOf } from "../../apps/bench/server/sessions/session.ts";
import { good, makeMeter, NOON_SECONDS } from "../support/bench-rig.ts";
import { fullMeter } from "../support/full-meter.ts";
import { changed, type Json, type Path, places } from "../support/json-places.ts";
import { benchForFile } from "../support/shared-bench.ts";

const rig = benchForFile();

/** The last second of the year 9999. */
const END_OF_DATES = 253_402_300_799;

type Place = readonly [title: string, path: Path];

const WHOLE = JSON.parse(JSON.stringify(snapshotOf(fullMeter())));
const ALL = places(WHOLE);
const PATHS = new Set(ALL.map(([path]) => path.join(".")));

/** Whether each list on the way to a place has no item behind this one, which stands for all. */
function isLast(path: Path): boolean {
  return path.every(
    (name, at) =>
      typeof name === "string" || !PATHS.has([...path.slice(0, at), name + 1].join(".")),
  );
}

const LEAVES = ALL.filter(
  ([path, value]) => (typeof value !== "object" || value === null) && isLast(path),
);

const VALUES: Readonly<Record<string, readonly Json[]>> = {
  number: [0, 2 ** 53],
  string: ["", "__proto__"],
  boolean: [true, false],
};

/** Everything that can be asked of a meter on the bench, and every page of its display. */
async function lookThrough(state: MeterState): Promise<void> {
  const { timeSeconds: at } = state;
  const clock = withRate(0, at, 0);
  const end = endOf(state);
  const start = { kind: "snapshot", snapshot: snapshotOf(state) } as const;
  JSON.stringify([seen(newlyKept({ state, dayProfile: false }, clock)), knowledgeOf(state)]);
  const session = { version: 2, start, steps: [], end, stepsMissing: 0 } as const;
  htmlReport(await reportOf(session, { madeAt: 0, software: "", label: "" }));
  const on = step(state, { type: "power", on: true, at }).state;
  const idle = step(on, { type: "keys", keys: "BB", at }).state;
  for (const key of "0123456789") {
    const { state: pressed } = step(idle, { type: "keys", keys: key, at });
    seen(newlyKept({ state: pressed, dayProfile: false }, clock));
  }
  restoreMeter(JSON.parse(JSON.stringify(idle)));
}

/** The meter of a snapshot, or undefined where it is refused. */
function meterOf(snapshot: unknown): MeterState | undefined {
  try {
    return restoreMeter(snapshot);
  } catch (error) {
    if (!isFieldError(error)) throw error;
    return undefined;
  }
}

test("whatever leaf of a snapshot is changed, it is refused or each door answers", async () => {
  let taken = 0;
  for (const [path, value] of LEAVES) {
    for (const other of VALUES[typeof value] ?? VALUES.number ?? []) {
      const snapshot = changed(WHOLE, path, (holder, name) => {
        holder[name] = other;
      });
      try {
        const meter = meterOf(snapshot);
        if (meter === undefined) continue;
        await lookThrough(meter);
        taken += 1;
      } catch (error) {
        throw new Error(`${path.join(".")} as ${JSON.stringify(other)}`, { cause: error });
      }
    }
  }
  expect(taken).toBeGreaterThan(100);
});

const TIMES: readonly Place[] = [
  ["a moment that has been", ["logs", "codes", 0, "atSeconds"]],
  ["the end of a lock", ["places", "ppmid", "lockedUntilSeconds"]],
  ["the end of a suspension", ["protection", "suspendedUntilSeconds"]],
];

test.each(TIMES)("snapshot_damaged: %s that no date can say", async (_title, path) => {
  const at = await makeMeter(rig.call, { meterId: "00db1234567890a0" });
  const damaged = changed(WHOLE, path, (holder, name) => {
    holder[name] = END_OF_DATES + 1;
  });
  const field = ["snapshot", ...path].join(".");
  const answer = await rig.call("PUT", `${at}/snapshot`, damaged);
  expect(answer).toMatchObject({ status: 422, body: { code: "snapshot_damaged", field } });
  await rig.call("DELETE", at);
});

test("an end behind the last second of a meter is taken, and so is the meter with it", async () => {
  const settings = { nonDisconnect: { suspendedUntil: END_OF_DATES } };
  const path = await makeMeter(rig.call, { time: NOON_SECONDS, settings });
  await good(rig.call("PUT", `${path}/snapshot`, await good(rig.call("GET", `${path}/snapshot`))));
  const pages = await good(rig.call("POST", `${path}/keys`, { keys: "66" }));
  expect(pages.display).toEqual(["Kept on until", "31 Dec 23:59 UTC"]);
  const later = {
    meterId: "00db1234567890ac",
    settings: { nonDisconnect: { suspendedUntil: END_OF_DATES + 1 } },
  };
  expect(await rig.call("POST", "/v1/meters", later)).toMatchObject({
    status: 400,
    body: { field: "settings.nonDisconnect.suspendedUntil" },
  });
});
