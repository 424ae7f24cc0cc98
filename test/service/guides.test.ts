import { rmSync } from "node:fs";
import { afterEach, beforeEach, test } from "vitest";
import { benchEnv } from "../support/bench-rig.ts";
import { freePort } from "../support/postgres.ts";
import { type ServerProcess, startServerProcess } from "../support/server-process.ts";
import { expectPagePrints, scriptOf } from "../support/shell-page.ts";
import { API_KEY, supplierEnv } from "../support/supplier-rig.ts";

const GUIDES = ["call-centre.md", "snow-storm.md", "running.md", "backup.md", "ninety-days.md"];

let environments: { supplier: ReturnType<typeof supplierEnv>; bench: ReturnType<typeof benchEnv> };
let supplier: ServerProcess;
let bench: ServerProcess;
beforeEach(async () => {
  environments = { supplier: supplierEnv(), bench: benchEnv() };
  // As `npm start` does.
  supplier = await startServerProcess("supplier", { ...environments.supplier, LAB: "1" });
  bench = await startServerProcess("bench", environments.bench);
});
afterEach(async () => {
  for (const server of [supplier, bench]) await server.end("SIGTERM");
  for (const { DATA_DIR } of Object.values(environments)) rmSync(DATA_DIR, { recursive: true });
});

test.each(GUIDES)("the commands of %s print what the page shows", async (name) => {
  const env = {
    SUPPLIER: supplier.url,
    BENCH: bench.url,
    KEY: API_KEY,
    SERVICE: scriptOf("supplier"),
    START: scriptOf("start:supplier"),
    PRACTICE_PORT: String(await freePort()),
  };
  await expectPagePrints(`guides/${name}`, { env, cwd: environments.bench.DATA_DIR });
});
