import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { benchEnv } from "../support/bench-rig.ts";
import { freePort } from "../support/postgres.ts";
import { type ServerProcess, startServerProcess } from "../support/server-process.ts";
import { API_KEY, supplierEnv } from "../support/supplier-rig.ts";

const GUIDES = ["call-centre.md", "snow-storm.md", "running.md", "backup.md"];

let environments: { supplier: ReturnType<typeof supplierEnv>; bench: ReturnType<typeof benchEnv> };
let supplier: ServerProcess;
let bench: ServerProcess;
beforeEach(async () => {
  environments = { supplier: supplierEnv(), bench: benchEnv() };
  supplier = await startServerProcess("supplier", environments.supplier);
  bench = await startServerProcess("bench", environments.bench);
});
afterEach(async () => {
  for (const server of [supplier, bench]) await server.end("SIGTERM");
  for (const { DATA_DIR } of Object.values(environments)) rmSync(DATA_DIR, { recursive: true });
});

/** A block of commands, and what the page shows under it. */
interface Step {
  readonly script: string;
  readonly shown: string | undefined;
}

/** The `sh` blocks of a page, each with the `text` block that follows it at once. */
function stepsOf(page: string): Step[] {
  const block = /^```sh\n([\s\S]*?)^```(?:\n\n```text\n([\s\S]*?)^```)?/gm;
  return [...page.matchAll(block)].map(([, script = "", shown]) => ({ script, shown }));
}

const ROOT = resolve(import.meta.dirname, "../..");

/** What an npm script of the project runs, from any folder. */
function scriptOf(name: string): string {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const [, args = ""] = /^(?:exec )?node (.*)$/.exec(String(scripts[name])) ?? [];
  const inRoot = args
    .split(" ")
    .map((each) => (/^(apps|\.)\//.test(each) ? join(ROOT, each) : each));
  return [process.execPath, ...inRoot].join(" ");
}

const MARK = "=== next step ===";

/** Runs blocks in one shell that stops at the first failure; answers what each printed. */
async function run(steps: readonly Step[]): Promise<string[]> {
  const script = steps.map((step) => step.script).join(`\necho "${MARK}"\n`);
  const child = spawn("bash", ["-euo", "pipefail", "-c", script], {
    env: {
      PATH: process.env.PATH ?? "",
      SUPPLIER: supplier.url,
      BENCH: bench.url,
      KEY: API_KEY,
      UTRN: scriptOf("utrn"),
      SERVICE: scriptOf("supplier"),
      START: scriptOf("start:supplier"),
      PRACTICE_PORT: String(await freePort()),
    },
    // The files that a guide writes are its own.
    cwd: environments.bench.DATA_DIR,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (text) => {
    stdout += text;
  });
  child.stderr.on("data", (text) => {
    stderr += text;
  });
  const [exitCode] = await once(child, "close");
  if (exitCode !== 0) throw new Error(`ended with ${exitCode}: ${stderr}\n${stdout}`);
  return stdout.split(`${MARK}\n`);
}

test.each(GUIDES)("the commands of %s print what the page shows", async (name) => {
  const folder = resolve(import.meta.dirname, "../../docs/guides");
  const steps = stepsOf(readFileSync(join(folder, name), "utf8"));
  const printed = await run(steps);
  expect(printed).toHaveLength(steps.length);
  for (const [at, { script, shown }] of steps.entries()) {
    expect(printed[at], script).toBe(shown ?? "");
  }
});
