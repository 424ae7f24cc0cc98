import { expect, test } from "vitest";
import { approvalsForEachTest, topUp } from "../../support/approvals.ts";
import { keyOf } from "../../support/keys.ts";
import { issue } from "../../support/supplier-rig.ts";

const { rig, path, desk, draw, waitingCampaign, approve, reject, withdraw } =
  approvalsForEachTest();

test("a campaign whose request is withdrawn is cancelled", async () => {
  await draw();
  const campaignId = await waitingCampaign();
  expect((await withdraw(campaignId)).status).toBe(200);
  expect((await rig.call("GET", `/v1/campaigns/${campaignId}`)).body).toMatchObject({
    status: "cancelled",
    cancelReason: "asked twice",
    issued: 0,
  });
});

test("a campaign that is cancelled ends its request: nobody approves it any more", async () => {
  await draw();
  const campaignId = await waitingCampaign();
  const other = await keyOf(rig, "issuer");
  const cancel = () =>
    other.call("POST", `/v1/campaigns/${campaignId}/cancel`, { reason: "No snow" });
  expect((await cancel()).status).toBe(200);
  const ended = { status: "cancelled", reason: "No snow", decidedBy: other.id };
  expect((await rig.call("GET", `/v1/approvals/${campaignId}`)).body).toMatchObject(ended);
  for (const late of [await approve(campaignId), await reject(campaignId)]) {
    expect([late.status, late.body]).toMatchObject([409, { code: "approval_decided" }]);
  }
  expect((await rig.call("GET", "/v1/audit?action=approval.cancelled")).body).toMatchObject({
    items: [{ actor: other.id, details: { approvalId: campaignId, kind: "campaign" } }],
  });
});

test("a preview names the harm to acknowledge, and whether a second person is needed", async () => {
  await issue(rig.call, path, { commands: [topUp(100)] });
  const request = {
    commands: [{ type: "revert_to_defaults", parts: ["balances"] }],
    selection: { everyMeter: true },
  };
  const preview = async (more = {}) =>
    (await desk.issuer.call("POST", "/v1/campaigns/preview", { ...request, ...more })).body;
  const harm = "kills_outstanding_topups";
  expect(await preview()).toMatchObject({
    toAcknowledge: [harm],
    refused: [{ code: "acknowledgement_needed", count: 1 }],
    needsApproval: false,
  });
  await draw();
  expect(await preview({ acknowledge: [harm] })).toMatchObject({
    toAcknowledge: [harm],
    refused: [],
    needsApproval: true,
  });
});

test("a campaign waits once there is a line, and the approver's limits hold for it", async () => {
  await rig.call("PUT", "/v1/approval-line", { commands: [], amountPenceAbove: null });
  await rig.call("PUT", "/v1/limits/approver", { commands: null, amountPenceMax: 50 });
  const campaignId = await waitingCampaign();
  const waits = { kind: "campaign", meterId: null, status: "awaiting", askedBy: desk.issuer.id };
  const { body: listed } = await rig.call("GET", "/v1/approvals");
  expect(listed).toMatchObject({ items: [{ approvalId: campaignId, ...waits }] });
  const refused = await approve(campaignId);
  expect([refused.status, refused.body]).toMatchObject([403, { code: "above_limit" }]);
  const self = await approve(campaignId, desk.issuer);
  expect([self.status, self.body]).toMatchObject([403, { code: "forbidden" }]);
  expect((await rig.call("GET", path)).body).toMatchObject({ lastCounter: 0 });
});

test("a campaign's approval acknowledges nothing of its own", async () => {
  await draw();
  const campaignId = await waitingCampaign();
  const acknowledge = ["kills_outstanding_topups"];
  const refused = await approve(campaignId, desk.approver, { acknowledge });
  expect([refused.status, refused.body]).toMatchObject([400, { field: "acknowledge" }]);
  expect((await approve(campaignId)).status).toBe(200);
});
