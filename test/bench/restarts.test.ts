import { rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StartError } from "@utrn-lab/http-host";
import { expect, test } from "vitest";
import {
  benchEnv,
  good,
  makeCommissioned,
  makeMeter,
  pounds,
  startBenchRig,
} from "../support/bench-rig.ts";
import { failToStart, startServerProcess } from "../support/server-process.ts";
import { benchForTest } from "../support/shared-bench.ts";

const rig = benchForTest();

test("a restart keeps every meter: registers, logs, failures, an entry, the clock", async () => {
  const { path, issue } = await makeCommissioned(rig.call);
  const tooFarAhead = issue(600, pounds(10));
  await good(rig.call("POST", `${path}/keys`, { keys: `A${issue(1, pounds(10))}B` }));
  await good(rig.call("POST", `${path}/keys`, { keys: `A${tooFarAhead}B` }));
  await makeMeter(rig.call, { meterId: "00db123456789000", fuel: "gas", clock: "running" });
  await good(rig.call("POST", `${path}/keys`, { keys: "A7394" }));
  await good(rig.call("PUT", `${path}/load`, { watts: 350 }));
  const look = async () => [
    await good(rig.call("GET", "/v1/meters")),
    await good(rig.call("GET", `${path}/snapshot`)),
    await good(rig.call("GET", `${path}/log`)),
  ];
  const before = await look();
  expect(before[1]).toMatchObject({ places: { keypad: { failures: [{}] } } });
  await rig.restart();
  expect(await look()).toEqual(before);
});

test("a restart finds what a request was answered, though only time had changed", async () => {
  const path = await makeMeter(rig.call, { clock: "running" });
  rig.pass(86_400_000);
  const before = await good(rig.call("GET", path));
  rig.pass(-86_400_000);
  await rig.restart();
  expect(await good(rig.call("GET", path))).toEqual(before);
});

function change(folder: string, sql: string): void {
  const file = new DatabaseSync(join(folder, "bench", "bench.db"));
  file.exec(sql);
  file.close();
}

const DAMAGES: readonly [what: string, sql: string, reason: string][] = [
  [
    "a balance that is text",
    `UPDATE meters SET state = json_set(state, '$.account.balanceMillipence', 'much')`,
    "snapshot.account.balanceMillipence",
  ],
  ["half of a state", "UPDATE meters SET state = substr(state, 1, 100)", "it is not JSON"],
];

test.each(DAMAGES)(
  "a kept meter with %s is not guessed at: the bench does not start, and says why",
  async (_, sql, reason) => {
    const env = benchEnv();
    const other = await startBenchRig(env);
    await makeMeter(other.call, { meterId: "00db1234567890e7" });
    await other.stop();
    change(env.DATA_DIR, sql);
    const damaged = "The bench's database is damaged at meter 00db1234567890e7: ";
    const started = startBenchRig(env);
    await expect(started).rejects.toBeInstanceOf(StartError);
    await expect(started).rejects.toThrow(`${damaged}${reason}`);
    rmSync(env.DATA_DIR, { recursive: true });
  },
);

test.each([
  ["BENCH_PORT", { BENCH_PORT: "http" }],
  ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
])("%s that makes no sense ends in one sentence", async (name, wrong) => {
  const env = benchEnv();
  const { exitCode, stderr } = await failToStart("bench", { ...env, ...wrong });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(new RegExp(`^${name} [^\\n]+\\n$`));
  rmSync(env.DATA_DIR, { recursive: true });
});

test("what cannot be stored is not answered, and has not happened", async () => {
  const { path, issue } = await makeCommissioned(rig.call);
  const before = await good(rig.call("GET", path));
  const code = issue(1, pounds(10));
  const full = "BEGIN SELECT RAISE(ABORT, 'the disk is full'); END";
  change(rig.folder, `CREATE TRIGGER full BEFORE UPDATE ON meters ${full}`);
  const answer = await rig.call("POST", `${path}/codes`, { code });
  expect(answer).toMatchObject({ status: 500, body: { code: "internal" } });
  expect(answer.text).not.toMatch(/full|[0-9]{20}/);
  expect(await good(rig.call("GET", path))).toEqual(before);
  change(rig.folder, "DROP TRIGGER full");
  expect(await rig.call("POST", `${path}/codes`, { code })).toMatchObject({
    body: { result: "applied" },
  });
});

test("a folder is one bench's: a second is refused until the first has ended", async () => {
  const env = benchEnv();
  const first = await startServerProcess("bench", env);
  const { exitCode, stderr } = await failToStart("bench", env);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(
    /^Another bench is using the data folder [^\n]+: stop it, or set DATA_DIR\.\n$/,
  );
  await first.end("SIGKILL");
  const second = await startServerProcess("bench", env);
  expect(await second.end("SIGTERM")).toMatchObject({ exitCode: 0, stderr: "" });
  rmSync(env.DATA_DIR, { recursive: true });
});
