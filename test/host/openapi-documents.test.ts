import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operationsOf } from "../support/described-schemas.ts";
import { benchForFile } from "../support/shared-bench.ts";
import { type SupplierRig, startRig } from "../support/supplier-rig.ts";

let supplier: SupplierRig;
beforeAll(async () => {
  supplier = await startRig();
});
afterAll(() => supplier.remove());

const bench = benchForFile();
const CALLS = {
  supplier: () => supplier.call("GET", "/docs/json"),
  bench: () => bench.call("GET", "/docs/json"),
};

describe.each(Object.entries(CALLS))("the document of the %s", (_name, read) => {
  test("names every operation by a verb and a noun, and no two alike", async () => {
    const { body } = await read();
    const ids = operationsOf(body).map(([name, { operationId }]) => {
      expect(operationId, name).toMatch(/^[a-z]+([A-Z][a-z0-9]*)+$/);
      return operationId;
    });
    expect(new Set(ids).size).toBe(ids.length);
  });
});
