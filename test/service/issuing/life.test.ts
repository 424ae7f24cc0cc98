import { expect, test } from "vitest";
import { meterForEachTest, rigForEachTest } from "../../support/each-test.ts";
import { everything, issue, NOON_SECONDS, shown } from "../../support/supplier-rig.ts";

const rig = rigForEachTest();
const path = meterForEachTest(rig);

const TOP_UP = { type: "top_up", amountPence: 1_000 };
const SET_CREDIT = { type: "set_credit", amountPence: 0 };
const CHANGE_OF_TENANCY = { type: "revert_to_defaults", parts: ["balances", "debts"] };

const codeAt = async (codeId: string) => (await rig.call("GET", `/v1/codes/${codeId}`)).body;
const post = (codeId: string, what: string, body: object) =>
  rig.call("POST", `/v1/codes/${codeId}/${what}`, body);
const confirm = (utrnCounter: number) =>
  rig.call("POST", `${path}/confirmations`, { code: shown({ utrnCounter }) });

test("a code that was sent says so, with when and how, and what that means", async () => {
  const { codeId } = await issue(rig.call, path, { commands: [TOP_UP] });
  expect(await codeAt(codeId)).toMatchObject({ status: "issued", sentCount: 0, sentAt: null });
  const { status, body } = await post(codeId, "sent", { channel: "letter" });
  expect([status, body]).toMatchObject([
    200,
    {
      codeId,
      status: "sent",
      sentCount: 1,
      sentAt: "2026-11-24T12:00:00.000Z",
      sentChannel: "letter",
      isOpen: true,
      means: expect.stringContaining("on their way"),
    },
  ]);
  expect(await codeAt(codeId)).toEqual(body);
});

test("sent again it is the same digits, counted, with no counter used", async () => {
  const { codeId, code } = await issue(rig.call, path, { commands: [TOP_UP] });
  await post(codeId, "sent", { channel: "sms" });
  rig.setTime(NOON_SECONDS + 60);
  const { status, body } = await post(codeId, "resend", { channel: "voice" });
  expect([status, body]).toMatchObject([
    200,
    { code, sentCount: 2, sentChannel: "voice", sentAt: "2026-11-24T12:01:00.000Z", caution: null },
  ]);
  expect((await rig.call("GET", path)).body).toMatchObject({ lastCounter: 1 });
});

test("sent again past its last day it says that the meter may not take it", async () => {
  const commands = [
    { type: "valid_until", date: "2026-11-25" },
    { ...TOP_UP, type: "add_credit" },
  ];
  const { codeId } = await issue(rig.call, path, { commands });
  rig.setTime(NOON_SECONDS + 3 * 86_400);
  const { body } = await post(codeId, "resend", { channel: "voice" });
  expect(body).toMatchObject({ caution: expect.stringContaining("past its last day") });
});

test("a lost code keeps the reason, and can be sent again", async () => {
  const { codeId, code } = await issue(rig.call, path, { commands: [TOP_UP] });
  const lost = await post(codeId, "lost", { reason: "letter came back" });
  expect([lost.status, lost.body]).toMatchObject([
    200,
    { status: "lost", lostReason: "letter came back", isOpen: true },
  ]);
  expect((await post(codeId, "resend", { channel: "sms" })).body).toMatchObject({
    status: "sent",
    code,
  });
});

test.each([
  ["balance_too_high", "refused", true],
  ["check_digit_wrong", "refused", true],
  ["too_old", "refused", false],
  ["expired", "refused", false],
  ["superseded", "superseded", false],
  ["duplicate", "confirmed", false],
])("refused as %s a code becomes %s; still open: %s", async (reason, status, isOpen) => {
  const { codeId } = await issue(rig.call, path, { commands: [TOP_UP] });
  const answer = await post(codeId, "refused", { reason });
  expect([answer.status, answer.body]).toMatchObject([200, { status, isOpen }]);
  expect((await rig.call("GET", path)).body).toMatchObject({
    forecast: { outstandingCount: isOpen ? 1 : 0 },
    knownHighestCounter: reason === "duplicate" ? 1 : 0,
  });
});

test("a duplicate is the meter's word that the code was applied", async () => {
  const { codeId } = await issue(rig.call, path, { commands: [TOP_UP] });
  await post(codeId, "refused", { reason: "duplicate" });
  expect(await codeAt(codeId)).toMatchObject({
    status: "confirmed",
    confirmedBy: "duplicate",
    confirmedOn: "2026-11-24",
  });
});

test("a refused code that was applied after all becomes confirmed", async () => {
  const { codeId } = await issue(rig.call, path, { commands: [TOP_UP] });
  await post(codeId, "refused", { reason: "too_old" });
  expect((await confirm(1)).status).toBe(200);
  expect(await codeAt(codeId)).toMatchObject({
    status: "confirmed",
    confirmedBy: "confirmation_code",
    refusal: "too_old",
  });
});

