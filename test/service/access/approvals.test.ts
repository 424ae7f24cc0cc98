import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { approvalsForEachTest, LINE, topUp } from "../../support/approvals.ts";
import { keyOf } from "../../support/keys.ts";
import { METER_ID } from "../../support/parties.ts";
import { everything, issue } from "../../support/supplier-rig.ts";

const { rig, path, desk, draw, ask, waiting, approve, reject, withdraw } = approvalsForEachTest();

test("without a line nothing waits, and with one what is not above it does not", async () => {
  expect((await rig.call("GET", "/v1/approval-line")).body).toEqual({ line: null });
  expect((await ask([topUp(1_000_000)])).status).toBe(201);
  const drawn = await draw();
  expect([drawn.status, drawn.body]).toEqual([200, { line: LINE }]);
  expect((await ask([topUp(5_000), { type: "restore_supply" }])).status).toBe(201);
  await rig.restart();
  expect((await rig.call("GET", "/v1/approval-line")).body).toEqual({ line: LINE });
});

test.each([
  ["an amount above it", [topUp(5_001)]],
  ["top-ups that together are above it", [topUp(3_000), topUp(3_000)]],
  [
    "credit given and debt written off that together are above it",
    [
      { type: "add_credit", amountPence: 3_000 },
      { type: "deduct_debt", register: "time_1", amountPence: 3_000 },
    ],
  ],
  ["a command on it", [{ type: "set_credit", amountPence: 1 }]],
])("%s waits: nothing is signed and no counter used", async (_title, commands) => {
  await draw();
  const before = await everything(rig.call, path);
  const { status, body } = await ask(commands);
  const { codeId } = body as { codeId: string };
  expect([status, body]).toMatchObject([
    202,
    { approvalId: codeId, commands, status: "awaiting_approval", warnings: expect.any(Array) },
  ]);
  expect(body).not.toHaveProperty("code");
  expect(await everything(rig.call, path)).toBe(before);
  const preview = await desk.issuer.call("POST", `${path}/codes/preview`, { commands });
  expect(preview.body).toMatchObject({ needsApproval: true, wouldBeRefused: null });
  expect((await rig.call("GET", `/v1/codes/${codeId}`)).body).toMatchObject({
    codeId,
    meterId: METER_ID,
    code: null,
    status: "awaiting_approval",
    isOpen: false,
  });
});

test("another key approves: the code has the promised id and the next counter", async () => {
  await draw();
  const id = await waiting();
  await issue(rig.call, path, { commands: [topUp(100)] });
  const { status, body } = await approve(id);
  expect([status, body]).toMatchObject([
    200,
    {
      approvalId: id,
      kind: "code",
      meterId: METER_ID,
      commands: [topUp(5_001)],
      note: "Call 4711",
      status: "approved",
      askedBy: desk.issuer.id,
      decidedBy: desk.approver.id,
      decidedAt: "2026-11-24T12:00:00.000Z",
      reason: null,
    },
  ]);
  expect((await rig.call("GET", `/v1/codes/${id}`)).body).toMatchObject({
    codeId: id,
    code: expect.stringMatching(/^\d{20}$/),
    utrnCounter: 2,
    status: "issued",
    note: "Call 4711",
  });
});

test("a request says who asked, who decided, and to each key whether it may", async () => {
  await draw();
  desk.issuer = await keyOf(rig, "issuer", { owner: "Ann Lee" });
  desk.approver = await keyOf(rig, "approver", { owner: "Bo Kerr" });
  const id = await waiting();
  const seenBy = (key: typeof desk.issuer) => key.call("GET", `/v1/approvals/${id}`);
  const reader = await keyOf(rig, "reader");
  expect((await seenBy(desk.approver)).body).toMatchObject({
    mayDecide: true,
    askedByOwner: "Ann Lee",
    decidedByOwner: null,
  });
  for (const other of [desk.issuer, reader]) {
    expect((await seenBy(other)).body).toMatchObject({ mayDecide: false });
  }
  await approve(id);
  expect((await seenBy(desk.approver)).body).toMatchObject({
    mayDecide: false,
    decidedByOwner: "Bo Kerr",
  });
});

