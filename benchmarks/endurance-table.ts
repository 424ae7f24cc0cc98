import type { Held } from "./endurance-site.ts";
import type { Load } from "./open-load.ts";

/** A minute under load. */
export interface Minute extends Load, Held {
  readonly minute: number;
}

export const TITLES = [
  "minute",
  "codes asked for",
  "failed",
  "p50 ms",
  "p99 ms",
  "p99.9 ms",
  "MiB api",
  "MiB api",
  "MiB worker",
  "open files",
  "connections",
];

/** A row of a Markdown table. */
export function lineOf(cells: readonly (string | number)[]): string {
  const texts = cells.map((cell) =>
    typeof cell === "number" && !Number.isInteger(cell) ? cell.toFixed(1) : String(cell),
  );
  return `| ${texts.join(" | ")} |`;
}

/** What must not grow. */
const WATCHED = [
  ["p50 ms", ({ p50 }: Minute) => p50],
  ["MiB of all processes", ({ first, second, worker }: Minute) => first + second + worker],
  ["open files", ({ openFiles }: Minute) => openFiles],
  ["connections", ({ connections }: Minute) => connections],
] as const;

/** Growth over the whole time that is no growth, as a share of the mean. */
const FLAT = 0.1;

/** The slope of the straight line nearest to values one apart (least squares). */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const above = values.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0);
  const below = values.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  return below === 0 ? 0 : above / below;
}

/** One line for each figure that must not grow, from the second minute on: the first warms up. */
export function slopesOf(rows: readonly Minute[]): string[] {
  return WATCHED.map(([name, of]) => {
    const values = rows.slice(1).map(of);
    const slope = slopeOf(values);
    const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
    const isFlat = slope * values.length <= FLAT * mean;
    return `${name}: ${slope.toFixed(3)} a minute, ${isFlat ? "flat" : "GROWS"}`;
  });
}
