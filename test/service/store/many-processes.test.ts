import { afterAll, beforeAll, expect, test } from "vitest";
import { type Postgres, startPostgres } from "../../support/postgres.ts";
import { type Aftermath, KILL_LAWS, runThroughKills } from "./many-processes.ts";

/** Two rounds with every test run; `npm run soak:supplier` asks for more. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 2);
/** Nine batches: a campaign is under way for as long as the kills go on. */
const METERS = 4_201;
const MS_A_ROUND = 60_000;

let postgres: Postgres;
let after: Aftermath;
beforeAll(
  async () => {
    postgres = await startPostgres();
    after = await runThroughKills(postgres, { rounds: ROUNDS, meters: METERS });
  },
  (ROUNDS + 2) * MS_A_ROUND,
);
afterAll(async () => {
  await after.close();
  await postgres.stop();
});

test("four processes a round were killed while requests were under way", () => {
  expect(after.kills).toBe(4 * ROUNDS);
  expect(after.sent.filter(({ answer }) => answer === undefined).length).toBeGreaterThan(0);
});

test.each(Object.entries(KILL_LAWS))("%s", (_law, holds) => holds(after), MS_A_ROUND * ROUNDS);
