/** Money is integer millipence: 1 p = 1,000 mp, 1 pound = 100,000 mp (meter.md 1). */
export const MILLIPENCE_PER_PENNY = 1_000;
export const MILLIPENCE_PER_POUND = 100_000;

/** The registers are signed 32-bit, as in GBCS. */
export const REGISTER_MAX: number = 2 ** 31 - 1;
export const REGISTER_MIN: number = -(2 ** 31);

/** Whether an amount is one that a register holds. */
export function fitsRegister(millipence: number): boolean {
  return millipence >= REGISTER_MIN && millipence <= REGISTER_MAX;
}

/**
 * Whole pence at or below an amount: a display or a confirmation never promises more than is there.
 */
export function floorPence(millipence: number): number {
  return Math.floor(millipence / MILLIPENCE_PER_PENNY);
}

/** Whole pence at or above an amount: the smallest payment that is enough. */
export function ceilPence(millipence: number): number {
  return Math.ceil(millipence / MILLIPENCE_PER_PENNY);
}
