import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Step, stepsOf } from "../../support/page-steps.ts";

/**
 * Runs every command of docs/guides/deploying.md on a copy of this machine, booted by systemd in a
 * container without a network, and compares what is printed with what the page shows. The copy is
 * an overlay: nothing of this machine is changed. It needs root, systemd-container, nginx,
 * prometheus, postgresql, and the packages of the project and of the page in npm's cache; not part
 * of `npm test`.
 */
const ROOT = resolve(import.meta.dirname, "../../..");
const MARK = "=== next step ===";

/** Boots to this alone: whatever else the machine starts stays out. */
const TARGET = `[Unit]
Requires=basic.target
Wants=try.service
After=basic.target
`;

const SERVICE = `[Unit]
After=basic.target
[Service]
Type=oneshot
Environment=HOME=/root PROJECT=file://${ROOT} npm_config_offline=true
ExecStart=/bin/sh -c 'bash -euo pipefail /try.sh > /try.out 2> /try.err'
ExecStopPost=/bin/systemctl --no-block --force poweroff
`;

function run(program: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
}

/** Runs the steps in one shell on a booted copy of this machine. */
function runBooted(steps: readonly Step[]): { readonly out: string; readonly err: string } {
  const folder = mkdtempSync(join(tmpdir(), "deploying-"));
  const [upper, work, root] = ["upper", "work", "root"].map((name) => join(folder, name));
  const units = join(String(upper), "etc/systemd/system");
  for (const path of [units, String(work), String(root)]) mkdirSync(path, { recursive: true });
  writeFileSync(join(units, "try.target"), TARGET);
  writeFileSync(join(units, "try.service"), SERVICE);
  // Its own: a journal of this machine's is not to be taken for its own.
  writeFileSync(join(String(upper), "etc/machine-id"), `${"0123456789abcdef".repeat(2)}\n`);
  const script = steps.map((step) => step.script).join(`\necho "${MARK}"\n`);
  writeFileSync(join(String(upper), "try.sh"), script);
  const layers = `lowerdir=/,upperdir=${upper},workdir=${work}`;
  run("mount", "-t", "overlay", "overlay", "-o", layers, String(root));
  try {
    const how = ["--register=no", "--keep-unit", "--private-network", `--directory=${root}`];
    run("systemd-nspawn", ...how, "--machine=deploying", "--boot", "systemd.unit=try.target");
    const read = (name: string) => readFileSync(join(String(upper), name), "utf8");
    return { out: read("try.out"), err: read("try.err") };
  } finally {
    run("umount", String(root));
    rmSync(folder, { recursive: true });
  }
}

const steps = stepsOf(readFileSync(join(ROOT, "docs/guides/deploying.md"), "utf8"));
const { out, err } = runBooted(steps);
const printed = out.split(`${MARK}\n`);
for (const [at, { script, shown = "" }] of steps.entries()) {
  const text = printed[at];
  if (text === shown) continue;
  process.exitCode = 1;
  process.stdout.write(`--- step ${at + 1}\n${script}--- printed\n${text ?? "(not run)\n"}`);
  process.stdout.write(`--- instead of\n${shown}`);
  if (text === undefined) break;
}
if (process.exitCode === 1) process.stdout.write(`--- errors\n${err}`);
else process.stdout.write(`All ${steps.length} steps print what the page shows.\n`);
