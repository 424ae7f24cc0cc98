import { afterAll, beforeAll, expect, test } from "vitest";
import { callsIn, readPage, sendExamples } from "../../support/page-examples.ts";
import { type SupplierRig, startRig, supplierEnv } from "../../support/supplier-rig.ts";

const PAGE = readPage("reference/http-supplier.md");

let rig: SupplierRig;
beforeAll(async () => {
  rig = await startRig({ ...supplierEnv(), LAB: "1" });
});
afterAll(() => rig.remove());

test("the page has a row for every call of the service, and for no other", async () => {
  const { body } = await rig.call("GET", "/docs/json");
  const { paths } = body as { paths: Record<string, object> };
  const served = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(callsIn(PAGE).toSorted()).toEqual(served.toSorted());
});

test("each resource has a heading of its own", () => {
  const resources = PAGE.split(/^## /m).filter((text) => callsIn(text).length > 0);
  const largest = resources.map((text) => callsIn(text).length).toSorted((a, b) => b - a)[0];
  expect(resources.length).toBeGreaterThan(12);
  expect(largest).toBeLessThan(12);
});

test("each example on the page is answered as the page shows", async () => {
  expect(await sendExamples(PAGE, rig.call)).toBeGreaterThan(8);
});
