import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StartError } from "@utrn-lab/http-host";
import { expect, test } from "vitest";
import { buildPage } from "../../apps/bench/server/page/build.ts";

test("where the page cannot be built, a sentence says what to run", async () => {
  const folder = mkdtempSync(join(tmpdir(), "page-"));
  writeFileSync(join(folder, "dist"), "no folder");
  const built = buildPage(join(folder, "dist", "page"));
  await expect(built).rejects.toThrow(StartError);
  await expect(built).rejects.toThrow(/ENOTDIR.*: run npm run build -w apps\/bench once/);
  rmSync(folder, { recursive: true });
});
