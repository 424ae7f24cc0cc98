import { readFileSync } from "node:fs";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readFeed } from "../../support/events.ts";
import { openReceiver, type Receiver, withStatus } from "../../support/receiver.ts";
import {
  issue,
  NOON_SECONDS,
  register,
  type SupplierRig,
  startRig,
  supplierEnv,
} from "../../support/supplier-rig.ts";

const DAY_SECONDS = 86_400;
const TOP_UP = { commands: [{ type: "top_up", amountPence: 500 }] };

interface Made {
  readonly webhookId: string;
  readonly secret: string;
}

let rig: SupplierRig;
let receiver: Receiver;
let path: string;
beforeEach(async () => {
  rig = await startRig({ ...supplierEnv(), WEBHOOK_TARGETS: "127.0.0.1" });
  receiver = await openReceiver();
  path = await register(rig.call);
});
afterEach(async () => {
  await receiver.close().catch(() => {});
  await rig.remove();
});

async function make(body: object = {}): Promise<Made> {
  const url = `${receiver.url}/hook?of=crm`;
  const made = await rig.call("POST", "/v1/webhooks", { url, ...body });
  expect([made.status, made.text]).toMatchObject([201, expect.any(String)]);
  return made.body as Made;
}

async function webhook({ webhookId }: Made) {
  return (await rig.call("GET", `/v1/webhooks/${webhookId}`)).body as Record<string, unknown>;
}

/** Waits until the service has noted something of a webhook. */
async function noted(made: Made, what: object): Promise<void> {
  await expect.poll(() => webhook(made), { interval: 20 }).toMatchObject(what);
}

async function deliveries({ webhookId }: Made): Promise<Record<string, unknown>[]> {
  const { body } = await rig.call("GET", `/v1/webhooks/${webhookId}/deliveries?limit=200`);
  return (body as { items: Record<string, unknown>[] }).items;
}

const idsGot = () => receiver.received.map(({ headers }) => headers["webhook-id"]);
const issueOne = () => issue(rig.call, path, TOP_UP);

test("events come in order, as the feed has them, and signed; the secret is nowhere", async () => {
  const before = (await readFeed(rig.call)).length;
  const made = await make();
  for (let codes = 0; codes < 3; codes += 1) await issueOne();
  await receiver.until(3);
  await noted(made, { behind: 0, attempts: 0, failingSince: null });
  const events = (await readFeed(rig.call)).slice(before);
  expect(receiver.received.map(({ body }) => JSON.parse(body))).toEqual(events);
  for (const { headers, body, path: called } of receiver.received) {
    expect(called).toBe("/hook?of=crm");
    // The library looks at its own clock: the events' is another one.
    const signature = new Webhook(made.secret).sign(
      headers["webhook-id"] ?? "",
      new Date(NOON_SECONDS * 1_000),
      body,
    );
    expect(headers).toMatchObject({
      "content-type": "application/json",
      "webhook-timestamp": String(NOON_SECONDS),
      "webhook-signature": signature,
    });
  }
  expect(await deliveries(made)).toMatchObject(
    events
      .toReversed()
      .map(({ id, type }) => ({ eventId: id, type, attempt: 1, delivered: true, status: 204 })),
  );
  const audit = (await rig.call("GET", "/v1/audit?action=webhook.made")).text;
  const shown = (await rig.call("GET", "/v1/webhooks")).text;
  await rig.stop();
  const stored = readFileSync(`${rig.folder}/supplier/supplier.db`, "latin1");
  for (const text of [audit, shown, stored]) {
    expect(text).toContain(made.webhookId);
    expect(text).not.toContain(made.secret);
    expect(text).not.toContain(made.secret.slice("whsec_".length));
  }
  expect(audit).not.toContain("of=crm");
  await rig.restart();
});

test("a receiver that is down for a day loses nothing, and gets nothing twice", async () => {
  const made = await make({ types: ["code.issued"] });
  await issueOne();
  await receiver.until(1);
  await noted(made, { behind: 0 });
  await receiver.close();
  await issueOne();
  await noted(made, { attempts: 1, failingSince: "2026-11-24T12:00:00.000Z" });
  const [failed] = await deliveries(made);
  expect(failed).toMatchObject({ error: "ECONNREFUSED", status: null, delivered: false });
  await issueOne();
  await rig.restart();
  rig.setTime(NOON_SECONDS + DAY_SECONDS);
  await noted(made, { attempts: 2 });
  await receiver.open();
  rig.setTime(NOON_SECONDS + DAY_SECONDS + 3_600);
  await receiver.until(3);
  await noted(made, { behind: 0, attempts: 0, failingSince: null });
  const events = await readFeed(rig.call, "limit=200&type=code.issued");
  expect(idsGot()).toEqual(events.map(({ id }) => id));
});

