/** Seconds of an hour and of a day. */
export const HOUR = 3_600;
export const DAY = 86_400;
export const HALF_HOUR = 1_800;

/** Seconds since the Unix epoch of a date "YYYY-MM-DD", 00:00 UTC. */
export function startOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 1_000;
}

/** "YYYY-MM-DD" of a moment. */
export function dateOf(at: number): string {
  return new Date(Math.floor(at) * 1_000).toISOString().slice(0, 10);
}

/** When people are up, in hours of the day. */
const [UP, TO_BED] = [7, 23];

/** The moment itself, or the next morning where people sleep. */
export function awake(at: number): number {
  const hour = (at % DAY) / HOUR;
  const midnight = at - (at % DAY);
  if (hour < UP) return midnight + UP * HOUR;
  return hour >= TO_BED ? midnight + DAY + UP * HOUR : at;
}
