import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPage, StartError } from "@utrn-lab/http-host";
import { expect, test } from "vitest";
import { BENCH_PAGE } from "../../apps/bench/server/bench-page.ts";

test("where the page cannot be built, a sentence says what to run", async () => {
  const folder = mkdtempSync(join(tmpdir(), "page-"));
  writeFileSync(join(folder, "dist"), "no folder");
  const built = buildPage(BENCH_PAGE, join(folder, "dist", "page"));
  await expect(built).rejects.toThrow(StartError);
  await expect(built).rejects.toThrow(/ENOTDIR.*: run npm run build -w apps\/bench once/);
  rmSync(folder, { recursive: true });
});
