/** A stretch of time on the chart, in seconds since the Unix epoch. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Less than this shows nothing that was not seen. */
const SHORTEST_SECONDS = 60;

/** All the time that there are points of, a minute at least. */
export function wholeSpan(points: readonly { readonly at: number }[]): Span {
  const from = points[0]?.at ?? 0;
  return { from, to: Math.max(points.at(-1)?.at ?? 0, from + SHORTEST_SECONDS) };
}

/** A length that can be shown. */
function lengthWithin({ from, to }: Span, length: number): number {
  return Math.round(Math.min(Math.max(length, SHORTEST_SECONDS), to - from));
}

/** A span of a length, moved so far that it lies within the whole. */
function within(whole: Span, from: number, length: number): Span {
  const seconds = lengthWithin(whole, length);
  const start = Math.round(Math.min(Math.max(from, whole.from), whole.to - seconds));
  return { from: start, to: start + seconds };
}

/** What two ends chosen by hand show, in either order. */
export function spanBetween(whole: Span, one: number, other: number): Span {
  return within(whole, Math.min(one, other), Math.abs(one - other));
}

/** A span so many times as long, around the same middle. */
export function zoomed(whole: Span, { from, to }: Span, times: number): Span {
  const length = lengthWithin(whole, (to - from) * times);
  return within(whole, (from + to - length) / 2, length);
}

/** A span moved by so much of its own length: earlier where that is negative. */
export function shifted(whole: Span, { from, to }: Span, lengths: number): Span {
  return within(whole, from + (to - from) * lengths, to - from);
}

/** The last so many seconds. */
export function lastOf(whole: Span, seconds: number): Span {
  return within(whole, whole.to - seconds, seconds);
}
