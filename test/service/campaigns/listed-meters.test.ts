import { rmSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { parseCommands } from "@utrn-lab/utrn";
import { expect, test } from "vitest";
import { chooseListed } from "../../../apps/supplier-service/src/campaigns/choose-listed.ts";
import { openStore } from "../../../apps/supplier-service/src/store/database.ts";
import { supplierEnv } from "../../support/supplier-rig.ts";

test("between the look-ups of a long list others are served", async () => {
  const { DATA_DIR } = supplierEnv();
  const store = await openStore({ folder: join(DATA_DIR, "supplier"), databaseUrl: undefined });
  const meterIds = Array.from({ length: 10_000 }, (_, at) => at.toString(16).padStart(16, "0"));
  let [turns, isOver] = [0, false];
  const request = {
    commands: parseCommands([{ type: "restore_supply" }]),
    selection: { meterIds },
  };
  const choosing = chooseListed(store, meterIds, request, null).finally(() => {
    isOver = true;
  });
  const refused = expect(choosing).rejects.toThrow("10000 of 10000 are not");
  while (!isOver) {
    await setImmediate();
    turns += 1;
  }
  await refused;
  // Ten queries of a thousand ids.
  expect(turns).toBeGreaterThanOrEqual(10);
  await store.destroy();
  rmSync(DATA_DIR, { recursive: true });
});
