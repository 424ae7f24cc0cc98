import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openStore } from "../../../apps/supplier-service/src/store/database.ts";
import { topUp } from "../../support/approvals.ts";
import { makeCampaign, untilOver } from "../../support/campaigns.ts";
import { keyOf, type MadeKey } from "../../support/keys.ts";
import { NOON_SECONDS, register, type SupplierRig, startRig } from "../../support/supplier-rig.ts";

const METERS = ["00db1234567890b1", "00db1234567890b2", "00db1234567890b3"] as const;
const [METER] = METERS;
const DAY_SECONDS = 86_400;

let rig: SupplierRig;
let keys: Record<"one" | "other" | "approver", MadeKey>;
let now = NOON_SECONDS;

function goOn(days: number): void {
  now += days * DAY_SECONDS;
  rig.setTime(now);
}

beforeAll(async () => {
  rig = await startRig();
  for (const meterId of METERS) await register(rig.call, meterId);
  keys = {
    one: await keyOf(rig, "issuer"),
    other: await keyOf(rig, "issuer"),
    approver: await keyOf(rig, "approver"),
  };
});
afterAll(() => rig.remove());

const NO_SUMS = { keyPencePerDay: null, meterPencePerDay: null };
const setLimits = (sums: object, role = "issuer") =>
  rig.call("PUT", `/v1/limits/${role}`, { commands: null, amountPenceMax: null, ...sums });

/** No line and no limits, past the second person whom that needs. */
async function forgetPolicies(): Promise<void> {
  const store = await openStore({ folder: `${rig.folder}/supplier`, databaseUrl: undefined });
  await store.deleteFrom("policies").execute();
  await store.destroy();
}

beforeEach(async () => {
  goOn(10);
  await forgetPolicies();
});

const issue = (key: MadeKey, meterId: string, commands: object[]) =>
  key.call("POST", `/v1/meters/${meterId}/codes`, { commands, digits: 40 });
const give = (key: MadeKey, meterId: string, pence: number) => issue(key, meterId, [topUp(pence)]);

test("what a key gives in a day is held to its sum, and the next day begins anew", async () => {
  await setLimits({ keyPencePerDay: 500 });
  expect((await give(keys.one, METERS[0], 300)).status).toBe(201);
  const past = await give(keys.one, METERS[1], 201);
  const field = "keyPencePerDay";
  expect([past.status, past.body]).toMatchObject([403, { code: "above_limit", field }]);
  const body = { commands: [topUp(201)] };
  const preview = await keys.one.call("POST", `/v1/meters/${METER}/codes/preview`, body);
  expect([preview.status, preview.body]).toMatchObject([403, { code: "above_limit", field }]);
  expect((await give(keys.other, METERS[1], 500)).status).toBe(201);
  expect((await give(keys.one, METERS[1], 200)).status).toBe(201);
  expect((await issue(keys.one, METER, [{ type: "restore_supply" }])).status).toBe(201);
  rig.setTime(now + DAY_SECONDS / 2 - 1);
  expect((await give(keys.one, METER, 1)).status).toBe(403);
  rig.setTime(now + DAY_SECONDS / 2);
  expect((await give(keys.one, METER, 500)).status).toBe(201);
});

test("what a meter gets in a day is held to its sum, whoever gives it, void or not", async () => {
  await setLimits({ meterPencePerDay: 500 });
  // A line that says nothing of days takes nothing from what a role is held to.
  const line = { commands: [], amountPenceAbove: 10_000, ...NO_SUMS };
  await rig.call("PUT", "/v1/approval-line", line);
  const debt = { type: "deduct_debt", register: "time_1", amountPence: 200 };
  const first = await issue(keys.one, METER, [topUp(100), debt]);
  const { codeId } = first.body as { codeId: string };
  await rig.call("POST", `/v1/codes/${codeId}/void`, { reason: "mistake" });
  const past = await give(keys.other, METER, 201);
  const field = "meterPencePerDay";
  expect([past.status, past.body]).toMatchObject([403, { code: "above_limit", field }]);
  expect((await give(keys.other, METERS[1], 500)).status).toBe(201);
  expect((await give(keys.other, METER, 200)).status).toBe(201);
});

test("a sum that is set at noon counts the morning, and no repetition", async () => {
  const repeated = { "idempotency-key": "morning" };
  const ask = () =>
    keys.one.call("POST", `/v1/meters/${METER}/codes`, { commands: [topUp(300)] }, repeated);
  const first = await ask();
  await setLimits({ keyPencePerDay: 500, meterPencePerDay: 500 });
  expect((await ask()).text).toBe(first.text);
  expect((await give(keys.one, METERS[1], 201)).status).toBe(403);
  expect((await give(keys.other, METER, 201)).status).toBe(403);
  expect((await give(keys.one, METER, 200)).status).toBe(201);
});

