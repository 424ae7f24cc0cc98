import type { Knowledge, LoggedEvent, View } from "../api.ts";

/** The account at a moment, in pounds; null where only the balance of the day is known. */
export interface Point {
  readonly at: number;
  readonly balance: number;
  readonly emergency: number | null;
  readonly debt: number | null;
  readonly supply: View["supply"] | null;
}

const POINTS_MAX = 5_000;
const MILLIPENCE_A_POUND = 100_000;

const pounds = (millipence: number): number => millipence / MILLIPENCE_A_POUND;

function pointOf({ time, balanceMillipence, emergencyCredit, debts, supply }: View): Point {
  const debt = debts.accumulated + debts.time_1 + debts.time_2 + debts.payment;
  return {
    at: time,
    balance: pounds(balanceMillipence),
    emergency: pounds(emergencyCredit.remainingMillipence),
    debt: pounds(debt),
    supply,
  };
}

/**
 * Takes in a view: two of one second are one point, and a meter brought back forgets what came
 * after.
 */
export function withView(points: readonly Point[], view: View): readonly Point[] {
  return [...points.filter(({ at }) => at < view.time), pointOf(view)].slice(-POINTS_MAX);
}

/** What the page has seen, behind the daily values that the meter keeps from before. */
export function withDaily(points: readonly Point[], daily: Knowledge["daily"]): readonly Point[] {
  const first = points[0]?.at ?? Number.POSITIVE_INFINITY;
  const before = daily
    .filter(({ at }) => at < first)
    .map(({ at, balanceMillipence }) => ({
      at,
      balance: pounds(balanceMillipence),
      emergency: null,
      debt: null,
      supply: null,
    }));
  return [...before, ...points];
}

/** A code on the chart: taken, or refused. */
export interface Mark {
  readonly at: number;
  readonly isTaken: boolean;
}

const TAKEN = ["810E", "8161"];
const REFUSED = ["8162", "8F51", "8F5B", "8F47", "8F63"];

/** The codes that the log tells of. */
export function marksOf(lines: readonly LoggedEvent[]): readonly Mark[] {
  return lines
    .filter(({ event }) => TAKEN.includes(event) || REFUSED.includes(event))
    .map(({ at, event }) => ({ at, isTaken: TAKEN.includes(event) }));
}
