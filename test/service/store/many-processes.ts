import { rmSync } from "node:fs";
import fc from "fast-check";
import pg from "pg";
import { expect } from "vitest";
import { type Call, clientOf } from "../../support/api-client.ts";
import { addManyMeters, makeCampaign, nthMeterId, untilOver } from "../../support/campaigns.ts";
import type { Postgres } from "../../support/postgres.ts";
import { type ServerProcess, startServerProcess } from "../../support/server-process.ts";
import { API_KEY, type Issued, supplierEnv } from "../../support/supplier-rig.ts";

/** Meters that single codes are issued for, all the time; they are in every campaign too. */
const BUSY_METERS = 5;
const CLIENTS = 6;
const PROCESSES = ["api", "api", "worker", "worker"] as const;

/** A request for one code, and its answer if one came back. */
interface Sent {
  readonly meterId: string;
  readonly key: string;
  answer?: string;
}

/** What a run has to show: the database, what was asked for, and what was answered. */
export interface Aftermath {
  readonly call: Call;
  readonly url: string;
  readonly client: pg.Client;
  readonly sent: readonly Sent[];
  readonly campaignIds: readonly string[];
  readonly meters: number;
  readonly kills: number;
  close(): Promise<void>;
}

function ask(call: Call, { meterId, key }: Sent) {
  const body = { commands: [{ type: "top_up", amountPence: 500 }], digits: 40, reason: "soak" };
  return call("POST", `/v1/meters/${meterId}/codes`, body, { "idempotency-key": key });
}

/** Issues code after code until its server is gone. */
async function keepIssuing(call: Call, sent: Sent[], onAnswer: () => void): Promise<void> {
  for (;;) {
    const at = sent.length;
    const request: Sent = { meterId: nthMeterId(at % BUSY_METERS), key: `single-${at}` };
    sent.push(request);
    try {
      const { status, text } = await ask(call, request);
      if (status !== 201) throw new Error(`${status}: ${text}`, { cause: "answer" });
      request.answer = text;
      onAnswer();
    } catch (error) {
      if (error instanceof Error && error.cause === "answer") throw error;
      return;
    }
  }
}

/**
 * Starts all four processes, issues through both services, and kills each of them at its moment.
 */
async function killRound(
  env: Record<string, string>,
  moments: readonly number[],
  sent: Sent[],
): Promise<string> {
  const servers = await Promise.all(
    PROCESSES.map((role) => startServerProcess("supplier", env, { args: ["--role", role] })),
  );
  const calls = servers.slice(0, 2).map(({ url }) => clientOf(url, API_KEY));
  const [first] = calls;
  if (first === undefined) throw new Error("a service was started");
  const { campaignId } = await makeCampaign(first, {
    commands: [{ type: "restore_supply" }],
    digits: 40,
    reason: "soak",
    selection: { everyMeter: true },
  });
  let answers = 0;
  const killed: Promise<unknown>[] = [];
  const onAnswer = () => {
    answers += 1;
    for (const [at, moment] of moments.entries()) {
      if (answers === moment) killed.push((servers[at] as ServerProcess).end("SIGKILL"));
    }
  };
  const clients = Array.from({ length: CLIENTS }, (_, at) => calls[at % 2]);
  await Promise.all(clients.map((call) => call && keepIssuing(call, sent, onAnswer)));
  await Promise.all(killed);
  for (const server of servers) await server.end("SIGKILL");
  return campaignId;
}

/**
 * Runs two services and two workers on one PostgreSQL through rounds in which all of them are
 * killed with SIGKILL while single codes and a campaign are under way; then starts one process
 * more, which finishes what is left.
 * @param size - rounds, and meters in every campaign.
 */
