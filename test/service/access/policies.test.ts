import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openStore } from "../../../apps/supplier-service/src/store/database.ts";
import { keyOf, type MadeKey } from "../../support/keys.ts";
import { type SupplierRig, startRig } from "../../support/supplier-rig.ts";

const LINE = {
  commands: ["set_credit"],
  amountPenceAbove: 5_000,
  keyPencePerDay: 20_000,
  meterPencePerDay: null,
};
const LIMITS = {
  commands: ["top_up"],
  amountPenceMax: 500,
  keyPencePerDay: null,
  meterPencePerDay: null,
};

let rig: SupplierRig;
let ann: MadeKey;
let bo: MadeKey;
beforeAll(async () => {
  rig = await startRig();
  ann = await keyOf(rig, "administrator", { owner: "Ann Lee" });
  bo = await keyOf(rig, "approver", { owner: "Bo Kerr" });
});
afterAll(() => rig.remove());

beforeEach(async () => {
  const store = await openStore({ folder: `${rig.folder}/supplier`, databaseUrl: undefined });
  await store.deleteFrom("policies").execute();
  await store.destroy();
  expect((await ann.call("PUT", "/v1/approval-line", LINE)).status).toBe(200);
  expect((await ann.call("PUT", "/v1/limits/issuer", LIMITS)).status).toBe(200);
});

const approve = (id: string, by: MadeKey, body?: object) =>
  by.call("POST", `/v1/approvals/${id}/approve`, body);
const lineNow = async () => (await rig.call("GET", "/v1/approval-line")).body;

/** Asks for a change that has to wait; answers the id of its request. */
async function waiting(answer: ReturnType<MadeKey["call"]>): Promise<string> {
  const { status, body } = await answer;
  const { approvalId } = body as { approvalId: string };
  expect([status, body]).toEqual([202, { approvalId, status: "awaiting_approval" }]);
  return approvalId;
}

test("what holds more back holds at once", async () => {
  const line = { ...LINE, commands: ["set_credit", "top_up"], keyPencePerDay: 1 };
  const drawn = await ann.call("PUT", "/v1/approval-line", line);
  expect([drawn.status, drawn.body]).toEqual([200, { line }]);
  const limits = { ...LIMITS, amountPenceMax: 1, meterPencePerDay: 1 };
  const set = await ann.call("PUT", "/v1/limits/issuer", limits);
  expect([set.status, set.body]).toEqual([200, { role: "issuer", ...limits }]);
});

test.each([
  ["taken away", () => ann.call("DELETE", "/v1/approval-line"), null],
  [
    "raised, and lowered elsewhere",
    () => ann.call("PUT", "/v1/approval-line", { ...LINE, amountPenceAbove: 5_001, commands: [] }),
    { ...LINE, amountPenceAbove: 5_001, commands: [] },
  ],
] as const)("a line is %s once another person approves", async (_title, ask, line) => {
  const id = await waiting(ask());
  expect(await lineNow()).toEqual({ line: LINE });
  const listed = await rig.call("GET", `/v1/approvals/${id}`);
  const asked = { kind: "approval_line", line, limits: null, commands: null, meterId: null };
  expect(listed.body).toMatchObject({ ...asked, status: "awaiting", askedBy: ann.id, sums: null });
  expect((await rig.call("GET", `/v1/approvals/${id}/meters`)).body).toMatchObject({ items: [] });
  expect((await approve(id, bo)).body).toMatchObject({ status: "approved", decidedBy: bo.id });
  expect(await lineNow()).toEqual({ line });
  expect((await rig.call("GET", "/v1/audit?limit=3")).body).toMatchObject({
    items: [
      { action: "approval.given", actor: bo.id, details: { approvalId: id } },
      { action: "approval_line.set", actor: bo.id },
      { action: "approval.asked", actor: ann.id, details: { kind: "approval_line" } },
    ],
  });
});

test("a limit is raised once another person approves", async () => {
  const limits = { ...LIMITS, commands: ["top_up", "restore_supply"] };
  const id = await waiting(ann.call("PUT", "/v1/limits/issuer", limits));
  const [before] = ((await rig.call("GET", "/v1/limits")).body as { items: object[] }).items;
  expect(before).toEqual({ role: "issuer", ...LIMITS });
  const asked = { kind: "limits", limits: { role: "issuer", ...limits }, line: null };
  expect((await rig.call("GET", `/v1/approvals/${id}`)).body).toMatchObject(asked);
  expect((await approve(id, bo)).status).toBe(200);
  const [after] = ((await rig.call("GET", "/v1/limits")).body as { items: object[] }).items;
  expect(after).toEqual({ role: "issuer", ...limits });
});

test("a sum of the day that is left out is a limit taken away: it waits", async () => {
  await ann.call("PUT", "/v1/limits/issuer", { ...LIMITS, keyPencePerDay: 100 });
  const { keyPencePerDay: _, ...without } = LIMITS;
  await waiting(ann.call("PUT", "/v1/limits/issuer", without));
});

test("neither who asked approves it, nor a key made for it: second_person_needed", async () => {
  const id = await waiting(ann.call("DELETE", "/v1/approval-line"));
  const made = await ann.call("POST", "/v1/keys", { role: "approver", owner: "Somebody Else" });
  const { key } = made.body as { key: string };
  const authorization = { authorization: `Bearer ${key}` };
  const path = `/v1/approvals/${id}/approve`;
  for (const answer of [
    await approve(id, ann),
    await approve(id, await keyOf(rig, "administrator", { owner: "ann lee" })),
    await rig.call("POST", path, {}, authorization),
    await rig.call("POST", path, {}),
  ]) {
    expect([answer.status, answer.body]).toMatchObject([403, { code: "second_person_needed" }]);
  }
  expect(await lineNow()).toEqual({ line: LINE });
});

test("who has the first key alone asks two people, and is not shut out", async () => {
  const own = await waiting(rig.call("DELETE", "/v1/approval-line"));
  const others = [bo, await keyOf(rig, "administrator")];
  for (const other of others) expect((await approve(own, other)).status).toBe(403);
  const [one, second] = [await keyOf(rig, "administrator"), await keyOf(rig, "approver")];
  const id = await waiting(one.call("DELETE", "/v1/approval-line"));
  expect((await approve(id, second)).status).toBe(200);
  expect(await lineNow()).toEqual({ line: null });
});

test("a change that is rejected or withdrawn leaves everything as it is", async () => {
  const reason = { reason: "no" };
  const rejected = await waiting(ann.call("DELETE", "/v1/approval-line"));
  const withdrawn = await waiting(ann.call("DELETE", "/v1/approval-line"));
  expect((await bo.call("POST", `/v1/approvals/${rejected}/reject`, reason)).status).toBe(200);
  expect((await ann.call("POST", `/v1/approvals/${withdrawn}/withdraw`, reason)).status).toBe(200);
  for (const id of [rejected, withdrawn]) expect((await approve(id, bo)).status).toBe(409);
  expect(await lineNow()).toEqual({ line: LINE });
});

test("a change acknowledges nothing", async () => {
  const id = await waiting(ann.call("DELETE", "/v1/approval-line"));
  const refused = await approve(id, bo, { acknowledge: ["kills_outstanding_topups"] });
  expect([refused.status, refused.body]).toMatchObject([400, { field: "acknowledge" }]);
});
