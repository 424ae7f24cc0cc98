import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@utrn-lab/http-host";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "../../../apps/supplier-service/src/store/database.ts";
import { findCodes } from "../../../apps/supplier-service/src/store/find-codes.ts";
import { countMeters, listMeters } from "../../../apps/supplier-service/src/store/find-meters.ts";
import { alertsOf } from "../../../apps/supplier-service/src/store/meter-alerts.ts";
import { spendCounters } from "../../../apps/supplier-service/src/store/meter-batches.ts";
import { MIGRATIONS } from "../../../apps/supplier-service/src/store/migrations/index.ts";
import { openPostgres } from "../../../apps/supplier-service/src/store/postgres.ts";
import type { Tables } from "../../../apps/supplier-service/src/store/tables.ts";
import { clientOf } from "../../support/api-client.ts";
import { addManyMeters } from "../../support/campaigns.ts";
import { readPage } from "../../support/page-examples.ts";
import { type Postgres, startPostgres } from "../../support/postgres.ts";
import { startServerProcess } from "../../support/server-process.ts";
import { supplierCommand } from "../../support/supplier-command.ts";
import { API_KEY, databaseEnv, supplierEnv } from "../../support/supplier-rig.ts";
import { ACCESS_LAWS } from "./access-laws.ts";
import { EVENT_LAWS } from "./event-laws.ts";
import { FIND_LAWS } from "./find-laws.ts";
import { LIFE_LAWS } from "./life-laws.ts";
import { STORE_LAWS, type StoreUnderLaw } from "./store-laws.ts";
import { SUM_LAWS } from "./sum-laws.ts";

const COMMANDS = [{ type: "restore_supply" }, { type: "top_up", amountPence: 1 }];

/** Two services that begin at once on an empty database, and a connection beside them. */
async function twoServices(databaseUrl: string | undefined) {
  const env = { ...supplierEnv(), WEBHOOK_TARGETS: "127.0.0.1" };
  const at = { ...env, ...databaseEnv(databaseUrl) };
  const services = await Promise.all([
    startServerProcess("supplier", at),
    startServerProcess("supplier", at),
  ]);
  const folder = `${env.DATA_DIR}/supplier`;
  const store = await openStore({ folder, databaseUrl });
  const [one, other] = services.map(({ url }) => clientOf(url, API_KEY));
  if (one === undefined || other === undefined) throw new Error("two services were started");
  const under: StoreUnderLaw = { calls: [one, other], store };
  const remove = async () => {
    for (const service of services) await service.end("SIGTERM");
    await store.destroy();
    rmSync(env.DATA_DIR, { recursive: true });
  };
  return { under, remove };
}

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

