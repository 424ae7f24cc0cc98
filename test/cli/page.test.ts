import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "vitest";
import { rigForEachTest } from "../support/each-test.ts";
import { expectPagePrints } from "../support/shell-page.ts";
import { API_KEY } from "../support/supplier-rig.ts";

const rig = rigForEachTest();

test("the commands of the page of the command line print what it shows", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "utrn-page-"));
  const env = { SUPPLIER: rig.url(), KEY: API_KEY };
  await expectPagePrints("reference/command-line.md", { env, cwd });
});
