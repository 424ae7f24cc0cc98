import { setTimeout } from "node:timers/promises";
import { quantile } from "./quantile.ts";

/** Asks for one code, the `at`-th; answers whether it was given. */
export type Issue = (at: number) => Promise<boolean>;

/** What clients saw in a span of time, latencies in milliseconds. */
export interface Load {
  readonly requests: number;
  readonly failed: number;
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
}

const TICK_MS = 2;

let asked = 0;

/**
 * Asks at a fixed rate, whether or not what was asked before is answered. A latency is counted from
 * when the request was due: what has to wait for a service that stands still counts.
 * @param durationMs - how long requests are sent; all of them are waited for.
 */
export async function openLoad(issue: Issue, perSecond: number, durationMs: number): Promise<Load> {
  const start = performance.now();
  const times: number[] = [];
  let failed = 0;
  const ask = async (dueMs: number): Promise<void> => {
    const isGiven = await issue(asked++).catch(() => false);
    if (!isGiven) failed += 1;
    times.push(performance.now() - start - dueMs);
  };
  const count = Math.floor((perSecond * durationMs) / 1_000);
  const sent: Promise<void>[] = [];
  while (sent.length < count) {
    const passedMs = performance.now() - start;
    const due = Math.min(count, Math.floor((passedMs * perSecond) / 1_000) + 1);
    while (sent.length < due) sent.push(ask((sent.length * 1_000) / perSecond));
    await setTimeout(TICK_MS);
  }
  await Promise.all(sent);
  const [p50 = 0, p99 = 0, p999 = 0] = [0.5, 0.99, 0.999].map((share) => quantile(times, share));
  return { requests: count, failed, p50, p99, p999 };
}
