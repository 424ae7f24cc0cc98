import type { Summary } from "./figure.ts";

/** By how much medians of code that nobody changed differ from run to run on a shared machine. */
const NOISE = 1 / 7;

/** How a figure has changed since the last run; within the noise it is said to be noise. */
export function changeSince(now: Summary, last: Summary): string {
  const change = now.median / last.median - 1;
  const percent = `${change < 0 ? "" : "+"}${Math.round(change * 100)} %`;
  const doOverlap = now.least <= last.most && last.least <= now.most;
  if (Math.abs(change) < NOISE || (doOverlap && now.rounds > 1)) return `${percent}, noise`;
  const isBetter = change > 0 === (now.unit === "/s");
  return `${percent}, ${isBetter ? "better" : "worse"}`;
}
