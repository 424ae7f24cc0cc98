import { expect, test } from "vitest";
import { makeCampaign, untilOver } from "../../support/campaigns.ts";
import { rigForEachTest } from "../../support/each-test.ts";
import { openAsForger } from "../../support/forged-trail.ts";
import { issue, register } from "../../support/supplier-rig.ts";

/** What the audit trail says of a campaign's codes holds, whatever becomes of them. */
const rig = rigForEachTest();

const verified = async () => (await rig.call("GET", "/v1/audit/verify")).body;

const METERS = ["00db1234567890a0", "00db1234567890a1", "00db1234567890a2"];

/** A campaign for three meters, of whose codes one is void, and the others were sent. */
async function runCampaign(): Promise<string> {
  for (const meterId of METERS) await register(rig.call, meterId);
  const { campaignId } = await makeCampaign(rig.call, {
    commands: [{ type: "restore_supply" }],
    digits: 40,
    selection: { everyMeter: true },
  });
  await untilOver(rig.url(), campaignId);
  const { body } = await rig.call("GET", `/v1/meters/${METERS[0]}/codes`);
  const [code] = (body as { items: { codeId: string }[] }).items;
  await rig.call("POST", `/v1/codes/${code?.codeId}/void`, { reason: "a test" });
  await rig.call("POST", `/v1/campaigns/${campaignId}/sent`, { channel: "letter" });
  const { codeId } = await issue(rig.call, `/v1/meters/${METERS[1]}`, {
    commands: [{ type: "top_up", amountPence: 500 }],
  });
  await rig.call("POST", `/v1/codes/${codeId}/lost`, { reason: "a test" });
  return campaignId;
}

test("a campaign's codes are what its lines say, and each change of one is found", async () => {
  const campaignId = await runCampaign();
  expect(await verified()).toMatchObject({ ok: true });
  const file = openAsForger(rig.folder);
  const found: unknown[] = [];
  const ofFirst = `campaign_id = '${campaignId}' AND meter_id = '${METERS[0]}'`;
  for (const [change, back] of [
    [`SET status = 'sent' WHERE ${ofFirst}`, `SET status = 'void' WHERE ${ofFirst}`],
    ["SET status = 'issued' WHERE status = 'sent'", "SET status = 'sent' WHERE status = 'issued'"],
    [`SET campaign_id = NULL WHERE ${ofFirst}`, undefined],
  ]) {
    file.exec(`UPDATE codes ${change}`);
    found.push(await verified());
    if (back === undefined) continue;
    file.exec(`UPDATE codes ${back}`);
    expect(await verified()).toMatchObject({ ok: true });
  }
  file.close();
  expect(found).toMatchObject(found.map(() => ({ ok: false, fault: { fault: "code_changed" } })));
});
