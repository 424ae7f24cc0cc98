import { expect, test } from "vitest";
import { meterForEachTest, rigForEachTest } from "../../support/each-test.ts";
import { keyOf } from "../../support/keys.ts";
import { OTHER_METER_ID } from "../../support/parties.ts";
import { API_KEY, everything, issue, NOON_SECONDS, register } from "../../support/supplier-rig.ts";

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
  const trail = (await rig.call("GET", "/v1/audit?action=code.changed")).text;
  await rig.restart();
  const again = await rig.call("POST", at, body, KEY);
  expect(first.status).toBe(200);
  expect([again.status, again.text, again.type]).toEqual([200, first.text, first.type]);
  expect((await rig.call("GET", "/v1/audit?action=code.changed")).text).toBe(trail);
  const sentCount = what === "sent" || what === "resend" ? 1 : 0;
  expect((await rig.call("GET", `/v1/codes/${codeId}`)).body).toMatchObject({ sentCount });
  const conflict = await rig.call("POST", at, other, KEY);
  expect([conflict.status, conflict.body]).toMatchObject([409, { code: "idempotency_conflict" }]);
});

test("one key for two codes is idempotency_conflict, for another call its own", async () => {
  const [one, two] = [await issue(rig.call, path, BODY), await issue(rig.call, path, BODY)];
  const say = (codeId: string, what: string) =>
    rig.call("POST", `/v1/codes/${codeId}/${what}`, { channel: "sms" }, KEY);
  expect((await say(one.codeId, "sent")).status).toBe(200);
  const answer = await say(two.codeId, "sent");
  expect([answer.status, answer.body]).toMatchObject([409, { code: "idempotency_conflict" }]);
  expect((await say(two.codeId, "resend")).body).toMatchObject({ sentCount: 1 });
  expect((await post(BODY)).body).toMatchObject({ utrnCounter: 3 });
});

test("what another API key has sent under the same key is nobody else's", async () => {
  const other = await keyOf(rig, "issuer");
  const send = (body: object) => other.call("POST", `${path}/codes`, body, KEY);
  expect((await post(BODY)).body).toMatchObject({ utrnCounter: 1 });
  expect((await send({ ...BODY, note: "paid online" })).body).toMatchObject({ utrnCounter: 2 });
  const answer = await send({ ...BODY, note: "paid online" });
  expect(answer.body).toMatchObject({ utrnCounter: 2 });
  expect((await post(BODY)).body).toMatchObject({ utrnCounter: 1 });
});

test("a limit that was set since forbids a repetition, too", async () => {
  const { call } = await keyOf(rig, "issuer");
  const send = () => call("POST", `${path}/codes`, BODY, KEY);
  expect((await send()).status).toBe(201);
  await rig.call("PUT", "/v1/limits/issuer", { commands: null, amountPenceMax: 999 });
  expect([(await send()).status, (await send()).body]).toMatchObject([
    403,
    { code: "above_limit" },
  ]);
});

test("a repetition says so in a header, and the first answer has none", async () => {
  const headers = {
    authorization: `Bearer ${API_KEY}`,
    "content-type": "application/json",
    ...KEY,
  };
  const send = async (at: string, body: object) => {
    const sent = { method: "POST", headers, body: JSON.stringify(body) };
    return (await fetch(`${rig.url()}${at}`, sent)).headers.get("idempotency-replayed");
  };
  const { codeId } = await issue(rig.call, path, BODY);
  for (const [at, body] of [
    [`${path}/codes`, BODY],
    [`/v1/codes/${codeId}/sent`, { channel: "sms" }],
    ["/v1/campaigns", { commands: BODY.commands, selection: { tags: ["north"] } }],
  ] as const) {
    expect([at, await send(at, body), await send(at, body)]).toEqual([at, null, "true"]);
  }
});

test("an answer is given again for 30 days, and is then forgotten", async () => {
  const DAYS_30 = 30 * 86_400;
  const sentLater = (at: string) => post(BODY, { "idempotency-key": at });
  const first = await post(BODY);
  rig.setTime(NOON_SECONDS + DAYS_30);
  await sentLater("on-the-last-day");
  expect((await post(BODY)).text).toBe(first.text);
  rig.setTime(NOON_SECONDS + DAYS_30 + 1);
  await sentLater("behind-it");
  expect((await post(BODY)).body).toMatchObject({ utrnCounter: 4 });
});

test("without a key sending is counted each time", async () => {
  const { codeId } = await issue(rig.call, path, BODY);
  for (const sentCount of [1, 2]) {
    const { body } = await rig.call("POST", `/v1/codes/${codeId}/sent`, { channel: "sms" });
    expect(body).toMatchObject({ sentCount });
  }
});