test("requests come oldest first, or newest first, a page at a time", async () => {
  await draw();
  const ids = [await waiting(), await waiting(), await waiting()];
  const read = async (query: string) => {
    const { body } = await rig.call("GET", `/v1/approvals?limit=2${query}`);
    const { items, nextCursor } = body as {
      items: { approvalId: string }[];
      nextCursor: string | null;
    };
    return { ids: items.map(({ approvalId }) => approvalId), nextCursor };
  };
  expect((await read("")).ids).toEqual(ids.slice(0, 2));
  const first = await read("&order=newest");
  expect(first.ids).toEqual(ids.slice(1).toReversed());
  expect((await read(`&order=newest&cursor=${first.nextCursor}`)).ids).toEqual([ids[0]]);
});

test("a rejected request is never signed, and says why", async () => {
  await draw();
  const id = await waiting();
  const before = await everything(rig.call, path);
  const { status, body } = await reject(id);
  expect([status, body]).toMatchObject([200, { status: "rejected", reason: "too much" }]);
  expect(await everything(rig.call, path)).toBe(before);
  expect((await rig.call("GET", `/v1/codes/${id}`)).body).toMatchObject({
    code: null,
    status: "void",
    voidReason: "too much",
  });
});

test("the key that asked withdraws its request: nothing is signed, and it says why", async () => {
  await draw();
  const id = await waiting();
  const before = await everything(rig.call, path);
  const { status, body } = await withdraw(id);
  expect([status, body]).toMatchObject([
    200,
    { status: "withdrawn", reason: "asked twice", decidedBy: desk.issuer.id },
  ]);
  expect(await everything(rig.call, path)).toBe(before);
  expect((await rig.call("GET", `/v1/codes/${id}`)).body).toMatchObject({
    code: null,
    status: "void",
    voidReason: "asked twice",
    means: "Whoever asked for it withdrew it: nothing was signed, and there is nothing to type.",
  });
  expect((await rig.call("GET", "/v1/audit?action=approval.withdrawn")).body).toMatchObject({
    items: [{ actor: desk.issuer.id, meterId: METER_ID, details: { approvalId: id } }],
  });
});

test("another key does not withdraw: asker_needed", async () => {
  await draw();
  const id = await waiting();
  for (const other of [desk.approver, await keyOf(rig, "issuer")]) {
    const { status, body } = await withdraw(id, other);
    expect([status, body]).toMatchObject([403, { code: "asker_needed" }]);
  }
  expect((await approve(id)).status).toBe(200);
});

test("what was withdrawn is not decided, and what was decided is not withdrawn", async () => {
  await draw();
  const [withdrawn, decided] = [await waiting(), await waiting()];
  await withdraw(withdrawn);
  await approve(decided);
  for (const answer of [
    await approve(withdrawn),
    await reject(withdrawn),
    await withdraw(withdrawn),
    await withdraw(decided),
  ]) {
    expect([answer.status, answer.body]).toMatchObject([409, { code: "approval_decided" }]);
  }
});

const EVENTS = [
  ["sent", { channel: "sms" }],
  ["resend", { channel: "sms" }],
  ["lost", { reason: "gone" }],
  ["refused", { reason: "duplicate" }],
  ["void", { reason: "mistake" }],
] as const;

test.each(EVENTS)(
  "a code that awaits approval cannot be %s: awaiting_approval",
  async (what, body) => {
    await draw();
    const at = `/v1/codes/${await waiting()}/${what}`;
    const answer = await rig.call("POST", at, body);
    expect([answer.status, answer.body]).toMatchObject([409, { code: "awaiting_approval" }]);
  },
);

test("a code that awaits approval is told to nobody: awaiting_approval", async () => {
  await draw();
  const { status, body } = await rig.call("GET", `/v1/codes/${await waiting()}/text?channel=sms`);
  expect([status, body]).toMatchObject([409, { code: "awaiting_approval" }]);
});

test.each([
  ["rejected", reject],
  ["withdrawn", withdraw],
])("a code whose request was %s cannot be sent: code_not_pending", async (status, decline) => {
  await draw();
  const id = await waiting();
  await decline(id);
  const answer = await rig.call("POST", `/v1/codes/${id}/sent`, { channel: "sms" });
  expect([answer.status, answer.body]).toMatchObject([
    409,
    { code: "code_not_pending", detail: expect.stringContaining(status) },
  ]);
});

