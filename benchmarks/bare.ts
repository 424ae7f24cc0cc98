import { createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Worker } from "node:worker_threads";
import pg from "pg";

const SECONDS = 2;

/** How often something can be done in a second, one after another. */
async function perSecond(act: () => unknown): Promise<number> {
  const start = performance.now();
  let times = 0;
  while (performance.now() - start < SECONDS * 1_000) {
    await act();
    times += 1;
  }
  return (times * 1_000) / (performance.now() - start);
}

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

/** Commits a second of a row each of a PostgreSQL database, over so many connections at once. */
export async function barePostgresCommits(url: string, connections: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  await pool.query("CREATE TABLE bare (a integer, b text)");
  const insert = () => pool.query("INSERT INTO bare VALUES ($1, $2)", [1, "x".repeat(400)]);
  const rates = await Promise.all(Array.from({ length: connections }, () => perSecond(insert)));
  await pool.end();
  return rates.reduce((sum, rate) => sum + rate, 0);
}

const SPKI = "3059301306072a8648ce3d020106082a8648ce3d030107034200";

/** Public keys as meters have them, 65 bytes hex; the private halves are thrown away. */
export function randomPoints(count: number): string[] {
  return Array.from({ length: count }, () => {
    const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const der = publicKey.export({ format: "der", type: "spki" }).toString("hex");
    return der.slice(SPKI.length);
  });
}

/** As a worker runs it: agreements a second of one thread. */
export async function agreementsOfOneThread(isImporting: boolean): Promise<number> {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const ders = randomPoints(200).map((point) => Buffer.from(SPKI + point, "hex"));
  const read = (der: Buffer): KeyObject =>
    createPublicKey({ key: der, format: "der", type: "spki" });
  const keys = ders.map(read);
  let at = 0;
  return perSecond(() => {
    at = (at + 1) % ders.length;
    const der = ders[at];
    const publicKey = isImporting && der !== undefined ? read(der) : keys[at];
    if (publicKey !== undefined) diffieHellman({ privateKey, publicKey });
  });
}

/**
 * Bare `crypto.diffieHellman` on all cores, agreements a second.
 * @param isImporting - whether each public key is read first, as one that is seen first has to be.
 */
export async function bareAgreements(isImporting: boolean): Promise<number> {
  const rates = await Promise.all(
    Array.from({ length: availableParallelism() }, () => {
      const worker = new Worker(new URL("./bare-worker.ts", import.meta.url), {
        workerData: isImporting,
        execArgv: ["--conditions=@utrn-lab/source"],
      });
      return new Promise<number>((resolve, reject) => {
        worker.once("message", resolve);
        worker.once("error", reject);
      });
    }),
  );
  return rates.reduce((sum, rate) => sum + rate, 0);
}
