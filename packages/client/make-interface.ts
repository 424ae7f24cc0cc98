import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSupplier } from "@utrn-lab/supplier-service";
import openapiTypescript, { astToString } from "openapi-typescript";

/** Where the types of the interface are kept. */
const INTERFACE_FILE = join(import.meta.dirname, "src", "interface.ts");

const HEAD =
  "// Made by npm run interface -w packages/client from the OpenAPI document of the service.\n\n";

/** Runs a service with a lab's clock, for it has every address, and reads its document. */
async function readDocument(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "interface-"));
  const service = await startSupplier({
    DATA_DIR: folder,
    SUPPLIER_PORT: "0",
    LOG_LEVEL: "silent",
    LAB: "1",
    CONSOLE: "0",
  });
  try {
    const answer = await fetch(`${service.url}/docs/json`);
    return await answer.text();
  } finally {
    await service.close();
    rmSync(folder, { recursive: true });
  }
}

/** The types of the interface, as TypeScript. */
async function makeInterface(): Promise<string> {
  const nodes = await openapiTypescript(await readDocument());
  return `${HEAD}${astToString(nodes)}`;
}

const made = await makeInterface();
if (!process.argv.includes("--check")) {
  writeFileSync(INTERFACE_FILE, made);
} else if (made !== readFileSync(INTERFACE_FILE, "utf8")) {
  process.stderr.write("src/interface.ts is not that of the service: run npm run interface\n");
  process.exitCode = 1;
}
