import { type AccountPoint, accountPoint } from "../../../server/meters/account-point.ts";
import type { Knowledge, LoggedEvent, View } from "../api.ts";
import { inWords } from "../log-words.ts";

/** The account at a moment; null where only the balance of the day is known. */
export type Point =
  | AccountPoint
  | (Pick<AccountPoint, "at" | "balanceMillipence"> & {
      readonly emergencyMillipence: null;
      readonly debtMillipence: null;
      readonly supply: null;
    });

const POINTS_MAX = 5_000;

/** What an event moved is told by the view behind it; the same is told until another moves more. */
function movedIn(before: View | undefined, { moved }: View): View["moved"] {
  if (before === undefined) return [];
  return JSON.stringify(before.moved) === JSON.stringify(moved) ? [] : moved;
}

/** The account right before the event that a view tells of, at the moment of the view. */
function stoodBefore(
  before: AccountPoint,
  point: AccountPoint,
  moved: View["moved"],
): AccountPoint {
  const of = (path: string) => moved.find((difference) => difference.path === path)?.before;
  const balance = of("settings.meterBalance");
  return {
    ...before,
    at: point.at,
    balanceMillipence: typeof balance === "number" ? balance : point.balanceMillipence,
  };
}

/**
 * Takes in a view. Of the views of one second the first and the last count, so that what an event
 * moved is a step; a meter brought back forgets what came after.
 * @param before - the view before it, if any.
 */
export function withView(
  points: readonly AccountPoint[],
  view: View,
  before?: View,
): readonly AccountPoint[] {
  const point = accountPoint(view);
  const earlier = points.filter(({ at }) => at < view.time);
  const last = earlier.at(-1);
  const moved = movedIn(before, view);
  const isStep = moved.length > 0 && last !== undefined;
  const first =
    points.find(({ at }) => at === view.time) ??
    (isStep ? stoodBefore(last, point, moved) : undefined);
  return [...earlier, ...(first ? [first] : []), point].slice(-POINTS_MAX);
}

/**
 * All that is known of the account: what the page has seen, behind it what the bench knows of the
 * session, and behind that the daily values that the meter keeps. In the second in which the bench
 * told of the session the page may have seen more, and the meter may have been brought back since.
 */
export function allPoints(
  seen: readonly AccountPoint[],
  history: readonly AccountPoint[],
  daily: Knowledge["daily"],
): readonly Point[] {
  const now = seen.at(-1)?.at ?? Number.POSITIVE_INFINITY;
  const told = history.filter(({ at }) => at <= now);
  const known = told.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
  const changed = seen.findLast(({ at }) => at === known);
  const points = [...told, ...(changed ? [changed] : []), ...seen.filter(({ at }) => at > known)];
  const first = points[0]?.at ?? Number.POSITIVE_INFINITY;
  const before = daily
    .filter(({ at }) => at < first)
    .map(({ at, balanceMillipence }) => ({
      at,
      balanceMillipence,
      emergencyMillipence: null,
      debtMillipence: null,
      supply: null,
    }));
  return [...before, ...points];
}

/** An event on the chart: a code that was taken, one that was refused, or another. */
export interface Mark {
  readonly at: number;
  readonly text: string;
  readonly kind: "taken" | "refused" | "other";
}

const TAKEN = ["810E", "8161"];
const REFUSED = ["8162", "8F51", "8F5B", "8F47", "8F63"];

function kindOf(event: string): Mark["kind"] {
  if (TAKEN.includes(event)) return "taken";
  return REFUSED.includes(event) ? "refused" : "other";
}

/** The events that the log tells of. */
export function marksOf(lines: readonly LoggedEvent[]): readonly Mark[] {
  return lines.map(inWords).map(({ at, event, text }) => ({ at, text, kind: kindOf(event) }));
}
