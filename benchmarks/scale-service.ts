import { randomUUIDv7 } from "node:crypto";
import { rmSync } from "node:fs";
import { sql } from "kysely";
import { openStore } from "../apps/supplier-service/src/store/database.ts";
import { addCodes, spendCounters } from "../apps/supplier-service/src/store/meter-batches.ts";
import { isPostgres } from "../apps/supplier-service/src/store/transact.ts";
import { type Call, clientOf } from "../test/support/api-client.ts";
import { addManyMeters, makeCampaign, nthMeterId, untilOver } from "../test/support/campaigns.ts";
import { startPostgres } from "../test/support/postgres.ts";
import { startServerProcess } from "../test/support/server-process.ts";
import { API_KEY, databaseEnv, issue, supplierEnv } from "../test/support/supplier-rig.ts";
import { type Used, usedBy } from "./processor-time.ts";
import type { Figure } from "./report/figure.ts";

/** The meters that databases have by default: a million take minutes to add. */
const COUNTS = [1_000, 10_000, 100_000];
/** Meters that get codes, spread over all. */
const ASKED = 1_000;
const SINGLES = 300;
const CAMPAIGNS = 3;
const ROWS_A_STATEMENT = 500;
const COMMANDS = [{ type: "top_up", amountPence: 1_000 }] as const;
const REQUEST = { commands: [...COMMANDS], digits: 40, reason: "benchmark" } as const;

type Env = ReturnType<typeof supplierEnv> & { readonly DATABASE_URL?: string | undefined };

/** Fills a database: so many meters, and a code of each that nobody has heard of again. */
async function fill(env: Env, count: number): Promise<void> {
  const meterIds = await addManyMeters(env, count);
  const folder = `${env.DATA_DIR}/supplier`;
  const store = await openStore({ folder, databaseUrl: env.DATABASE_URL });
  const shared = {
    ...REQUEST,
    campaign_id: null,
    note: null,
    status: "issued",
    issued_at: 0,
  } as const;
  for (let at = 0; at < count; at += ROWS_A_STATEMENT) {
    const some = meterIds.slice(at, at + ROWS_A_STATEMENT);
    const codes = some.map((meter_id, place) => {
      const code = String((at + place) * 7_919).padStart(40, "0");
      return { code_id: randomUUIDv7(), meter_id, counter: 1, code };
    });
    await store.transaction().execute(async (transaction) => {
      await spendCounters(transaction, some);
      await addCodes(transaction, shared, codes);
    });
  }
  // What PostgreSQL does behind a million new rows would be counted for the codes that follow.
  if (isPostgres(store)) {
    await sql`vacuum (analyze)`.execute(store);
    await sql`checkpoint`.execute(store);
  }
  await store.destroy();
}

/** Microseconds of the processor for each of so many codes. */
async function costOf(used: () => Used, codes: number, act: () => Promise<void>): Promise<number> {
  const before = used();
  await act();
  const after = used();
  const seconds = after.service - before.service + after.database - before.database;
  return (seconds * 1_000_000) / codes;
}

async function singlesOf(call: Call, meterIds: readonly string[]): Promise<void> {
  for (const meterId of meterIds) await issue(call, `/v1/meters/${meterId}`, REQUEST);
}

async function campaignOf(call: Call, url: string, meterIds: readonly string[]): Promise<void> {
  const { campaignId } = await makeCampaign(call, { ...REQUEST, selection: { meterIds } });
  const { issued } = await untilOver(url, campaignId);
  if (issued !== meterIds.length) throw new Error(`${issued} codes were issued`);
}

/** A campaign's code and a single one, with so many meters and codes in the database. */
async function costsWith(databaseUrl: string | undefined, count: number) {
  const env = { ...supplierEnv(), RATE_LIMIT_PER_MINUTE: "0", ...databaseEnv(databaseUrl) };
  await fill(env, count);
  const server = await startServerProcess("supplier", env);
  const call = clientOf(server.url, API_KEY);
  const used = await usedBy(server.pid, databaseUrl);
  const asked = Array.from({ length: ASKED }, (_, at) => nthMeterId(at * (count / ASKED)));
  const some = asked.slice(0, SINGLES);
  // The first ones agree with the meters, which costs the same however many there are, and warm up.
  await campaignOf(call, server.url, asked);
  await singlesOf(call, some);
  const campaign = await costOf(used, CAMPAIGNS * ASKED, async () => {
    for (let nth = 0; nth < CAMPAIGNS; nth += 1) await campaignOf(call, server.url, asked);
  });
  const single = await costOf(used, SINGLES, () => singlesOf(call, some));
  await server.end("SIGTERM");
  rmSync(env.DATA_DIR, { recursive: true });
  return { campaign, single };
}

/**
 * Measures whether a code costs more the more meters and codes a database has, in processor time of
 * service and database.
 * @param args - how many meters each database has, 1,000 or more; 1,000, 10,000 and 100,000 when
 *   left out.
 */
export async function measureServiceScale(args: readonly string[]): Promise<readonly Figure[]> {
  const postgres = await startPostgres();
  const counts = args.length === 0 ? COUNTS : args.map(Number);
  const figures: Figure[] = [];
  for (const store of ["SQLite", "PostgreSQL"]) {
    for (const count of counts) {
      const url = store === "SQLite" ? undefined : await postgres.newDatabase();
      const { campaign, single } = await costsWith(url, count);
      const cost = (measure: string, sample: number): Figure => {
        return { measure: `${store}: ${measure}`, unit: "us", samples: [sample], count };
      };
      figures.push(cost("code of a campaign", campaign), cost("single code", single));
    }
  }
  await postgres.stop();
  return figures;
}
