import { readFileSync } from "node:fs";

/**
 * The memory of a process as Linux tells it (proc(5)), MiB.
 * @param which - what it has now, VmRSS, or the most that it has had, VmHWM.
 */
export function mebibytesOf(pid: number, which: "VmRSS" | "VmHWM"): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const [, kibibytes] = new RegExp(`${which}:\\s+(\\d+) kB`).exec(status) ?? [];
  return Number(kibibytes) / 1_024;
}
