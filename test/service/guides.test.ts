import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { benchEnv } from "../support/bench-rig.ts";
import { freePort } from "../support/postgres.ts";
import { type ServerProcess, startServerProcess } from "../support/server-process.ts";
import { expectPagePrints, scriptOf } from "../support/shell-page.ts";
import { API_KEY, supplierEnv } from "../support/supplier-rig.ts";
import { startValidatingProxy, type ValidatingProxy } from "../support/validating-proxy.ts";

const GUIDES = ["ninety-days.md", "running.md", "snow-storm.md", "call-centre.md"];
/** Each guide follows each other one, and itself; the one of backups has a service of its own. */
const PLAYED = [...GUIDES, ...GUIDES.toReversed(), "backup.md"];

const environments = { supplier: supplierEnv(), bench: benchEnv() };
const cwd = mkdtempSync(join(tmpdir(), "guides-"));
let supplier: ServerProcess;
let bench: ServerProcess;
/** What the guides call in their place. */
let before: { readonly supplier: ValidatingProxy; readonly bench: ValidatingProxy };
beforeAll(async () => {
  // As `npm start` does.
  [supplier, bench] = await Promise.all([
    startServerProcess("supplier", { ...environments.supplier, LAB: "1" }),
    startServerProcess("bench", environments.bench),
  ]);
  before = {
    supplier: await startValidatingProxy(supplier.url),
    bench: await startValidatingProxy(bench.url),
  };
});
afterAll(async () => {
  for (const proxy of Object.values(before)) await proxy.close();
  for (const server of [supplier, bench]) await server.end("SIGTERM");
  for (const { DATA_DIR } of Object.values(environments)) rmSync(DATA_DIR, { recursive: true });
});

test.each(PLAYED)(
  "the commands of %s print what the page shows, whatever went before",
  async (name) => {
    const env = {
      SUPPLIER: before.supplier.url,
      BENCH: before.bench.url,
      KEY: API_KEY,
      SERVICE: scriptOf("supplier"),
      START: scriptOf("start:supplier"),
      PRACTICE_PORT: String(await freePort()),
    };
    await expectPagePrints(`guides/${name}`, { env, cwd });
  },
);

test("every request of a guide, and every answer, is as the OpenAPI documents say", () => {
  expect(before.supplier.checked()).toBeGreaterThan(100);
  expect(before.bench.checked()).toBeGreaterThan(20);
  expect([...before.supplier.faults, ...before.bench.faults]).toEqual([]);
});

test("no guide leaves a file behind", () => {
  expect(readdirSync(cwd)).toEqual([]);
  rmSync(cwd, { recursive: true });
});
