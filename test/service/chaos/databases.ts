import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../support/postgres.ts";
import { supplierEnv } from "../../support/supplier-rig.ts";
import { type Disk, mountDisk } from "./disk.ts";
import type { Role } from "./installation.ts";

/** A database under chaos, and what can be done to it from outside. */
export interface Database {
  readonly name: "SQLite" | "PostgreSQL";
  /** Of the processes on it. */
  readonly env: Record<string, string>;
  readonly roles: readonly Role[];
  /** The disk it is on, where that can be filled. */
  readonly disk: Disk | undefined;
  /** The server, where there is one. */
  readonly server: EmbeddedPostgres | undefined;
  /** Keeps a copy, while no process runs. */
  keepCopy(): Promise<void>;
  /** Puts the copy in its place, while no process runs. */
  putCopyBack(): Promise<void>;
  remove(): Promise<void>;
}

function newEnv(disk: Disk | undefined) {
  const env = { ...supplierEnv(), RATE_LIMIT_PER_MINUTE: "0", LOG_LEVEL: "info" };
  return { env: disk === undefined ? env : { ...env, DATA_DIR: disk.folder }, keys: env.DATA_DIR };
}

/** SQLite in a folder: two processes share it. */
export function newSqlite(): Database {
  const disk = mountDisk();
  const { env, keys } = newEnv(disk);
  const copy = mkdtempSync(join(tmpdir(), "copy-"));
  const replace = (from: string, to: string) => {
    for (const file of ["supplier.db", "supplier.db-wal", "supplier.db-shm"]) {
      rmSync(join(to, file), { force: true });
      if (existsSync(join(from, file))) cpSync(join(from, file), join(to, file));
    }
  };
  const folder = join(env.DATA_DIR, "supplier");
  return {
    name: "SQLite",
    env,
    roles: ["all", "all"],
    disk,
    server: undefined,
    keepCopy: async () => replace(folder, copy),
    putCopyBack: async () => replace(copy, folder),
    remove: async () => {
      for (const each of [copy, keys]) rmSync(each, { recursive: true });
      disk?.remove();
    },
  };
}

async function withMaintenance(url: string, work: (client: pg.Client) => Promise<unknown>) {
  const address = new URL(url);
  address.pathname = "/postgres";
  const client = new pg.Client(address.href);
  await client.connect();
  await work(client);
  await client.end();
}

/** PostgreSQL: two services and a worker share it. */
export async function newPostgres(): Promise<Database> {
  const disk = mountDisk();
  const server = await startEmbeddedPostgres(disk?.folder);
  const DATABASE_URL = await server.newDatabase();
  const name = new URL(DATABASE_URL).pathname.slice(1);
  const { env, keys } = newEnv(undefined);
  return {
    name: "PostgreSQL",
    env: { ...env, DATABASE_URL },
    roles: ["api", "api", "worker"],
    disk,
    server,
    keepCopy: () =>
      withMaintenance(DATABASE_URL, async (client) => {
        await client.query("DROP DATABASE IF EXISTS older");
        await client.query(`CREATE DATABASE older TEMPLATE ${name}`);
      }),
    putCopyBack: () =>
      withMaintenance(DATABASE_URL, async (client) => {
        await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
        await client.query(`CREATE DATABASE ${name} TEMPLATE older`);
      }),
    remove: async () => {
      await server.stop();
      rmSync(keys, { recursive: true });
      disk?.remove();
    },
  };
}

/** Ends every connection to a database, as an administrator may. */
export async function endConnections({ env }: Database): Promise<void> {
  const client = new pg.Client(env.DATABASE_URL);
  await client.connect();
  await client.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = " +
      "current_database() AND pid <> pg_backend_pid()",
  );
  await client.end();
}
