import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { step, viewOf } from "@utrn-lab/meter-emulator";
import { restoreMeter, snapshotOf } from "@utrn-lab/meter-emulator/snapshot";
import { fullMeter } from "../../support/full-meter.ts";
import { codeFor, meterOf } from "../../support/meters.ts";
import type { Door } from "../engine/door.ts";
import { jsonOf, refusal, throughJson } from "./laws.ts";

const DAY_SECONDS = 86_400;

/** A meter that came back goes on living: it is seen, keyed, and a day older. */
function live(meter: ReturnType<typeof restoreMeter>): string {
  const at = meter.timeSeconds;
  const { state: keyed } = step(meter, { at, type: "keys", keys: "A7A8BB0" });
  const code = codeFor(9, { type: "top_up", amountPence: 100 });
  const { state, outcome } = step(keyed, { at: at + 60, type: "code", code, via: "keypad" });
  const { state: older } = step(state, { at: at + DAY_SECONDS, type: "time" });
  assert.deepEqual(restoreMeter(throughJson(snapshotOf(older))), older);
  viewOf(older);
  return outcome.result;
}

/** Meters as version 1 stored them. */
function firstVersion(): string[] {
  const file = new URL("../../vectors/meters-version-1.json", import.meta.url);
  const all: readonly { readonly stored: unknown }[] = JSON.parse(readFileSync(file, "utf8"));
  return all.slice(0, 3).map(({ stored }) => JSON.stringify(stored));
}

export const door: Door = {
  says: "snapshots of meters: refused by member, or a meter that lives on and comes back the same",
  bytesMax: 30_000,
  cpuMsMax: 500,
  seeds: () => [
    JSON.stringify(fullMeter()),
    JSON.stringify(meterOf(1_795_521_600)),
    JSON.stringify(meterOf(1_795_521_600, { meterBalance: 1_000_000 })),
    ...firstVersion(),
  ],
  open: () => ({
    answer(input) {
      try {
        const meter = restoreMeter(jsonOf(input));
        assert.deepEqual(restoreMeter(throughJson(snapshotOf(meter))), meter);
        return live(meter);
      } catch (error) {
        return refusal(error);
      }
    },
    close: () => {},
  }),
};
