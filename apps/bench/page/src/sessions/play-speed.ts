import type { SessionStep } from "../../../server/sessions/session.ts";

/** How fast a session is played: 1 is five keys a second, with time to read each sentence. */
export const SPEEDS = [0.5, 1, 3, 20] as const;

export type Speed = (typeof SPEEDS)[number];

/** One of the speeds; the usual one for anything else. */
export function speedOf(value: string | null): Speed {
  return SPEEDS.find((speed) => String(speed) === value) ?? 1;
}

const KEY_MS = 200;
const READ_MS = 2_500;
const VERDICT_MS = 2_000;

/** How long a step stands before the next one, at speed 1. */
export function pauseAfterMs({ event, note, result }: SessionStep): number {
  const isVerdict = event.type === "code" || result?.entered !== undefined;
  return Math.max(
    event.type === "keys" ? KEY_MS : 2 * KEY_MS,
    note === undefined ? 0 : READ_MS,
    isVerdict ? VERDICT_MS : 0,
  );
}