test("what a receiver refuses is tried again at its time, and holds the next one up", async () => {
  receiver.answer(withStatus(500));
  const made = await make();
  const first = await issueOne();
  await issueOne();
  await noted(made, { attempts: 1 });
  const { nextAttemptAt } = await webhook(made);
  const pause = Date.parse(String(nextAttemptAt)) / 1_000 - NOON_SECONDS;
  expect(pause).toBeGreaterThanOrEqual(5);
  expect(pause).toBeLessThanOrEqual(6);
  receiver.answer(withStatus(302, { location: `${receiver.url}/elsewhere` }));
  rig.setTime(NOON_SECONDS + pause);
  await noted(made, { attempts: 2 });
  expect(receiver.received.map((got) => got.path)).toEqual(Array(2).fill("/hook?of=crm"));
  receiver.answer(withStatus(503, { "retry-after": "600" }));
  rig.setTime(NOON_SECONDS + 120);
  await noted(made, { attempts: 3, nextAttemptAt: "2026-11-24T12:12:00.000Z" });
  expect(new Set(idsGot()).size).toBe(1);
  expect(receiver.received[2]?.body).toContain(first.codeId);
  expect(await deliveries(made)).toMatchObject([
    { attempt: 3, status: 503, answer: "503, as the test wants", delivered: false },
    { attempt: 2, status: 302 },
    { attempt: 1, status: 500 },
  ]);
  receiver.answer(withStatus(200));
  expect(await rig.call("POST", `/v1/webhooks/${made.webhookId}/test`)).toMatchObject({
    body: { type: "webhook.test", delivered: true, status: 200, nextAttemptAt: null },
  });
  await receiver.until(6);
  await noted(made, { behind: 0 });
});

test("two secrets sign for a day after one is replaced, and then the new one", async () => {
  const made = await make();
  const { body } = await rig.call("POST", `/v1/webhooks/${made.webhookId}/rotate`);
  const { secret } = body as Made;
  expect(secret).not.toBe(made.secret);
  const signedBy = async (seconds: number, count: number) => {
    rig.setTime(seconds);
    await issueOne();
    await receiver.until(count);
    const got = receiver.received[count - 1];
    const [id = "", text = ""] = [got?.headers["webhook-id"], got?.body];
    const signatures = got?.headers["webhook-signature"]?.split(" ") ?? [];
    const isBy = (each: string) =>
      signatures.includes(new Webhook(each).sign(id, new Date(seconds * 1_000), text));
    return [signatures.length, isBy(secret), isBy(made.secret)];
  };
  expect(await signedBy(NOON_SECONDS, 1)).toEqual([2, true, true]);
  expect(await signedBy(NOON_SECONDS + DAY_SECONDS, 2)).toEqual([1, true, false]);
});

test("410 ends it, and so do five days of failing; enabled again it goes on", async () => {
  const made = await make();
  receiver.answer(withStatus(410));
  await issueOne();
  await noted(made, { enabled: false, disabledBecause: "gone", nextAttemptAt: null });
  await issueOne();
  receiver.answer(withStatus(400));
  await rig.call("PATCH", `/v1/webhooks/${made.webhookId}`, { enabled: true });
  await noted(made, { enabled: true, disabledBecause: null, attempts: 1 });
  rig.setTime(NOON_SECONDS + 5 * DAY_SECONDS - 1);
  await noted(made, { enabled: true, attempts: 2 });
  rig.setTime(NOON_SECONDS + 5 * DAY_SECONDS + 3_600);
  await noted(made, { enabled: false, disabledBecause: "failing", attempts: 3 });
  receiver.answer(withStatus(200));
  await rig.call("PATCH", `/v1/webhooks/${made.webhookId}`, { enabled: true });
  await receiver.until(6);
  await noted(made, { behind: 0 });
  const codes = await readFeed(rig.call, "limit=200&type=code.issued");
  const [first = "", second = ""] = codes.map(({ id }) => id);
  expect(idsGot()).toEqual([first, first, first, first, first, second]);
  const { body } = await rig.call("GET", "/v1/audit?action=webhook.disabled");
  expect(body).toMatchObject({
    items: [{ details: { because: "failing" } }, { details: { because: "gone" } }],
  });
});

test("it is told again from any place, and passes over what it cannot take", async () => {
  const made = await make({ types: ["code.issued"] });
  for (let codes = 0; codes < 3; codes += 1) await issueOne();
  await receiver.until(3);
  await noted(made, { behind: 0 });
  const ids = (await readFeed(rig.call, "limit=200&type=code.issued")).map(({ id }) => id);
  const [first = "", second = "", third = ""] = ids;
  const to = (what: string, body: object) =>
    rig.call("POST", `/v1/webhooks/${made.webhookId}/${what}`, body);
  expect((await to("replay", { after: first })).body).toMatchObject({ toldUpTo: first });
  await receiver.until(5);
  expect((await to("send", { eventId: first })).body).toMatchObject({ eventId: first });
  expect(idsGot()).toEqual([...ids, second, third, first]);
  expect(receiver.received[5]?.body).toBe(receiver.received[0]?.body);
  await noted(made, { behind: 0 });
  receiver.answer(withStatus(422));
  await issueOne();
  await noted(made, { attempts: 1 });
  const [, , , fourth = ""] = await readFeed(rig.call, "limit=200&type=code.issued").then((all) =>
    all.map(({ id }) => id),
  );
  receiver.answer(withStatus(200));
  await to("replay", { after: fourth });
  await issueOne();
  await receiver.until(8);
  expect(receiver.received[7]?.headers["webhook-id"]).not.toBe(fourth);
  expect((await to("replay", { after: "evt_9_0000000000000000" })).body).toMatchObject({
    code: "event_unknown",
  });
  expect((await rig.call("DELETE", `/v1/webhooks/${made.webhookId}`)).status).toBe(204);
  expect((await rig.call("GET", `/v1/webhooks/${made.webhookId}`)).status).toBe(404);
});
