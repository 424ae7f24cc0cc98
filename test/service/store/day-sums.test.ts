import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { readDaySums } from "../../../apps/supplier-service/src/access/day-sums.ts";
import { openStore } from "../../../apps/supplier-service/src/store/database.ts";
import { addToKeys, givenByKeys } from "../../../apps/supplier-service/src/store/day-sums.ts";
import type { Store } from "../../../apps/supplier-service/src/store/tables.ts";
import { type Postgres, startPostgres } from "../../support/postgres.ts";
import { NOON_SECONDS } from "../../support/supplier-rig.ts";

const DAY = "2026-11-24";
let folder: string;
let postgres: Postgres;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "day-sums-"));
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true });
});

async function newStore(name: "SQLite" | "PostgreSQL"): Promise<Store> {
  const databaseUrl = name === "SQLite" ? undefined : await postgres.newDatabase();
  const store = await openStore({ folder: mkdtempSync(join(folder, "store-")), databaseUrl });
  onTestFinished(() => store.destroy());
  return store;
}

describe.each(["SQLite", "PostgreSQL"] as const)("what keys have given in a day, on %s", (name) => {
  it("is what was added on that day, inside a transaction and outside", async () => {
    const store = await newStore(name);
    const added = await store.transaction().execute(async (transaction) => {
      await addToKeys(transaction, "2026-11-23", [{ keyId: "one", pence: 9 }]);
      await addToKeys(transaction, DAY, [{ keyId: "one", pence: 100 }]);
      return addToKeys(transaction, DAY, [
        { keyId: "two", pence: 7 },
        { keyId: "one", pence: 20 },
      ]);
    });
    const given = new Map([
      ["one", 120],
      ["two", 7],
    ]);
    expect(added).toEqual(given);
    expect(await givenByKeys(store, ["one", "two"], DAY)).toEqual(given);
    const within = store
      .transaction()
      .execute((transaction) => givenByKeys(transaction, ["one", "two"], DAY));
    expect(await within).toEqual(given);
  });

  it("takes nothing from what gives nothing, beside what gives and is past its day", async () => {
    const store = await newStore(name);
    await addToKeys(store, DAY, [{ keyId: "one", pence: 100 }]);
    const giving = { keyId: "one", meterId: "00db1234567890b1", givenPence: 1 };
    const nothing = { ...giving, meterId: "00db1234567890b2", givenPence: 0 };
    const limits = { keyPencePerDay: 50, meterPencePerDay: null };
    const sums = await readDaySums(store, [giving, nothing], [limits], NOON_SECONDS);
    expect([giving, nothing].map((gift) => sums.passed(limits, gift))).toEqual([
      "keyPencePerDay",
      undefined,
    ]);
  });
});

it("PostgreSQL keeps the row of a key for who looks, so that nobody else adds to it", async () => {
  const store = await newStore("PostgreSQL");
  await store.transaction().execute((transaction) => givenByKeys(transaction, ["one"], DAY));
  const rows = await store.selectFrom("key_sums").selectAll().execute();
  expect(rows).toEqual([{ key_id: "one", day: DAY, given_pence: 0 }]);
});
