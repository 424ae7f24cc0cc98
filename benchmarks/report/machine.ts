import { execFileSync } from "node:child_process";
import { cpus, loadavg } from "node:os";

/** Where and on what a report was measured. */
export interface Machine {
  readonly at: string;
  /** The commit, with a plus where files had changed since. */
  readonly commit: string;
  readonly processor: string;
  readonly cores: number;
  readonly node: string;
  readonly system: string;
  /** Processes that wanted a core in the last minute before the start, on average. */
  readonly loadBefore: number;
}

/** Above this, other work was on the machine: times say little. */
const LOAD_MAX = 0.5;

function git(...args: readonly string[]): string {
  return execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

function commitOf(): string {
  const isChanged = git("status", "--porcelain", "--untracked-files=no") !== "";
  return `${git("rev-parse", "--short=8", "HEAD").trim()}${isChanged ? "+" : ""}`;
}

/** A file as the last commit has it; undefined where it has none. */
export function committed(path: string): string | undefined {
  try {
    return git("show", `HEAD:${path}`);
  } catch {
    return undefined;
  }
}

export function machineNow(): Machine {
  const processors = cpus();
  return {
    at: new Date().toISOString().replace(/\.\d+Z$/, "Z"),
    commit: commitOf(),
    processor: processors[0]?.model.trim() ?? "unknown",
    cores: processors.length,
    node: process.version,
    system: `${process.platform} ${process.arch}`,
    loadBefore: loadavg()[0] ?? 0,
  };
}

/** One line about the machine, and a second one where it was busy before the start. */
export function machineLines(machine: Machine): string {
  const { at, commit, processor, cores, node, system, loadBefore } = machine;
  const line =
    `${at}, commit ${commit}, ${processor}, ${cores} cores, Node ${node} on ${system}, ` +
    `load ${loadBefore.toFixed(1)} before the start.`;
  const busy =
    "**Other work was on the machine: compare ratios, and take no time of these for the code's.**";
  return loadBefore > LOAD_MAX ? `${line}\n\n${busy}` : line;
}
