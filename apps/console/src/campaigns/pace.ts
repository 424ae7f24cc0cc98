/** How many meters were settled at a moment. */
export interface Mark {
  /** Milliseconds of any clock that runs evenly. */
  readonly atMs: number;
  readonly settled: number;
}

/** Below this a pace is a guess. */
const MEASURED_MS_MIN = 2_000;
const SECOND_MS = 1_000;

/** How fast, and how long still. */
interface Pace {
  readonly perSecond: number;
  readonly secondsLeft: number;
}

/** The pace from one moment to another; undefined until it can be told. */
export function paceOf(first: Mark, last: Mark, waiting: number): Pace | undefined {
  const passedMs = last.atMs - first.atMs;
  const settled = last.settled - first.settled;
  if (passedMs < MEASURED_MS_MIN || settled <= 0) return undefined;
  const perSecond = (settled * SECOND_MS) / passedMs;
  return { perSecond, secondsLeft: waiting / perSecond };
}

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3_600;

function about(count: number, unit: string): string {
  const rounded = Math.round(count);
  return `about ${rounded} ${unit}${rounded === 1 ? "" : "s"} left`;
}

/** How long still, as people say it. */
export function timeLeftWords(secondsLeft: number): string {
  if (secondsLeft < MINUTE_SECONDS) return "less than a minute left";
  if (secondsLeft < 1.5 * HOUR_SECONDS) return about(secondsLeft / MINUTE_SECONDS, "minute");
  return about(secondsLeft / HOUR_SECONDS, "hour");
}
