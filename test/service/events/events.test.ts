import { type AuditLine, linkEntry, NO_PREVIOUS } from "@utrn-lab/audit-chain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventOfLine } from "../../../apps/supplier-service/src/events/event-of-line.ts";
import { openStore } from "../../../apps/supplier-service/src/store/database.ts";
import { makeCampaign, untilOver } from "../../support/campaigns.ts";
import { codesHeardOf, metersHeardOf, readFeed, readPage } from "../../support/events.ts";
import { keyOf } from "../../support/keys.ts";
import { METER_ID } from "../../support/parties.ts";
import {
  API_KEY,
  type Issued,
  issue,
  register,
  registration,
  type SupplierRig,
  shown,
  startRig,
} from "../../support/supplier-rig.ts";

/** Three meters of a file, and one more. */
const IMPORTED = ["00db1234567800c0", "00db1234567800c1", "00db1234567800c2"];
const OTHER_ID = "00db1234567800c3";
const TOP_UP = { commands: [{ type: "top_up", amountPence: 500 }] };
const SET_CREDIT = { commands: [{ type: "set_credit", amountPence: 0 }] };
const RESTORE = { commands: [{ type: "restore_supply" }], digits: 40 };

let rig: SupplierRig;
let path: string;
let codes: Record<"confirmed" | "refused" | "lost" | "void" | "overtaken", Issued>;
let campaignId: string;

async function importMeters(): Promise<void> {
  const lines = IMPORTED.map((meterId) => JSON.stringify(registration(meterId)));
  const answer = await fetch(`${rig.url()}/v1/meters/import`, {
    method: "POST",
    headers: { authorization: `Bearer ${API_KEY}`, "content-type": "application/x-ndjson" },
    body: `${lines.join("\n")}\n`,
  });
  expect(await answer.json()).toMatchObject({ registered: 3 });
}

/** Everything that can happen to codes and meters, once. */
beforeAll(async () => {
  rig = await startRig();
  path = await register(rig.call);
  await importMeters();
  codes = {
    overtaken: await issue(rig.call, path, SET_CREDIT),
    lost: await issue(rig.call, path, TOP_UP),
    void: await issue(rig.call, path, TOP_UP),
    refused: await issue(rig.call, path, TOP_UP),
    confirmed: await issue(rig.call, path, SET_CREDIT),
  };
  const say = (codeId: string, what: string, body: object) =>
    rig.call("POST", `/v1/codes/${codeId}/${what}`, body);
  await say(codes.lost.codeId, "sent", { channel: "sms" });
  await say(codes.lost.codeId, "lost", { reason: "a test" });
  await say(codes.void.codeId, "void", { reason: "a test" });
  await say(codes.refused.codeId, "refused", { reason: "expired" });
  await rig.call("POST", `${path}/confirmations`, { code: shown({ utrnCounter: 5 }) });
  ({ campaignId } = await makeCampaign(rig.call, {
    ...RESTORE,
    selection: { meterIds: IMPORTED },
  }));
  await untilOver(rig.url(), campaignId);
  await rig.call("POST", `/v1/campaigns/${campaignId}/sent`, { channel: "letter" });
  await rig.call("PATCH", path, { label: "12 Acacia Avenue", tags: ["north"] });
  const retired = { retired: true, reason: "replaced" };
  expect((await rig.call("PATCH", `/v1/meters/${IMPORTED[2]}`, retired)).status).toBe(200);
});
afterAll(() => rig.remove());

test("who hears nothing but the events knows every code's state, and every meter", async () => {
  const events = await readFeed(rig.call);
  const store = await openStore({ folder: `${rig.folder}/supplier`, databaseUrl: undefined });
  const rows = await store.selectFrom("codes").select(["code_id", "status"]).execute();
  const inUse = store.selectFrom("meters").select("meter_id").where("retired_at", "is", null);
  const meters = await inUse.orderBy("meter_id").execute();
  await store.destroy();
  expect(codesHeardOf(events)).toEqual(new Map(rows.map((row) => [row.code_id, row.status])));
  expect(rows.length).toBe(8);
  expect(metersHeardOf(events)).toEqual(meters.map((row) => row.meter_id));
});

