import { publicKeyOf } from "@utrn-lab/utrn";
import { beforeEach, expect, test } from "vitest";
import { makeCampaign, untilOver } from "../../support/campaigns.ts";
import { rigForEachTest } from "../../support/each-test.ts";
import { keyOf } from "../../support/keys.ts";
import { METER_ID, OTHER_METER_KEY } from "../../support/parties.ts";
import {
  issue,
  NOON_SECONDS,
  register,
  registration,
  shown,
  startRig,
} from "../../support/supplier-rig.ts";

const rig = rigForEachTest();
const OTHER_ID = "00db1234567800a1";
const TOP_UP = { commands: [{ type: "top_up", amountPence: 1_000 }] };

let path: string;
beforeEach(async () => {
  path = await register(rig.call);
});

const patch = (body: object, call = rig.call) => call("PATCH", path, body);

async function lastLines(count: number): Promise<Record<string, unknown>[]> {
  const { body } = await rig.call("GET", `/v1/audit?limit=${count}`);
  return (body as { items: Record<string, unknown>[] }).items.toReversed();
}

async function verified(): Promise<unknown> {
  return (await rig.call("GET", "/v1/audit/verify")).body;
}

test("what a registration says is changed, found, recorded, and once", async () => {
  const asked = { label: "1 \u00c9glise Road", tags: ["no-wan", "north"], fuel: "gas" };
  const { status, body } = await patch(asked);
  expect([status, body]).toMatchObject([200, { ...asked, deadCodeIds: [], warnings: [] }]);
  const changed = ["fuel", "label", "tags"];
  const line = { action: "meter.changed", meterId: METER_ID, details: { changed, fuel: "gas" } };
  expect(await lastLines(1)).toMatchObject([line]);
  expect((await patch(asked)).status).toBe(200);
  expect(await lastLines(1)).toMatchObject([line]);
  const total = async (query: string) =>
    ((await rig.call("GET", `/v1/meters?${query}`)).body as { total: number }).total;
  expect(await total("tag=no-wan&label=%C3%89GLISE&fuel=gas")).toBe(1);
  await patch({ label: null, tags: ["north"] });
  expect([await total("tag=no-wan"), await total("tag=north"), await total("label=1")]).toEqual([
    0, 1, 0,
  ]);
  expect(JSON.stringify(await rig.call("GET", "/v1/audit"))).not.toContain("glise");
});

test("the last counter goes up, never down, and the next code is above it", async () => {
  const issuer = await keyOf(rig, "issuer");
  expect(await patch({ lastCounter: 40 }, issuer.call)).toMatchObject({ status: 403 });
  expect(await patch({ lastCounter: 40 })).toMatchObject({ body: { lastCounter: 40 } });
  expect(await issue(rig.call, path, TOP_UP)).toMatchObject({ utrnCounter: 41 });
  expect(await patch({ lastCounter: 40 })).toMatchObject({
    status: 400,
    body: { code: "invalid_request", field: "lastCounter" },
  });
  expect(await patch({ lastCounter: 41 })).toMatchObject({ status: 200 });
});

test("a status of a meter whose floor was told later teaches its counter", async () => {
  await patch({ lastCounter: 70_000 });
  expect(await rig.call("POST", `${path}/codes`, TOP_UP)).toMatchObject({
    body: { code: "counter_too_far_ahead" },
  });
  const code = shown({ kind: "status", utrnCounter: 70_000 });
  expect(await rig.call("POST", `${path}/confirmations`, { code })).toMatchObject({ status: 200 });
  expect(await issue(rig.call, path, TOP_UP)).toMatchObject({ utrnCounter: 70_001 });
});

