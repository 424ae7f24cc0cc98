import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { benchForFile } from "../support/shared-bench.ts";

const ROOT = resolve(import.meta.dirname, "../..");

const STRICT = {
  ...{ strict: true, noEmit: true, skipLibCheck: true, allowImportingTsExtensions: true },
  ...{ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, types: [] },
  ...{ target: "es2024", module: "nodenext", lib: ["es2024", "dom"] },
};

/** What a tester's program does at a bench, without a cast. */
const USE = `
import createClient from "openapi-fetch";
import type { paths } from "./bench.ts";

const bench = createClient<paths>({ baseUrl: "" });

export async function life(): Promise<string | undefined> {
  const { data: plain } = await bench.POST("/v1/meters");
  const { data: meter, error } = await bench.POST("/v1/meters", {
    body: {
      fuel: "electricity",
      settings: { meterBalance: 500_000, emergencyCredit: { limit: 1_500_000 } },
      installCodes: { "00db1234000000aa": "83fed3407a939723a5c639b26916d505" },
    },
  });
  if (meter === undefined || plain === undefined) {
    return error?.code === "misdirected_request" ? "its name" : error?.code;
  }
  const rate: number = meter.settings.tariff.unitRateMillipence;
  const params = { path: { meterId: meter.meterId } };
  const entered = await bench.POST("/v1/meters/{meterId}/codes", { params, body: { code: "1" } });
  if (entered.error?.code === "no_ppmid") return "add a PPMID";
  const { data: snapshot } = await bench.GET("/v1/meters/{meterId}/snapshot", { params });
  if (snapshot !== undefined) {
    await bench.PUT("/v1/meters/{meterId}/snapshot", { params, body: snapshot });
  }
  const { data: session } = await bench.GET("/v1/meters/{meterId}/session", { params });
  for (const { event } of session?.steps ?? []) if (event.type === "code") return event.code;
  if (session !== undefined) await bench.POST("/v1/sessions/replay", { body: { session } });
  const body = { code: "1" };
  const { data: explained } = await bench.POST("/v1/meters/{meterId}/explain", { params, body });
  if (explained?.kind === "code") return explained.commands?.[0]?.type;
  return explained?.proves?.date ?? String(rate);
}
`;

const rig = benchForFile();

test("a client generated from the bench's document compiles strictly, without a cast", async () => {
  // Within the project, where the compiler finds its packages.
  const folder = mkdtempSync(join(ROOT, "node_modules", ".generated-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const run = promisify(execFile);
  const generate = ["exec", "-w", "packages/client", "--", "openapi-typescript"];
  await run("npm", [...generate, `${rig.url()}/docs/json`, "-o", join(folder, "bench.ts")]);
  writeFileSync(join(folder, "use.ts"), USE);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: STRICT }));
  const compiled = run(join(ROOT, "node_modules", ".bin", "tsc"), ["-p", folder]);
  expect(await compiled.catch(({ stdout }) => ({ stdout }))).toMatchObject({ stdout: "" });
});
