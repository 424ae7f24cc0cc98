import { rmSync } from "node:fs";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { moveDatabase } from "../../../apps/supplier-service/src/setup/move-database.ts";
import { resumeAfterRestore } from "../../../apps/supplier-service/src/setup/resume.ts";
import { readSettings } from "../../../apps/supplier-service/src/setup/settings.ts";
import { SYSTEM } from "../../../apps/supplier-service/src/setup/system-sources.ts";
import { openStore } from "../../../apps/supplier-service/src/store/database.ts";
import type { Store } from "../../../apps/supplier-service/src/store/tables.ts";
import { METER_ID } from "../../support/parties.ts";
import { type Postgres, startPostgres } from "../../support/postgres.ts";
import { supplierCommand } from "../../support/supplier-command.ts";
import {
  issue,
  register,
  type SupplierRig,
  shown,
  startRig,
  supplierEnv,
} from "../../support/supplier-rig.ts";

const PATH = `/v1/meters/${METER_ID}`;
const TOP_UP = { commands: [{ type: "top_up", amountPence: 1_000 }] };

let postgres: Postgres;
let env: ReturnType<typeof supplierEnv>;
const rigs: SupplierRig[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());
beforeEach(() => {
  env = supplierEnv();
});
afterEach(async () => {
  await Promise.all(rigs.splice(0).map((rig) => rig.stop()));
  rmSync(env.DATA_DIR, { recursive: true });
});

async function start(given = env): Promise<SupplierRig> {
  const rig = await startRig(given);
  rigs.push(rig);
  return rig;
}

async function stop(): Promise<void> {
  await rigs.pop()?.stop();
}

const on = (databaseUrl: string): typeof env => ({ ...env, ...{ DATABASE_URL: databaseUrl } });

/** Every row of every table, as text, by the table. */
async function contents(store: Store): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const tables = (await store.introspection.getTables()).filter(
    ({ schema }) => schema === undefined || schema === "public",
  );
  for (const { name } of tables.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(
      store,
    );
    const texts = rows.map((row) => JSON.stringify(Object.entries(row).toSorted()));
    found.set(name, texts.toSorted());
  }
  return found;
}

async function contentsOf(databaseUrl: string | undefined): Promise<Map<string, string[]>> {
  const store = await openStore({ ...readSettings(env), databaseUrl });
  try {
    return await contents(store);
  } finally {
    await store.destroy();
  }
}

/** A service that has been used for more than codes. */
async function used(): Promise<void> {
  const { call } = await start();
  await register(call);
  await issue(call, PATH, TOP_UP);
  await issue(call, PATH, { commands: [{ type: "restore_supply" }] });
  await call("POST", `${PATH}/confirmations`, { code: shown({ utrnCounter: 1 }) });
  await call("PUT", "/v1/limits/issuer", { commands: ["top_up"], amountPenceMax: 20_000 });
  await call("PUT", "/v1/approval-line", { amountPenceAbove: 5_000, commands: [] });
  const headers = { "idempotency-key": "sent once" };
  const large = { commands: [{ type: "top_up", amountPence: 9_000 }] };
  await call("POST", `${PATH}/codes`, large, headers);
  await stop();
}

test("a move brings every row of every table, and the counters and the trail go on", async () => {
  await used();
  const url = await postgres.newDatabase();
  expect(await supplierCommand(env, "move", "--to", url)).toMatch(/ rows of \d+ tables are in the/);
  const [before, after] = [await contentsOf(undefined), await contentsOf(url)];
  expect([...after.keys()].filter((name) => !name.startsWith("kysely"))).toEqual([
    ...before.keys(),
  ]);
  for (const [name, rows] of before) {
    // The old database differs in saying that it is ended.
    const same = rows.map((row) => row.replace('["is_moved",1]', '["is_moved",0]'));
    expect(after.get(name), name).toEqual(same);
  }
  const rig = await start(on(url));
  expect((await issue(rig.call, PATH, TOP_UP)).utrnCounter).toBe(3);
  expect((await rig.call("GET", "/v1/audit/verify")).body).toMatchObject({ ok: true });
});

test("the database that was moved is not issued from again", async () => {
  await used();
  await moveDatabase(readSettings(env), await postgres.newDatabase(), SYSTEM);
  await expect(startRig(env)).rejects.toThrow(/^All that this database had was moved to another/);
});

test("a move to a database that is in use changes neither", async () => {
  await used();
  const url = await postgres.newDatabase();
  const other = { ...supplierEnv(), ...{ DATABASE_URL: url } };
  await start(other);
  await stop();
  rmSync(other.DATA_DIR, { recursive: true });
  const moving = moveDatabase(readSettings(env), url, SYSTEM);
  await expect(moving).rejects.toThrow(/^The database to move to is in use \(\S+\): name an empty/);
  const rig = await start();
  expect((await issue(rig.call, PATH, TOP_UP)).utrnCounter).toBe(3);
});

/** Puts a database back to what a copy of it was: what is restored has the copy's rows. */
async function copyDatabase(from: string): Promise<string> {
  const name = `${new URL(from).pathname.slice(1)}_copy`;
  const maintenance = Object.assign(new URL(from), { pathname: "/postgres" });
  const client = new pg.Client(maintenance.href);
  await client.connect();
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${new URL(from).pathname.slice(1)}`);
  await client.end();
  return Object.assign(new URL(from), { pathname: `/${name}` }).href;
}

test("a PostgreSQL database that was put back is not issued from until it is resumed", async () => {
  const url = await postgres.newDatabase();
  const rig = await start(on(url));
  await register(rig.call);
  await issue(rig.call, PATH, TOP_UP);
  await stop();
  const restored = await copyDatabase(url);
  const again = await start(on(url));
  await issue(again.call, PATH, { commands: [{ type: "restore_supply" }] });
  await stop();
  await expect(startRig(on(restored))).rejects.toThrow(/^The database is older than what was/);
  const settings = readSettings(on(restored));
  const store = await openStore(settings);
  await resumeAfterRestore(store, settings, SYSTEM, { skip: 64, isOtherAccepted: false });
  await store.destroy();
  const resumed = await start(on(restored));
  expect((await issue(resumed.call, PATH, TOP_UP)).utrnCounter).toBe(66);
});