test("above a sum of the line the next code waits, and is given by who approves it", async () => {
  const line = { commands: [], amountPenceAbove: 100, ...NO_SUMS };
  await rig.call("PUT", "/v1/approval-line", { ...line, keyPencePerDay: 300 });
  for (const meterId of METERS) expect((await give(keys.one, meterId, 100)).status).toBe(201);
  const waiting = await give(keys.one, METER, 1);
  expect(waiting.status).toBe(202);
  expect((await issue(keys.one, METER, [{ type: "restore_supply" }])).status).toBe(201);
  await setLimits({ keyPencePerDay: 0 }, "approver");
  const { approvalId } = waiting.body as { approvalId: string };
  const approve = () => keys.approver.call("POST", `/v1/approvals/${approvalId}/approve`);
  const refused = await approve();
  expect([refused.status, refused.body]).toMatchObject([403, { field: "keyPencePerDay" }]);
  await forgetPolicies();
  await setLimits({ keyPencePerDay: 1 }, "approver");
  expect((await approve()).status).toBe(200);
  expect((await give(keys.approver, METERS[1], 1)).status).toBe(403);
});

test("a campaign counts whole for the key that made it: above the sum it is not made", async () => {
  await setLimits({ keyPencePerDay: 500 });
  const asked = { commands: [topUp(200)], selection: { meterIds: METERS } };
  for (const path of ["/v1/campaigns", "/v1/campaigns/preview"]) {
    const { status, body } = await keys.one.call("POST", path, asked);
    expect([status, body]).toMatchObject([403, { field: "keyPencePerDay" }]);
  }
  const fits = { ...asked, commands: [topUp(150)] };
  const { campaignId } = await makeCampaign(keys.one.call, fits);
  expect((await give(keys.one, METER, 51)).status).toBe(403);
  expect((await give(keys.one, METER, 50)).status).toBe(201);
  expect(await untilOver(rig.url(), campaignId)).toMatchObject({ issued: 3, status: "done" });
});

test("a campaign whose meters a worker chooses is ended where it is above the sum", async () => {
  await setLimits({ keyPencePerDay: 599 });
  const asked = { commands: [topUp(200)], selection: { everyMeter: true } };
  const { campaignId } = await makeCampaign(keys.one.call, asked);
  expect(await untilOver(rig.url(), campaignId)).toMatchObject({
    status: "cancelled",
    issued: 0,
    cancelReason: expect.stringContaining("keyPencePerDay"),
  });
  expect((await give(keys.one, METER, 599)).status).toBe(201);
});

test("a campaign may give all of the sum, and a second one then nothing of it", async () => {
  await setLimits({ keyPencePerDay: 600 });
  const asked = { commands: [topUp(200)], selection: { everyMeter: true } };
  for (const [status, issued] of [
    ["done", 3],
    ["cancelled", 0],
  ]) {
    const { campaignId } = await makeCampaign(keys.one.call, asked);
    expect(await untilOver(rig.url(), campaignId)).toMatchObject({ status, issued });
  }
});

test("a campaign that gives nothing is held to no sum of a day", async () => {
  await give(keys.one, METER, 100);
  await setLimits({ keyPencePerDay: 50, meterPencePerDay: 50 });
  const commands = [{ type: "restore_supply" }];
  const asked = { commands, selection: { everyMeter: true } };
  const { campaignId } = await makeCampaign(keys.one.call, asked);
  expect(await untilOver(rig.url(), campaignId)).toMatchObject({ status: "done", issued: 3 });
});

test("a campaign that waits is held to the sum of who approves it, and counts there", async () => {
  const line = { commands: [], amountPenceAbove: null, ...NO_SUMS };
  await rig.call("PUT", "/v1/approval-line", line);
  await setLimits({ keyPencePerDay: 599 }, "approver");
  const asked = { commands: [topUp(200)], selection: { meterIds: METERS } };
  const { campaignId } = await makeCampaign(keys.one.call, asked);
  const approve = () => keys.approver.call("POST", `/v1/approvals/${campaignId}/approve`);
  const refused = await approve();
  expect([refused.status, refused.body]).toMatchObject([403, { field: "keyPencePerDay" }]);
  await forgetPolicies();
  expect((await approve()).status).toBe(200);
  await untilOver(rig.url(), campaignId);
  await setLimits({ keyPencePerDay: 601 }, "approver");
  expect((await give(keys.approver, METER, 2)).status).toBe(403);
  expect((await give(keys.approver, METER, 1)).status).toBe(201);
});

