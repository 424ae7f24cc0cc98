import { rmSync } from "node:fs";
import { clientOf } from "../test/support/api-client.ts";
import { addManyMeters } from "../test/support/campaigns.ts";
import { startPostgres } from "../test/support/postgres.ts";
import { type ServerProcess, startServerProcess } from "../test/support/server-process.ts";
import { API_KEY, databaseEnv, supplierEnv } from "../test/support/supplier-rig.ts";
import { barePostgresCommits, bareSqliteCommits } from "./bare-commits.ts";
import { putUnderLoad } from "./issue-load.ts";
import { processorSeconds } from "./processor-time.ts";
import { quantile } from "./quantile.ts";
import type { Figure } from "./report/figure.ts";
import { runCampaign } from "./service-run.ts";

const METERS = 10_000;
const ROUNDS = 3;
const CLIENTS = 64;
const CONNECTIONS = 10;
const SECONDS = 5;
/** Asked of each process before: while Node compiles, a code takes up to thrice as much. */
const WARM_SECONDS = 10;
const ALONE_SECONDS = 2;
/** How many processes of the service answer on one PostgreSQL database. */
const PROCESSES = [1, 2, 4] as const;

/** What services were measured to do, of one database. */
interface Round {
  readonly commits: number;
  readonly perSecond: number;
  /** What a code takes of the processor in the services, all their threads, microseconds. */
  readonly processorMicros: number;
  /** Milliseconds of each code: of many clients, and of one alone. */
  readonly times: readonly number[];
  readonly alone: readonly number[];
}

/** Starts services on one database whose meters' secrets are known, and puts them under load. */
async function measureOn(
  databaseUrl: string | undefined,
  processes: number,
): Promise<Omit<Round, "commits">> {
  const env = {
    ...supplierEnv(),
    RATE_LIMIT_PER_MINUTE: "0",
    ...databaseEnv(databaseUrl),
  };
  await addManyMeters(env, METERS);
  const servers: ServerProcess[] = [];
  while (servers.length < processes) servers.push(await startServerProcess("supplier", env));
  const urls = servers.map(({ url }) => url);
  const [first] = servers;
  if (first === undefined) throw new Error("no service was asked for");
  await runCampaign(clientOf(first.url, API_KEY));
  const used = () => servers.reduce((sum, { pid }) => sum + processorSeconds(pid), 0);
  let before = 0;
  const many = {
    urls,
    meters: METERS,
    clients: CLIENTS,
    warmSeconds: WARM_SECONDS * processes,
    seconds: SECONDS,
  };
  const { perSecond, times } = await putUnderLoad(many, () => {
    before = used();
  });
  const processorMicros = ((used() - before) * 1_000_000) / times.length;
  const one = { ...many, clients: 1, warmSeconds: ALONE_SECONDS, seconds: ALONE_SECONDS };
  const { times: alone } = await putUnderLoad(one);
  for (const server of servers) await server.end("SIGTERM");
  rmSync(env.DATA_DIR, { recursive: true });
  return { perSecond, processorMicros, times, alone };
}

function figuresOf(store: string, rounds: readonly Round[], aim: number): readonly Figure[] {
  const within = (which: "times" | "alone", share: number) =>
    rounds.map((round) => quantile(round[which], share));
  const figure = (measure: string, samples: readonly number[], goal?: number): Figure => ({
    measure: `${store}: ${measure}`,
    unit: "ms",
    samples,
    aim: goal,
  });
  const commits = rounds.map((round) => round.commits);
  return [
    {
      measure: `${store}: single codes over HTTP, ${CLIENTS} clients`,
      unit: "/s",
      samples: rounds.map(({ perSecond }) => perSecond),
      against: { measure: "bare durable commits", samples: commits },
      aim,
    },
    {
      measure: `${store}: processor time of the service, a code`,
      unit: "us",
      samples: rounds.map(({ processorMicros }) => processorMicros),
    },
    figure("half of them within", within("times", 0.5)),
    figure("99 of 100 within", within("times", 0.99), 50),
    figure("999 of 1,000 within", within("times", 0.999)),
    figure("one client alone, half within", within("alone", 0.5)),
    figure("one client alone, 99 of 100 within", within("alone", 0.99)),
  ];
}

/**
 * Measures single codes over HTTP on both databases, on PostgreSQL with several processes of the
 * service too. Clients, services and PostgreSQL share the cores.
 * @param args - the number of rounds; 3 when left out.
 */
export async function measureSingles([times]: readonly string[]): Promise<readonly Figure[]> {
  const postgres = await startPostgres();
  const sqlite: Round[] = [];
  const onPostgres = PROCESSES.map((): Round[] => []);
  for (let round = 0; round < Number(times ?? ROUNDS); round += 1) {
    sqlite.push({ commits: await bareSqliteCommits(), ...(await measureOn(undefined, 1)) });
    const commits = await barePostgresCommits(await postgres.newDatabase(), CONNECTIONS);
    for (const [at, processes] of PROCESSES.entries()) {
      const run = await measureOn(await postgres.newDatabase(), processes);
      onPostgres[at]?.push({ commits, ...run });
    }
  }
  await postgres.stop();
  return [
    ...figuresOf("SQLite", sqlite, 0.5),
    ...onPostgres.flatMap((rounds, at) =>
      figuresOf(`PostgreSQL, ${PROCESSES[at]} of the service`, rounds, 0.2),
    ),
  ];
}
