import type { MeterView } from "@utrn-lab/meter-emulator";

/** How the account of a meter stood at a moment, in seconds since the Unix epoch. */
export interface AccountPoint {
  readonly at: number;
  readonly balanceMillipence: number;
  /** What is left of emergency credit. */
  readonly emergencyMillipence: number;
  /** All debts together. */
  readonly debtMillipence: number;
  readonly supply: MeterView["supply"];
}

/** How the account of a meter stands. */
export function accountPoint(view: MeterView): AccountPoint {
  const { time, balanceMillipence, emergencyCredit, debts, supply } = view;
  return {
    at: time,
    balanceMillipence,
    emergencyMillipence: emergencyCredit.remainingMillipence,
    debtMillipence: debts.accumulated + debts.time_1 + debts.time_2 + debts.payment,
    supply,
  };
}

/** Whether nothing but time is between two points. */
function isLike({ at: _, ...one }: AccountPoint, { at: __, ...other }: AccountPoint): boolean {
  return (
    one.balanceMillipence === other.balanceMillipence &&
    one.emergencyMillipence === other.emergencyMillipence &&
    one.debtMillipence === other.debtMillipence &&
    one.supply === other.supply
  );
}

/** Adds a point: while nothing moves, the first and the last of them are kept. */
export function addPoint(points: AccountPoint[], point: AccountPoint): void {
  const [last, before] = [points.at(-1), points.at(-2)];
  if (last !== undefined && isLike(last, point)) {
    if (last.at === point.at) return;
    if (before !== undefined && isLike(before, last)) points.pop();
  }
  points.push(point);
}
