import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, test } from "vitest";
import { openStore } from "../../../apps/supplier-service/src/store/database.ts";
import { clientOf } from "../../support/api-client.ts";
import { type Postgres, startPostgres } from "../../support/postgres.ts";
import { startServerProcess } from "../../support/server-process.ts";
import { API_KEY, supplierEnv } from "../../support/supplier-rig.ts";
import { ACCESS_LAWS } from "./access-laws.ts";
import { LIFE_LAWS } from "./life-laws.ts";
import { STORE_LAWS, type StoreUnderLaw } from "./store-laws.ts";
import { SUM_LAWS } from "./sum-laws.ts";

/** Two services that begin at once on an empty database, and a connection beside them. */
async function twoServices(databaseUrl: string | undefined) {
  const env = supplierEnv();
  const at = { ...env, ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) };
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

const DATABASES: readonly [name: string, address: () => Promise<string | undefined>][] = [
  ["SQLite", async () => undefined],
  ["PostgreSQL", () => postgres.newDatabase()],
];

describe.each(DATABASES)("%s", (_name, address) => {
  let services: Awaited<ReturnType<typeof twoServices>>;
  beforeAll(async () => {
    services = await twoServices(await address());
  });
  afterAll(() => services.remove());

  const laws = { ...STORE_LAWS, ...LIFE_LAWS, ...ACCESS_LAWS, ...SUM_LAWS };
  test.each(Object.entries(laws))("%s", (_law, holds) => holds(services.under));
});