test("nobody decides for themselves by another key, or by one that they have made", async () => {
  await draw();
  const ann = { owner: "Ann Lee" };
  const asker = await keyOf(rig, "administrator", ann);
  const asked = await asker.call("POST", `${path}/codes`, { commands: [topUp(9_000)] });
  const { approvalId } = asked.body as { approvalId: string };
  const made = await keyOf({ url: rig.url, call: asker.call }, "approver");
  const deciders = [await keyOf(rig, "approver", ann), made, { ...made, call: rig.call }];
  for (const by of deciders) {
    const { status, body } = await approve(approvalId, by);
    expect([status, body]).toMatchObject([403, { code: "second_person_needed" }]);
  }
  expect((await approve(approvalId)).status).toBe(200);
});

test("the key that asked does not decide, whatever its role", async () => {
  await draw();
  const asked = await desk.approver.call("POST", `${path}/codes`, { commands: [topUp(9_000)] });
  const { approvalId } = asked.body as { approvalId: string };
  for (const answer of [await approve(approvalId), await reject(approvalId)]) {
    expect([answer.status, answer.body]).toMatchObject([403, { code: "second_person_needed" }]);
  }
  expect((await rig.call("GET", path)).body).toMatchObject({ lastCounter: 0 });
});

test("an issuer does not decide", async () => {
  await draw();
  const other = await keyOf(rig, "issuer");
  const { status, body } = await approve(await waiting(), other);
  expect([status, body]).toMatchObject([403, { code: "forbidden" }]);
});

test("what is decided is not decided again", async () => {
  await draw();
  const id = await waiting();
  await approve(id);
  for (const answer of [await approve(id), await reject(id)]) {
    expect([answer.status, answer.body]).toMatchObject([409, { code: "approval_decided" }]);
  }
  expect((await rig.call("GET", path)).body).toMatchObject({ lastCounter: 1 });
});

test("twenty approvals at once make one code", async () => {
  await draw();
  const id = await waiting();
  const answers = await Promise.all(Array.from({ length: 20 }, () => approve(id)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(19).fill(409)]);
  expect((await rig.call("GET", path)).body).toMatchObject({ lastCounter: 1 });
});

test("what would refuse the code refuses the approval, and the request stays open", async () => {
  await draw();
  const id = await waiting([
    { type: "set_credit", amountPence: 0 },
    { type: "revert_to_defaults", parts: ["balances"] },
  ]);
  await issue(rig.call, path, { commands: [topUp(100)] });
  const { status, body } = await approve(id);
  expect([status, body]).toMatchObject([409, { code: "acknowledgement_needed" }]);
  expect((await rig.call("GET", `/v1/approvals/${id}`)).body).toMatchObject({ status: "awaiting" });
  const acknowledge = (body as { warnings: { code: string }[] }).warnings.map(({ code }) => code);
  expect((await approve(id, desk.approver, { acknowledge })).status).toBe(200);
});

test("the approver's own limits hold", async () => {
  await draw();
  const id = await waiting();
  await rig.call("PUT", "/v1/limits/approver", { commands: null, amountPenceMax: 5_000 });
  const { status, body } = await approve(id);
  expect([status, body]).toMatchObject([403, { code: "above_limit" }]);
});

test("who decides sees all that was asked for, of a code and of a campaign", async () => {
  await rig.call("PUT", "/v1/approval-line", { commands: [], amountPenceAbove: 0 });
  const commands = [topUp(100)];
  const said = { digits: 40, note: "Call 4711", acknowledge: ["strands_outstanding_topups"] };
  const code = { commands, ...said, reason: "Asked twice" };
  const asked = await desk.issuer.call("POST", `${path}/codes`, code);
  const { approvalId } = asked.body as { approvalId: string };
  const seen = { commands, ...said, askedReason: "Asked twice" };
  expect((await desk.approver.call("GET", `/v1/approvals/${approvalId}`)).body).toMatchObject({
    ...seen,
    label: null,
    selection: null,
  });
  const selection = { meterIds: [METER_ID], fuel: "electricity" };
  const campaign = await desk.issuer.call("POST", "/v1/campaigns", {
    label: "Snow",
    ...code,
    selection,
  });
  const { campaignId } = campaign.body as { campaignId: string };
  const kept = { fuel: "electricity", tags: [], listedMeters: 1 };
  expect((await desk.approver.call("GET", `/v1/approvals/${campaignId}`)).body).toMatchObject({
    ...seen,
    label: "Snow",
    selection: kept,
  });
  expect(campaign.body).toMatchObject({ selection: kept });
});

