import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { clientOf } from "../support/api-client.ts";
import { benchEnv, good, makeCommissioned, pounds, type View } from "../support/bench-rig.ts";
import { startServerProcess } from "../support/server-process.ts";

const POUND = 100_000;

/** Lets the files of a process grow again, as when room is made on its disk. */
function makeRoom(pid: number): void {
  const { error, status } = spawnSync("prlimit", ["--pid", String(pid), "--fsize=unlimited"]);
  if (error !== undefined) {
    throw new Error("This test needs the program prlimit (Linux, package util-linux).");
  }
  expect(status).toBe(0);
}

test("store_unavailable while the disk is full; then the bench goes on", async () => {
  const env = benchEnv();
  const made = await startServerProcess("bench", env);
  const { path, issue } = await makeCommissioned(clientOf(made.url));
  await made.end("SIGTERM");
  const server = await startServerProcess("bench", env, { fileBlocksMax: 1_000 });
  const call = clientOf(server.url);
  let accepted = 0;
  let refused: unknown;
  while (refused === undefined) {
    const code = issue(accepted + 1, pounds(1));
    const { status, body } = await call("POST", `${path}/codes`, { code });
    if (status === 200) accepted += 1;
    else refused = [status, body];
  }
  expect(refused).toEqual([503, expect.objectContaining({ code: "store_unavailable" })]);
  expect(accepted).toBeGreaterThan(3);
  expect((await good<View>(call("GET", path))).balanceMillipence).toBe(accepted * POUND);
  makeRoom(server.pid);
  const code = issue(accepted + 1, pounds(1));
  await good(call("POST", `${path}/codes`, { code }));
  await server.end("SIGKILL");
  const again = await startServerProcess("bench", env);
  const found = await good<View>(clientOf(again.url)("GET", path));
  expect(found.balanceMillipence).toBe((accepted + 1) * POUND);
  await again.end("SIGTERM");
  rmSync(env.DATA_DIR, { recursive: true });
});
