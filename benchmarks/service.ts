import { availableParallelism } from "node:os";
import { startPostgres } from "../test/support/postgres.ts";
import { bareAgreements } from "./bare-agreements.ts";
import { barePostgresCommits, bareSqliteCommits } from "./bare-commits.ts";
import { runService, type ServiceRun } from "./service-run.ts";

/** The everyday campaign; the bad day has 963,118 meters (dp094.md). */
const METERS = 86_681;
const CONNECTIONS = 10;

interface Bare {
  readonly commits: number;
  readonly agreements: number;
  readonly withImport: number;
}

function rate(value: number): string {
  return `${Math.round(value).toLocaleString("en")}/s`;
}

function ratio(value: number, bare: number): string {
  return (value / bare).toFixed(2);
}

function rows(store: string, run: ServiceRun, bare: Bare, meters: number): object[] {
  const row = (measure: string, value: string, against = "", part = "") => ({
    store,
    measure,
    value,
    against,
    ratio: part,
  });
  const { firstSeenPerSecond: first, knownPerSecond: known, singlesPerSecond: singles } = run;
  const imported = `diffieHellman with key import ${rate(bare.withImport)}`;
  return [
    row(
      "single codes over HTTP",
      rate(singles),
      `bare commits ${rate(bare.commits)}`,
      ratio(singles, bare.commits),
    ),
    row(
      "campaign, meters seen first",
      rate(first),
      `diffieHellman ${rate(bare.agreements)}`,
      ratio(first, bare.agreements),
    ),
    row("campaign, meters seen first", rate(first), imported, ratio(first, bare.withImport)),
    row(
      "campaign, secrets known",
      rate(known),
      "of each core",
      rate(known / availableParallelism()),
    ),
    row(
      "a single code while a campaign runs",
      `p50 ${run.p50.toFixed(1)} ms, p99 ${run.p99.toFixed(1)} ms`,
    ),
    row(
      `peak memory, ${meters.toLocaleString("en")} meters`,
      `${Math.round(run.peakMebibytes)} MiB`,
    ),
  ];
}

/**
 * Measures the supplier service on both databases in one run, each figure against the bare
 * operation that bounds it, and prints one table. Clients and PostgreSQL run on the same cores.
 * @param args - the number of meters, 1,000 or more; 86,681 when left out.
 */
export async function measureService([count]: readonly string[]): Promise<void> {
  const meters = Number(count ?? METERS);
  const postgres = await startPostgres();
  const agreements = await bareAgreements(false);
  const withImport = await bareAgreements(true);
  const sqliteBare = { commits: await bareSqliteCommits(), agreements, withImport };
  const sqlite = await runService(undefined, meters);
  const commits = await barePostgresCommits(await postgres.newDatabase(), CONNECTIONS);
  const postgresRun = await runService(await postgres.newDatabase(), meters);
  await postgres.stop();
  console.log(`${availableParallelism()} cores, ${meters.toLocaleString("en")} meters`);
  console.table([
    ...rows("SQLite", sqlite, sqliteBare, meters),
    ...rows("PostgreSQL", postgresRun, { commits, agreements, withImport }, meters),
  ]);
}
