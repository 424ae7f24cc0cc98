import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";
import { perSecond } from "./per-second.ts";

/** Commits a second of a row each, synced to disk, of a SQLite file set up as the service's. */
export async function bareSqliteCommits(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "bare-"));
  const file = new DatabaseSync(join(folder, "bare.db"));
  file.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (a, b)");
  const insert = file.prepare("INSERT INTO t VALUES (?, ?)");
  const rate = await perSecond(() => insert.run(1, "x".repeat(400)));
  file.close();
  rmSync(folder, { recursive: true });
  return rate;
}

/** Commits a second, a row each, of a PostgreSQL database over this number of connections. */
export async function barePostgresCommits(url: string, connections: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  await pool.query("CREATE TABLE bare (a integer, b text)");
  const insert = () => pool.query("INSERT INTO bare VALUES ($1, $2)", [1, "x".repeat(400)]);
  const rates = await Promise.all(Array.from({ length: connections }, () => perSecond(insert)));
  await pool.end();
  return rates.reduce((sum, rate) => sum + rate, 0);
}
