import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "vitest";
import { expectPagePrints } from "../support/shell-page.ts";

test("the commands of the page of the command line print what it shows", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "utrn-page-"));
  await expectPagePrints("reference/command-line.md", { env: {}, cwd });
});
