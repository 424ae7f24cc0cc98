import { expect, test } from "vitest";
import { meterForEachTest, rigForEachTest } from "../../support/each-test.ts";
import { OTHER_METER_ID } from "../../support/parties.ts";
import { everything, issue, register } from "../../support/supplier-rig.ts";

const rig = rigForEachTest();
const path = meterForEachTest(rig);

const BODY = { commands: [{ type: "top_up", amountPence: 1_000 }], note: "paid at the shop" };
const KEY = { "idempotency-key": "8e03978e-40d5-43dd-bc93-6894a57f9324" };

const post = (body: unknown, headers: Record<string, string> = KEY, at = path) =>
  rig.call("POST", `${at}/codes`, body, headers);

test("the same key and body get the same answer byte for byte, also after a restart", async () => {
  const first = await post(BODY);
  const again = await post(BODY);
  await rig.restart();
  const later = await post(BODY);
  expect(first.status).toBe(201);
  for (const { status, text, type } of [again, later]) {
    expect([status, text, type]).toEqual([first.status, first.text, first.type]);
  }
  expect((await rig.call("GET", path)).body).toMatchObject({ lastCounter: 1 });
});

test("a body that says the same in another order is the same body", async () => {
  const first = await post(BODY);
  const again = await post(
    '{"note":"paid at the shop","commands":[{"amountPence":1000,"type":"top_up"}]}',
  );
  expect(again.text).toBe(first.text);
});

test("the answer stays the same when the code has been voided since", async () => {
  const first = await post(BODY);
  const { codeId } = first.body as { codeId: string };
  await rig.call("POST", `/v1/codes/${codeId}/void`, { reason: "wrong amount" });
  expect((await post(BODY)).text).toBe(first.text);
});

test("one key sent twenty times at once makes one code", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => post(BODY)));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect((await rig.call("GET", path)).body).toMatchObject({ lastCounter: 1 });
});

test("the same key with another body is idempotency_conflict, and nothing is spent", async () => {
  await post(BODY);
  const before = await everything(rig.call, path);
  for (const body of [
    { ...BODY, note: "paid online" },
    { ...BODY, digits: 20 },
  ]) {
    const answer = await post(body);
    expect([answer.status, answer.body]).toMatchObject([409, { code: "idempotency_conflict" }]);
  }
  expect(await everything(rig.call, path)).toBe(before);
});

test("the same key for another meter is idempotency_conflict", async () => {
  const other = await register(rig.call, OTHER_METER_ID);
  await post(BODY);
  const answer = await post(BODY, KEY, other);
  expect([answer.status, answer.body]).toMatchObject([409, { code: "idempotency_conflict" }]);
});

test("a refusal does not use up its key", async () => {
  expect((await post({ ...BODY, digits: 30 })).status).toBe(400);
  expect((await post(BODY)).status).toBe(201);
});

test("without a key the same body makes another code", async () => {
  const first = await post(BODY, {});
  const second = await post(BODY, {});
  expect([first.body, second.body]).toMatchObject([{ utrnCounter: 1 }, { utrnCounter: 2 }]);
});

test.each(["", "x".repeat(256), "two words"])("the key %j is refused by name", async (key) => {
  const answer = await post(BODY, { "idempotency-key": key });
  expect([answer.status, answer.body]).toMatchObject([
    400,
    { code: "invalid_request", field: "idempotency-key" },
  ]);
});

/** What may be said of a code, and the same call with another body. */
const LIFE = [
  ["sent", { channel: "sms" }, { channel: "letter" }],
  ["resend", { channel: "sms" }, { channel: "letter" }],
  ["lost", { reason: "letter came back" }, { reason: "never came" }],
  ["refused", { reason: "balance_too_high" }, { reason: "expired" }],
  ["void", { reason: "wrong amount" }, { reason: "wrong meter" }],
] as const;

test.each(LIFE)("%s is done once a key, and answered byte for byte", async (what, body, other) => {
  const { codeId } = await issue(rig.call, path, BODY);
  const at = `/v1/codes/${codeId}/${what}`;
  const first = await rig.call("POST", at, body, KEY);
  const trail = (await rig.call("GET", "/v1/audit")).text;
  await rig.restart();
  const again = await rig.call("POST", at, body, KEY);
  expect(first.status).toBe(200);
  expect([again.status, again.text, again.type]).toEqual([200, first.text, first.type]);
  expect((await rig.call("GET", "/v1/audit")).text).toBe(trail);
  const sentCount = what === "sent" || what === "resend" ? 1 : 0;
  expect((await rig.call("GET", `/v1/codes/${codeId}`)).body).toMatchObject({ sentCount });
  const conflict = await rig.call("POST", at, other, KEY);
  expect([conflict.status, conflict.body]).toMatchObject([409, { code: "idempotency_conflict" }]);
});

test("one key for two calls about a code, or for two codes, is idempotency_conflict", async () => {
  const [one, two] = [await issue(rig.call, path, BODY), await issue(rig.call, path, BODY)];
  const say = (codeId: string, what: string) =>
    rig.call("POST", `/v1/codes/${codeId}/${what}`, { channel: "sms" }, KEY);
  expect((await say(one.codeId, "sent")).status).toBe(200);
  for (const answer of [await say(one.codeId, "resend"), await say(two.codeId, "sent")]) {
    expect([answer.status, answer.body]).toMatchObject([409, { code: "idempotency_conflict" }]);
  }
  expect((await post(BODY)).status).toBe(409);
});

test("without a key sending is counted each time", async () => {
  const { codeId } = await issue(rig.call, path, BODY);
  for (const sentCount of [1, 2]) {
    const { body } = await rig.call("POST", `/v1/codes/${codeId}/sent`, { channel: "sms" });
    expect(body).toMatchObject({ sentCount });
  }
});
