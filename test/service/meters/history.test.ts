import { expect, test } from "vitest";
import { meterForEachTest, rigForEachTest } from "../../support/each-test.ts";
import { METER_ID } from "../../support/parties.ts";
import { everything, issue, shown } from "../../support/supplier-rig.ts";

const rig = rigForEachTest();
const path = meterForEachTest(rig);

const TOP_UP = { type: "top_up", amountPence: 1_000 };
const NOBODY = "00000000-0000-4000-8000-000000000000";

test("a code is kept with its digits, as it was issued", async () => {
  const issued = await issue(rig.call, path, { commands: [TOP_UP], note: "paid at the shop" });
  const { status, body } = await rig.call("GET", `/v1/codes/${issued.codeId}`);
  expect(status).toBe(200);
  expect(body).toEqual({
    kind: "signed",
    codeId: issued.codeId,
    meterId: METER_ID,
    code: issued.code,
    printed: issued.code.match(/.{4}/g)?.join(" "),
    utrnCounter: 1,
    digits: 20,
    commands: [TOP_UP],
    status: "issued",
    note: "paid at the shop",
    reason: null,
    issuedAt: "2026-11-24T12:00:00.000Z",
    voidedAt: null,
    voidReason: null,
    confirmedOn: null,
    appliedInPart: false,
    confirmedBy: null,
    sentCount: 0,
    sentAt: null,
    sentChannel: null,
    refusedAt: null,
    refusal: null,
    lostAt: null,
    lostReason: null,
    supersededBy: null,
    formatRevision: 2,
    isOpen: true,
    means: expect.stringContaining("can be typed"),
  });
});

test("a meter's codes come newest first in pages, each once, to the end", async () => {
  for (let at = 0; at < 5; at += 1) await issue(rig.call, path, { commands: [TOP_UP] });
  const seen: number[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? "?limit=2" : `?limit=2&cursor=${cursor}`;
    const { body } = await rig.call("GET", `${path}/codes${query}`);
    const page = body as { items: { utrnCounter: number }[]; nextCursor: string | null };
    seen.push(...page.items.map(({ utrnCounter }) => utrnCounter));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual([5, 4, 3, 2, 1]);
});

test("the forecast names what is still out, newest first", async () => {
  const first = await issue(rig.call, path, { commands: [TOP_UP] });
  const second = await issue(rig.call, path, { commands: [TOP_UP], digits: 40 });
  const { body } = await rig.call("GET", path);
  const outstanding = [
    { codeId: second.codeId, utrnCounter: 2, digits: 40, commands: [TOP_UP] },
    { codeId: first.codeId, utrnCounter: 1, digits: 20, commands: [TOP_UP] },
  ];
  const codesLeft = { 20: 509, 40: 32_765 };
  expect(body).toMatchObject({
    forecast: { nextCounter: 3, codesLeft, outstandingCount: 2, outstanding },
  });
});

test("voiding keeps the reason, and says that the code can still be entered", async () => {
  const { codeId, code } = await issue(rig.call, path, { commands: [TOP_UP] });
  const { status, body } = await rig.call("POST", `/v1/codes/${codeId}/void`, {
    reason: "wrong amount",
  });
  expect([status, body]).toMatchObject([
    200,
    {
      codeId,
      code,
      status: "void",
      voidReason: "wrong amount",
      voidedAt: "2026-11-24T12:00:00.000Z",
      caution: expect.stringContaining("can still be entered"),
    },
  ]);
  expect((await rig.call("GET", `/v1/codes/${codeId}`)).body).toMatchObject({ status: "void" });
});

test("a void code that was entered becomes confirmed, and stays voided on record", async () => {
  const { codeId } = await issue(rig.call, path, { commands: [TOP_UP] });
  await rig.call("POST", `/v1/codes/${codeId}/void`, { reason: "wrong amount" });
  const { status, body } = await rig.call("POST", `${path}/confirmations`, { code: shown({}) });
  const code = {
    codeId,
    status: "confirmed",
    voidReason: "wrong amount",
    confirmedOn: "2026-11-24",
  };
  expect([status, body]).toMatchObject([200, { code }]);
});

test("voiding a void or a confirmed code is code_not_pending", async () => {
  const voided = await issue(rig.call, path, { commands: [TOP_UP] });
  const confirmed = await issue(rig.call, path, { commands: [TOP_UP] });
  await rig.call("POST", `/v1/codes/${voided.codeId}/void`, { reason: "wrong amount" });
  await rig.call("POST", `${path}/confirmations`, { code: shown({ utrnCounter: 2 }) });
  const before = await everything(rig.call, path);
  for (const { codeId } of [voided, confirmed]) {
    const answer = await rig.call("POST", `/v1/codes/${codeId}/void`, { reason: "again" });
    expect([answer.status, answer.body]).toMatchObject([409, { code: "code_not_pending" }]);
  }
  expect(await everything(rig.call, path)).toBe(before);
});

test("a code that nobody issued is not_found", async () => {
  const shownAnswer = await rig.call("GET", `/v1/codes/${NOBODY}`);
  const voidAnswer = await rig.call("POST", `/v1/codes/${NOBODY}/void`, { reason: "why not" });
  for (const { status, body } of [shownAnswer, voidAnswer]) {
    expect([status, body]).toMatchObject([404, { code: "not_found" }]);
  }
});

test("the history of a meter that nobody registered is not_found", async () => {
  const { status, body } = await rig.call("GET", "/v1/meters/0000000000000001/codes");
  expect([status, body]).toMatchObject([404, { code: "not_found" }]);
});
