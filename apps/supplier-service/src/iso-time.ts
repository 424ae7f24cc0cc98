/** A time as clients see it and as the audit trail has it: ISO 8601, UTC. */
export function timeOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}

/** The same of a time that may be unknown. */
export function timeOrNull(seconds: number | null): string | null {
  return seconds === null ? null : timeOf(seconds);
}
