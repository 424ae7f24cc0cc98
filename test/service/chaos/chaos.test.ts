import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "../../../apps/supplier-service/src/store/database.ts";
import type { Store } from "../../../apps/supplier-service/src/store/tables.ts";
import { type Call, clientOf } from "../../support/api-client.ts";
import { nthMeterId } from "../../support/campaigns.ts";
import { type ServerProcess, startServerProcess } from "../../support/server-process.ts";
import { API_KEY } from "../../support/supplier-rig.ts";
import { planOf, type Report, runChaos } from "./chaos.ts";
import { type Database, newPostgres, newSqlite } from "./databases.ts";
import { judge, type Verdict } from "./judge.ts";

/** One batch; `npm run soak` has more, more faults, and more of each. */
const METERS = 61;
/** A machine with other work to do starts a process in seconds. */
const RUN_TIMEOUT_MS = 600_000;
const KILLED = "a process killed (SIGKILL)";
const PUT_BACK = "an older copy of the database put back";

/** What nothing may ever have come to. */
const NOTHING: Verdict = {
  "answers lost or changed": 0,
  "answers neither given nor store_unavailable": 0,
  "codes without an answer": 0,
  "counters twice": 0,
  "counters left out": 0,
  "audit lines missing": 0,
  "campaigns unfinished": 0,
  "audit trails that do not verify": 0,
};

describe.each([
  [
    "PostgreSQL",
    newPostgres,
    [KILLED, "PostgreSQL ended at once (SIGQUIT)", "all connections ended (pg_terminate_backend)"],
  ],
  ["SQLite", newSqlite, [KILLED, PUT_BACK]],
] as const)("on %s, with requests under way", (_, make, faults) => {
  let database: Database;
  let report: Report;
  beforeAll(async () => {
    database = await make();
    const size = { meters: METERS, seed: Number(process.env.FC_SEED), faults };
    report = await runChaos(database, size, (at) => at === faults.length);
  }, RUN_TIMEOUT_MS);
  afterAll(() => database.remove());

  test("each fault was injected, requests were in flight, and all of them were answered", () => {
    expect(report.faults).toEqual(Object.fromEntries(faults.map((fault) => [fault, 1])));
    expect(report.inFlight).toBeGreaterThan(0);
    expect(report.ledger.codes.length).toBeGreaterThan(faults.length);
    expect(report.ledger.confirmed.length).toBeGreaterThan(0);
    expect(report.ledger.unexpected).toEqual([]);
  });

  test("no answer is lost, no counter used twice, no line missing, no campaign left", () => {
    expect(report.verdict).toEqual(NOTHING);
  });
});

describe("what ought not to happen is seen", () => {
  let database: Database;
  let report: Report;
  let server: ServerProcess;
  let store: Store;
  let call: Call;
  beforeAll(async () => {
    database = newSqlite();
    report = await runChaos(database, { meters: METERS, seed: 1, faults: [KILLED] }, Boolean);
    server = await startServerProcess("supplier", database.env);
    call = clientOf(server.url, API_KEY);
    store = await openStore({
      folder: `${database.env.DATA_DIR}/supplier`,
      databaseUrl: undefined,
    });
  }, RUN_TIMEOUT_MS);
  afterAll(async () => {
    await store.destroy();
    await server.end("SIGTERM");
    await database.remove();
  });

  const judged = (ledger = report.ledger) => judge(database, call, ledger, METERS);

  test("a counter under which other digits were told", async () => {
    const { ledger } = report;
    const [told] = ledger.codes;
    if (told === undefined) throw new Error("a code was told");
    const { meterId, code } = told;
    const lost = [{ meterId, utrnCounter: code.utrnCounter, code: "0".repeat(40) }];
    expect(await judged({ ...ledger, lost })).toEqual({ ...NOTHING, "counters twice": 1 });
  });

  test("a counter that was spent on nothing", async () => {
    const spend = (by: number) =>
      store
        .updateTable("meters")
        .set(({ eb }) => ({ last_counter: eb("last_counter", "+", by) }))
        .where("meter_id", "=", nthMeterId(0))
        .execute();
    await spend(1);
    expect(await judged()).toEqual({ ...NOTHING, "counters left out": 1 });
    await spend(-1);
  });

  test("an answer that a client had and nobody gives again", async () => {
    const { ledger } = report;
    const codes = ledger.codes.map((each, at) => (at === 0 ? { ...each, text: "{}" } : each));
    const verdict = { ...NOTHING, "answers lost or changed": 1 };
    expect(await judged({ ...ledger, codes })).toEqual(verdict);
  });

  test("a code that nobody was told of", async () => {
    const { ledger } = report;
    const codes = ledger.codes.slice(1);
    expect(await judged({ ...ledger, codes })).toEqual({
      ...NOTHING,
      "codes without an answer": 1,
    });
  });

  test("a campaign without a code for every meter", async () => {
    const { ledger } = report;
    const verdict = { ...NOTHING, "campaigns unfinished": ledger.campaignIds.length };
    expect(await judge(database, call, ledger, METERS + 1)).toEqual(verdict);
  });

  test("a line that the audit trail lacks", async () => {
    await sql`DROP TRIGGER audit_no_delete`.execute(store);
    await store.deleteFrom("audit").where("action", "=", "code.issued").execute();
    const verdict = await judged();
    expect(verdict["audit lines missing"]).toBe(report.ledger.codes.length);
    expect(verdict["audit trails that do not verify"]).toBe(1);
  });
});

test("a seed always gives the same order of faults, with each of them in every round", () => {
  const faults = ["one", "two", "three", "four"];
  expect(planOf(faults, 7)).toEqual(planOf(faults, 7));
  expect(planOf(faults, 7)).not.toEqual(planOf(faults, 8));
  const round = planOf(faults, 7).slice(4, 8);
  expect(round.map(({ fault }) => fault).toSorted()).toEqual(faults.toSorted());
});