test("the same idempotency key gets the same answer, also after the approval", async () => {
  await draw();
  const key = { "idempotency-key": "one" };
  const first = await ask([topUp(5_001)], key);
  await approve((first.body as { approvalId: string }).approvalId);
  const again = await ask([topUp(5_001)], key);
  expect([again.status, again.text]).toEqual([202, first.text]);
});

test("requests are listed in pages, by status and by meter", async () => {
  await draw();
  const ids = [await waiting(), await waiting(), await waiting()];
  await reject(ids[0] ?? "");
  const list = async (query: string) => {
    const { body } = await rig.call("GET", `/v1/approvals?${query}`);
    return body as { items: { approvalId: string }[]; nextCursor: string | null };
  };
  const first = await list("status=awaiting&limit=1");
  const second = await list(`status=awaiting&limit=1&cursor=${first.nextCursor}`);
  const seen = [...first.items, ...second.items].map(({ approvalId }) => approvalId);
  expect(seen.toSorted()).toEqual(ids.slice(1).toSorted());
  expect(second.nextCursor).toBeNull();
  expect((await list(`meterId=${METER_ID}`)).items).toHaveLength(3);
  expect((await list("meterId=00db123456789fff")).items).toEqual([]);
});

test("a request that is not there is not_found", async () => {
  const id = randomUUID();
  for (const answer of [
    await approve(id),
    await reject(id),
    await withdraw(id),
    await rig.call("GET", `/v1/approvals/${id}`),
  ]) {
    expect([answer.status, answer.body]).toMatchObject([404, { code: "not_found" }]);
  }
});

test("who asked and who decided is in the audit trail", async () => {
  await draw();
  const id = await waiting();
  await approve(id);
  const { body } = await rig.call("GET", "/v1/audit?limit=4");
  expect(body).toMatchObject({
    items: [
      { action: "approval.given", actor: desk.approver.id, meterId: METER_ID },
      { action: "code.issued", actor: desk.approver.id, utrnCounter: 1 },
      { action: "approval.asked", actor: desk.issuer.id, meterId: METER_ID },
      { action: "approval_line.set", actor: "bootstrap" },
    ],
  });
  const ofCode = (await rig.call("GET", `/v1/audit?codeId=${id}`)).body;
  expect(ofCode).toMatchObject({
    items: [{ action: "approval.given" }, { action: "code.issued" }, { action: "approval.asked" }],
  });
});

test("a line is taken away by two, and what waits goes on waiting", async () => {
  await draw();
  const id = await waiting();
  const administrator = await keyOf(rig, "administrator");
  const { status, body } = await administrator.call("DELETE", "/v1/approval-line");
  const { approvalId } = body as { approvalId: string };
  expect([status, body]).toEqual([202, { approvalId, status: "awaiting_approval" }]);
  expect((await rig.call("GET", "/v1/approval-line")).body).toEqual({ line: LINE });
  expect((await approve(approvalId)).status).toBe(200);
  expect((await rig.call("GET", "/v1/approval-line")).body).toEqual({ line: null });
  expect((await ask([topUp(5_001)])).status).toBe(201);
  expect((await approve(id)).status).toBe(200);
});

test.each([
  [{ commands: ["gift"], amountPenceAbove: null }, "commands[0]"],
  [{ commands: [], amountPenceAbove: 0.5 }, "amountPenceAbove"],
  [{ commands: [] }, "amountPenceAbove"],
])("a line of %j is refused by name", async (line, field) => {
  const { status, body } = await rig.call("PUT", "/v1/approval-line", line);
  expect([status, body]).toMatchObject([400, { code: "invalid_request", field }]);
});
