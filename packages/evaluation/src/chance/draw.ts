import jstat from "jstat";
import type { Assumption } from "../assumptions/assumption.ts";
import type { Stream } from "./stream.ts";

/** Away from 0 and 1, where a quantile is infinite. */
function inside(u: number): number {
  return Math.min(Math.max(u, 1e-12), 1 - 1e-12);
}

/**
 * The quantile of an assumption's distribution. One number of the stream gives one draw, and a
 * greater value of the assumption never a smaller draw: so households stay alike where a reader
 * changes a figure.
 * @param u - 0 <= u < 1.
 */
export function quantileOf({ value, low, high, spread }: Assumption, u: number): number {
  switch (spread.kind) {
    case "fixed":
      return value;
    case "share":
      return u < value ? 1 : 0;
    case "exponential":
    case "poisson":
      return -value * Math.log(1 - u);
    case "waiting":
      return (-value * Math.log(1 - u)) / Math.LN2;
    case "lognormal":
      return value * Math.exp(spread.sigma * jstat.normal.inv(inside(u), 0, 1));
    case "triangular": {
      const [from, to] = [Math.min(low, value), Math.max(high, value)];
      return from === to ? value : jstat.triangular.inv(inside(u), from, to, value);
    }
  }
}

/** One draw. */
export function draw(assumption: Assumption, stream: Stream): number {
  return quantileOf(assumption, stream());
}

/** Whether what an assumption gives the share of is so this time. */
export function happens(assumption: Assumption, stream: Stream): boolean {
  return stream() < assumption.value;
}

/** Moments of a Poisson process, `perYear` on average, in [from, until), in seconds. */
export function moments(
  perYear: number,
  from: number,
  until: number,
  stream: Stream,
): readonly number[] {
  const found: number[] = [];
  const yearSeconds = 365.25 * 86_400;
  if (perYear <= 0) return found;
  for (let at = from; ; ) {
    at += (-Math.log(1 - stream()) / perYear) * yearSeconds;
    if (at >= until) return found;
    found.push(at);
  }
}

/** The one of several kinds, each with its share, into whose part a number of 0 <= u < 1 falls. */
export function pick<T>(
  kinds: readonly [readonly [T, number], ...(readonly [T, number])[]],
  u: number,
): readonly [T, number] {
  let left = u;
  for (const kind of kinds) {
    left -= kind[1];
    if (left < 0) return kind;
  }
  return kinds[0];
}
