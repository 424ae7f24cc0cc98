import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, type Call, clientOf } from "../../support/api-client.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../support/postgres.ts";
import {
  failToStart,
  type ServerProcess,
  startServerProcess,
} from "../../support/server-process.ts";
import { API_KEY, type Issued, register, supplierEnv } from "../../support/supplier-rig.ts";

const COMMANDS = { commands: [{ type: "top_up", amountPence: 500 }], digits: 40 };

/** What a service may say while its database is away. */
function expectUnavailable({ status, body, text }: Answer): void {
  expect([status, body]).toEqual([503, expect.objectContaining({ code: "store_unavailable" })]);
  expect(text).toContain("Nothing was acknowledged");
}

/** Asks again while the service still comes upon connections that were ended. */
async function untilAvailable(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 503) return answer;
    expectUnavailable(answer);
  }
}

/** Issues until an answer is not 201; answers the codes it got, and that answer. */
async function issueUntilRefused(call: Call, path: string) {
  const acknowledged: Issued[] = [];
  for (;;) {
    const answer = await call("POST", `${path}/codes`, { ...COMMANDS, note: "x".repeat(500) });
    if (answer.status !== 201) return { acknowledged, refused: answer };
    acknowledged.push(answer.body as Issued);
  }
}

/** The next code follows the last acknowledged one: nothing was lost, and nothing stored unseen. */
async function expectNext(call: Call, path: string, counter: number): Promise<void> {
  const answer = await call("POST", `${path}/codes`, COMMANDS);
  expect([answer.status, answer.body]).toMatchObject([201, { utrnCounter: counter }]);
}

describe("PostgreSQL", () => {
  let postgres: EmbeddedPostgres;
  let url: string;
  let server: ServerProcess;
  let call: Call;
  let path: string;
  const env = supplierEnv();

  beforeAll(async () => {
    postgres = await startEmbeddedPostgres();
    url = await postgres.newDatabase();
    server = await startServerProcess("supplier", { ...env, DATABASE_URL: url });
    call = clientOf(server.url, API_KEY);
    path = await register(call);
  });
  afterAll(async () => {
    await server.end("SIGTERM");
    await postgres.stop();
    rmSync(env.DATA_DIR, { recursive: true });
  });

  test("store_unavailable while the database is gone; then the service recovers", async () => {
    await expectNext(call, path, 1);
    await postgres.crash();
    expectUnavailable(await call("POST", `${path}/codes`, COMMANDS));
    expectUnavailable(await call("GET", path));
    expect((await call("GET", "/health/ready")).status).toBe(503);
    expect((await call("GET", "/health/live")).status).toBe(200);
    await postgres.restart();
    await expectNext(call, path, 2);
    expect((await call("GET", "/health/ready")).status).toBe(200);
  });

  test("not ready while the database takes no writes, as a standby does", async () => {
    const client = new pg.Client(url);
    await client.connect();
    const name = new URL(url).pathname.slice(1);
    const set = async (isReadOnly: boolean) => {
      await client.query(
        `ALTER DATABASE ${name} SET default_transaction_read_only = ${isReadOnly}`,
      );
      await client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = " +
          "current_database() AND pid <> pg_backend_pid()",
      );
    };
    await set(true);
    await expect.poll(async () => (await call("GET", "/health/ready")).status).toBe(503);
    expect((await call("GET", "/health/live")).status).toBe(200);
    await client.query("SET default_transaction_read_only = off");
    await set(false);
    await client.end();
    await expect.poll(async () => (await call("GET", "/health/ready")).status).toBe(200);
  });

  test("a meter that another transaction holds keeps nobody else's code waiting", async () => {
    const ids = Array.from({ length: 8 }, (_, at) => `00db12340000ff0${at}`);
    for (const id of ids) await register(call, id);
    const issueAll = () =>
      ids.map((id) => call("POST", `/v1/meters/${id}/codes`, { ...COMMANDS, reason: "twice" }));
    await Promise.all(issueAll());
    const client = new pg.Client(url);
    await client.connect();
    await client.query("BEGIN");
    await client.query("SELECT 1 FROM meters WHERE meter_id = $1 FOR UPDATE", [ids[4]]);
    const asked = issueAll();
    const [held] = asked.splice(4, 1);
    for (const { status } of await Promise.all(asked)) expect(status).toBe(201);
    const { rows } = await client.query("SELECT last_counter FROM meters ORDER BY meter_id");
    await client.query("COMMIT");
    await client.end();
    expect((await held)?.body).toMatchObject({ utrnCounter: 2 });
    expect(rows.filter(({ last_counter }) => Number(last_counter) === 1)).toHaveLength(1);
  });

  test("a process that stands still in a transaction loses its locks in seconds", async () => {
    const other = await startServerProcess("supplier", { ...env, DATABASE_URL: url });
    const client = new pg.Client(url);
    await client.connect();
    await client.query("BEGIN");
    await client.query("LOCK TABLE audit_head IN EXCLUSIVE MODE");
    const held = call("POST", `${path}/codes`, COMMANDS);
    // The issue waits for the lock in its transaction; its process stops there and is given it.
    await expect
      .poll(async () => {
        const waiting = "SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted";
        return (await client.query(waiting)).rows[0].n;
      })
      .toBeGreaterThan(0);
    process.kill(server.pid, "SIGSTOP");
    await client.query("COMMIT");
    await client.end();
    const answer = await clientOf(other.url, API_KEY)("POST", `${path}/codes`, COMMANDS);
    process.kill(server.pid, "SIGCONT");
    expect(answer.status).toBe(201);
    expectUnavailable(await held);
    await other.end("SIGTERM");
  });

  test("a role that may make no schema for the queue is told so in a sentence", async () => {
    const database = await postgres.newDatabase();
    const client = new pg.Client(database);
    await client.connect();
    await client.query("CREATE ROLE plain LOGIN PASSWORD 'plain'");
    await client.query("GRANT ALL ON SCHEMA public TO plain");
    await client.end();
    const asPlain = new URL(database);
    [asPlain.username, asPlain.password] = ["plain", "plain"];
    const plain = supplierEnv();
    const given = { ...plain, DATABASE_URL: asPlain.href };
    const { exitCode, stderr } = await failToStart("supplier", given);
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringMatching(/^The queue of campaigns cannot be used, .*permission denied.*\.\n$/),
    ]);
    rmSync(plain.DATA_DIR, { recursive: true });
  });

  test("connections that an administrator ends are replaced, and nothing is lost", async () => {
    const client = new pg.Client(url);
    await client.connect();
    const start = (await call("GET", path)).body as { lastCounter: number };
    const answers: Answer[] = [];
    const ask = async () => answers.push(await call("POST", `${path}/codes`, COMMANDS));
    for (let round = 0; round < 5; round += 1) {
      const asked = Array.from({ length: 8 }, ask);
      await client.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = " +
          "current_database() AND pid <> pg_backend_pid()",
      );
      await Promise.all(asked);
    }
    await client.end();
    const issued = answers.filter(({ status }) => status === 201);
    for (const answer of answers) if (answer.status !== 201) expectUnavailable(answer);
    const counters = new Set(issued.map(({ body }) => (body as Issued).utrnCounter));
    expect(counters.size).toBe(issued.length);
    const kept = (await untilAvailable(() => call("GET", `${path}/codes?limit=200`))).body as {
      items: Issued[];
    };
    const all = kept.items.map(({ utrnCounter }) => utrnCounter);
    expect(all).toEqual(expect.arrayContaining([...counters]));
    expect(all.toReversed()).toEqual(all.map((_, at) => at + 1));
    expect(all.length).toBeGreaterThanOrEqual(start.lastCounter + issued.length);
  });
});

