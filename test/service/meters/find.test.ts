import { afterAll, beforeAll, expect, test } from "vitest";
import { keyOf } from "../../support/keys.ts";
import { METER_ID } from "../../support/parties.ts";
import {
  type Issued,
  issue,
  register,
  registration,
  type SupplierRig,
  startRig,
} from "../../support/supplier-rig.ts";

const GAS_ID = "00db1234567800a1";
const NO_ID = "5c2b8c4e-0f3e-4b8a-9d55-0c6f3c1f7a10";

let rig: SupplierRig;
let issued: Issued;
beforeAll(async () => {
  rig = await startRig();
  const path = await register(rig.call);
  const other = { fuel: "gas", label: "12 Acacia Avenue", tags: ["no-wan", "north"] };
  await rig.call("POST", "/v1/meters", { ...registration(GAS_ID), ...other });
  issued = await issue(rig.call, path, { commands: [{ type: "restore_supply" }] });
});
afterAll(() => rig.remove());

interface Found {
  readonly meters: readonly { readonly meterId: string }[];
  readonly codes: readonly { readonly codeId: string; readonly code: string | null }[];
}

async function find(text: string, call = rig.call) {
  const { status, body } = await call("POST", "/v1/find", { text });
  expect(status).toBe(200);
  const { meters, codes, ...rest } = body as Found;
  return {
    meters: meters.map(({ meterId }) => meterId),
    codes: codes.map(({ codeId, code }) => [codeId, code]),
    ...rest,
  };
}

test.each([
  ["a part of its label, in any case", "CACIA a"],
  ["its tag", "no-wan"],
  ["its id as it is printed", "00-DB-12-34-56-78-00-A1"],
  ["the end of its id", "00A1"],
])("a meter is found by %s", async (_by, text) => {
  expect(await find(text)).toEqual({ meters: [GAS_ID], codes: [] });
});

test("meters are found by the beginning of their ids, each once", async () => {
  const { meters } = await find("00db1234");
  expect(meters.toSorted()).toEqual([GAS_ID, METER_ID].toSorted());
});

test("a code is found by its id, its digits and the last four of them", async () => {
  const { codeId, code } = issued;
  const found = [[codeId, code]];
  for (const text of [codeId, code, code.replace(/(.{4})/g, "$1 "), code.slice(-4)]) {
    expect((await find(text)).codes).toEqual(found);
  }
  expect(await find(NO_ID)).toEqual({ meters: [], codes: [] });
});

test("a key that sees no codes finds none by digits, and is told so", async () => {
  const { call } = await keyOf(rig, "reader");
  const { codeId, code } = issued;
  expect(await find(code, call)).toEqual({ meters: [], codes: [], digitsHidden: true });
  expect(await find(codeId, call)).toEqual({ meters: [], codes: [[codeId, null]] });
  const seeing = await keyOf(rig, "reader", { seesCodes: true });
  expect((await find(code, seeing.call)).codes).toEqual([[codeId, code]]);
});

test.each(["", " \n", "a\u0000", "a".repeat(201)])("to find %j is refused", async (text) => {
  const { status, body } = await rig.call("POST", "/v1/find", { text });
  expect([status, body]).toMatchObject([400, { code: "invalid_request", field: "text" }]);
});

test.each([
  ["", [METER_ID, GAS_ID]],
  ["?label=aCaCiA", [GAS_ID]],
  ["?tag=north", [GAS_ID]],
  ["?fuel=electricity", [METER_ID]],
  ["?tag=north&fuel=electricity", []],
  ["?status=active&label=12", [GAS_ID]],
  ["?status=retired", []],
])("meters%s are listed and counted", async (query, ids) => {
  const { body } = await rig.call("GET", `/v1/meters${query}`);
  const { items, total } = body as { items: { meterId: string }[]; total: number };
  expect(items.map(({ meterId }) => meterId)).toEqual(ids.toSorted());
  expect(total).toBe(ids.length);
});

test("the total is of all pages, and the cursor keeps to the filter", async () => {
  const first = await rig.call("GET", "/v1/meters?status=active&limit=1");
  const { nextCursor, ...page } = first.body as { nextCursor: string };
  expect(page).toMatchObject({ total: 2 });
  const second = await rig.call("GET", `/v1/meters?status=active&limit=1&cursor=${nextCursor}`);
  expect(second.body).toMatchObject({ items: [{}], nextCursor: null, total: 2 });
});
