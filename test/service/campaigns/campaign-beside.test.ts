import { rmSync } from "node:fs";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../../apps/supplier-service/src/store/database.ts";
import { clientOf } from "../../support/api-client.ts";
import { addManyMeters, makeCampaign, nthMeterId, untilOver } from "../../support/campaigns.ts";
import { startPostgres } from "../../support/postgres.ts";
import { startServerProcess } from "../../support/server-process.ts";
import { API_KEY, issue, startRig, supplierEnv } from "../../support/supplier-rig.ts";

const METERS = 15_000;
/** Meters of a batch. */
const BATCH = 250;

test("a customer gets a code while a campaign goes on, not after it", async () => {
  const env = supplierEnv();
  await addManyMeters(env, METERS);
  const server = await startServerProcess("supplier", env);
  try {
    const call = clientOf(server.url, API_KEY);
    const everyMeter = { selection: { everyMeter: true }, digits: 40, reason: "test" };
    const commands = [{ type: "top_up", amountPence: 500 }];
    const first = await makeCampaign(call, { ...everyMeter, commands });
    await untilOver(server.url, first.campaignId);
    // Its secrets are known now: nothing but the service's own order makes a customer wait.
    const { campaignId } = await makeCampaign(call, { ...everyMeter, commands });
    for (const at of [1, 2, 3]) {
      await issue(call, `/v1/meters/${nthMeterId(at)}`, { commands, reason: "test" });
    }
    const { body } = await call("GET", `/v1/campaigns/${campaignId}`);
    expect(body).toMatchObject({ status: "running" });
    expect(await untilOver(server.url, campaignId)).toMatchObject({ issued: METERS });
  } finally {
    await server.end("SIGTERM");
    rmSync(env.DATA_DIR, { recursive: true });
  }
});

test("on PostgreSQL a meter that somebody holds keeps back its own batch alone", async () => {
  const postgres = await startPostgres();
  const databaseUrl = await postgres.newDatabase();
  const env = { ...supplierEnv(), DATABASE_URL: databaseUrl };
  await addManyMeters(env, 5 * BATCH);
  const store = await openStore({ folder: "", databaseUrl });
  const rig = await startRig(env);
  onTestFinished(async () => {
    await rig.remove();
    await store.destroy();
    await postgres.stop();
  });
  const campaignId = await store.transaction().execute(async (holding) => {
    const held = holding.selectFrom("meters").select("meter_id");
    await held.where("meter_id", "=", nthMeterId(0)).forUpdate().execute();
    const made = await makeCampaign(rig.call, {
      commands: [{ type: "top_up", amountPence: 500 }],
      selection: { everyMeter: true },
    });
    const codes = holding.selectFrom("codes").select((is) => is.fn.countAll<string>().as("codes"));
    const issued = async () => Number((await codes.executeTakeFirstOrThrow()).codes);
    const waiting = sql<{ begun: string }>`select xact_start::text as begun from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'
      and query like '%"meters"%for update'`;
    const waiters = async () => (await waiting.execute(store)).rows;
    // Who holds a lock and says nothing for long loses it.
    while ((await waiters()).length === 0) await issued();
    const first = await waiters();
    while ((await issued()) < 4 * BATCH);
    expect(await issued()).toBe(4 * BATCH);
    // Nobody has lost patience meanwhile and begun anew.
    expect(await waiters()).toEqual(first);
    expect(first).toHaveLength(1);
    return made.campaignId;
  });
  expect(await untilOver(rig.url(), campaignId)).toMatchObject({ issued: 5 * BATCH });
});
