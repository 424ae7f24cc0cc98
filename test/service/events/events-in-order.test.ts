import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientOf } from "../../support/api-client.ts";
import { readFeed, readPage, type ToldEvent } from "../../support/events.ts";
import { OTHER_METER_KEY } from "../../support/parties.ts";
import { type Postgres, startPostgres } from "../../support/postgres.ts";
import { openReceiver, withStatus } from "../../support/receiver.ts";
import { startServerProcess } from "../../support/server-process.ts";
import {
  API_KEY,
  issue,
  NOON_SECONDS,
  pemOf,
  register,
  type SupplierRig,
  startRig,
  supplierEnv,
} from "../../support/supplier-rig.ts";

const WRITERS = 4;
const CODES_A_WRITER = 15;

let postgres: Postgres;
let rigs: readonly [SupplierRig, SupplierRig];
beforeAll(async () => {
  postgres = await startPostgres();
  const DATABASE_URL = await postgres.newDatabase();
  const start = () => startRig({ ...supplierEnv(), DATABASE_URL, WEBHOOK_TARGETS: "127.0.0.1" });
  rigs = [await start(), await start()];
});
afterAll(async () => {
  for (const rig of rigs) await rig.remove();
  await postgres.stop();
});

/** Reads on and on, until somebody has said that nothing more comes, and then to the end. */
async function follow(rig: SupplierRig, isOver: () => boolean): Promise<ToldEvent[]> {
  const heard: ToldEvent[] = [];
  for (let after = ""; ; ) {
    const wasOver = isOver();
    const { items, nextAfter } = await readPage(rig.call, `limit=7${after}`);
    heard.push(...items);
    after = `&after=${nextAfter}`;
    if (wasOver && items.length === 0) return heard;
  }
}

test("two processes write: nothing comes late to a reader, or twice to a webhook", async () => {
  const meterIds = Array.from({ length: WRITERS }, (_, at) => `00db1234567800d${at}`);
  const paths = [];
  for (const meterId of meterIds) paths.push(await register(rigs[0].call, meterId));
  const receiver = await openReceiver();
  await rigs[0].call("POST", "/v1/webhooks", { url: receiver.url });
  let isOver = false;
  const heard = Promise.all(rigs.map((rig) => follow(rig, () => isOver)));
  const write = async (path: string, at: number) => {
    const { call } = rigs[at % 2 === 0 ? 0 : 1];
    for (let codes = 0; codes < CODES_A_WRITER; codes += 1) {
      await issue(call, path, { commands: [{ type: "top_up", amountPence: 500 }] });
    }
  };
  await Promise.all(paths.map(write));
  isOver = true;
  const all = await readFeed(rigs[0].call);
  expect(all.length).toBe(WRITERS + WRITERS * CODES_A_WRITER);
  for (const each of await heard) expect(each).toEqual(all);
  await receiver.until(WRITERS * CODES_A_WRITER);
  expect(receiver.received.map(({ body }) => JSON.parse(body))).toEqual(all.slice(WRITERS));
  await receiver.close();
  for (const meterId of meterIds) {
    const mine = all.flatMap(({ data }) => data.codes ?? []).filter((it) => it.meterId === meterId);
    expect(mine.map(({ utrnCounter }) => utrnCounter)).toEqual(
      Array.from({ length: CODES_A_WRITER }, (_, at) => at + 1),
    );
  }
});

test("what a process told as it was killed is told by the next, under the same id", async () => {
  const env = { ...supplierEnv(), WEBHOOK_TARGETS: "127.0.0.1" };
  const receiver = await openReceiver();
  const killed = await startServerProcess("supplier", env);
  const call = clientOf(killed.url, API_KEY);
  await call("POST", "/v1/webhooks", { url: receiver.url });
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
