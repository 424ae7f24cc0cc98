import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { clientOf } from "../../support/api-client.ts";
import { addManyMeters, makeCampaign, nthMeterId, untilOver } from "../../support/campaigns.ts";
import { startServerProcess } from "../../support/server-process.ts";
import { API_KEY, issue, supplierEnv } from "../../support/supplier-rig.ts";

const METERS = 15_000;

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
