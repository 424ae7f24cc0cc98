import { hash } from "node:crypto";

/** How long to wait after the first attempts that have failed, and after every further one. */
const PAUSES_SECONDS = [5, 60, 300, 900] as const;
const PAUSE_SECONDS = 1_800;
/** By how much of a pause receivers are kept apart. */
const JITTER = 0.2;
/** The longest that a receiver may put itself off by Retry-After. */
const RETRY_AFTER_MAX_SECONDS = 3_600;

/** The longest pause there is. */
export const PAUSE_MAX_SECONDS = RETRY_AFTER_MAX_SECONDS;

/** How long a webhook may fail before it is told nothing until somebody enables it again. */
export const FAILING_MAX_SECONDS = 5 * 86_400;

/** From 0 to 1, by no chance: tests and people can know it. */
function fractionOf(text: string): number {
  return hash("sha256", text, "buffer").readUInt32BE() / 2 ** 32;
}

/**
 * When to try again, after attempts that have failed. Only the oldest event is tried, so a receiver
 * that was down is found to be up again within half an hour.
 * @param attempts - how many have failed, 1 or more.
 * @param retryAfterSeconds - what the receiver asks for, or undefined.
 * @returns seconds from now.
 */
export function pauseAfter(
  webhookId: string,
  attempts: number,
  retryAfterSeconds: number | undefined,
): number {
  const pause = PAUSES_SECONDS[attempts - 1] ?? PAUSE_SECONDS;
  const apart = pause * JITTER * fractionOf(`${webhookId} ${attempts}`);
  const asked = Math.min(retryAfterSeconds ?? 0, RETRY_AFTER_MAX_SECONDS);
  return Math.max(Math.round(pause + apart), asked);
}
