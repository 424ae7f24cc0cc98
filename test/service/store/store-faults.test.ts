import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, type Call, clientOf } from "../../support/api-client.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../support/postgres.ts";
import { type ServerProcess, startServerProcess } from "../../support/server-process.ts";
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
    const other = new DatabaseSync(join(env.DATA_DIR, "supplier", "supplier.db"));
    other.exec("BEGIN IMMEDIATE");
    expectUnavailable(await call("POST", `${path}/codes`, COMMANDS));
    other.exec("ROLLBACK");
    other.close();
    await expectNext(call, path, 1);
    await server.end("SIGTERM");
    rmSync(env.DATA_DIR, { recursive: true });
  });
});
