import type { Command } from "@utrn-lab/utrn";
import { COMMAND_TYPES } from "@utrn-lab/utrn/commands";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  serviceRequestsOf,
  topUpRequest,
} from "../../../apps/supplier-service/src/rules/service-requests.ts";
import { METER_ID, SUPPLIER_ID } from "../../support/parties.ts";
import { issue, register, type SupplierRig, startRig } from "../../support/supplier-rig.ts";

let rig: SupplierRig;
let path: string;
beforeAll(async () => {
  rig = await startRig();
  path = await register(rig.call);
});
afterAll(() => rig.remove());

const TOP_UP: Command = { type: "top_up", amountPence: 1_000 };

/** The templates CS01a and CS01b of 2.2 in the Reference Test Data Set, DUIS 5.4. */
test.each([
  ["73946144332040217315", 3, "00db1234567890a0", "00-DB-12-34-56-78-90-A0", "12884901888"],
  ["73950067887105178605", 6, "00db1234567890a1", "00-DB-12-34-56-78-90-A1", "25769803776"],
])(
  "%s, counter %i, is the request of the reference test data",
  (code, counter, meterId, target, counter64) => {
    const request = topUpRequest(
      { code, commands: [TOP_UP], counter, meterId },
      "90b3d51f30010000",
    );
    expect(request).toEqual({
      serviceReference: "2.2",
      serviceReferenceVariant: "2.2",
      element: "TopUpDevice",
      commandVariant: 1,
      businessOriginatorId: "90-B3-D5-1F-30-01-00-00",
      businessTargetId: target,
      originatorCounter: counter64,
      requestId: `90-B3-D5-1F-30-01-00-00:${target}:${counter64}`,
      utrn: code,
      xml: `<?xml version="1.0" encoding="UTF-8"?>
<sr:Request xmlns:sr="http://www.dccinterface.co.uk/ServiceUserGateway" schemaVersion="5.4">
  <sr:Header>
    <sr:RequestID>90-B3-D5-1F-30-01-00-00:${target}:${counter64}</sr:RequestID>
    <sr:CommandVariant>1</sr:CommandVariant>
    <sr:ServiceReference>2.2</sr:ServiceReference>
    <sr:ServiceReferenceVariant>2.2</sr:ServiceReferenceVariant>
  </sr:Header>
  <sr:Body>
    <sr:TopUpDevice>
      <sr:UTRN>${code}</sr:UTRN>
    </sr:TopUpDevice>
  </sr:Body>
</sr:Request>
`,
    });
  },
);

test("the originator counter is always exact: 64 bits, and no number that rounds", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 0xffff_ffff }), (counter) => {
      const code = "73946144332040217315";
      const sent = { code, commands: [TOP_UP], counter, meterId: METER_ID };
      const { originatorCounter } = topUpRequest(sent, SUPPLIER_ID) ?? { originatorCounter: "" };
      const hex = BigInt(originatorCounter).toString(16).padStart(16, "0");
      return hex === `${counter.toString(16).padStart(8, "0")}00000000`;
    }),
    { examples: [[0xffff_ffff]] },
  );
});

test("a top-up of 20 digits is sent as it was issued, and no other code is", async () => {
  const { codeId, code } = await issue(rig.call, path, { commands: [TOP_UP] });
  const duis = await rig.call("GET", `/v1/codes/${codeId}/duis`);
  const counter = { utrn: code, originatorCounter: "4294967296" };
  const request = { serviceReferenceVariant: "2.2", element: "TopUpDevice" };
  expect([duis.status, duis.body]).toMatchObject([
    200,
    { codeId, topUp: counter, commands: [{ type: "top_up", serviceRequests: [request] }] },
  ]);
  const long = await issue(rig.call, path, { commands: [TOP_UP], digits: 40 });
  const { body } = await rig.call("GET", `/v1/codes/${long.codeId}/duis`);
  expect(body).toMatchObject({ topUp: null });
});

test("a command code says which service requests do the same, in their order", async () => {
  const commands: Command[] = [
    { type: "valid_until", date: "2027-01-31" },
    { type: "set_credit", amountPence: 500 },
    { type: "restore_supply" },
  ];
  const { codeId } = await issue(rig.call, path, { commands });
  const { body } = await rig.call("GET", `/v1/codes/${codeId}/duis`);
  const balance = { serviceReferenceVariant: "1.5", element: "UpdateMeterBalance" };
  expect(body).toMatchObject({
    topUp: null,
    commands: [
      { type: "valid_until", serviceRequests: [] },
      { type: "set_credit", serviceRequests: [balance, balance] },
      { type: "restore_supply", serviceRequests: [{ element: "ArmSupply" }] },
    ],
  });
});

test("a code that cannot count any more is not sent: code_not_pending", async () => {
  const { codeId } = await issue(rig.call, path, { commands: [TOP_UP] });
  await rig.call("POST", `/v1/codes/${codeId}/void`, { reason: "mistake" });
  const { status, body } = await rig.call("GET", `/v1/codes/${codeId}/duis`);
  expect([status, body]).toMatchObject([409, { code: "code_not_pending" }]);
});

test("every command but valid_until has a service request", () => {
  const without = COMMAND_TYPES.filter((type) => serviceRequestsOf(type).length === 0);
  expect(without).toEqual(["valid_until"]);
});
