import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { type DatabaseConnection, type Driver, PostgresDialect, SqliteDialect } from "kysely";
import { vi } from "vitest";

/** What befalls one statement, or begin, commit or rollback, and maybe all behind it. */
interface Harm {
  /** Said of the statement. */
  readonly name: string;
  /** Whether it is done, though nobody is told so. */
  readonly isDone?: boolean;
  /** Whether it takes its time, and succeeds. */
  readonly isSlow?: boolean;
  /** Whether everything behind it fails, until the store is healed. */
  readonly isLast?: boolean;
  /** Whether the process is taken for dead, and has to be started again. */
  readonly isDeath?: boolean;
}

const ANSWER_LOST: Harm = { name: "that is done, and its answer lost", isDone: true };
const ALL_LOST: Harm = {
  name: "that is done, and its answer lost, as is all behind it",
  isDone: true,
  isLast: true,
};
const HARMS: readonly Harm[] = [
  { name: "that fails" },
  { name: "that fails, as does all behind it", isLast: true },
  ANSWER_LOST,
  ALL_LOST,
  { name: "before which the process dies", isLast: true, isDeath: true },
  { name: "after which the process dies", isDone: true, isLast: true, isDeath: true },
  { name: "that takes its time", isSlow: true },
];

/** A statement to harm, and how. */
export interface Place {
  /** Its number, 1 or more. */
  readonly at: number;
  readonly harm: Harm;
}
/** Harms nothing, and has the statements counted. */
export const NOWHERE: Place = { at: Number.POSITIVE_INFINITY, harm: ANSWER_LOST };

/** `npm run faults` harms every statement; else some are drawn by the seed. */
export const IS_EVERY = process.env.FAULTS === "every";
/** How long all places of one change may take. */
export const HARMS_TIMEOUT_MS = IS_EVERY ? 7_200_000 : 120_000;

/**
 * Places among the statements of a change: each, in every way; or the last that changes something,
 * done without an answer, and one other.
 */
export function placesAmong(statements: readonly string[]): Place[] {
  const places = statements.flatMap((_, at) => HARMS.map((harm) => ({ at: at + 1, harm })));
  if (IS_EVERY) return places;
  const at = statements.lastIndexOf("commit") + 1 || statements.length;
  const seed = Number(process.env.FC_SEED) + statements.length;
  const [drawn = NOWHERE] = fc.sample(fc.constantFrom(...places), { seed, numRuns: 1 });
  return [{ at, harm: ALL_LOST }, drawn];
}

/** What happened since a harm was prepared. */
interface Happened {
  /** Statements of all stores, in their order, up to the harmed one or beyond. */
  readonly statements: readonly string[];
  /** Whether the statement to harm has come. */
  readonly isDone: boolean;
}

/** Every store that is opened meanwhile, as it may be harmed. */
export interface HarmedStores {
  /** Has a statement from now on come to harm. */
  prepare(place: Place): void;
  /** Lets all statements pass again, and answers what has happened. */
  heal(): Happened;
  /** Lets stores be opened as they are without it; `npm run faults` prints what was done. */
  end(): void;
}

const SLOW_MS = 15;

/** Both databases' words for what is no fault of a request: SQLite's IOERR, and a lost socket. */
function lost(): Error {
  return Object.assign(new Error("the store was harmed by a test"), {
    code: "ECONNRESET",
    errcode: 10,
  });
}

/** Statements pass through here, each to be done by `act`. */
type Pass = <T>(sql: string, act: () => Promise<T>) => Promise<T>;

function gate() {
  let plan: Place | undefined;
  const times = new Map(HARMS.map(({ name }) => [name, 0]));
  let statements: string[] = [];
  const pass: Pass = async (sql, act) => {
    if (plan === undefined) return act();
    const { harm, at } = plan;
    statements.push(sql);
    const isBehind = statements.length > at && harm.isLast === true;
    if (!isBehind && statements.length !== at) return act();
    if (harm.isSlow === true) await setTimeout(SLOW_MS);
    if (harm.isSlow === true) return act();
    // Whatever becomes of its answer, what ends a transaction badly ends it.
    if (sql === "rollback" || (harm.isDone === true && !isBehind)) await act();
    throw lost();
  };
  return {
    pass,
    times,
    prepare: (place: Place) => {
      plan = place;
      statements = [];
    },
    heal: () => {
      const isDone = plan !== undefined && statements.length >= plan.at;
      const name = plan?.harm.name ?? "";
      if (isDone) times.set(name, (times.get(name) ?? 0) + 1);
      plan = undefined;
      return { statements, isDone };
    },
  };
}

/** Has all statements of a driver's connections pass through a gate. */
function watched(driver: Driver, pass: Pass): Driver {
  const known = new WeakSet<DatabaseConnection>();
  const acquire = driver.acquireConnection.bind(driver);
  driver.acquireConnection = async (...options) => {
    const connection = await acquire(...options);
    if (known.has(connection)) return connection;
    known.add(connection);
    const execute = connection.executeQuery.bind(connection);
    connection.executeQuery = (query, ...rest) => pass(query.sql, () => execute(query, ...rest));
    return connection;
  };
  return driver;
}

/** Watches every store that is opened from now on in this process, of both databases. */
export function harmStores(): HarmedStores {
  const { pass, times, prepare, heal } = gate();
  const spies = [SqliteDialect, PostgresDialect].map(({ prototype }) => {
    const create = prototype.createDriver;
    return vi.spyOn(prototype, "createDriver").mockImplementation(function (this: SqliteDialect) {
      return watched(create.call(this as never), pass);
    });
  });
  return {
    prepare,
    heal,
    end: () => {
      for (const spy of spies) spy.mockRestore();
      if (!IS_EVERY) return;
      const rows = [...times].map(([name, count]) => `| a statement ${name} | ${count} |\n`);
      process.stdout.write(`\n| fault | times |\n|---|---:|\n${rows.join("")}`);
    },
  };
}
