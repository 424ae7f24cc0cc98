import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { INHERITED } from "./server-process.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/**
 * Runs a command of the supplier service as whoever runs the service does, in a process of its own.
 * @returns what it printed.
 * @throws Error with what it said where it fails.
 */
export async function supplierCommand(
  env: Record<string, string>,
  ...args: string[]
): Promise<string> {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const [, ...rest] = String(scripts.supplier).split(" ");
  const how = { cwd: ROOT, env: { ...INHERITED, ...env } };
  const { stdout } = await promisify(execFile)(process.execPath, [...rest, ...args], how);
  return stdout;
}
