import type { Assumption } from "../assumptions/assumption.ts";
import type { Assumptions } from "../assumptions/table.ts";
import { draw, happens, moments } from "../chance/draw.ts";
import { type Stream, streamOf } from "../chance/stream.ts";
import { DAY, HOUR } from "../time.ts";

/** How a home stands with the WAN when a run begins. */
export const WANS = ["good", "intermittent", "none"] as const;
export type Wan = (typeof WANS)[number];

/** Half-open, in seconds. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Whether a moment lies in one of the spans. */
export function isWithin(spans: readonly Span[], at: number): boolean {
  return spans.some(({ from, until }) => at >= from && at < until);
}

/** The first moment, from `at` on, in none of the spans, which are in order. */
export function after(spans: readonly Span[], at: number): number {
  return spans.reduce((now, { from, until }) => (now >= from && now < until ? until : now), at);
}

/** When nothing reaches a meter: no WAN here, or no DCC anywhere. */
export interface Reach {
  /** The meter has no WAN, in order. */
  readonly withoutWan: readonly Span[];
  /** The DCC is down, for everybody, in order. */
  readonly withoutDcc: readonly Span[];
}

/** Whether a message would arrive now. */
export function isReachable({ withoutWan, withoutDcc }: Reach, at: number): boolean {
  return !isWithin(withoutWan, at) && !isWithin(withoutDcc, at);
}

/** From when on a message sent at a moment can arrive. */
export function reachableFrom(reach: Reach, at: number): number {
  for (let now = at; ; ) {
    const next = after(reach.withoutDcc, after(reach.withoutWan, now));
    if (next === now) return now;
    now = next;
  }
}

/**
 * The times without WAN of a home that has none: some get one. The run begins somewhere in the
 * days until then, as things are; where they are fewer, the same fault, reported at the same
 * moment, is mended sooner by the difference, perhaps before the run begins.
 */
function untilMended(
  period: Span,
  isShorter: boolean,
  a: Assumptions,
  stream: Stream,
): readonly Span[] {
  const isMended = happens(a.wanEverFixedShare, stream);
  const [whole, place] = [stream(), stream()];
  const daysOf = (days: Assumption) => draw(days, () => whole);
  const usual = daysOf(a.wanFixDays);
  const saved = isShorter ? Math.max(0, usual - daysOf(a.wanFixDaysShorter)) : 0;
  const left = Math.max(0, usual * place - saved);
  return [{ from: period.from, until: isMended ? period.from + Math.round(left * DAY) : Infinity }];
}

function comingAndGoing(period: Span, a: Assumptions, stream: Stream): readonly Span[] {
  const spans: Span[] = [];
  for (let at = period.from; at < period.until; ) {
    const from = at + Math.round(draw(a.intermittentUp, stream) * HOUR);
    at = from + Math.max(1, Math.round(draw(a.intermittentDown, stream) * HOUR));
    spans.push({ from, until: at });
  }
  return spans;
}

/**
 * When a home is without WAN.
 * @param isShorter - whether a fault is answered in 30 days instead of 90.
 */
export function timesWithoutWan(
  wan: Wan,
  period: Span,
  isShorter: boolean,
  a: Assumptions,
  stream: Stream,
): readonly Span[] {
  if (wan === "good") return [];
  return wan === "none"
    ? untilMended(period, isShorter, a, stream)
    : comingAndGoing(period, a, stream);
}

/**
 * When the DCC is down, for all homes of a seed: two planned windows a month, from 20:00 on, and
 * outages that nobody planned.
 */
export function dccOutages(period: Span, a: Assumptions, seed: number): readonly Span[] {
  const stream = streamOf(seed, "dcc");
  const spans: Span[] = [];
  const planned = Math.round(a.plannedMaintenanceHours.value * HOUR);
  for (let day = period.from + 3 * DAY; day < period.until; day += 15 * DAY) {
    const from = day - (day % DAY) + 20 * HOUR;
    spans.push({ from, until: from + planned });
  }
  const rate = a.unplannedOutagesPerYear.value;
  for (const at of moments(rate, period.from, period.until, stream)) {
    const from = Math.round(at);
    spans.push({ from, until: from + Math.round(draw(a.unplannedOutageHours, stream) * HOUR) });
  }
  return spans.toSorted((one, other) => one.from - other.from);
}