test("a proof settles the earlier codes that it overtakes, and no top-up", async () => {
  const set = await issue(rig.call, path, { commands: [SET_CREDIT] });
  const topUp = await issue(rig.call, path, { commands: [TOP_UP] });
  const both = await issue(rig.call, path, { commands: [SET_CREDIT, TOP_UP], digits: 40 });
  const last = await issue(rig.call, path, { commands: [SET_CREDIT] });
  await confirm(4);
  expect(await codeAt(set.codeId)).toMatchObject({
    status: "superseded",
    supersededBy: last.codeId,
    isOpen: false,
  });
  for (const { codeId } of [topUp, both]) {
    expect(await codeAt(codeId)).toMatchObject({ status: "issued", supersededBy: null });
  }
});

test("a code that is overtaken is in the audit trail, beside the proof", async () => {
  const set = await issue(rig.call, path, { commands: [SET_CREDIT] });
  const by = await issue(rig.call, path, { commands: [SET_CREDIT] });
  await confirm(2);
  const { body } = await rig.call("GET", "/v1/audit?limit=200");
  expect((body as { items: object[] }).items).toContainEqual(
    expect.objectContaining({
      action: "code.changed",
      codeId: set.codeId,
      details: { status: "superseded", sentCount: 0, refusal: null, supersededBy: by.codeId },
    }),
  );
});

test("a change of tenancy that was applied kills what was issued before, top-ups too", async () => {
  const { codeId } = await issue(rig.call, path, { commands: [TOP_UP] });
  const acknowledge = ["kills_outstanding_topups"];
  await issue(rig.call, path, { commands: [CHANGE_OF_TENANCY], acknowledge });
  await confirm(2);
  expect(await codeAt(codeId)).toMatchObject({ status: "superseded" });
});

test("a reset that comes after a later code was applied is overtaken", async () => {
  const reset = { type: "revert_to_defaults", parts: ["logs"] };
  const { codeId } = await issue(rig.call, path, { commands: [reset] });
  await issue(rig.call, path, { commands: [TOP_UP], acknowledge: ["reset_outstanding"] });
  await confirm(2);
  expect(await codeAt(codeId)).toMatchObject({ status: "superseded" });
});

const price = (startDate: string | null) => ({
  type: "change_price",
  unitRateMillipence: 24_500,
  standingChargeMillipence: 53_350,
  startDate,
});

test.each([
  ["at once", null, "at once", null, "superseded"],
  ["that waits", "2026-12-01", "at once", null, "superseded"],
  ["that waits", "2026-12-01", "that waits as long", "2026-12-01", "superseded"],
  ["that waits", "2026-12-01", "that waits longer", "2027-01-01", "issued"],
  ["at once", null, "that waits", "2026-12-01", "issued"],
])("a price %s (%s) beside a later one %s (%s) is %s", async (_a, first, _b, later, status) => {
  const { codeId } = await issue(rig.call, path, { commands: [price(first)] });
  await issue(rig.call, path, { commands: [price(later)] });
  await confirm(2);
  expect(await codeAt(codeId)).toMatchObject({ status });
});

test("the codes of a campaign that nobody made are not_found", async () => {
  const at = "/v1/campaigns/00000000-0000-4000-8000-000000000000/sent";
  const { status, body } = await rig.call("POST", at, { channel: "letter" });
  expect([status, body]).toMatchObject([404, { code: "not_found" }]);
});

const EVENTS = [
  ["sent", { channel: "sms" }],
  ["resend", { channel: "sms" }],
  ["lost", { reason: "gone" }],
  ["refused", { reason: "balance_too_high" }],
  ["void", { reason: "mistake" }],
] as const;

test.each(EVENTS)("a confirmed code cannot be %s: code_not_pending", async (what, body) => {
  const { codeId } = await issue(rig.call, path, { commands: [TOP_UP] });
  await confirm(1);
  const before = await everything(rig.call, path);
  const answer = await post(codeId, what, body);
  expect([answer.status, answer.body]).toMatchObject([409, { code: "code_not_pending" }]);
  expect(await everything(rig.call, path)).toBe(before);
});

test.each(EVENTS)("a code refused for good cannot be %s: code_not_pending", async (what, body) => {
  const { codeId } = await issue(rig.call, path, { commands: [TOP_UP] });
  await post(codeId, "refused", { reason: "expired" });
  const answer = await post(codeId, what, body);
  expect([answer.status, answer.body]).toMatchObject([409, { code: "code_not_pending" }]);
});

test.each(EVENTS)("a code that nobody issued cannot be %s: not_found", async (what, body) => {
  const answer = await post("00000000-0000-4000-8000-000000000000", what, body);
  expect([answer.status, answer.body]).toMatchObject([404, { code: "not_found" }]);
});

test.each([
  ["sent", { channel: "pigeon" }, "channel"],
  ["resend", { channel: "pigeon" }, "channel"],
  ["lost", { reason: "" }, "reason"],
  ["refused", { reason: "broken" }, "reason"],
])("%s with %j is refused by name", async (what, body, field) => {
  const { codeId } = await issue(rig.call, path, { commands: [TOP_UP] });
  const answer = await post(codeId, what, body);
  expect([answer.status, answer.body]).toMatchObject([400, { code: "invalid_request", field }]);
});