test("what each event says, without the digits of any code", async () => {
  const events = await readFeed(rig.call);
  expect(events.map(({ type }) => type)).toEqual([
    "meter.registered",
    "meter.registered",
    ...Array(5).fill("code.issued"),
    ...["code.sent", "code.lost", "code.void", "code.refused", "code.confirmed"],
    "code.superseded",
    ...["campaign.created", "campaign.running", "code.issued", "campaign.done", "code.sent"],
    ...["meter.changed", "meter.retired"],
  ]);
  const told = Object.fromEntries(events.map((event) => [event.type, event]));
  expect(events[1]).toMatchObject({ actor: "bootstrap", data: { meterIds: IMPORTED } });
  const { codeId } = codes.confirmed;
  expect(events[6]).toEqual({
    id: expect.stringMatching(/^evt_\d+_[0-9a-f]{16}$/),
    type: "code.issued",
    timestamp: "2026-11-24T12:00:00.000Z",
    actor: "bootstrap",
    data: {
      codes: [{ codeId, meterId: METER_ID, utrnCounter: 5 }],
      digits: 20,
      commands: ["set_credit"],
      issuedAt: "2026-11-24T12:00:00.000Z",
      campaignId: null,
    },
  });
  expect(told["code.superseded"]?.data).toEqual({
    codes: [{ codeId: codes.overtaken.codeId, meterId: METER_ID, utrnCounter: 1 }],
    supersededBy: codeId,
  });
  expect(told["code.confirmed"]?.data).toMatchObject({ confirmedBy: "confirmation_code" });
  expect(told["code.refused"]?.data).toMatchObject({ refusal: "expired" });
  const ofCampaign = IMPORTED.map((meterId) => ({ meterId, utrnCounter: 1 }));
  expect(told["code.issued"]?.data).toMatchObject({ campaignId, codes: ofCampaign });
  const sent = { campaignId, channel: "letter", codes: ofCampaign };
  expect(told["code.sent"]?.data).toMatchObject(sent);
  expect(told["meter.changed"]?.data).toMatchObject({ changed: ["label", "tags"] });
  const text = JSON.stringify(events);
  for (const { code } of Object.values(codes)) expect(text).not.toContain(code);
});

test("a page at a time, or of some types, they are the same events in the same order", async () => {
  const all = await readFeed(rig.call);
  expect(await readFeed(rig.call, "limit=1")).toEqual(all);
  const types = ["code.lost", "campaign.done"];
  const some = all.filter(({ type }) => types.includes(type));
  expect(await readFeed(rig.call, `limit=1&type=${types.join(",")}`)).toEqual(some);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  const [first] = all;
  expect((await readPage(rig.call, `after=${first?.id}&limit=1`)).items).toEqual(all.slice(1, 2));
});

test("of one meter: its own, and those of campaigns and files that it is in", async () => {
  const all = await readFeed(rig.call);
  for (const meterId of [METER_ID, ...IMPORTED, OTHER_ID]) {
    const isIn = (event: object) => JSON.stringify(event).includes(meterId);
    const about = all.filter(isIn);
    expect(await readFeed(rig.call, `limit=2&meterId=${meterId}`)).toEqual(about);
    expect(about.length).toBe(
      { [METER_ID]: 13, [OTHER_ID]: 0, [IMPORTED[2] ?? ""]: 4 }[meterId] ?? 3,
    );
  }
});

test("lines of before, which name no codes or meters of many, are events of none", async () => {
  const store = await openStore({ folder: `${rig.folder}/supplier`, databaseUrl: undefined });
  const told = (action: string, details: AuditLine["details"]) => {
    const line = { seq: 7, at: "2026-11-24T12:00:00.000Z", actor: "bootstrap", role: "issuer" };
    const all = { ...line, action, ...(details ? { details } : {}) };
    return eventOfLine(store, linkEntry(all, NO_PREVIOUS));
  };
  expect(await told("meters.imported", { meters: 3 })).toMatchObject({
    type: "meter.registered",
    data: { meterIds: [] },
  });
  const sent = { campaignId, status: "sent", codes: 3 };
  expect(await told("campaign.changed", sent)).toMatchObject({
    type: "code.sent",
    data: { codes: [], channel: null, campaignId },
  });
  expect(await told("code.changed", { status: "issued" })).toBeUndefined();
  expect(await told("key.made", { keyId: "another" })).toBeUndefined();
  await store.destroy();
});

test("the end is a place to go on from, and all who wait there hear of what comes", async () => {
  const { call } = await keyOf(rig, "reader");
  const { items, nextAfter, hasMore } = await readPage(call, "limit=200");
  expect([items.length > 0, hasMore]).toEqual([true, false]);
  const end = await readPage(call, `after=${nextAfter}&wait=0`);
  expect(end).toMatchObject({ items: [], nextAfter, hasMore: false });
  const heard = Array.from({ length: 20 }, () => readPage(call, `after=${nextAfter}&wait=30`));
  await rig.call("POST", `/v1/codes/${codes.refused.codeId}/void`, { reason: "refused" });
  await rig.call("POST", `/v1/codes/${codes.lost.codeId}/sent`, { channel: "app" });
  const sent = { items: [{ type: "code.sent", data: { channel: "app" } }] };
  expect(await Promise.all(heard)).toMatchObject(heard.map(() => sent));
});

test("an event that is not in the trail, or a type that is none, is refused", async () => {
  const [first] = await readFeed(rig.call);
  const [, seq = ""] = first?.id.split("_") ?? [];
  for (const [query, code] of [
    [`after=evt_${seq}_0000000000000000`, "event_unknown"],
    ["after=evt_999999_0000000000000000", "event_unknown"],
    ["after=evt_0_0000000000000000", "event_unknown"],
    ["after=1", "invalid_request"],
    ["type=code.made", "invalid_request"],
    ["wait=31", "invalid_request"],
  ]) {
    expect((await rig.call("GET", `/v1/events?${query}`)).body).toMatchObject({ code });
  }
});
