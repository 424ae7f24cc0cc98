/**
 * How far a figure can be trusted: A an official or primary text; B a reputable secondary text, or
 * arithmetic from A; C thin, old, foreign or by analogy; assumed: no source, a judgement.
 */
type Certainty = "A" | "B" | "C" | "assumed";

/**
 * How the figure varies from home to home, or from time to time; `value` is its middle.
 * `fixed` does not vary; `share` is the probability that something is so; `lognormal` has `value`
 * as its median and `sigma` of its logarithm; `exponential` and `poisson` have it as their mean;
 * `waiting` is exponential with `value` as its median; `triangular` lies between `low` and `high`.
 */
type Spread =
  | { readonly kind: "fixed" | "share" | "exponential" | "waiting" | "poisson" | "triangular" }
  | { readonly kind: "lognormal"; readonly sigma: number };

/** One figure that the evaluation rests on. */
export interface Assumption {
  readonly value: number;
  /** The ends of the doubt about it, about 10 and 90 %: the tornado's ends. */
  readonly low: number;
  readonly high: number;
  /** What can be set at all: outside it nothing is computed. */
  readonly least: number;
  readonly most: number;
  readonly spread: Spread;
  readonly unit: string;
  /** Where it comes from, by the keys of `SOURCES`, and what was done with it. */
  readonly source: string;
  readonly certainty: Certainty;
  /** What it is, for a reader who has not seen its name before. */
  readonly says: string;
}

/** An assumption as a table writes it: bounds and spread left out where they are the usual ones. */
type Written = Omit<Assumption, "least" | "most" | "spread"> &
  Partial<Pick<Assumption, "least" | "most" | "spread">>;

/** Fills in what a table leaves out: a share lies in 0..1, everything else is not negative. */
export function assume(written: Written): Assumption {
  const most = written.unit.startsWith("share") ? 1 : 1e9;
  return { least: 0, most, spread: { kind: "fixed" }, ...written };
}