test("a campaign gives nothing to a meter that has got its sum of the day", async () => {
  await setLimits({ meterPencePerDay: 500 });
  await give(keys.other, METER, 301);
  await give(keys.other, METERS[1], 300);
  const asked = { commands: [topUp(200)], selection: { meterIds: METERS } };
  const preview = await keys.one.call("POST", "/v1/campaigns/preview", asked);
  expect(preview.body).toMatchObject({ refused: [{ code: "above_limit", count: 1 }] });
  const { campaignId } = await makeCampaign(keys.one.call, asked);
  expect(await untilOver(rig.url(), campaignId)).toMatchObject({
    issued: 2,
    refused: [{ reason: "above_limit", count: 1, meterIds: [METER] }],
  });
});

const DAY_OF = { issuer: { key: 1_000, meter: 700 }, approver: { key: 900, meter: 800 } } as const;
const LINE = { amount: 300, key: 600, meter: 500 } as const;

/** What the model remembers of a day, and what waits. */
interface Model {
  readonly given: Map<string, number>;
  readonly waiting: { readonly id: string; readonly meterId: string; readonly pence: number }[];
}

type Deed =
  | { readonly do: "issue"; readonly by: "one" | "other"; readonly at: number; pence: number }
  | { readonly do: "approve" | "reject" | "tomorrow" };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("issue" as const),
      by: fc.constantFrom("one", "other"),
      at: fc.integer({ min: 0, max: 1 }),
      pence: fc.constantFrom(0, 1, 100, 200, 300, 301),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("approve", "reject") }) },
  { weight: 1, arbitrary: fc.constant({ do: "tomorrow" as const }) },
);

const sumOf = ({ given }: Model, whose: string) => given.get(whose) ?? 0;

/** Whether the sums of a day would stay within what they may be. */
function fits(model: Model, by: string, meterId: string, pence: number, most: object): boolean {
  const { key, meter } = most as { key: number; meter: number };
  const isWithin = sumOf(model, by) + pence <= key && sumOf(model, meterId) + pence <= meter;
  return pence === 0 || isWithin;
}

function add({ given }: Model, by: string, meterId: string, pence: number): void {
  for (const whose of [by, meterId]) given.set(whose, (given.get(whose) ?? 0) + pence);
}

async function act(model: Model, each: Deed): Promise<readonly [seen: number, expected: number]> {
  if (each.do === "tomorrow") {
    goOn(1);
    model.given.clear();
    return [0, 0];
  }
  if (each.do === "issue") {
    const { by, pence } = each;
    const meterId = METERS[each.at] ?? METER;
    const { status, body } = await issue(keys[by], meterId, [
      { type: "set_credit", amountPence: pence },
    ]);
    if (!fits(model, by, meterId, pence, DAY_OF.issuer)) return [status, 403];
    if (pence > LINE.amount || !fits(model, by, meterId, pence, LINE)) {
      const { approvalId } = body as { approvalId: string };
      model.waiting.push({ id: approvalId, meterId, pence });
      return [status, 202];
    }
    add(model, by, meterId, pence);
    return [status, 201];
  }
  const [next] = model.waiting;
  if (next === undefined) return [0, 0];
  const body = each.do === "reject" ? { reason: "no" } : {};
  const { status } = await keys.approver.call("POST", `/v1/approvals/${next.id}/${each.do}`, body);
  if (each.do === "approve") {
    if (!fits(model, "approver", next.meterId, next.pence, DAY_OF.approver)) return [status, 403];
    add(model, "approver", next.meterId, next.pence);
  }
  model.waiting.shift();
  return [status, 200];
}

test("the sums of keys, meters and days are always those of a ledger kept by hand", async () => {
  const days = ({ key, meter }: { key: number; meter: number }) => ({
    keyPencePerDay: key,
    meterPencePerDay: meter,
  });
  await setLimits(days(DAY_OF.issuer));
  await setLimits(days(DAY_OF.approver), "approver");
  const line = { commands: [], amountPenceAbove: LINE.amount, ...days(LINE) };
  await rig.call("PUT", "/v1/approval-line", line);
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 14 }), async (deeds) => {
      goOn(1);
      const model: Model = { given: new Map(), waiting: [] };
      for (const each of deeds) {
        const [seen, expected] = await act(model, each);
        if (seen !== expected) throw new Error(`${JSON.stringify(each)}: ${seen}, not ${expected}`);
      }
    }),
    { numRuns: 15 },
  );
});