test("another key ends the codes of before, whose confirmations are still read", async () => {
  const first = await issue(rig.call, path, TOP_UP);
  const second = await issue(rig.call, path, { ...TOP_UP, reason: "another" });
  const publicKey = publicKeyOf(OTHER_METER_KEY);
  const issuer = await keyOf(rig, "issuer");
  expect(await patch({ publicKey }, issuer.call)).toMatchObject({
    status: 403,
    body: { code: "forbidden" },
  });
  const { status, body } = await patch({ publicKey });
  const deadCodeIds = [first.codeId, second.codeId].toSorted();
  expect([status, body]).toMatchObject([
    200,
    { publicKey, deadCodeIds, lastCounter: 2, knownHighestCounter: 2 },
  ]);
  const dead = await rig.call("GET", `/v1/codes/${first.codeId}`);
  expect(dead.body).toMatchObject({
    status: "superseded",
    isOpen: false,
    means: expect.stringContaining("was commissioned with another key since"),
  });
  const late = await rig.call("POST", `${path}/confirmations`, { code: shown({}) });
  expect([late.status, late.body]).toMatchObject([200, { code: { status: "confirmed" } }]);
  expect((await rig.call("GET", path)).body).toMatchObject({ knownBalancePence: null });
  const third = await issue(rig.call, path, TOP_UP);
  expect(third.utrnCounter).toBe(3);
  const explained = { code: third.code, meterId: METER_ID };
  expect((await rig.call("POST", "/v1/codes/explain", explained)).body).toMatchObject({
    verification: { verifies: true },
  });
  expect(await verified()).toMatchObject({ ok: true });
});

test.each([
  ["no curve's", "04".padEnd(130, "0"), "publicKey"],
  ["a member that is none", undefined, "colour"],
])("a change with a key that is %s is refused by name", async (_what, publicKey, field) => {
  const asked = publicKey === undefined ? { colour: "red" } : { publicKey };
  expect(await patch(asked)).toMatchObject({ status: 400, body: { field } });
  expect(await patch({})).toMatchObject({ status: 400 });
});

test("a retired meter gets no code until it is taken back, and keeps its history", async () => {
  const { codeId } = await issue(rig.call, path, TOP_UP);
  rig.setTime(NOON_SECONDS + 60);
  const retired = await patch({ retired: true, reason: "The customer has left" });
  const said = {
    status: "retired",
    retiredAt: "2026-11-24T12:01:00.000Z",
    retireReason: "The customer has left",
  };
  expect([retired.status, retired.body]).toMatchObject([200, said]);
  rig.setTime(NOON_SECONDS + 120);
  expect(await patch({ retired: true, reason: "Again" })).toMatchObject({ body: said });
  const refused = await rig.call("POST", `${path}/codes`, { ...TOP_UP, reason: "another" });
  expect([refused.status, refused.body]).toMatchObject([409, { code: "meter_retired" }]);
  const preview = await rig.call("POST", `${path}/codes/preview`, TOP_UP);
  expect(preview.body).toMatchObject({ wouldBeRefused: "meter_retired" });
  expect((await rig.call("GET", "/v1/meters?status=retired")).body).toMatchObject({ total: 1 });
  const proof = await rig.call("POST", `${path}/confirmations`, { code: shown({}) });
  expect(proof.body).toMatchObject({ code: { codeId, status: "confirmed" } });
  const back = await patch({ retired: false });
  expect(back.body).toMatchObject({ status: "active", retiredAt: null, retireReason: null });
  expect(await issue(rig.call, path, TOP_UP)).toMatchObject({ utrnCounter: 2 });
  expect((await lastLines(4)).map(({ action }) => action)).toEqual([
    "meter.retired",
    "confirmation.taken",
    "meter.taken_back",
    "code.issued",
  ]);
  expect(await verified()).toMatchObject({ ok: true });
});

test("a meter is retired with what else changes, by an approver, with a reason", async () => {
  const issuer = await keyOf(rig, "issuer");
  const asked = { retired: true, reason: "Moved out", label: "Empty" };
  expect(await patch(asked, issuer.call)).toMatchObject({
    status: 403,
    body: { code: "forbidden", detail: expect.stringContaining("Retiring meters") },
  });
  expect((await rig.call("GET", path)).body).toMatchObject({ label: null, status: "active" });
  expect(await patch(asked)).toMatchObject({
    status: 200,
    body: { label: "Empty", status: "retired", retireReason: "Moved out" },
  });
  expect(await lastLines(2)).toMatchObject([
    { action: "meter.changed" },
    { action: "meter.retired", details: { reason: "Moved out" } },
  ]);
  expect(await patch(asked, issuer.call)).toMatchObject({ status: 200 });
  for (const half of [{ retired: true }, { retired: false, reason: "?" }, { reason: "?" }]) {
    expect(await patch(half)).toMatchObject({ status: 400, body: { field: "reason" } });
  }
});

