import type { Plan } from "@utrn-lab/utrn";
import { type Forecast, forecastCode } from "../rules/forecast.ts";
import type { Thresholds } from "../rules/thresholds.ts";
import { debtCodesOf } from "../store/debt-codes.ts";
import { knownAccount, knownCounters, outstandingCode } from "../store/known.ts";
import { settingsOf, unsettledOf } from "../store/meter-batches.ts";
import type { MeterRecord } from "../store/meters.ts";
import type { Store } from "../store/tables.ts";

/** By what, and for which time, codes are judged. */
export interface Judging {
  readonly thresholds: Thresholds;
  readonly nowSeconds: number;
}

/** A code, and the meter that it is for. */
interface PlannedFor {
  readonly meter: MeterRecord;
  readonly plan: Plan;
}

/**
 * Says what would happen if codes were issued now, with the same few queries for one and for
 * hundreds.
 * @param codes - one a meter; where the answer counts, the meters are locked by the caller's
 *   transaction.
 * @returns the forecasts, by the meter's id.
 */
export async function forecastMeters(
  store: Store,
  codes: readonly PlannedFor[],
  { thresholds, nowSeconds }: Judging,
): Promise<ReadonlyMap<string, Forecast>> {
  if (codes.length === 0) return new Map();
  const meters = codes.map(({ meter }) => meter);
  const unsettled = await unsettledOf(store, meters);
  const settings = await settingsOf(
    store,
    meters.map(({ meter_id }) => meter_id),
  );
  const debtCodes = await debtCodesOf(store, codes);
  const { paymentDebtPercentMax } = thresholds;
  const found = codes.map(({ meter, plan }) => {
    const { meter_id: id } = meter;
    const out = (unsettled.get(id) ?? []).map(outstandingCode);
    const account = knownAccount(meter, settings.get(id), debtCodes.get(id) ?? []);
    const known = { account, paymentDebtPercentMax };
    return [id, forecastCode(knownCounters(meter), out, plan, nowSeconds, known)] as const;
  });
  return new Map(found);
}
