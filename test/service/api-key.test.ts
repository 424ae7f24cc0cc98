import { rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { startSupplier } from "@utrn-lab/supplier-service";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clientOf } from "../support/api-client.ts";
import { startRig, supplierEnv } from "../support/supplier-rig.ts";

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
  const given = await startSupplier({ ...env, SUPPLIER_BOOTSTRAP_KEY: "chosen" });
  expect(await statusWith(given.url, "chosen")).toBe(200);
  expect(await statusWith(given.url, first.apiKey ?? "")).toBe(401);
  await given.close();

  const later = await startSupplier(env);
  expect(later.apiKey).toBeUndefined();
  expect(await statusWith(later.url, "chosen")).toBe(200);
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
