import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { topUp } from "../../support/approvals.ts";
import { addManyMeters, makeCampaign, nthMeterId, untilOver } from "../../support/campaigns.ts";
import { openEventStream } from "../../support/event-stream.ts";
import { keyOf, type MadeKey } from "../../support/keys.ts";
import {
  API_KEY,
  registration,
  type SupplierRig,
  startRig,
  supplierEnv,
} from "../../support/supplier-rig.ts";

const METERS = 1_203;
const ALL = Array.from({ length: METERS }, (_, at) => nthMeterId(at));
const DEBT = { type: "add_debt", register: "payment", amountPence: 30 };
const PAID = { type: "deduct_debt", register: "time_1", amountPence: 5 };

interface Page {
  readonly items: { readonly meterId: string; readonly tags: string[] }[];
  readonly nextCursor: string | null;
}

let rig: SupplierRig;
let issuer: MadeKey;
let approver: MadeKey;
beforeAll(async () => {
  rig = await startRig();
  await addManyMeters(rig.env as { DATA_DIR: string }, METERS, (at) => ({
    tags: at % 2 ? ["north"] : [],
  }));
  const line = { commands: [], amountPenceAbove: null };
  await rig.call("PUT", "/v1/approval-line", line);
  issuer = await keyOf(rig, "issuer");
  approver = await keyOf(rig, "approver");
});
afterAll(() => rig.remove());

async function walk(path: string): Promise<Page["items"]> {
  const items: Page["items"] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const query: string = cursor === "" ? "limit=200" : `limit=200&cursor=${cursor}`;
    const { body } = await approver.call("GET", `${path}?${query}`);
    const page = body as Page;
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

/** Waits until a campaign's meters are chosen. */
async function untilChosen(campaignId: string): Promise<void> {
  const at = `${rig.url()}/v1/campaigns/${campaignId}/events`;
  const headers = { authorization: `Bearer ${API_KEY}` };
  const events = await openEventStream<{ status: string }>(at, headers);
  for (let status = ""; status !== "awaiting_approval"; ) {
    status = (await events.next())?.status ?? "over";
    if (status === "over") throw new Error("the campaign never waited");
  }
  events.close();
}

const sums = (codes: number, meters = codes) => ({
  meters,
  codes,
  givenPence: codes * 105,
  chargedPence: codes * 30,
});

test("who approves a list sees each of its meters, and the sums of all codes", async () => {
  const request = { commands: [topUp(100), DEBT, PAID], selection: { meterIds: ALL.toReversed() } };
  const { campaignId } = await makeCampaign(issuer.call, request);
  const seen = await walk(`/v1/approvals/${campaignId}/meters`);
  expect(seen.map(({ meterId }) => meterId)).toEqual(ALL);
  expect(seen[1]).toEqual({ meterId: ALL[1], label: null, tags: ["north"] });
  expect(await walk(`/v1/campaigns/${campaignId}/meters`)).toEqual(seen);
  for (const path of [`/v1/approvals/${campaignId}`, `/v1/campaigns/${campaignId}`]) {
    expect((await rig.call("GET", path)).body).toMatchObject({ sums: sums(METERS) });
  }
});

test("what was approved is what is issued: meters that come later are not in it", async () => {
  const request = { commands: [topUp(100), DEBT, PAID], selection: { tags: ["north"] } };
  const { campaignId } = await makeCampaign(issuer.call, request);
  await untilChosen(campaignId);
  const late = { ...registration("00db5effffffffff"), tags: ["north"] };
  expect((await rig.call("POST", "/v1/meters", late)).status).toBe(201);
  const approved = (await walk(`/v1/approvals/${campaignId}/meters`)).map((it) => it.meterId);
  expect(approved).toEqual(ALL.filter((_, at) => at % 2));
  const answer = await approver.call("POST", `/v1/approvals/${campaignId}/approve`);
  expect(answer.body).toMatchObject({ sums: sums(approved.length) });
  expect(await untilOver(rig.url(), campaignId)).toMatchObject({
    issued: approved.length,
    sums: sums(approved.length),
  });
  expect((await rig.call("GET", "/v1/meters/00db5effffffffff")).body).toMatchObject({
    lastCounter: 0,
  });
});

test("of a code the one meter is shown, with what it gives and charges", async () => {
  await rig.call("PUT", "/v1/approval-line", { commands: ["top_up"], amountPenceAbove: null });
  const commands = [topUp(100), DEBT, PAID];
  const asked = await issuer.call("POST", `/v1/meters/${ALL[3]}/codes`, { commands });
  const { approvalId } = asked.body as { approvalId: string };
  expect(await walk(`/v1/approvals/${approvalId}/meters`)).toMatchObject([{ meterId: ALL[3] }]);
  const { body } = await rig.call("GET", `/v1/approvals/${approvalId}`);
  expect(body).toMatchObject({ sums: sums(1) });
});

describe("while its meters are being chosen", () => {
  let choosing: SupplierRig;
  beforeAll(async () => {
    const env = { ...supplierEnv(), ROLE: "api" };
    choosing = await startRig(env);
    await choosing.call("PUT", "/v1/approval-line", { commands: [], amountPenceAbove: null });
  });
  afterAll(() => choosing.remove());

  test("a campaign is not approved: nobody can have seen them", async () => {
    const asker = await keyOf(choosing, "issuer");
    const request = { commands: [topUp(100)], selection: { everyMeter: true } };
    const { campaignId } = await makeCampaign(asker.call, request);
    const second = await keyOf(choosing, "approver");
    const early = await second.call("POST", `/v1/approvals/${campaignId}/approve`);
    expect([early.status, early.body]).toMatchObject([409, { code: "still_selecting" }]);
    const { body } = await choosing.call("GET", `/v1/approvals/${campaignId}`);
    expect(body).toMatchObject({ status: "awaiting", sums: null });
  });
});
