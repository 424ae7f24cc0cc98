import type { Platform } from "./platform.ts";

/** How often, and for how long, a call is tried. */
export interface Retries {
  /** 1 and more; 1: a call is sent once. */
  readonly attemptsMax: number;
  /** The longest wait before the second attempt, milliseconds; it doubles with each attempt. */
  readonly firstWaitMsMax: number;
  /** The longest wait that the client chooses itself, milliseconds. */
  readonly waitMsMax: number;
  /** No attempt begins later than this after the first, milliseconds. */
  readonly totalMsMax: number;
}

/** For a program: outlasts a restart of the service, and a minute's limit of requests. */
export const RETRIES: Retries = {
  attemptsMax: 8,
  firstWaitMsMax: 250,
  waitMsMax: 8_000,
  totalMsMax: 65_000,
};

/** For a page: whoever waits is told before long, and can ask again. */
export const RETRIES_OF_PAGES: Retries = { ...RETRIES, attemptsMax: 3, totalMsMax: 5_000 };

/** Request Timeout, Too Many Requests, Bad Gateway, Service Unavailable, Gateway Timeout. */
const PASSING: readonly number[] = [408, 429, 502, 503, 504];

/** What an attempt came to: an answer, or that none came. */
type Outcome = Response | TypeError;

/**
 * Sends a request. An answer of JSON has come when all of it has: a connection may be lost in the
 * middle of one.
 */
async function attempt(request: Request, send: Platform["fetch"]): Promise<Outcome> {
  try {
    const answer = await send(request);
    const isJson = /^application\/(problem\+)?json\b/.test(
      answer.headers.get("content-type") ?? "",
    );
    if (isJson) await answer.clone().arrayBuffer();
    return answer;
  } catch (error) {
    // What fetch throws where no answer came; an aborted signal throws its reason, which is none.
    if (error instanceof TypeError && !request.signal.aborted) return error;
    throw error;
  }
}

/** What Retry-After asks for, in seconds or as a date (RFC 9110, 10.2.3); 0 where it does not. */
function retryAfterMs(answer: Response, nowMs: number): number {
  const header = answer.headers.get("retry-after") ?? "";
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - nowMs;
  return Number.isNaN(ms) ? 0 : Math.max(0, ms);
}

/**
 * How long to wait before the next attempt: anything up to a bound that doubles ("full jitter"),
 * so that clients which failed together do not come back together, but not less than asked for.
 */
function waitMs(outcome: Outcome, failed: number, retries: Retries, platform: Platform): number {
  const { firstWaitMsMax, waitMsMax } = retries;
  const own = platform.random() * Math.min(waitMsMax, firstWaitMsMax * 2 ** (failed - 1));
  return outcome instanceof Error ? own : Math.max(own, retryAfterMs(outcome, platform.nowMs()));
}

/**
 * Sends a request that may be repeated until it is answered for good. Not answered for good are a
 * lost connection, and 408, 429, 502, 503 and 504; `Retry-After` is kept to.
 * @returns the last answer.
 * @throws TypeError as fetch does, where no answer came to the last attempt; the reason of the
 *   request's signal, which ends a wait, too.
 */
export async function sendRepeatedly(
  request: Request,
  retries: Retries,
  platform: Platform,
): Promise<Response> {
  const endMs = platform.nowMs() + retries.totalMsMax;
  for (let failed = 1; ; failed += 1) {
    const isLast = failed >= retries.attemptsMax;
    const outcome = await attempt(isLast ? request : request.clone(), platform.fetch);
    const isForGood = !(outcome instanceof Error) && !PASSING.includes(outcome.status);
    const ms = isForGood || isLast ? undefined : waitMs(outcome, failed, retries, platform);
    if (ms === undefined || platform.nowMs() + ms > endMs) {
      if (outcome instanceof Error) throw outcome;
      return outcome;
    }
    if (!(outcome instanceof Error)) await outcome.body?.cancel();
    await platform.wait(ms, request.signal);
  }
}
