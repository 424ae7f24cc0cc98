import { strict as assert } from "node:assert";
import { metersPastTheirDay } from "../access/day-sums.ts";
import { forecastMeters, type Judging } from "../issuing/forecast-meters.ts";
import type { Planned } from "../issuing/judge-code.ts";
import { effectOf } from "../rules/amounts.ts";
import type { Forecast } from "../rules/forecast.ts";
import { type CampaignRefusalCode, refusalOf } from "../rules/issue-refusals.ts";
import type { DayLimits } from "../rules/policies.ts";
import type { MeterRecord } from "../store/meters.ts";
import type { Store } from "../store/tables.ts";

/** What a campaign's code would do at one meter. */
export interface Judged {
  readonly meter: MeterRecord;
  readonly found: Forecast;
  /** Why this meter gets no code, or undefined. */
  readonly refusal: CampaignRefusalCode | undefined;
}

/**
 * Judges a campaign's code at many meters by the same rules as a single one, with some queries for
 * all.
 * @param meters - as they are now; where the answer counts, locked by the caller's transaction.
 * @param limits - those of who issues it: to a meter's day each of them is held.
 */
export async function judgeMeters(
  store: Store,
  meters: readonly MeterRecord[],
  { plan, request }: Planned,
  { thresholds, nowSeconds, limits }: Judging & { readonly limits: DayLimits },
): Promise<Judged[]> {
  const meterIds = meters.map(({ meter_id }) => meter_id);
  if (meterIds.length === 0) return [];
  const codes = meters.map((meter) => ({ meter, plan }));
  const forecasts = await forecastMeters(store, codes, { thresholds, nowSeconds });
  const { givenPence } = effectOf(plan.commands);
  const past = await metersPastTheirDay(store, limits, meterIds, { givenPence, nowSeconds });
  return meters.map((meter) => {
    const found = forecasts.get(meter.meter_id);
    assert(found !== undefined, "every meter has its forecast");
    const isPast = past.has(meter.meter_id);
    const byRules = refusalOf(meter, found, request, thresholds);
    const refusal = byRules ?? (isPast ? "above_limit" : undefined);
    return { meter, found, refusal };
  });
}
