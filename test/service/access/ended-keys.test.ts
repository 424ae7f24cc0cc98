import { expect, test } from "vitest";
import { approvalsForEachTest, topUp } from "../../support/approvals.ts";
import { keyOf } from "../../support/keys.ts";
import { METER_ID } from "../../support/parties.ts";
import { everything, NOON_SECONDS } from "../../support/supplier-rig.ts";

const { rig, path, desk, draw, waiting, waitingCampaign, approve, reject } = approvalsForEachTest();

test("what a key has asked for ends with it, and nobody approves it any more", async () => {
  await draw();
  const [code, campaign] = [await waiting(), await waitingCampaign()];
  const decided = await waiting();
  await reject(decided);
  const before = await everything(rig.call, path);
  expect((await rig.call("DELETE", `/v1/keys/${desk.issuer.id}`)).status).toBe(200);
  for (const id of [code, campaign]) {
    expect((await rig.call("GET", `/v1/approvals/${id}`)).body).toMatchObject({
      status: "cancelled",
      reason: "The key that asked was revoked.",
      decidedBy: "bootstrap",
    });
    const late = await approve(id);
    expect([late.status, late.body]).toMatchObject([409, { code: "approval_decided" }]);
  }
  const kept = await rig.call("GET", `/v1/approvals/${decided}`);
  expect(kept.body).toMatchObject({ status: "rejected" });
  const { body } = await rig.call("GET", `/v1/campaigns/${campaign}`);
  expect(body).toMatchObject({ status: "cancelled", issued: 0 });
  expect(await everything(rig.call, path)).toBe(before);
  expect((await rig.call("GET", "/v1/audit?limit=4")).body).toMatchObject({
    items: [
      { action: "campaign.changed", details: { campaignId: campaign, status: "cancelled" } },
      { action: "approval.cancelled", details: { approvalId: campaign } },
      { action: "approval.cancelled", details: { approvalId: code }, meterId: METER_ID },
      { action: "key.revoked", actor: "bootstrap", details: { keyId: desk.issuer.id } },
    ],
  });
});

test.each([
  ["approve", {}],
  ["reject", { reason: "late" }],
])("a request of a key that has expired ends where somebody would %s it", async (verb, body) => {
  await draw();
  const expiresAt = new Date((NOON_SECONDS + 60) * 1_000).toISOString();
  const asker = await keyOf(rig, "issuer", { expiresAt });
  const asked = await asker.call("POST", `${path}/codes`, { commands: [topUp(9_000)] });
  const { approvalId } = asked.body as { approvalId: string };
  rig.setTime(NOON_SECONDS + 60);
  const late = await desk.approver.call("POST", `/v1/approvals/${approvalId}/${verb}`, body);
  expect([late.status, late.body]).toMatchObject([409, { code: "approval_decided" }]);
  expect((await rig.call("GET", `/v1/approvals/${approvalId}`)).body).toMatchObject({
    status: "cancelled",
    reason: "The key that asked was revoked, or has expired.",
  });
  expect((await rig.call("GET", path)).body).toMatchObject({ lastCounter: 0 });
});
