import { REFUSALS, type Refusal } from "@utrn-lab/utrn";
import { dateOfDay, dayOfTime } from "@utrn-lab/utrn/rules";
import { effectOf } from "../rules/amounts.ts";
import { type CodesByStatus, codesByStatus } from "../rules/code-life.ts";
import { countCodes, type DayGroup, type ReportFilter } from "../store/reconciliation.ts";
import type { Store } from "../store/tables.ts";
import { type Sums, sumOf } from "./reconcile.ts";

const DAY_SECONDS = 86_400;

/** The codes that were issued on a day, and what has become of them since. */
interface ReportedDay {
  /** UTC, "YYYY-MM-DD". */
  readonly day: string;
  readonly issued: Sums;
  /** What they give, as limits count it. */
  readonly givenPence: number;
  readonly codesByStatus: CodesByStatus;
  /** Those that are refused, by what the meter said. */
  readonly refused: { readonly reason: Refusal; readonly codes: number }[];
}

function countOf(groups: readonly DayGroup[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

function reportDay(day: number, groups: readonly DayGroup[]): ReportedDay {
  const byStatus = Map.groupBy(groups, ({ status }) => status);
  const counts = [...byStatus].map(([status, some]) => [status, countOf(some)]);
  const byRefusal = Map.groupBy(byStatus.get("refused") ?? [], ({ refusal }) => refusal);
  return {
    day: dateOfDay(dayOfTime(day * DAY_SECONDS)),
    issued: sumOf(groups),
    givenPence: groups.reduce(
      (sum, { commands, count }) => sum + effectOf(commands).givenPence * count,
      0,
    ),
    codesByStatus: codesByStatus(Object.fromEntries(counts)),
    refused: REFUSALS.map((reason) => ({
      reason,
      codes: countOf(byRefusal.get(reason) ?? []),
    })).filter(({ codes }) => codes > 0),
  };
}

/**
 * The codes of each day of issue, the first day first; days without codes are left out. The sums of
 * all days are those of the reconciliation of the same filter.
 */
export async function reportDays(store: Store, filter: ReportFilter): Promise<ReportedDay[]> {
  const byDay = Map.groupBy(await countCodes(store, filter), ({ day }) => day);
  const inOrder = [...byDay].toSorted(([one], [other]) => one - other);
  return inOrder.map(([day, groups]) => reportDay(day, groups));
}
