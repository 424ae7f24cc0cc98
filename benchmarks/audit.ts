import { rmSync } from "node:fs";
import { clientOf } from "../test/support/api-client.ts";
import { addManyMeters } from "../test/support/campaigns.ts";
import { startServerProcess } from "../test/support/server-process.ts";
import { API_KEY, supplierEnv } from "../test/support/supplier-rig.ts";
import { mebibytesOf } from "./process-memory.ts";
import { processorSeconds } from "./processor-time.ts";
import type { Figure } from "./report/figure.ts";
import { runCampaign } from "./service-run.ts";

const CODES = 100_000;
/**
 * Measures how long a service takes to verify its trail and to compare every code with it, on
 * SQLite.
 * @param args - the number of codes, a campaign of them; 100,000 when left out.
 */
export async function measureAudit([count]: readonly string[]): Promise<readonly Figure[]> {
  const codes = Number(count ?? CODES);
  const env = { ...supplierEnv(), RATE_LIMIT_PER_MINUTE: "0" };
  await addManyMeters(env, codes);
  const issuing = await startServerProcess("supplier", env);
  await runCampaign(clientOf(issuing.url, API_KEY));
  await issuing.end("SIGTERM");
  const server = await startServerProcess("supplier", env);
  const [begun, used] = [performance.now(), processorSeconds(server.pid)];
  const { text } = await clientOf(server.url, API_KEY)("GET", "/v1/audit/verify");
  const seconds = (performance.now() - begun) / 1_000;
  const { ok } = JSON.parse(text);
  const processor = processorSeconds(server.pid) - used;
  const peak = mebibytesOf(server.pid, "VmHWM");
  await server.end("SIGTERM");
  rmSync(env.DATA_DIR, { recursive: true });
  if (!ok) throw new Error(`GET /v1/audit/verify: ${text}`);
  const measure = `GET /v1/audit/verify, ${codes.toLocaleString("en")} codes, SQLite`;
  return [
    { measure, unit: "s", samples: [seconds] },
    { measure: `${measure}, of the processor`, unit: "s", samples: [processor] },
    { measure: `${measure}, peak memory`, unit: "MiB", samples: [peak] },
  ];
}
