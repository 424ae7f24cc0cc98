import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeCampaign, untilOver } from "../../support/campaigns.ts";
import { keyOf } from "../../support/keys.ts";
import { METER_ID } from "../../support/parties.ts";
import {
  NOON_SECONDS,
  registration,
  type SupplierRig,
  startRig,
} from "../../support/supplier-rig.ts";

/** What lines of the trail say beyond who, what and when. */
let rig: SupplierRig;
beforeAll(async () => {
  rig = await startRig();
  await rig.call("POST", "/v1/meters", { ...registration(), fuel: "gas", lastCounter: 7 });
});
afterAll(() => rig.remove());

/** The newest line of an action. */
async function newest(action: string): Promise<Record<string, unknown> | undefined> {
  const { body } = await rig.call("GET", `/v1/audit?action=${action}&limit=1`);
  return (body as { items: Record<string, unknown>[] }).items[0];
}

const PATH = `/v1/meters/${METER_ID}`;

test("a registration: the hash of the key, the fuel and where the counter begins", async () => {
  expect(await newest("meter.registered")).toMatchObject({
    meterId: METER_ID,
    details: {
      // Of the meter's key in parties.ts: printf KEY | xxd -r -p | sha256sum
      publicKeySha256: "3115c87fdaa675b8cfbbf6e8b970ae96b52019a0158fcd270e8f4c73ee5cfaa4",
      fuel: "gas",
      lastCounter: 7,
    },
  });
});

test("an API key: whose it is, when it ends, and whether it sees codes", async () => {
  const expiresAt = "2026-12-24T12:00:00.000Z";
  const made = { owner: "Ann Lee", expiresAt, seesCodes: true };
  const { id: keyId } = await keyOf(rig, "reader", made);
  expect(await newest("key.made")).toMatchObject({ details: { keyId, role: "reader", ...made } });
  await keyOf(rig, "reader", { owner: "Bo Kerr" });
  expect(await newest("key.made")).toMatchObject({
    details: { expiresAt: null, seesCodes: false },
  });
});

test("a code: its length, its commands by their hash, and when it was issued", async () => {
  const commands = [{ type: "restore_supply" }];
  const said = { digits: 40, commands, note: "by telephone" };
  const { body } = await rig.call("POST", `${PATH}/codes`, said);
  const { codeId } = body as { codeId: string };
  expect(await newest("code.issued")).toMatchObject({
    codeId,
    details: {
      digits: 40,
      // printf '[{"type":"restore_supply"}]' | sha256sum
      commandsSha256: createHash("sha256").update('[{"type":"restore_supply"}]').digest("hex"),
      issuedAt: "2026-11-24T12:00:00.000Z",
    },
  });
  const { body: seen } = await rig.call("GET", `/v1/codes/${codeId}`);
  expect(seen).toMatchObject({ note: "by telephone" });
});

test("limits: whose, and what they are", async () => {
  const limits = { commands: null, amountPenceMax: 5_000, keyPencePerDay: null };
  await rig.call("PUT", "/v1/limits/approver", { ...limits, meterPencePerDay: 700 });
  expect(await newest("limits.set")).toMatchObject({
    details: { role: "approver", amountPenceMax: 5_000, meterPencePerDay: 700 },
  });
});

test("settings: what is known of a meter from then on", async () => {
  await rig.call("PUT", `${PATH}/settings`, { maxCreditPence: 20_000 });
  expect(await newest("meter.settings_noted")).toMatchObject({
    meterId: METER_ID,
    details: { maxCreditPence: 20_000, maxBalancePence: null },
  });
});

test("a reported credit: when, and how much; once, and nothing else reported", async () => {
  const credit = { event: "810E", text: "credit added locally: 1234000 millipence" };
  const alerts = [
    { at: NOON_SECONDS - 60, ...credit },
    { at: NOON_SECONDS - 30, event: "81C4", text: "" },
  ];
  const report = () => rig.call("POST", `${PATH}/alerts`, { alerts });
  expect((await report()).status).toBe(200);
  await report();
  const { body } = await rig.call("GET", "/v1/audit?action=credit.reported");
  expect((body as { items: unknown[] }).items).toMatchObject([
    {
      meterId: METER_ID,
      details: { event: "810E", at: "2026-11-24T11:59:00.000Z", creditPence: 1_234 },
    },
  ]);
});

test("a campaign's start, and its end once all its codes are there", async () => {
  const { campaignId } = await makeCampaign(rig.call, {
    commands: [{ type: "restore_supply" }],
    selection: { meterIds: [METER_ID] },
  });
  expect(await untilOver(rig.url(), campaignId)).toMatchObject({ status: "done" });
  const { body } = await rig.call("GET", "/v1/audit?action=campaign.changed");
  expect((body as { items: unknown[] }).items).toMatchObject([
    { actor: "service", details: { campaignId, status: "done" } },
    { actor: "bootstrap", details: { campaignId, status: "running" } },
  ]);
});