/** Runs the program that lifts a limit of a process while it runs. */
function prlimit(...args: string[]): void {
  const { error, status, stderr } = spawnSync("prlimit", args, { encoding: "utf8" });
  if (error !== undefined) {
    throw new Error("This test needs the program prlimit (Linux, package util-linux).");
  }
  expect([status, stderr]).toEqual([0, ""]);
}

describe("SQLite", () => {
  test("store_unavailable while the disk is full; with room the service recovers", async () => {
    prlimit("--version");
    const env = supplierEnv();
    const first = await startServerProcess("supplier", env);
    const path = await register(clientOf(first.url, API_KEY));
    await first.end("SIGTERM");
    const server = await startServerProcess("supplier", env, { fileBlocksMax: 2_000 });
    const call = clientOf(server.url, API_KEY);
    const { acknowledged, refused } = await issueUntilRefused(call, path);
    expectUnavailable(refused);
    // What readiness writes is smaller than a code: let not even that fit.
    prlimit("--pid", String(server.pid), "--fsize=4096:");
    expect((await call("GET", "/health/ready")).status).toBe(503);
    expect(acknowledged.length).toBeGreaterThan(10);
    expect(await call("GET", path)).toMatchObject({
      status: 200,
      body: { lastCounter: acknowledged.length },
    });
    prlimit("--pid", String(server.pid), "--fsize=unlimited");
    await expectNext(call, path, acknowledged.length + 1);
    await server.end("SIGTERM");
    rmSync(env.DATA_DIR, { recursive: true });
  });

  test("store_unavailable when another program holds the file too long", async () => {
    const env = supplierEnv();
    const server = await startServerProcess("supplier", env);
    const call = clientOf(server.url, API_KEY);
    const path = await register(call);
    const other = new DatabaseSync(join(env.DATA_DIR, "supplier", "supplier.db"), {
      timeout: 5_000,
    });
    other.exec("BEGIN IMMEDIATE");
    expectUnavailable(await call("POST", `${path}/codes`, COMMANDS));
    other.exec("ROLLBACK");
    other.close();
    await expectNext(call, path, 1);
    await server.end("SIGTERM");
    rmSync(env.DATA_DIR, { recursive: true });
  });
});
