import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";

/** Reads a database past the service, which may not be asked. */
export interface Reader {
  rows(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): Promise<void>;
}

/** What a change has left in a database, as numbers and names that are the same each time. */
export interface Footprint {
  /** Rows of each table, and sums of money, counters and codes. */
  readonly sums: Readonly<Record<string, number>>;
  /** What the audit trail has of it, in its order. */
  readonly actions: readonly string[];
}

/** Opens the database of a service to read it. */
export async function openReader(folder: string, databaseUrl?: string): Promise<Reader> {
  if (databaseUrl === undefined) {
    const file = new DatabaseSync(join(folder, "supplier", "supplier.db"), { readOnly: true });
    return { rows: async (sql) => file.prepare(sql).all(), close: async () => file.close() };
  }
  const client = new pg.Client(databaseUrl);
  await client.connect();
  return { rows: async (sql) => (await client.query(sql)).rows, close: () => client.end() };
}

/** Tables that every change adds to. */
const TABLES = [
  "api_keys",
  "approvals",
  "campaign_batches",
  "campaigns",
  "codes",
  "meter_alerts",
  "meter_settings",
  "meter_tags",
  "meters",
  "replays",
  "unproved_confirmations",
];

const SUMS = `
  select 'pence given' as name, sum(given_pence) as count from key_sums
  union all select 'counters spent', sum(last_counter) from meters
  union all select 'keys revoked', count(revoked_at) from api_keys
  union all select 'meters under keys', count(distinct supplier_key) from meters`;

/** The sums of a database as it is. */
async function sumsOf(reader: Reader): Promise<Record<string, number>> {
  const counts = TABLES.map((name) => `select '${name}' as name, count(*) as count from ${name}`);
  const codes = "select 'codes ' || status as name, count(*) as count from codes group by status";
  const sums = await reader.rows([SUMS, codes, ...counts].join(" union all "));
  return Object.fromEntries(sums.map(({ name, count }) => [String(name), Number(count)]));
}

const ENTRIES = "select seq, action from audit where action <> 'audit.checkpoint'";

/** Begins to look; the result answers what was left since. */
export async function watchFootprint(reader: Reader): Promise<() => Promise<Footprint>> {
  const before = await sumsOf(reader);
  const [{ end } = { end: 0 }] = await reader.rows("select seq as end from audit_head");
  return async () => {
    const after = Object.entries(await sumsOf(reader));
    const grown = after.map(([name, count]) => [name, count - (before[name] ?? 0)] as const);
    const entries = await reader.rows(`${ENTRIES} and seq > ${Number(end)} order by seq`);
    return {
      sums: Object.fromEntries(grown.filter(([, count]) => count !== 0)),
      actions: entries.map(({ action }) => String(action)),
    };
  };
}

const COUNTERS = `
  select meters.meter_id from meters left join codes on codes.meter_id = meters.meter_id
  group by meters.meter_id, meters.last_counter
  having meters.last_counter <> count(distinct codes.counter)
    or meters.last_counter <> coalesce(max(codes.counter), 0)
    or meters.last_counter <> count(codes.counter)`;

/** Meters with a counter that was used twice or left out; each began at 0. */
export async function metersWithOtherCounters(reader: Reader): Promise<string[]> {
  return (await reader.rows(COUNTERS)).map(({ meter_id }) => String(meter_id));
}