export async function runThroughKills(
  postgres: Postgres,
  size: { readonly rounds: number; readonly meters: number },
): Promise<Aftermath> {
  const DATABASE_URL = await postgres.newDatabase();
  const env = { ...supplierEnv(), DATABASE_URL, RATE_LIMIT_PER_MINUTE: "0" };
  await addManyMeters(env, size.meters);
  const sent: Sent[] = [];
  const campaignIds: string[] = [];
  const moment = fc.integer({ min: 1, max: 120 });
  const rounds = fc.array(fc.tuple(moment, moment, moment, moment), {
    minLength: size.rounds,
    maxLength: size.rounds,
  });
  const [moments = []] = fc.sample(rounds, 1);
  for (const each of moments) campaignIds.push(await killRound(env, each, sent));
  const last = await startServerProcess("supplier", env);
  const call = clientOf(last.url, API_KEY);
  for (const campaignId of campaignIds) await untilOver(last.url, campaignId);
  const client = new pg.Client(DATABASE_URL);
  await client.connect();
  return {
    call,
    url: last.url,
    client,
    sent,
    campaignIds,
    meters: size.meters,
    kills: PROCESSES.length * size.rounds,
    close: async () => {
      await client.end();
      await last.end("SIGTERM");
      rmSync(env.DATA_DIR, { recursive: true });
    },
  };
}

async function rowsOf(client: pg.Client, text: string): Promise<unknown[]> {
  return (await client.query(text)).rows;
}

/** The counters of each meter are 1, 2, 3, ..., each once, and its last one is the last. */
async function countersFollow({ client }: Aftermath): Promise<void> {
  const wrong = await rowsOf(
    client,
    `SELECT meter_id FROM meters LEFT JOIN codes USING (meter_id) GROUP BY meter_id, last_counter
     HAVING count(DISTINCT counter) <> last_counter OR count(counter) <> last_counter
       OR coalesce(max(counter), 0) <> last_counter`,
  );
  expect(wrong).toEqual([]);
}

/** Whatever was acknowledged is there, with the digits that were answered. */
async function acknowledgedIsThere({ client, sent }: Aftermath): Promise<void> {
  const rows = (await rowsOf(client, "SELECT code_id, code FROM codes")) as {
    code_id: string;
    code: string;
  }[];
  const kept = new Map(rows.map(({ code_id, code }) => [code_id, code]));
  const answers = sent.flatMap(({ answer }) => (answer ? [JSON.parse(answer) as Issued] : []));
  expect(answers.filter(({ codeId, code }) => kept.get(codeId) !== code)).toEqual([]);
}

/** Every meter of every campaign has exactly one code of it, and the campaign says so. */
async function campaignsAreWhole({ call, client, campaignIds, meters }: Aftermath): Promise<void> {
  for (const campaignId of campaignIds) {
    const { body } = await call("GET", `/v1/campaigns/${campaignId}`);
    expect(body).toMatchObject({ status: "done", meters, issued: meters, waiting: 0, refused: [] });
    const query =
      "SELECT count(*)::int AS codes, count(DISTINCT meter_id)::int AS meters FROM codes " +
      "WHERE campaign_id = $1";
    const { rows } = await client.query(query, [campaignId]);
    expect(rows).toEqual([{ codes: meters, meters }]);
  }
}

/**
 * Every request sent again gets the answer it had, or its first; and there is one code for each.
 */
async function repeatedIsTheSame({ call, client, sent, campaignIds, meters }: Aftermath) {
  for (const request of sent) {
    const { status, text } = await ask(call, request);
    expect(status).toBe(201);
    if (request.answer !== undefined) expect(text).toBe(request.answer);
  }
  const [count] = await rowsOf(client, "SELECT count(*)::int AS codes FROM codes");
  expect(count).toEqual({ codes: sent.length + campaignIds.length * meters });
}

/** The audit trail is whole. */
async function auditIsWhole({ call }: Aftermath): Promise<void> {
  expect((await call("GET", "/v1/audit/verify")).body).toMatchObject({ ok: true });
}

/** What holds whatever was killed, by name, in an order in which it can be asked. */
export const KILL_LAWS: Readonly<Record<string, (after: Aftermath) => Promise<void>>> = {
  "the counters of a meter always follow each other, each used once": countersFollow,
  "an acknowledged code is always there": acknowledgedIsThere,
  "a meter of a campaign always has exactly one code of it": campaignsAreWhole,
  "a request sent again always gets its one answer, and never a second code": repeatedIsTheSame,
  "the audit trail is always whole": auditIsWhole,
};
