import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { clientOf } from "../../support/api-client.ts";
import { OTHER_METER_KEY } from "../../support/parties.ts";
import { openReceiver, withStatus } from "../../support/receiver.ts";
import { startServerProcess } from "../../support/server-process.ts";
import {
  API_KEY,
  NOON_SECONDS,
  pemOf,
  register,
  startRig,
  supplierEnv,
} from "../../support/supplier-rig.ts";

test("what a process told as it was killed is told by the next, under the same id", async () => {
  const env = { ...supplierEnv(), WEBHOOK_TARGETS: "127.0.0.1" };
  const receiver = await openReceiver();
  const killed = await startServerProcess("supplier", env);
  const call = clientOf(killed.url, API_KEY);
  const made = await call("POST", "/v1/webhooks", { url: receiver.url });
  const { secret } = made.body as { readonly secret: string };
  receiver.answer(() => {});
  await register(call);
  await receiver.until(1);
  await killed.end("SIGKILL");
  receiver.answer(withStatus(200));
  const next = await startRig(env);
  next.setTime(Math.floor(Date.now() / 1_000) + 61);
  await receiver.until(2);
  const [first, second] = receiver.received;
  expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
  expect(second?.body).toBe(first?.body);
  for (const got of receiver.received) {
    expect(new Webhook(secret).verify(got.body, got.headers)).toEqual(JSON.parse(got.body));
    const forged = got.body.replace("meter", "Meter");
    expect(() => new Webhook(secret).verify(forged, got.headers)).toThrow(/No matching signature/);
  }
  await next.remove();
  await receiver.close();
});

test("a webhook's secret outlives a change of the supplier's key", async () => {
  const env = { ...supplierEnv(), WEBHOOK_TARGETS: "127.0.0.1" };
  const newKey = join(env.DATA_DIR, "new-key.pem");
  writeFileSync(newKey, pemOf(OTHER_METER_KEY));
  const receiver = await openReceiver();
  const before = await startRig(env);
  const made = await before.call("POST", "/v1/webhooks", { url: receiver.url });
  const { secret } = made.body as { readonly secret: string };
  await before.stop();
  const { SUPPLIER_KEY_FILE: SUPPLIER_OLD_KEY_FILE } = env;
  const changed = { ...env, SUPPLIER_KEY_FILE: newKey };
  await (await startRig({ ...changed, SUPPLIER_OLD_KEY_FILE })).stop();
  const after = await startRig(changed);
  await register(after.call);
  await receiver.until(1);
  const [got] = receiver.received;
  const { "webhook-id": id = "", "webhook-signature": signature } = got?.headers ?? {};
  const signed = new Webhook(secret).sign(id, new Date(NOON_SECONDS * 1_000), got?.body ?? "");
  expect(signature).toBe(signed);
  await after.remove();
  await receiver.close();
});
