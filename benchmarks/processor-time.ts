import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";

/** Linux counts processor time in hundredths of a second (proc(5), sysconf _SC_CLK_TCK). */
const TICKS_A_SECOND = 100;

/** What proc(5) says of a process in `stat`, from the third member on. */
function membersOf(pid: number): readonly string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The second member, a name, may hold blanks: behind it come the third and those after.
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

function seconds(members: readonly string[], ...places: readonly number[]): number {
  return places.reduce((sum, place) => sum + Number(members[place]), 0) / TICKS_A_SECOND;
}

/** The processor time that a process has used with all its threads, in seconds. */
export function processorSeconds(pid: number): number {
  return seconds(membersOf(pid), 11, 12);
}

/** What `stat` says of the processes that a process has started and that still run. */
function childrenOf(parent: number): (readonly string[])[] {
  const pids = readdirSync("/proc").map(Number).filter(Number.isSafeInteger);
  return pids.flatMap((pid) => {
    try {
      const members = membersOf(pid);
      return Number(members[1]) === parent ? [members] : [];
    } catch {
      // It has ended since the list was made.
      return [];
    }
  });
}

/**
 * The processor time of a process and of all that it has started, in seconds: a PostgreSQL server
 * with its connections, those that have ended included.
 */
function familySeconds(pid: number): number {
  const own = seconds(membersOf(pid), 11, 12, 13, 14);
  return childrenOf(pid).reduce((sum, child) => sum + seconds(child, 11, 12), own);
}

/** Processor time that a service and its database have used, in seconds. */
export interface Used {
  /** The service's, with all its threads. */
  readonly service: number;
  /** PostgreSQL's; 0 on SQLite, which is a part of the service. */
  readonly database: number;
}

/** Says what a service and its database have used, as often as it is asked. */
export async function usedBy(pid: number, databaseUrl: string | undefined): Promise<() => Used> {
  const postgres = databaseUrl === undefined ? undefined : await serverPid(databaseUrl);
  return () => ({
    service: processorSeconds(pid),
    database: postgres === undefined ? 0 : familySeconds(postgres),
  });
}

/** The process of a PostgreSQL server on this machine that has started all others of it. */
async function serverPid(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const parent = Number(membersOf(rows[0]?.pid ?? 0)[1]);
  await client.end();
  return parent;
}
