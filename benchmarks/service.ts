import { availableParallelism } from "node:os";
import { startPostgres } from "../test/support/postgres.ts";
import { type Agreements, bareAgreements } from "./bare-agreements.ts";
import type { Used } from "./processor-time.ts";
import type { Figure, Unit } from "./report/figure.ts";
import { runService, type ServiceRun } from "./service-run.ts";

/** The everyday campaign; the bad day has 963,118 meters (dp094.md). */
const METERS = 86_681;
const ROUNDS = 3;

/** One store in one round: the service, and the bare operations that bound it. */
interface Round {
  readonly run: ServiceRun;
  readonly agreements: Agreements;
  readonly withImport: Agreements;
}

interface Store {
  readonly name: string;
  /** What is aimed at: a share of bare agreement with reading the key. */
  readonly campaignAim: number;
}

const SQLITE: Store = { name: "SQLite", campaignAim: 0.85 };
const POSTGRES: Store = { name: "PostgreSQL", campaignAim: 0.75 };

/** The peak memory that is aimed at is that of the bad day. */
const BAD_DAY_METERS = 963_118;

function sumOf({ service, database }: Used): number {
  return service + database;
}

function figuresOf(store: Store, rounds: readonly Round[], meters: number): readonly Figure[] {
  const figure = (
    measure: string,
    unit: Unit,
    take: (round: Round) => number,
    more: Pick<Figure, "against" | "aim"> = {},
  ): Figure => ({ measure: `${store.name}: ${measure}`, unit, samples: rounds.map(take), ...more });
  const against = (measure: string, take: (round: Round) => number) => ({
    against: { measure, samples: rounds.map(take) },
  });
  const memoryAim = meters === BAD_DAY_METERS ? { aim: 400 } : {};
  return [
    figure("campaign, meters seen first", "/s", ({ run }) => run.firstSeenPerSecond, {
      ...against(
        "diffieHellman with reading the key, all cores",
        ({ withImport }) => withImport.perSecond,
      ),
      aim: store.campaignAim,
    }),
    figure("the same, against agreement alone", "/s", ({ run }) => run.firstSeenPerSecond, {
      ...against("diffieHellman, all cores", ({ agreements }) => agreements.perSecond),
    }),
    figure("the same, processor time of a code", "us", ({ run }) => sumOf(run.firstSeenCost), {
      ...against("of such an agreement", ({ withImport }) => withImport.microseconds),
    }),
    figure("the same, of the service alone", "us", ({ run }) => run.firstSeenCost.service),
    figure(
      "campaign, secrets known, a core",
      "/s",
      ({ run }) => run.knownPerSecond / availableParallelism(),
    ),
    figure("single code while a campaign runs", "ms", ({ run }) => run.p50),
    figure("the same, 99 of 100 within", "ms", ({ run }) => run.p99, { aim: 50 }),
    figure("peak memory", "MiB", ({ run }) => run.peakMebibytes, memoryAim),
  ];
}

/**
 * Measures the supplier service on both databases in one run, each figure against the bare
 * operation that bounds it. Clients and PostgreSQL run on the same cores.
 * @param args - the number of meters, 1,000 or more; 86,681 when left out; and of rounds.
 */
export async function measureService([count, times]: readonly string[]): Promise<
  readonly Figure[]
> {
  const meters = Number(count ?? METERS);
  const postgres = await startPostgres();
  const sqliteRounds: Round[] = [];
  const postgresRounds: Round[] = [];
  for (let round = 0; round < Number(times ?? ROUNDS); round += 1) {
    const agreements = await bareAgreements(false);
    const withImport = await bareAgreements(true);
    const sqlite = await runService(undefined, meters);
    sqliteRounds.push({ run: sqlite, agreements, withImport });
    const run = await runService(await postgres.newDatabase(), meters);
    postgresRounds.push({ run, agreements, withImport });
  }
  await postgres.stop();
  return [
    ...figuresOf(SQLITE, sqliteRounds, meters),
    ...figuresOf(POSTGRES, postgresRounds, meters),
  ];
}
