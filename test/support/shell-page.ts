import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "vitest";
import { readPage } from "./page-examples.ts";
import { type Step, stepsOf } from "./page-steps.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/** What an npm script of the project runs, from any folder. */
export function scriptOf(name: string): string {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const [, args = ""] = /^(?:exec )?node (.*)$/.exec(String(scripts[name])) ?? [];
  const inRoot = args
    .split(" ")
    .map((each) => (/^(apps|\.)\//.test(each) ? join(ROOT, each) : each));
  return [process.execPath, ...inRoot].join(" ");
}

const MARK = "=== next step ===";

/** Where a page's commands are run. */
interface Shell {
  readonly env: Readonly<Record<string, string>>;
  /** The files that a page writes are its own. */
  readonly cwd: string;
}

/** Runs blocks in one shell that stops at the first failure; answers what each printed. */
async function run(steps: readonly Step[], { env, cwd }: Shell): Promise<string[]> {
  const script = steps.map((step) => step.script).join(`\necho "${MARK}"\n`);
  const child = spawn("bash", ["-euo", "pipefail", "-c", script], {
    env: { PATH: process.env.PATH ?? "", UTRN: scriptOf("utrn"), ...env },
    cwd,
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

/** Runs a page below `docs/`, and expects that each block prints what is shown under it. */
export async function expectPagePrints(path: string, shell: Shell): Promise<void> {
  const steps = stepsOf(readPage(path));
  const printed = await run(steps, shell);
  expect(printed).toHaveLength(steps.length);
  for (const [at, { script, shown }] of steps.entries()) {
    expect(printed[at], script).toBe(shown ?? "");
  }
}
