import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../../apps/supplier-service/src/store/database.ts";
import { addToKeys, givenByKeys } from "../../../apps/supplier-service/src/store/day-sums.ts";
import { type Postgres, startPostgres } from "../../support/postgres.ts";
import { supplierEnv } from "../../support/supplier-rig.ts";

const DAY = "2026-11-24";
let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

describe.each(["SQLite", "PostgreSQL"])("what keys have given in a day, on %s", (name) => {
  it("is what was added on that day, inside a transaction and outside", async () => {
    const databaseUrl = name === "SQLite" ? undefined : await postgres.newDatabase();
    const store = await openStore({ folder: supplierEnv().DATA_DIR, databaseUrl });
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
    await store.destroy();
  });
});