test("a campaign passes over retired meters, and refuses those that were listed", async () => {
  await rig.call("POST", "/v1/meters", registration(OTHER_ID));
  await patch({ retired: true, reason: "Replaced" });
  const run = async (selection: object) => {
    const { campaignId } = await makeCampaign(rig.call, { ...TOP_UP, selection });
    return untilOver(rig.url(), campaignId);
  };
  expect(await run({ everyMeter: true })).toMatchObject({ meters: 1, issued: 1, refused: [] });
  expect(await run({ meterIds: [METER_ID] })).toMatchObject({
    issued: 0,
    refused: [{ reason: "meter_retired", count: 1 }],
  });
});

test.each(["csv", "ndjson"])("meters as %s are imported as they are", async (ending) => {
  await patch({ label: '=1+1, "quoted"', tags: ["no-wan", "-north"] });
  await issue(rig.call, path, TOP_UP);
  const other = { ...registration(OTHER_ID), fuel: "gas" };
  await rig.call("POST", "/v1/meters", other);
  await rig.call("PATCH", `/v1/meters/${OTHER_ID}`, { retired: true, reason: "Replaced" });
  const { text } = await rig.call("GET", `/v1/meters.${ending}`);
  const type = { "content-type": ending === "csv" ? "text/csv" : "application/x-ndjson" };
  const into = async (call: typeof rig.call) =>
    (await call("POST", "/v1/meters/import", text, type)).body;
  expect(await into(rig.call)).toMatchObject({ registered: 0, unchanged: 3, refused: 0 });
  if (ending === "csv") expect(text).toContain(`,"'=1+1, ""quoted""",no-wan;-north,1,\r\n`);
  const before = (await rig.call("GET", "/v1/meters")).body;
  await rig.stop();
  const elsewhere = await startRig();
  expect(await into(elsewhere.call)).toMatchObject({ registered: 2, retired: 1, refused: 0 });
  const after = (await elsewhere.call("GET", "/v1/meters")).body;
  const known = (body: unknown) =>
    (body as { items: Record<string, unknown>[] }).items.map(
      ({ knownHighestCounter: _, ...said }) => said,
    );
  expect(known(after)).toEqual(known(before));
  await elsewhere.remove();
  await rig.restart();
});

test("a file changes, retires and takes back, and refuses by its line", async () => {
  await rig.call("POST", "/v1/meters", registration(OTHER_ID));
  const lines = [
    { action: "change", meterId: METER_ID, tags: ["no-wan"], label: "12 Acacia Avenue" },
    { action: "retire", meterId: OTHER_ID, reason: "Replaced" },
    { action: "take_back", meterId: OTHER_ID },
    { action: "change", meterId: METER_ID, tags: ["no-wan"] },
    { action: "retire", meterId: METER_ID },
    { action: "delete", meterId: METER_ID },
    { action: "change", meterId: "00db00000000dead", tags: [] },
    { action: "change", meterId: METER_ID, lastCounter: 9 },
  ];
  const send = async (call: typeof rig.call, some: readonly object[]) => {
    const text = some.map((line) => JSON.stringify(line)).join("\n");
    const type = { "content-type": "application/x-ndjson" };
    return (await call("POST", "/v1/meters/import", text, type)).body;
  };
  expect(await send(rig.call, lines)).toMatchObject({
    changed: 2,
    retired: 1,
    takenBack: 1,
    unchanged: 1,
    refusals: [
      { line: 5, field: "reason" },
      { line: 6, field: "action" },
      { line: 7, field: "line" },
    ],
  });
  expect((await rig.call("GET", path)).body).toMatchObject({
    label: "12 Acacia Avenue",
    tags: ["no-wan"],
    lastCounter: 9,
  });
  const issuer = await keyOf(rig, "issuer");
  expect(await send(issuer.call, [...lines.slice(1, 2), ...lines.slice(0, 1)])).toMatchObject({
    refused: 1,
    unchanged: 1,
    refusals: [{ line: 1, why: expect.stringContaining("role approver") }],
  });
  expect(await verified()).toMatchObject({ ok: true });
});

test("a file of CSV without keys says what to do with each meter", async () => {
  const text = `action,meterId,tags,reason\nretire,${METER_ID},north,Replaced\n`;
  const answer = await rig.call("POST", "/v1/meters/import", text, { "content-type": "text/csv" });
  expect(answer.body).toMatchObject({ retired: 1, refused: 0 });
  expect((await rig.call("GET", path)).body).toMatchObject({ status: "retired", tags: [] });
});
