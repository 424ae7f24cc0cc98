import { createHash, randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { makePrivateFolder } from "@utrn-lab/http-host";
import { startSupplier } from "@utrn-lab/supplier-service";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWatch } from "../../../apps/supplier-service/src/audit/watch.ts";
import { loadBootstrapKey } from "../../../apps/supplier-service/src/setup/bootstrap-key.ts";
import { readSettings } from "../../../apps/supplier-service/src/setup/settings.ts";
import { supplierMark } from "../../../apps/supplier-service/src/setup/supplier-mark.ts";
import { findKey } from "../../../apps/supplier-service/src/store/api-keys.ts";
import { openStore } from "../../../apps/supplier-service/src/store/database.ts";
import { clientOf } from "../../support/api-client.ts";
import { newAuditKey } from "../../support/audit-key.ts";
import { SUPPLIER_ID } from "../../support/parties.ts";
import { startPostgres } from "../../support/postgres.ts";
import { startRig, supplierEnv } from "../../support/supplier-rig.ts";

const CHOSEN = "chosen-".repeat(5);

let env: Record<string, string>;
beforeEach(() => {
  const { SUPPLIER_BOOTSTRAP_KEY: _, ...bare } = supplierEnv();
  env = { ...bare, LOG_LEVEL: "silent" };
});
afterEach(() => rmSync(env.DATA_DIR ?? "", { recursive: true }));

const statusWith = async (url: string, apiKey: string) =>
  (await clientOf(url, apiKey)("GET", "/v1/supplier")).status;

test("a key that was made is known to later starts, and new only once", async () => {
  const first = await startSupplier(env);
  await first.close();
  const second = await startSupplier(env);
  expect([first.isApiKeyNew, second.isApiKeyNew]).toEqual([true, false]);
  expect(second.apiKey).toBe(first.apiKey);
  await second.close();
});

test("a key from the environment takes the place of the one that was made", async () => {
  const first = await startSupplier(env);
  await first.close();
  const given = await startSupplier({ ...env, SUPPLIER_BOOTSTRAP_KEY: CHOSEN });
  expect(await statusWith(given.url, CHOSEN)).toBe(200);
  expect(await statusWith(given.url, first.apiKey ?? "")).toBe(401);
  await given.close();

  const later = await startSupplier(env);
  expect(later.apiKey).toBeUndefined();
  expect(await statusWith(later.url, CHOSEN)).toBe(200);
  await later.close();
});

test("a service whose tables are gone lives and is not ready", async () => {
  const rig = await startRig();
  const file = new DatabaseSync(join(rig.folder, "supplier", "supplier.db"));
  file.exec("DROP TABLE supplier");
  file.close();
  const { status, body } = await rig.call("GET", "/health/ready");
  expect([status, body]).toMatchObject([503, { code: "not_ready" }]);
  expect((await rig.call("GET", "/health/live")).status).toBe(200);
  await rig.remove();
});

describe.each(["SQLite", "PostgreSQL"])("on %s", (name) => {
  test("of first starts at once, each with its own folder, one makes the key", async () => {
    const postgres = name === "SQLite" ? undefined : await startPostgres();
    const folders = [0, 1, 2].map((at) => join(env.DATA_DIR ?? "", String(at)));
    const all = folders.map((DATA_DIR) => readSettings({ ...env, DATA_DIR }));
    const store = await openStore({
      folder: env.DATA_DIR ?? "",
      databaseUrl: await postgres?.newDatabase(),
    });
    const row = { only: 1, supplier_id: SUPPLIER_ID, public_key: "", command_public_key: "" };
    const bound = { ...row, database_id: "its name", epoch: 1, is_moved: 0 } as const;
    await store.insertInto("supplier").values(bound).execute();
    // A connection for each: opening one takes longer than making a key.
    await Promise.all(folders.map(() => findKey(store, "bootstrap")));
    const sources = {
      nowSeconds: () => 0,
      realSeconds: () => 0,
      newId: randomUUID,
      newApiKey: randomUUID,
    };
    const keys = await Promise.all(
      all.map((settings) => {
        makePrivateFolder(settings.folder);
        const auditKey = newAuditKey();
        const watch = createWatch(supplierMark(settings, randomUUID));
        return loadBootstrapKey({ store, auditKey, sources, watch }, settings);
      }),
    );
    const [made, ...others] = keys.toSorted((one, other) => +other.isNew - +one.isNew);
    const hash = createHash("sha256")
      .update(made?.apiKey ?? "")
      .digest("hex");
    expect(await findKey(store, "bootstrap")).toMatchObject({ hash });
    expect(others).toEqual([0, 1].map(() => ({ apiKey: undefined, isNew: false })));
    await store.destroy();
    await postgres?.stop();
  });
});
