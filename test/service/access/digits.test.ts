import { printCode } from "@utrn-lab/utrn";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeCampaign, untilOver } from "../../support/campaigns.ts";
import { keyOf, type MadeKey } from "../../support/keys.ts";
import { METER_ID } from "../../support/parties.ts";
import { issue, register, type SupplierRig, startRig } from "../../support/supplier-rig.ts";

const TOP_UP = { type: "top_up", amountPence: 4_097 };
/** What is nothing without the digits of codes. */
const OF_DIGITS = [
  "/v1/codes/{codeId}/text",
  "/v1/codes/{codeId}/duis",
  "/v1/campaigns/{campaignId}/codes.csv",
  "/v1/campaigns/{campaignId}/codes.ndjson",
];

let rig: SupplierRig;
let ids: Record<string, string>;
/** The digits of every code, as they are and as they are printed. */
let digits: string[];
beforeAll(async () => {
  rig = await startRig();
  const path = await register(rig.call);
  const { codeId, code } = await issue(rig.call, path, { commands: [TOP_UP] });
  const selection = { meterIds: [METER_ID] };
  const { campaignId } = await makeCampaign(rig.call, { commands: [TOP_UP], selection });
  await untilOver(rig.url(), campaignId);
  await rig.call("PUT", "/v1/approval-line", { commands: ["top_up"], amountPenceAbove: null });
  const [issuer, approver] = [await keyOf(rig, "issuer"), await keyOf(rig, "approver")];
  const asked = await issuer.call("POST", `${path}/codes`, { commands: [TOP_UP] });
  const { approvalId } = asked.body as { approvalId: string };
  await approver.call("POST", `/v1/approvals/${approvalId}/approve`);
  ids = { meterId: METER_ID, codeId, campaignId, id: approvalId };
  const { body } = await rig.call("GET", `${path}/codes`);
  const codes = (body as { items: { code: string }[] }).items.map((item) => item.code);
  expect(codes).toHaveLength(3);
  expect(codes).toContain(code);
  digits = codes.flatMap((each) => [each, printCode(each)]);
});
afterAll(() => rig.remove());

/** Every path that can be read. */
async function paths(): Promise<string[]> {
  const { body } = await rig.call("GET", "/docs/json");
  const { paths: all } = body as { paths: Record<string, Record<string, object>> };
  return Object.keys(all).filter((path) => all[path]?.get !== undefined);
}

async function read({ call }: MadeKey, path: string) {
  const at = path.replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? name);
  return call("GET", path.endsWith("/text") ? `${at}?channel=sms` : at);
}

test("a reader is told the digits of no code, and refused what is only digits", async () => {
  const reader = await keyOf(rig, "reader");
  const forbidden: string[] = [];
  const shown: string[] = [];
  for (const path of await paths()) {
    const { status, text } = await read(reader, path);
    if (status === 403) forbidden.push(path);
    else if (!path.startsWith("/v1/keys")) expect([path, status]).toEqual([path, 200]);
    if (digits.some((each) => text.includes(each))) shown.push(path);
  }
  expect(shown).toEqual([]);
  const webhooks = ["", "/{webhookId}", "/{webhookId}/deliveries"].map((at) => `/v1/webhooks${at}`);
  expect(forbidden.toSorted()).toEqual([...OF_DIGITS, "/v1/keys", ...webhooks].toSorted());
  const { body } = await read(reader, "/v1/codes/{codeId}");
  expect(body).toMatchObject({ code: null, printed: null, digitsHidden: true, digits: 20 });
});

test.each([
  ["reader", { seesCodes: true }],
  ["issuer", {}],
])("a %s's key that sees codes is told them", async (role, asked) => {
  const key = await keyOf(rig, role, asked);
  for (const path of [...OF_DIGITS, "/v1/codes/{codeId}", "/v1/meters/{meterId}/codes"]) {
    const { text } = await read(key, path);
    expect([path, digits.some((each) => text.includes(each))]).toEqual([path, true]);
  }
  const { body } = await read(key, "/v1/codes/{codeId}");
  expect(body).not.toHaveProperty("digitsHidden");
});

test.each(["metrics", "issuer"])("seesCodes is not for the role %s", async (role) => {
  const body = { role, owner: "Ann", seesCodes: false };
  const answer = await rig.call("POST", "/v1/keys", body);
  expect([answer.status, answer.body]).toMatchObject([400, { field: "seesCodes" }]);
});
