import type { Replayed } from "./session-calls.ts";

/** What came of a replay, in words. */
export function replayWords({ same, steps, difference }: Replayed): string {
  if (same) return `Replayed ${steps} steps: every result was the same.`;
  const where = difference?.step == null ? "At the end" : `At step ${difference.step}`;
  const paths = (difference?.differences ?? []).map(({ path }) => path).join(", ");
  return `${where} the replay differs: ${paths}.`;
}