/** Runs statements in a database. */
async function execute(databaseUrl: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The same database by a role that owns nothing of it, with the rights that the guide gives it. */
async function asLeastRole(databaseUrl: string): Promise<string> {
  const role = `least_${randomBytes(8).toString("hex")}`;
  const env = supplierEnv();
  await supplierCommand({ ...env, DATABASE_URL: databaseUrl }, "migrate");
  rmSync(env.DATA_DIR, { recursive: true });
  const [, grants = ""] =
    /^```sql\n(GRANT [^`]*)^```/m.exec(readPage("guides/postgresql.md")) ?? [];
  await execute(
    databaseUrl,
    `CREATE ROLE ${role} LOGIN PASSWORD 'least'`,
    grants.replaceAll(/\butrn\b/g, role),
  );
  return Object.assign(new URL(databaseUrl), { username: role, password: "least" }).href;
}

/** A database whose default is the strictest there is: what holds there does not depend on it. */
async function serializable(databaseUrl: string): Promise<string> {
  const name = new URL(databaseUrl).pathname.slice(1);
  const strictest = "default_transaction_isolation = serializable";
  await execute(databaseUrl, `ALTER DATABASE ${name} SET ${strictest}`);
  return databaseUrl;
}

type Address = string | undefined;
const DATABASES: readonly [
  name: string,
  address: () => Promise<Address>,
  serve: (address: Address) => Promise<Address>,
][] = [
  ["SQLite", async () => undefined, async () => undefined],
  [
    "PostgreSQL, serializable, by a role of few rights",
    async () => serializable(await postgres.newDatabase()),
    (address = "") => asLeastRole(address),
  ],
];

describe.each(DATABASES)("%s", (_name, address, serve) => {
  let services: Awaited<ReturnType<typeof twoServices>>;
  beforeAll(async () => {
    services = await twoServices(await serve(await address()));
  });
  afterAll(() => services.remove());

  test("meters and codes of old tables are found once the tables are new", async () => {
    const before = Object.entries(MIGRATIONS).filter(([name]) => name < "018");
    const folder = mkdtempSync(join(tmpdir(), "before-"));
    const databaseUrl = await address();
    const file = "supplier.db";
    const old =
      databaseUrl === undefined
        ? await openDatabase<Tables>({ folder, file }, Object.fromEntries(before))
        : await openPostgres<Tables>(databaseUrl, Object.fromEntries(before));
    await sql`insert into meters (meter_id, public_key, supplier_key, fuel, label, tags,
      registered_at, begins_after, last_counter, known_highest, known_floor)
      values ('abcd000000000001', '04', 'k', 'gas', '12 \u00c9glise', '["a;b","no-wan"]',
        1, 0, 7, 0, 0), ('abcd000000000002', '04', 'k', 'gas', null, '[]', 1, 0, 0, 0, 0)`.execute(
      old,
    );
    await sql`insert into codes (code_id, meter_id, counter, digits, code, commands, status,
      issued_at) values ('c1', 'abcd000000000001', 1, 40, '7', ${JSON.stringify(COMMANDS)},
        'issued', 1), ('c2', 'abcd000000000001', 2, 20, '7', '[{"type":"open_han"}]', 'void',
        2)`.execute(old);
    await sql`insert into meter_alerts (meter_id, at, event, text, credit_pence, received_at)
      values ('abcd000000000001', 1, '810E', 'ten', 1000, 2)`.execute(old);
    await old.destroy();
    const store = await openStore({ folder, databaseUrl });
    const filter = { label: "\u00e9GLI", tag: "no-wan", fuel: "gas", status: "active" } as const;
    const found = await listMeters(store, filter, "", 10);
    expect(found).toMatchObject([{ meter_id: "abcd000000000001", last_counter: 7 }]);
    expect(await countMeters(store, { tag: "a;b" })).toBe(1);
    expect(await countMeters(store, {})).toBe(2);
    expect(await alertsOf(store, "abcd000000000001")).toMatchObject([
      { text: "ten", credit_pence: 1_000, alert_id: "", occurrence: 1 },
    ]);
    for (const type of ["top_up", "restore_supply"] as const) {
      const codes = await findCodes(store, { commands: [type] }, undefined, 10);
      expect(codes).toMatchObject([{ code_id: "c1", commands: COMMANDS }]);
    }
    await store.destroy();
    rmSync(folder, { recursive: true });
  });

  const laws = {
    ...STORE_LAWS,
    ...LIFE_LAWS,
    ...ACCESS_LAWS,
    ...SUM_LAWS,
    ...EVENT_LAWS,
    ...FIND_LAWS,
  };
  test.each(Object.entries(laws))("%s", (_law, holds) => holds(services.under));
});

test("where a pool drops settings of connections the role is asked to have them", async () => {
  const database = await serializable(await postgres.newDatabase());
  // As a connection pool does that ignores what connections say at their start.
  const databaseUrl = `${database}?options=-c%20geqo=on`;
  const open = () => openStore({ folder: "", databaseUrl });
  const refused = await open().catch(String);
  const cures = String(refused).match(/ALTER ROLE CURRENT_USER SET [^;]+;/g) ?? [];
  expect(cures).toEqual([
    "ALTER ROLE CURRENT_USER SET default_transaction_isolation = 'read committed';",
    "ALTER ROLE CURRENT_USER SET enable_seqscan = 'off';",
    "ALTER ROLE CURRENT_USER SET idle_in_transaction_session_timeout = '5000';",
    "ALTER ROLE CURRENT_USER SET lock_timeout = '10000';",
  ]);
  await execute(database, ...cures);
  await (await open()).destroy();
  await execute(database, "ALTER ROLE CURRENT_USER RESET ALL");
});

test("a role of few rights changes no line of the audit trail, and no table", async () => {
  const fresh = await postgres.newDatabase();
  const least = await asLeastRole(fresh);
  await expect(execute(least, "UPDATE audit SET line = ''")).rejects.toThrow(/permission denied/);
  await expect(execute(least, "ALTER TABLE audit DISABLE TRIGGER ALL")).rejects.toThrow(/owner/);
  await execute(fresh, "DELETE FROM kysely_migration WHERE name > '022'");
  await expect(openStore({ folder: "", databaseUrl: least })).rejects.toThrow(
    "the role that owns its tables brings them up to date: npm run supplier -- migrate",
  );
});

test("PostgreSQL changes the counters of many meters, and writes no index for it", async () => {
  const databaseUrl = await postgres.newDatabase();
  const meterIds = await addManyMeters({ DATA_DIR: "", DATABASE_URL: databaseUrl }, 500);
  const store = await openStore({ folder: "", databaseUrl });
  const written = await store.transaction().execute(async (transaction) => {
    await spendCounters(transaction, meterIds);
    return sql<{ without: number }>`select
      pg_stat_get_xact_tuples_hot_updated('meters'::regclass) as without`.execute(transaction);
  });
  await store.destroy();
  expect(written.rows).toEqual([{ without: 500 }]);
});
