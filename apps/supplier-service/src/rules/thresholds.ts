/** Thresholds above which issuing warns, or needs a reason. */
export interface Thresholds {
  /** A share of each top-up for debt above which issuing warns, percent, 0..100. */
  readonly paymentDebtPercentMax: number;
  /** Whether a second code that says the same as an open one needs a reason, not only a warning. */
  readonly isReasonNeeded: boolean;
}
