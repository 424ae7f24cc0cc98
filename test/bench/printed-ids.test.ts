import { createPublicKey } from "node:crypto";
import { publicKeyOf } from "@utrn-lab/utrn";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BenchRig, good, startBenchRig } from "../support/bench-rig.ts";
import { METER_ID, SUPPLIER_ID, SUPPLIER_KEY } from "../support/parties.ts";
import { PPMID } from "../support/ppmid.ts";
import { EUI64_SENTENCE, MISPRINTED, PRINTED, PRINTED_CODES } from "../support/printed-forms.ts";
import { pemOf } from "../support/supplier-rig.ts";

let rig: BenchRig;
beforeAll(async () => {
  rig = await startBenchRig();
});
afterAll(() => rig.remove());

test.each(PRINTED)("a meter's life goes by ids %s", async (_label, print) => {
  const path = `/v1/meters/${encodeURIComponent(print(METER_ID))}`;
  const installCodes = { [print(PPMID.eui)]: "0011-2233-4455-6677" };
  const made = await rig.call("POST", "/v1/meters", { meterId: print(METER_ID), installCodes });
  expect(made).toMatchObject({ status: 201, body: { meterId: METER_ID } });
  const supplier = { supplierId: print(SUPPLIER_ID), publicKey: publicKeyOf(SUPPLIER_KEY) };
  expect(await rig.call("PUT", `${path}/supplier`, supplier)).toMatchObject({
    status: 200,
    body: { supplier: { supplierId: SUPPLIER_ID } },
  });
  const device = { eui: print(PPMID.eui), kind: "ppmid", installCode: "0011 2233 4455 6677" };
  // The network is closed: the device is known by then, and its install code was read.
  expect(await rig.call("POST", `${path}/han/join`, device)).toMatchObject({
    status: 200,
    body: { joined: false, reason: "window_closed" },
  });
  const copy = "00db1234567890ff";
  const body = { meterId: print(copy) };
  expect(await rig.call("POST", `${path}/duplicate`, body)).toMatchObject({
    body: { meterId: copy },
  });
  expect(await rig.call("DELETE", `/v1/meters/${copy}`)).toMatchObject({ status: 204 });
  expect(await rig.call("DELETE", path)).toMatchObject({ status: 204 });
});

test("a session that somebody wrote has ids as they are printed", async () => {
  const session = {
    version: 2,
    start: {
      kind: "setup",
      meterId: "00-DB-12-34-56-78-90-D1",
      seed: "written by hand",
      fuel: "gas",
      time: 1_795_521_600,
    },
    steps: [
      {
        step: 1,
        at: 1_795_521_660,
        event: {
          type: "supplier",
          supplierId: "90B3 D51F 3000 0001",
          publicKey: publicKeyOf(SUPPLIER_KEY),
        },
      },
      { step: 2, at: 1_795_521_720, event: { type: "han_remove", eui: "00:db:12:34:56:78:90:c0" } },
    ],
    end: null,
    stepsMissing: 0,
  };
  expect(await rig.call("POST", "/v1/sessions", { session })).toMatchObject({
    body: { meterId: "00db1234567890d1", supplier: { supplierId: "90b3d51f30000001" } },
  });
});

test.each(PRINTED_CODES)("a code is entered and explained %s", async (_label, print) => {
  const { call } = rig;
  const { meterId } = await good(call("POST", "/v1/meters", {}));
  const code = print("73946144332040217315");
  // Nobody has commissioned the meter: a code that was read is not authentic.
  const refused = { status: 200, body: { reason: "not_authentic" } };
  expect(await call("POST", `/v1/meters/${meterId}/codes`, { code })).toMatchObject(refused);
  expect(await call("POST", `/v1/meters/${meterId}/explain`, { code })).toMatchObject({
    body: { kind: "code", digits: 20 },
  });
});

test("a letter among digits is incomplete, and is named", async () => {
  const { meterId } = await good(rig.call("POST", "/v1/meters", {}));
  const body = { code: "7394 61O4 3320 4021 7315" };
  expect(await rig.call("POST", `/v1/meters/${meterId}/codes`, body)).toMatchObject({
    body: {
      result: "rejected",
      reason: "incomplete",
      message: "The code has the letter O after 6 digits: a code has digits only.",
    },
  });
});

test("a supplier's key is taken as hex in capitals, as PEM and as DER in base64", async () => {
  const key = publicKeyOf(SUPPLIER_KEY);
  const made = createPublicKey(pemOf(SUPPLIER_KEY));
  const meterId = "00db1234567890e1";
  await rig.call("POST", "/v1/meters", { meterId });
  for (const publicKey of [
    key.toUpperCase(),
    made.export({ format: "pem", type: "spki" }),
    made.export({ format: "der", type: "spki" }).toString("base64"),
  ]) {
    const body = { supplierId: SUPPLIER_ID, publicKey };
    expect(await rig.call("PUT", `/v1/meters/${meterId}/supplier`, body)).toMatchObject({
      body: { supplier: { publicKey: key } },
    });
  }
});

test("what is no EUI-64 is refused by a sentence that shows one", async () => {
  for (const [label, meterId] of MISPRINTED) {
    const answer = await rig.call("POST", "/v1/meters", { meterId });
    const detail = `meterId ${EUI64_SENTENCE}`;
    expect(answer, label).toMatchObject({ status: 400, body: { field: "meterId", detail } });
  }
});
